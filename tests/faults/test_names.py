"""Whatever a file is called, it is published, or refused with a code before anything is touched."""

import html
import re
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from presskit.build.options import Options
from presskit.build.pipeline import build
from presskit.model.diagnostic import has_errors
from presskit.report.text import render
from tests.faults.sites import (
    NOW,
    add_foreign,
    article,
    clean,
    copy,
    foreign_digests,
    leftovers,
    links,
    published,
    write,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have fewer names")

# What is made of files so called as article, as static file and as the image of an article: the code of the error, or
# nothing where they are published. Two names are of two files. U+DCxx stands for a byte that is no UTF-8, as Python has it.
NAMES: dict[str, tuple[tuple[str, ...], str, str, str]] = {
    "composed letter": (("caf\u00e9",), "", "", ""),
    "decomposed letter": (("cafe\u0301",), "", "", ""),
    "both of them": (("caf\u00e9", "cafe\u0301"), "PK501", "PK501", ""),
    "two that differ in case": (("Abc", "abc"), "PK501", "PK501", ""),
    "two that fold to one": (("stra\u00dfe", "STRASSE"), "PK501", "PK501", ""),
    "dotted capital I": (("\u0130x", "i\u0307x"), "PK501", "PK501", ""),
    "255 bytes": (("a" * 251,), "PK502", "", "PK502"),
    "255 bytes of two": (("\u00e9" * 125 + "a",), "PK502", "", "PK502"),
    "folder of 255 bytes": (("b" * 255 + "/x",), "", "", ""),
    "1,200 bytes in all": (("/".join(["d" * 200] * 6),), "PK380", "PK502", ""),
    "device": (("con",), "", "", ""),
    "device with a suffix": (("NUL.x",), "", "", ""),
    "folder of a device": (("aux/x",), "", "", ""),
    "space": (("a b",), "", "", ""),
    "leading space": ((" a",), "", "", ""),
    "trailing space": (("a ",), "", "", ""),
    "no-break space": (("a\u00a0b",), "", "", "PK403"),
    "trailing dots": (("a...",), "", "", ""),
    "newline": (("a\nb",), "PK502", "PK502", "PK403"),
    "tab": (("a\tb",), "PK502", "PK502", "PK403"),
    "control character": (("a\x01b",), "PK502", "PK502", "PK222"),
    "delete": (("a\x7fb",), "PK502", "PK502", "PK222"),
    "line separator": (("a\u2028b",), "", "", "PK222"),
    "byte that is no UTF-8": (("a\udcffb",), "PK220", "PK502", "PK220"),
    "surrogate as three bytes": (("a\udced\udca0\udc80b",), "PK220", "PK502", "PK220"),
    "folder that is no UTF-8": (("caf\udce9/b",), "PK220", "PK502", "PK220"),
    "family of joined emoji": (("\U0001f469\u200d\U0001f469\u200d\U0001f467",), "", "", ""),
    "from right to left": (("\u05e9\u05dc\u05d5\u05dd",), "", "", ""),
    "turned round": (("a\u202egnp.x",), "", "", ""),
    "byte order mark": (("\ufeffa",), "", "", ""),
    "leading dash": (("-rf",), "", "", ""),
    "tilde": (("~",), "", "", ""),
    "encoded way up": (("%2e%2e%2fx",), "", "", ""),
    "index": (("index",), "", "", ""),
    "folder called index": (("index/x",), "", "", ""),
    "index.html": (("index.html",), "", "PK501", ""),
    "page of the site": (("archive",), "PK501", "PK501", ""),
    "parts of a URL": (("a#b?c&d=e;f",), "", "", ""),
    "markup": (("<b>&amp;'\"",), "", "", ""),
    "template": (("{{ 1 }}",), "", "", ""),
    "shell": (("$(touch x)`y`|z*",), "", "", ""),
    "backslash": (("a\\..\\b",), "", "", "PK403"),
    "drive": (("c:x",), "", "", "PK404"),
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="{}"/>'


def add_article(site: Path, name: str, number: int) -> None:
    add(site / f"content/{name}.rst", article(f"Title {number}", f"Marker {number}."))


def add_static(site: Path, name: str, number: int) -> None:
    for path in (f"static/{name}", f"static/{name}.txt"):
        add(site / path, f"Marker {number}.")


def add_image(site: Path, name: str, number: int) -> None:
    add(site / f"content/{name}.svg", SVG.format(number + 7))
    uri = re.sub(r"([\\\s])", r"\\\1", name)
    add(site / f"content/i{number}.rst", article(f"Image {number}", f".. image:: {uri}.svg\n   :alt: It."))


def add(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", errors="surrogateescape")


def are_out(public: Path, kind: str, names: tuple[str, ...]) -> bool:
    if kind == "static":
        return all(
            (public / name).read_text() == (public / f"{name}.txt").read_text() == f"Marker {number}."
            for number, name in enumerate(names)
        )
    suffix, text = ("html", "Marker {}.") if kind == "article" else ("svg", SVG.replace("{}", "{:d}"))
    texts = [path.read_text() for path in public.rglob(f"*.{suffix}")]
    return all(
        any(text.format(number + 7 * (kind == "image")) in each for each in texts)
        for number in range(len(names))
    )


def dead_links(public: Path) -> list[str]:
    """What pages lead to and have not."""
    found = []
    for page in public.rglob("*.html"):
        for url in re.findall(r' (?:href|src)="([^"]*)"', page.read_text()):
            parts = urlsplit(html.unescape(url))
            path = unquote(parts.path)
            target = public / path[1:] if path.startswith("/") else page.parent / path
            if not parts.scheme and not (target / "index.html" if target.is_dir() else target).exists():
                found.append(f"{page.relative_to(public)}: {url}")
    return found


@pytest.fixture(scope="module", params=["exchange", "in place"])
def original(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A published site of one article, with files of somebody else, and the way that it is published."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRESSKIT_NOW", NOW)
        site = tmp_path_factory.mktemp("original") / "site"
        site.mkdir()
        (site / "presskit.toml").write_text('[site]\ntitle = "Names"\n')
        write(site, 0, "Old.")
        if request.param == "in place":
            (site / "www").mkdir()
            (site / "public").symlink_to("www")
        add_foreign(site / "public")
        build(site)
    return site, str(request.param)


@pytest.mark.parametrize("kind", ["article", "static", "image"])
@pytest.mark.parametrize("label", NAMES)
def test_it_is_published_or_refused(
    original: tuple[Path, str], label: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRESSKIT_NOW", NOW)
    model, mode = original
    site = tmp_path / "site"
    copy(model, site)
    old = published(site / "public")
    names, *codes = NAMES[label]
    expected = codes[["article", "static", "image"].index(kind)]
    for number, name in enumerate(names):
        {"article": add_article, "static": add_static, "image": add_image}[kind](site, name, number)
    outcome = build(site)
    render(outcome.diagnostics, {}, colour=False).encode()  # it can be said
    errors = {finding.code for finding in outcome.diagnostics if finding.severity == "error"}
    if expected:
        assert expected in errors
        assert outcome.change is None
        assert published(site / "public") == old
    else:
        assert not has_errors(outcome.diagnostics)
        assert outcome.change is not None
        assert outcome.change.how.startswith(mode)
        assert are_out(site / "public", kind, names)
        assert dead_links(site / "public") == []
        assert published(site / "public") == {**clean(site), **foreign_digests()}
    assert (links(site / "public"), leftovers(site)) == ([], [])


def test_files_that_nothing_uses_may_have_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSKIT_NOW", NOW)
    for folder in ("content", "theme", "content/a\udcff"):
        add(tmp_path / folder / "a\n\udcff.txt", "x")
    add(tmp_path / "presskit.toml", '[site]\ntitle = "Names"\n')
    write(tmp_path, 0, "Text.")
    assert build(tmp_path, Options()).diagnostics == ()
    assert build(tmp_path, Options()).parsed == 0
