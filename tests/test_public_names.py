"""What plugins may import from presskit."""

import subprocess
import sys

import pytest

import presskit


@pytest.mark.parametrize("name", presskit.__all__)
def test_a_public_name_is_there(name: str) -> None:
    assert getattr(presskit, name) is not None


def test_the_names_are_sorted_and_each_is_there_once() -> None:
    assert len(set(presskit.__all__)) == len(presskit.__all__)


def test_a_misspelt_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="hookimp'"):
        presskit.hookimp  # noqa: B018 - the access is the test


def test_importing_presskit_imports_no_other_package() -> None:
    program = "import sys; before = set(sys.modules); import presskit; print(*(set(sys.modules) - before))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    packages = {name.partition(".")[0] for name in run.stdout.split()}
    assert packages - sys.stdlib_module_names == {"presskit"}
