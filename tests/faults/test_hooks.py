"""Whatever a plugin does in a hook: it is named with the hook and the article, and the other articles are built."""

from collections.abc import Callable
from pathlib import Path

import pytest

from presskit.build.options import Options
from presskit.build.pipeline import Outcome, build
from tests.faults.sites import NOW, write

FAULTS = {
    "raises": ("raise KeyError('name')", "PK150", "KeyError: 'name'"),
    "exits": ("raise SystemExit(0)", "PK150", "SystemExit: 0"),
    "never ends to call itself": ("return again()", "PK150", "RecursionError"),
    "returns nonsense": ("return 7", "PK151", ""),
    "prints": ("print('hello')", "PK152", "hello"),
}
HOOKS = {
    "presskit_front_matter": ("source", "source.id.endswith('a1')"),
    "presskit_transform": ("document, source", "source.id.endswith('a1')"),
    "presskit_check_article": ("document, source", "source.id.endswith('a1')"),
    "presskit_facts": ("source", "source.id.endswith('a1')"),
    "presskit_slots": ("subject", "subject.entry and subject.entry.id.endswith('a1')"),
    "presskit_resolve": ("entry", "entry.id.endswith('a1')"),
}
EMPTY = {"presskit_slots": "{}", "presskit_check_article": "[]"}

PLUGIN = """
from presskit import *


def again():
    return again()


def strange(name, rawtext, text, lineno, inliner, options=None, content=None):
    return [deferred_reference("strange:" + text, rawtext)], []


@hookimpl
def presskit_markup():
    return Markup(roles={{"strange": strange}})


@hookimpl
def {hook}({arguments}):
    if {condition}:
        {fault}
    return {empty}
"""


@pytest.fixture
def make_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """``make_site(plugin)``: four articles, of which the second has a link that only a plugin can follow."""
    monkeypatch.setenv("PRESSKIT_NOW", NOW)

    def make(plugin: str) -> Path:
        site = tmp_path / "site"
        (site / "plugins").mkdir(parents=True)
        (site / "presskit.toml").write_text(
            '[output]\nwriters = ["html"]\n[plugins]\nenabled = ["./plugins/faulty.py"]\n'
        )
        (site / "plugins/faulty.py").write_text(plugin)
        for number in range(4):
            write(site, number, "Text.")
        return site

    return make


def built(site: Path, jobs: int = 1) -> Outcome:
    return build(site, Options(keep_going=True, jobs=jobs))


def pages(site: Path) -> set[int]:
    return {number for number in range(4) if (site / f"public/news/a{number}/index.html").is_file()}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("hook", HOOKS)
def test_a_fault_in_a_hook(make_site: Callable[[str], Path], hook: str, fault: str) -> None:
    code, expected, said = FAULTS[fault]
    arguments, condition = HOOKS[hook]
    site = make_site(
        PLUGIN.format(
            hook=hook, arguments=arguments, condition=condition, fault=code, empty=EMPTY.get(hook, "None")
        )
    )
    if hook == "presskit_resolve":
        write(site, 1, "See :strange:`thing`.")
    found = [finding for finding in built(site).diagnostics if finding.code.startswith("PK15")]
    assert {(finding.code, finding.span.path) for finding in found} == {(expected, "content/news/a1.rst")}
    assert all("plugin `faulty`" in finding.message and hook in finding.message for finding in found)
    assert all(said in finding.message for finding in found)
    assert pages(site) == {0, 1, 2, 3}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("hook", ["presskit_declare", "presskit_markup", "presskit_writers"])
def test_a_fault_in_a_hook_that_runs_once_stops_the_build(
    make_site: Callable[[str], Path], hook: str, fault: str
) -> None:
    code, expected, said = FAULTS[fault]
    outcome = built(
        make_site(PLUGIN.format(hook=hook, arguments="", condition="True", fault=code, empty="None"))
    )
    assert not outcome.usable
    (finding,) = outcome.diagnostics
    assert finding.code == expected
    assert "plugin `faulty`" in finding.message
    assert hook in finding.message
    assert said in finding.message


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("fault", ["raises", "exits", "never ends to call itself"])
def test_a_fault_in_a_directive(make_site: Callable[[str], Path], fault: str, jobs: int) -> None:
    code, _, said = FAULTS[fault]
    site = make_site(
        "from presskit import *\n\n\ndef again():\n    return again()\n\n\nclass Odd(Directive):\n"
        f"    def run(self):\n        {code}\n\n\n@hookimpl\ndef presskit_markup():\n"
        "    return Markup(directives={'odd': Odd})\n"
    )
    write(site, 1, ".. odd::")
    (finding,) = built(site, jobs).diagnostics
    assert (finding.code, finding.span.path) == ("PK150", "content/news/a1.rst")
    assert "plugin `faulty`" in finding.message
    assert said in finding.message
    assert pages(site) == {0, 2, 3}


WRITER = """
from presskit import *


class Odd(Writer):
    name = "odd"
    {method}


@hookimpl
def presskit_writers():
    return [Odd()]
"""


METHODS = {
    "raises": "def pages(self, catalog): raise KeyError('name')",
    "exits": "def pages(self, catalog): raise SystemExit(0)",
    "returns nonsense": "def pages(self, catalog): return [7]",
    "exits at a page": """def pages(self, catalog):
        entry = next(iter(catalog.entries.values()))
        yield Page(path="x.odd", subject=article_subject(entry))

    def render(self, view, templates):
        raise SystemExit(0)""",
}


@pytest.mark.parametrize("method", METHODS)
def test_a_fault_in_a_writer(make_site: Callable[[str], Path], method: str) -> None:
    site = make_site(WRITER.format(method=METHODS[method]))
    config = site / "presskit.toml"
    config.write_text(config.read_text().replace('["html"]', '["html", "odd"]'))
    (finding,) = built(site).diagnostics
    assert finding.code == "PK504"
    assert "`odd`" in finding.message
    assert pages(site) == {0, 1, 2, 3}
