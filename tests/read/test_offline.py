"""docutils' directives can't open URLs, and a build does not wait for what could."""

import subprocess
import sys

import pytest

from presskit.read.offline import misc, tables

SCRIPT = """
import sys
import presskit.build.pipeline, presskit.read.compile
print(*({"urllib.request", "http.client", "ssl", "multiprocessing", "PIL"} & sys.modules.keys()))
import urllib.request
assert urllib.request.Request("http://localhost/").host == "localhost"
"""


def test_the_way_to_the_network_is_neither_imported_nor_barred() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], check=True, capture_output=True, text=True)
    assert done.stdout.split() == [], done.stdout


@pytest.mark.parametrize("module", [misc, tables])
def test_a_directive_that_tries_is_refused(module: object) -> None:
    with pytest.raises(OSError, match="open no URLs: http://localhost/"):
        vars(module)["urlopen"]("http://localhost/")
