"""Whatever a plugin does in a hook: it is named with the hook and the article, and the other articles are built."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from presskit.build.options import Options
from presskit.build.pipeline import Outcome, build
from presskit.cli import exits
from presskit.cli.show import code as exit_code
from presskit.plugins import hookspecs
from tests.faults.sites import NOW, STRANGE, published, write

FAULTS = {
    "raises": ("raise KeyError('name')", "PK150", "KeyError: 'name'"),
    "exits": ("raise SystemExit(0)", "PK150", "SystemExit: 0"),
    "never ends to call itself": ("return again()", "PK150", "RecursionError"),
    "returns nonsense": ("return 7", "PK151", ""),
    "prints": ("print('hello')", "PK152", "hello"),
}
IN_WORKERS = {
    "presskit_front_matter": ("source", "source.id.endswith('a1')"),
    "presskit_transform": ("document, source", "source.id.endswith('a1')"),
    "presskit_check_article": ("document, source", "source.id.endswith('a1')"),
    "presskit_metadata": ("document, source", "source.id.endswith('a1')"),
    "presskit_facts": ("source", "source.id.endswith('a1')"),
}
IN_PARENT = {
    "presskit_slots": ("subject", "subject.entry and subject.entry.id.endswith('a1')"),
    "presskit_resolve": ("entry", "entry.id.endswith('a1')"),
}
OF_SITE = {"presskit_check_site": ("catalog", "True"), "presskit_check_theme": ("files", "True")}
EXECUTOR = {"presskit_executor": ("name, jobs", "name == 'odd'")}
OF_FILES = {"presskit_derive": ("content", "content == b'one'")}
OF_OUTPUTS = {"presskit_finish": ("outputs", "True")}
ONCE = ["presskit_declare", "presskit_markup", "presskit_writers"]
EMPTY = {
    "presskit_slots": "{}",
    "presskit_check_article": "[]",
    "presskit_check_site": "[]",
    "presskit_check_theme": "[]",
    "presskit_finish": "[]",
}

PLUGIN = (
    "from presskit import *\n\n\ndef again():\n    return again()\n"
    + STRANGE
    + """

@hookimpl
def {hook}({arguments}):
    if {condition}:
        {fault}
    return {empty}
"""
)


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


def faulty(hook: str, arguments: str, condition: str, fault: str) -> str:
    """A plugin with a fault in a hook."""
    code, empty = FAULTS[fault][0], EMPTY.get(hook, "None")
    return PLUGIN.format(hook=hook, arguments=arguments, condition=condition, fault=code, empty=empty)


def assert_named(outcome: Outcome, hook: str, fault: str, path: str) -> None:
    _, expected, said = FAULTS[fault]
    assert exit_code(outcome.diagnostics, usable=outcome.usable) == exits.FINDINGS
    found = [finding for finding in outcome.diagnostics if finding.code.startswith("PK15")]
    assert {(finding.code, finding.span.path) for finding in found} == {(expected, path)}
    for finding in found:
        assert "plugin `faulty`" in finding.message
        assert hook in finding.message
        assert path in finding.message
        assert said in finding.message


def test_no_hook_is_forgotten_here() -> None:
    every = {name for name in vars(hookspecs) if name.startswith("presskit_")}
    assert {*IN_WORKERS, *IN_PARENT, *OF_SITE, *EXECUTOR, *OF_FILES, *OF_OUTPUTS, *ONCE} == every


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(("hook", "jobs"), [*product(IN_WORKERS, (1, 2)), *product(IN_PARENT, (1,))], ids=str)
def test_a_fault_in_a_hook(make_site: Callable[[str], Path], hook: str, jobs: int, fault: str) -> None:
    site = make_site(faulty(hook, *{**IN_WORKERS, **IN_PARENT}[hook], fault))
    if hook == "presskit_resolve":
        write(site, 1, "See :strange:`thing`.")
    assert_named(built(site, jobs), hook, fault, "content/news/a1.rst")
    assert pages(site) == {0, 1, 2, 3}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("hook", OF_SITE)
def test_a_fault_in_a_check_of_the_site(make_site: Callable[[str], Path], hook: str, fault: str) -> None:
    site = make_site(faulty(hook, *OF_SITE[hook], fault))
    assert_named(built(site), hook, fault, "presskit.toml")
    assert pages(site) == {0, 1, 2, 3}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_finishing(make_site: Callable[[str], Path], fault: str) -> None:
    hook = "presskit_finish"
    site = make_site(faulty(hook, *OF_OUTPUTS[hook], fault))
    for _ in range(2):  # what was told once is told again
        assert_named(built(site), hook, fault, "presskit.toml")
    assert pages(site) == {0, 1, 2, 3}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_deriving(make_site: Callable[[str], Path], fault: str, jobs: int) -> None:
    """It is said where the file is shown, which goes out as it is."""
    hook = "presskit_derive"
    declared = "\n\n@hookimpl\ndef presskit_declare():\n    return Declaration(derives=('image/png',))\n"
    site = make_site(faulty(hook, *OF_FILES[hook], fault) + declared)
    for number, content in ((1, b"one"), (2, b"two")):
        (site / f"content/news/{number}.png").write_bytes(content)
        write(site, number, f".. image:: {number}.png\n   :alt: A boat")
    outcome = built(site, jobs)
    _, expected, said = FAULTS[fault]
    found = [finding for finding in outcome.diagnostics if finding.code.startswith("PK15")]
    assert [(finding.code, finding.span.path) for finding in found] == [(expected, "content/news/a1.rst")]
    for part in ("plugin `faulty`", hook, "content/news/1.png", said):
        assert part in found[0].message
    assert pages(site) == {0, 1, 2, 3}
    assert [file.read_bytes() for file in (site / "public/news/a1").glob("*.png")] == [b"one"]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_making_an_executor(make_site: Callable[[str], Path], fault: str) -> None:
    hook = "presskit_executor"
    declared = "\n\n@hookimpl\ndef presskit_declare():\n    return Declaration(executors=('odd',))\n"
    site = make_site(faulty(hook, *EXECUTOR[hook], fault) + declared)
    config = site / "presskit.toml"
    config.write_text(config.read_text() + '[read]\nexecutor = "odd"\n')
    assert_named(built(site), hook, fault, "presskit.toml")
    assert pages(site) == {0, 1, 2, 3}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("hook", [*IN_WORKERS, *IN_PARENT, *OF_OUTPUTS])
def test_what_is_published_stays_as_it_was(make_site: Callable[[str], Path], hook: str, fault: str) -> None:
    site = make_site(faulty(hook, *{**IN_WORKERS, **IN_PARENT, **OF_OUTPUTS}[hook], fault))
    plugin = (site / "plugins/faulty.py").read_text()
    (site / "plugins/faulty.py").write_text(PLUGIN.partition("@hookimpl\ndef {hook}")[0].format())
    assert build(site).diagnostics == ()
    old = published(site / "public")
    (site / "plugins/faulty.py").write_text(plugin)
    write(site, 1, "See :strange:`thing`.")
    write(site, 2, "New.")
    assert build(site, Options(jobs=1)).change is None
    assert published(site / "public") == old


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("hook", ONCE)
def test_a_fault_in_a_hook_that_runs_once_stops_the_build(
    make_site: Callable[[str], Path], hook: str, fault: str
) -> None:
    _, expected, said = FAULTS[fault]
    outcome = built(make_site(faulty(hook, "", "True", fault)))
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
