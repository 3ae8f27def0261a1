"""Directives of an empty site's table, with options that they have and options that they don't."""

from itertools import product
from typing import Any

from hypothesis import strategies as st

from tests.fuzz.inline import URLS, chosen, plain
from tests.fuzz.tables import Lines
from tests.tools.articles import reader

Drawn = st.SearchStrategy[Lines]

DIRECTIVES: dict[str, Any] = {
    **reader().tables.directives,
    "nope": None,
    "code-block": None,
    "meta": None,
    "header": None,
}
PATHS = (
    *(
        "_part.inc",
        "_deep.inc",
        "_self.inc",
        "_t.csv",
        "none.inc",
        "_latin.inc",
        "_link.inc",
        "/data.csv",
        "<isonum.txt>",
    ),
    *(
        "../../../secret.txt",
        "/etc/passwd",
        "..",
        "",
        "_folder",
        "C:\\x",
        "//h/x",
        "a//b",
        "sample.rst",
        "<s5defs.txt>",
    ),
)
VALUES = (
    *(
        "",
        "1",
        "0",
        "-1",
        "3",
        "99999999999",
        "50%",
        "1.5em",
        "1e9px",
        "left",
        "center",
        "auto",
        "grid",
        "true",
        "a b",
        "x",
    ),
    *(
        "10 20",
        "1,2",
        "0 0",
        "lazy",
        "embed",
        "tab",
        "space",
        "\\",
        '"',
        ";;",
        "U+0000",
        "html",
        "python",
        "--",
        "none",
    ),
)
ARGUMENTS = (
    "",
    "python",
    "html",
    "x.png",
    "0x41 0x10FFFF 0x0",
    "#FFFE",
    "wide",
    "daily",
    "emphasis",
    "a(code)",
    "raw(raw)",
    "1",
)
_OTHERS = ("nope", "file", "url", "encoding", "parser", "class")
_FORMS = (".. {}:: {}", ".. {}:: {}", ".. {}:: {}", ".. {}::{}", ".. {}: {}", ".. |a| {}:: {}", ".. {} :: {}")


def _options(name: str) -> list[str]:
    known = getattr(DIRECTIVES[name], "option_spec", None) or {}
    own = product(sorted(known), (*VALUES, *PATHS[:5], *URLS[::4]))
    return [f":{option}: {value}" for option, value in (*own, *product(_OTHERS, VALUES[::6] + PATHS[:10:3]))]


_NAMES = sorted(DIRECTIVES)
_CHOICES = {
    name: st.tuples(
        chosen([form.format(name, value) for form, value in product(_FORMS, ARGUMENTS + PATHS)])
        | plain.map(f".. {name}:: {{}}".format),
        st.lists(chosen(_options(name)), max_size=3),
    )
    for name in _NAMES
}
_beginnings = st.sampled_from(_NAMES).flatmap(lambda name: _CHOICES[name])


def directives(content: Drawn) -> Drawn:
    """A directive with options, and ``content`` beneath a blank line, or without one."""
    return st.builds(
        lambda start, gap, inner: [start[0], *("   " + line for line in (*start[1], *gap, *inner))],
        _beginnings,
        st.sampled_from(([""], [""], [])),
        content | st.just([]),
    )
