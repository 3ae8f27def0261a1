"""What is tried with bytes: a target takes the site that it may use; its function raises where a promise is broken."""

from collections.abc import Callable
from pathlib import Path

from presskit.config.load import parse
from presskit.plugins.host import load_host
from presskit.read.fields import Rules
from tests.fuzz.promises import hold

PEPS = Path(__file__).parents[2] / "examples" / "peps"
FORMS = (
    "Text.\n\n.. include:: {0}\n\n- x\n\n  .. include:: {0}\n",
    ".. include:: {0}\n   :literal:\n\n.. include:: {0}\n   :code: rst\n   :number-lines: 2\n",
    ".. csv-table:: T\n   :file: {0}\n   :header-rows: 1\n",
    ".. raw:: html\n   :file: {0}\n\n.. include:: {0}\n   :start-after: a\n   :end-line: -1\n",
    ".. image:: {0}\n   :loading: embed\n\n.. figure:: {0}\n   :figwidth: image\n\n:asset:`x <{0}>` `y <{0}>`_\n",
    ".. |x| image:: {0}\n\n|x|\n\n.. include:: {0}\n   :parser: {0}\n\n.. csv-table::\n   :url: {0}\n",
)


def parser(site: Path) -> Callable[[bytes], None]:
    """Any article."""
    return lambda data: void(hold(site, data))


def front_matter(site: Path) -> Callable[[bytes], None]:
    """Fields of every kind, required ones and a site's own; the first byte says how, or that headers of a PEP are meant."""
    fields = {"teaser": "string", "rank": "integer", "paid": "boolean", "seen": "date", "rights": "list"}
    strict = Rules(
        timezone="America/St_Johns",
        language="de",
        fields=fields,
        required=("title", "date", "teaser", "section"),
    )
    peps, findings = load_host(parse((PEPS / "presskit.toml").read_text(encoding="utf-8")), PEPS)
    assert not findings, findings
    chosen = ((Rules(), None), (strict, None), (Rules(required=()), peps))

    def target(data: bytes) -> None:
        rules, host = chosen[(data[0] if data else 0) % len(chosen)]
        hold(site, data[1:], rules, host)

    return target


def inputs(site: Path) -> Callable[[bytes], None]:
    """Every way to name a file: the first byte says which, the first line is the path, what follows is a file's text."""

    def target(data: bytes) -> None:
        path, _, text = data[1:].decode("utf-8", "replace").partition("\n")
        (site / "content/news/_any.inc").write_text(text, encoding="utf-8")
        form = FORMS[(data[0] if data else 0) % len(FORMS)]
        hold(site, form.format(path.replace("\r", "")).encode())

    return target


def void(_value: object) -> None:
    """libFuzzer takes what a target returns for its verdict."""


TARGETS = {target.__name__: target for target in (parser, front_matter, inputs)}
