from pathlib import Path
from runpy import run_path

import pytest

from presskit.plugins.failure import Home, at, described, package_home


def raised(file: Path) -> Exception:
    with pytest.raises((RuntimeError, KeyError, SyntaxError)) as caught:
        run_path(str(file))
    return caught.value


def test_the_innermost_line_of_the_plugin_is_named(tmp_path: Path) -> None:
    file = tmp_path / "byline.py"
    file.write_text(
        "import json\n\ndef f(_):\n    raise RuntimeError('no')\n\njson.loads('{}', object_hook=f)\n"
    )
    assert at(raised(file), Home(str(file), "plugins/byline.py")) == "at plugins/byline.py:4"
    assert at(raised(file), Home(str(tmp_path), "pack")) == "at pack/byline.py:4"
    assert at(raised(file), Home(str(tmp_path / "by"), "by")) == ""


def test_a_syntax_error_is_where_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / "byline.py"
    file.write_text("x = 1\ndef f(:\n")
    assert at(raised(file), Home(str(file), "byline.py")) == "at byline.py:2"


def test_an_exception_is_one_line() -> None:
    assert described(ValueError("two\n  lines")) == "ValueError: two lines"
    assert described(ValueError()) == "ValueError"
    assert len(described(ValueError("x" * 5000))) < 500


def test_a_package_is_found_from_any_of_its_modules() -> None:
    home = package_home("msgspec.structs")
    assert home.shown == "msgspec"
    assert (Path(home.root) / "__init__.py").is_file()
    assert package_home("nowhere_at_all").shown == "nowhere_at_all"
