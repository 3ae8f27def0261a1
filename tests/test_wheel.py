"""What is installed from the wheel is whole, and starts without what a command does not need."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = ("docutils", "jinja2", "lxml", "pygments", "babel", "msgspec", "rich", "asyncio")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "--target",
        "wheel",
        "--directory",
        folder,
    ]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def presskit(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command as the wheel installs it: an environment of its own, that sees this one's dependencies."""
    home = tmp_path_factory.mktemp("venv")
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    paths = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)})
    site_packages = Path(paths["purelib"])
    install: list[str | Path] = [
        "-m",
        "pip",
        "--python",
        home,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        wheel,
    ]
    subprocess.run([sys.executable, *install], capture_output=True, check=True)
    # An appended path comes after the wheel's own: of two presskits, the wheel's is imported.
    (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return Path(paths["scripts"]) / "presskit"


def test_the_wheel_holds_what_the_source_holds(wheel: Path) -> None:
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    folders = (ROOT / "src", ROOT / "plugins")
    kept = {
        path.relative_to(folder).as_posix()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert packed == kept


def test_the_wheel_holds_types_templates_schemas_and_the_new_site(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "presskit/py.typed" in names
    assert any(name.startswith("presskit/cli/starter/") and name.endswith("presskit.toml") for name in names)
    assert any(name.startswith("presskit_html/templates/") for name in names)
    assert any(name.startswith("presskit_json/") and name.endswith(".json") for name in names)


def test_the_installed_command_says_its_version(presskit: Path) -> None:
    run = subprocess.run([presskit, "--version"], capture_output=True, text=True, check=True)
    assert "0.1.0" in run.stdout


def test_the_installed_command_finds_its_plugins(presskit: Path, tmp_path: Path) -> None:
    (tmp_path / "presskit.toml").touch()
    run = subprocess.run([presskit, "plugins"], cwd=tmp_path, capture_output=True, text=True, check=True)
    for name in ("html", "epub", "json", "breadcrumbs", "pullquote", "mailinglist", "recent", "dask"):
        assert name in run.stdout


def test_help_imports_nothing_that_it_does_not_need(presskit: Path) -> None:
    python = presskit.with_name("python")
    program = (
        "import sys; from presskit.cli import main\n"
        "sys.argv = ['presskit', '--help']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print('imported:', *[name for name in {HEAVY!r} if name in sys.modules])"
    )
    run = subprocess.run([python, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1].strip() == "imported:"
