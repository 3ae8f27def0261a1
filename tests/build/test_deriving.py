"""What plugins derive from files, by a plugin of the site's own that needs no library."""

import re
from pathlib import Path

import pytest

from presskit.build.options import Options
from presskit.build.pipeline import build, check
from presskit.build.worker import Material, derive_one
from presskit.model.asset import Derived
from presskit.model.diagnostic import Diagnostic
from presskit.plugins.host import Host
from tests.tools.small_site import article, published, write

PLUGIN = """import os
from presskit import Declaration, Derived, Variant, hookimpl


@hookimpl
def presskit_declare():
    return Declaration(derives=("image/png", "text/csv"))


@hookimpl
def presskit_derive(content, media_type):
    if content.startswith(b"die"):
        os._exit(7)
    if content.startswith(b"raise"):
        raise ValueError("no")
    if content.startswith(b"bad"):
        return Derived(problem="is bad")
    if content.startswith(b"secret"):
        return Derived(instead=Variant(content.removeprefix(b"secret "), media_type, 7, 5))
    return Derived((Variant(content[:3], "image/webp", 3, 2), Variant(content[:9], "image/webp", 9, 6)))
"""
TOML = '[site]\ntitle = "Paper"\n[output]\nwriters = ["html"]\n[plugins]\nenabled = ["./make.py"]\n[check]\nrequired = []\n'
TEMPLATE = (
    "{% for each in block.data.sources %}[{{ each.type }} {{ each.srcset }}]{% endfor %}{{ block.content }}"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    write(site, "presskit.toml", TOML)
    write(site, "make.py", PLUGIN)
    write(site, "theme/blocks/image.html", TEMPLATE)
    write(site, "content/a.rst", article("A", ".. image:: one.png\n   :alt: One"))
    write(site, "content/one.png", b"0123456789")
    return site


def page(site: Path, name: str = "a") -> str:
    return published(site)[f"{name}/index.html"].decode()


def found(site: Path, **options: object) -> list[Diagnostic]:
    return list(build(site, Options(**options)).diagnostics)  # type: ignore[arg-type]


def test_pages_have_the_variants_and_they_are_published(site: Path) -> None:
    assert found(site) == []
    files = published(site)
    small = next(path for path in files if path.startswith("a/one-3."))
    large = next(path for path in files if path.startswith("a/one-9."))
    assert (files[small], files[large]) == (b"012", b"012345678")
    assert small.endswith(".webp")
    assert f"[image/webp ../{small} 3w, ../{large} 9w]<img " in page(site)


def test_what_goes_out_instead_goes_out_everywhere(site: Path) -> None:
    write(site, "presskit.toml", TOML.replace('"html"]', '"html", "json"]'))
    write(site, "content/one.png", b"secret plain")
    assert found(site) == []
    files = published(site)
    assert b"plain" in files.values()
    assert not [path for path, content in files.items() if b"secret" in content]
    assert 'width="7" height="5"' in page(site)
    assert b'"width":7,"height":5' in files["api/articles/a.json"]


def test_each_content_is_derived_once_whatever_its_name(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site, "content/b.rst", article("B", ".. image:: two.png\n   :alt: Two"))
    write(site, "content/two.png", b"0123456789")
    assert found(site) == []
    assert "b/two-3." in page(site, "b")
    calls: list[str] = []

    def noting(task: Material, host: Host) -> Derived | Diagnostic:
        calls.append(task.path)
        return derive_one(task, host)

    monkeypatch.setattr("presskit.build.worker.derive_one", noting)
    (site / "content/two.png").rename(site / "content/three.png")
    write(
        site,
        "content/b.rst",
        article("B", ".. image:: three.png\n   :alt: Three\n\n.. image:: new.png\n   :alt: New"),
    )
    write(site, "content/new.png", b"other")
    assert found(site) == []
    assert calls == ["content/new.png"]
    assert "b/three-3." in page(site, "b")


def test_a_problem_is_a_finding_wherever_the_file_is_shown(site: Path) -> None:
    write(site, "content/one.png", b"bad")
    write(site, "content/b.rst", article("B", "Text.\n\n.. figure:: one.png\n   :alt: One"))
    write(site, "content/draft.rst", article("C", ".. image:: one.png\n   :alt: One", status="draft"))
    for _ in range(2):
        assert [(each.code, each.message, each.span.path, each.span.line) for each in found(site)] == [
            ("PK444", "`one.png` is bad", "content/a.rst", 6),
            ("PK444", "`one.png` is bad", "content/b.rst", 8),
        ]
        write(site, "content/new.rst", article("New", "Text."))
    assert check(site).diagnostics == ()


def test_a_plugin_that_raises_is_named_and_stops_the_build(site: Path) -> None:
    write(site, "content/one.png", b"raise")
    (finding,) = found(site)
    assert (finding.code, finding.span.path, finding.span.line) == ("PK150", "content/a.rst", 6)
    assert "plugin `make` failed in presskit_derive" in finding.message
    assert not (site / "public").exists()
    found(site, keep_going=True)
    assert "<img " in page(site)


def test_a_worker_that_dies_costs_one_file(site: Path) -> None:
    write(site, "content/b.rst", article("B", ".. image:: two.png\n   :alt: Two"))
    write(site, "content/two.png", b"die")
    (finding,) = found(site, jobs=2)
    assert (finding.code, finding.severity, finding.span.path) == ("PK444", "warning", "content/b.rst")
    assert (
        "`two.png` is too much: the process that read it exited with code 7, by plugin `make`"
        in finding.message
    )
    assert "a/one-3." in page(site)
    assert "<img " in page(site, "b")
    write(site, "content/two.png", b"alive")
    assert found(site, jobs=2) == []
    assert "b/two-3." in page(site, "b")


def test_a_file_that_only_a_setting_names_is_derived_too(site: Path) -> None:
    write(site, "presskit.toml", TOML + '[plugin.html]\nlogo = "/logo.png"\n')
    write(site, "static/logo.png", b"secret logo")
    assert found(site) == []
    assert published(site)["logo.png"] == b"logo", "it keeps its address"
    assert 'src="../logo.png"' in page(site)


def test_what_goes_out_instead_has_the_address_of_the_file_whatever_its_type(site: Path) -> None:
    write(site, "make.py", PLUGIN.replace('"secret "), media_type', '"secret "), "image/webp"'))
    write(site, "static/one.png", b"secret plain")
    write(site, "static/other.png", b"secret plain")
    write(site, "content/a.rst", article("A", ".. image:: /one.png\n   :alt: One"))
    for _ in range(2):
        assert found(site) == []
        files = published(site)
        assert files["one.png"] == b"plain"
        assert files["other.png"] == b"secret plain", "no page shows it"
        assert re.search(r'src="\.\./one\.\w+\.webp"', page(site))
        write(site, "content/new.rst", article("New"))


def test_a_file_that_is_written_during_the_build_is_not_taken_for_what_it_was(site: Path) -> None:
    save = """
from pathlib import Path


@hookimpl
def presskit_check_site():
    if (new := Path(__file__).with_name("new")).exists():
        new.replace(new.with_name("content") / "one.png")
    return ()
"""
    write(site, "make.py", PLUGIN + save)
    write(site, "new", b"9876543210")
    found(site)
    write(site, "content/one.png", b"0123456789")
    write(site, "content/b.rst", article("B"))
    assert found(site) == []
    assert b"012" in published(site).values()


def test_an_executor_that_takes_no_files_is_told_of_though_no_article_is_read(site: Path) -> None:
    executor = """

@hookimpl
def presskit_executor(name, jobs):
    raise ValueError("no cluster")
"""
    write(site, "make.py", PLUGIN.replace("derives=", 'executors=("mine",), derives=') + executor)
    write(site, "presskit.toml", TOML + '[read]\nexecutor = "mine"\n')
    for content in (b"0123456789", b"9876543210"):
        write(site, "content/one.png", content)
        (finding,) = found(site, keep_going=True)
        assert "no cluster" in finding.message
        assert content[:3] in published(site).values()


def test_other_code_of_the_plugin_makes_all_anew(site: Path) -> None:
    assert found(site) == []
    write(site, "make.py", PLUGIN.replace("content[:3]", "content[1:4]"))
    assert found(site) == []
    files = published(site)
    assert files[next(path for path in files if path.startswith("a/one-3."))] == b"123"


def test_a_wrong_result_is_told(site: Path) -> None:
    write(site, "make.py", PLUGIN.replace("Derived((Variant(content[:3]", "list((Variant(content[:3]"))
    (finding,) = found(site)
    assert finding.code == "PK151"
    assert "returned a list" in finding.message
