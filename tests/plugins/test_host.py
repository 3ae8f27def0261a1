from pathlib import Path
from textwrap import dedent

import pytest

from presskit.config.load import load
from presskit.model.catalog import Catalog
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.site import Site
from presskit.plugins.host import Host, load_host

FIRST_PARTY = ["breadcrumbs", "epub", "html", "json", "mailinglist", "pullquote", "recent"]
CATALOG = Catalog(
    site=Site(), entries={}, sections={}, tags={}, authors={}, series={}, newest=(), backlinks={}
)
ARTICLE = Span("content/a.rst", 3, 1)


class Folder:
    """A site on disk, with local plugins and installed ones."""

    def __init__(self, folder: Path, installed: Path) -> None:
        self.folder = folder
        self.installed = installed

    def local(self, name: str, code: str) -> str:
        """A plugin file; its entry in ``enabled``."""
        file = self.folder / "plugins" / f"{name}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text("from presskit import *\n" + dedent(code), encoding="utf-8")
        return f"./plugins/{name}.py"

    def distribution(self, name: str, plugin: str, code: str) -> None:
        """An installed package, with the metadata that pip writes."""
        module = f"{name.replace('-', '_')}_module"
        (self.installed / f"{module}.py").write_text(
            "from presskit import *\n" + dedent(code), encoding="utf-8"
        )
        info = self.installed / f"{name.replace('-', '_')}-2.5.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}\nVersion: 2.5\n", encoding="utf-8"
        )
        (info / "entry_points.txt").write_text(f"[presskit]\n{plugin} = {module}\n", encoding="utf-8")

    def load(self, configuration: str = "") -> tuple[Host, list[Diagnostic]]:
        (self.folder / "presskit.toml").write_text(configuration, encoding="utf-8")
        loaded = load(self.folder)
        assert loaded.diagnostics == ()
        return load_host(loaded, self.folder)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    installed = tmp_path / "site-packages"
    installed.mkdir()
    monkeypatch.syspath_prepend(installed)
    folder = tmp_path / "site"
    folder.mkdir()
    return Folder(folder, installed)


def names(host: Host) -> list[str]:
    return [plugin.name for plugin in host.plugins]


def codes(found: list[Diagnostic]) -> list[str]:
    return [diagnostic.code for diagnostic in found]


def test_a_site_without_configuration_has_the_first_party_plugins(site: Folder) -> None:
    host, found = site.load()
    assert found == []
    assert names(host) == FIRST_PARTY
    assert sorted(host.writers) == ["epub", "html", "json"]
    assert {plugin.distribution for plugin in host.plugins} == {"presskit"}
    assert all(folder.is_dir() for _, folder in host.template_folders)


def test_disabled_plugins_are_left_out_with_their_writers(site: Folder) -> None:
    host, found = site.load('[plugins]\ndisabled = ["epub", "recent"]\n')
    assert found == []
    assert names(host) == ["breadcrumbs", "html", "json", "mailinglist", "pullquote"]
    assert sorted(host.writers) == ["html", "json"]


def test_a_writer_of_no_plugin_is_a_finding(site: Folder) -> None:
    _, found = site.load('[output]\nwriters = ["html", "ebook"]\n')
    assert [(d.code, d.span.line, d.span.column) for d in found] == [("PK107", 2, 20)]


def test_installed_is_not_enabled(site: Folder) -> None:
    site.distribution("presskit-byline", "byline", "raise RuntimeError('imported')\n")
    host, found = site.load()
    assert (names(host), found) == (FIRST_PARTY, [])


def test_an_installed_plugin_is_active_when_it_is_named(site: Folder) -> None:
    site.distribution("presskit-byline", "byline", "")
    host, found = site.load('[plugins]\nenabled = ["byline"]\n')
    assert found == []
    byline = host.plugins[-1]
    assert (byline.name, byline.distribution, byline.version, byline.origin) == (
        "byline",
        "presskit-byline",
        "2.5",
        "installed",
    )


def test_two_distributions_with_one_plugin_are_named(site: Folder) -> None:
    site.distribution("one-byline", "byline", "")
    site.distribution("other-byline", "byline", "")
    _, found = site.load('[plugins]\nenabled = ["byline"]\n')
    assert codes(found) == ["PK112"]
    assert "`one-byline` and `other-byline`" in found[0].message


def test_nobody_takes_the_name_of_a_first_party_plugin(site: Folder) -> None:
    site.distribution("evil", "html", "raise RuntimeError('imported')\n")
    path = site.local("json", "")
    host, found = site.load(f'[plugins]\nenabled = ["html", "{path}"]\n')
    assert codes(found) == ["PK112"]
    assert {plugin.distribution for plugin in host.plugins} == {"presskit"}


def test_a_local_file_is_a_plugin_with_settings(site: Folder) -> None:
    path = site.local(
        "by-line",
        """
        import msgspec

        class Settings(msgspec.Struct, frozen=True):
            label: str = "By"

        @hookimpl
        def presskit_declare():
            return Declaration(settings=Settings)

        @hookimpl
        def presskit_resolve(reference, settings):
            return f"{settings.label}:{reference}"
        """,
    )
    host, found = site.load(f'[plugins]\nenabled = ["{path}"]\n[plugin.by-line]\nlabel = "Von"\n')
    assert found == []
    assert (host.plugins[-1].name, host.plugins[-1].origin) == ("by-line", "local")
    outcome = host.call("presskit_resolve", ARTICLE, reference="r", entry=None, catalog=CATALOG)
    assert outcome.results == (("by-line", "Von:r"),)
    assert not list(site.folder.rglob("__pycache__"))


def test_an_edit_of_a_local_file_takes_effect_at_once(site: Folder) -> None:
    for answer in ("one", "two"):
        path = site.local("byline", f"@hookimpl\ndef presskit_resolve(): return '{answer}'\n")
        host, _ = site.load(f'[plugins]\nenabled = ["{path}"]\n')
        assert host.call("presskit_resolve", ARTICLE).results == (("byline", answer),)


@pytest.mark.parametrize(
    ("name", "code", "hint"),
    [
        ("htlm", "PK110", "did you mean `html`?"),
        ("plugins/byline.py", "PK110", 'a local file begins with "./": "./plugins/byline.py"'),
        ("./plugins/none.py", "PK111", "the path is relative to the site"),
        ("./presskit.toml", "PK111", "name a file such as ./plugins/byline.py"),
        ("../byline.py", "PK111", 'write it relative to the site: "./…"'),
        ("/etc/byline.py", "PK111", 'write it relative to the site: "./…"'),
        ("./plugins/../../byline.py", "PK111", "copy the file into the site"),
        ("./outside.py", "PK111", "copy the file into the site"),
    ],
)
def test_a_plugin_that_is_not_there(site: Folder, name: str, code: str, hint: str) -> None:
    (site.folder.parent / "byline.py").write_text("raise RuntimeError('imported')\n")
    (site.folder / "outside.py").symlink_to(site.folder.parent / "byline.py")
    host, found = site.load(f'[plugins]\nenabled = ["html", "{name}"]\n')
    assert [(d.code, d.span.line, d.span.column, d.hint) for d in found] == [(code, 2, 20, hint)]
    assert sorted(names(host)) == FIRST_PARTY


def test_a_disabled_plugin_that_is_not_there(site: Folder) -> None:
    _, found = site.load('[plugins]\ndisabled = ["recents"]\n')
    assert [(d.code, d.span.column, d.hint) for d in found] == [("PK110", 13, "did you mean `recent`?")]


@pytest.mark.parametrize(
    ("code", "rule", "line", "words"),
    [
        ("@hookimpl\ndef presskit_slot(subject): ...\n", "PK114", 2, "did you mean `presskit_slots`?"),
        ("def presskit_slot(subject): ...\n", "PK114", 2, "did you mean `presskit_slots`?"),
        ("@hookimpl\ndef slots(subject): ...\n", "PK114", 2, "did you mean `presskit_slots`?"),
        ("@hookimpl\ndef presskit_slots(subjekt): ...\n", "PK115", 2, "did you mean `subject`?"),
        ("@hookimpl\ndef presskit_slots(*, settigns=1): ...\n", "PK115", 2, "did you mean `settings`?"),
        ("@hookimpl\ndef presskit_declare(settings): ...\n", "PK115", 2, "it takes none"),
        ("\n\ndef presskit_slots(subject): ...\n", "PK116", 4, "put @hookimpl above it"),
        (
            "import pluggy\n@pluggy.HookimplMarker('presskit')(wrapper=True)\ndef presskit_slots(): yield\n",
            "PK117",
            3,
            "presskit's own @hookimpl",
        ),
        ("1 / 0\n", "PK113", 2, "at plugins/byline.py:2"),
        ("raise SystemExit('bye')\n", "PK113", 2, "at plugins/byline.py:2"),
        ("def f(:\n", "PK113", 2, "at plugins/byline.py:2"),
        ("@hookimpl\ndef presskit_declare(): 1 / 0\n", "PK150", 1, "at plugins/byline.py:3"),
        ("@hookimpl\ndef presskit_declare(): return {}\n", "PK151", 1, "it must return a Declaration"),
        (
            "@hookimpl\ndef presskit_declare(): return Declaration(api=99)\n",
            "PK118",
            1,
            "this presskit has generation 1",
        ),
        ("@hookimpl\ndef presskit_markup(): raise SystemExit\n", "PK150", 1, "at plugins/byline.py:3"),
        ("@hookimpl\ndef presskit_writers(): return [1]\n", "PK151", 1, "it must return a list of Writer"),
    ],
)
def test_a_plugin_that_can_not_be_used_is_left_out(
    site: Folder, code: str, rule: str, line: int, words: str
) -> None:
    path = site.local("byline", code)
    host, found = site.load(f'[plugins]\nenabled = ["{path}"]\n')
    assert [(d.code, d.span.path, d.span.line) for d in found] == [(rule, "plugins/byline.py", line)]
    assert words in found[0].hint
    assert "`byline`" in found[0].message
    assert names(host) == FIRST_PARTY


def test_settings_that_nobody_reads(site: Folder) -> None:
    site.distribution("presskit-byline", "byline", "")
    plain = site.local("plain", "")
    _, found = site.load(
        f'[plugins]\nenabled = ["{plain}"]\ndisabled = ["epub"]\n'
        "[plugin.htlm]\n[plugin.plain]\n[plugin.byline]\n[plugin.epub]\n"
    )
    assert [(d.code, d.span.line, d.hint) for d in found] == [
        ("PK121", 4, "did you mean `html`?"),
        ("PK121", 5, "remove the table"),
        ("PK122", 6, 'to use it: [plugins] enabled = ["byline"]'),
        ("PK122", 7, "[plugins] disabled lists it"),
    ]


def test_wrong_settings_are_found_where_they_stand(site: Folder) -> None:
    host, found = site.load('[plugin.html]\npage_size = "9"\npage_sise = 9\n')
    assert [(d.code, d.span.line, d.span.column) for d in found] == [("PK104", 2, 13), ("PK103", 3, 1)]
    assert "html" not in names(host)


def hooked(decoration: str = "@hookimpl") -> str:
    return f"{decoration}\ndef presskit_resolve(): ...\n"


def test_the_order_is_that_of_the_configuration_then_of_before_and_after(site: Folder) -> None:
    a, b, c = (
        site.local("a", hooked()),
        site.local("b", hooked()),
        site.local("c", hooked("@hookimpl(before='a')")),
    )
    host, _ = site.load(f'[plugins]\nenabled = ["{b}", "{a}", "{c}", "breadcrumbs"]\n')
    assert names(host) == [*FIRST_PARTY[1:], "b", "a", "c", "breadcrumbs"]
    assert host.order("presskit_resolve") == ("b", "c", "a")


def test_an_order_that_goes_round_is_a_finding(site: Folder) -> None:
    a, b = site.local("a", hooked("@hookimpl(after=['b'])")), site.local("b", hooked("@hookimpl(after='a')"))
    _, found = site.load(f'[plugins]\nenabled = ["{a}", "{b}"]\n')
    assert codes(found) == ["PK119"]
    assert "`a` before `b` before `a`" in found[0].message or "`b` before `a` before `b`" in found[0].message


def test_two_plugins_with_one_name_for_a_thing(site: Folder) -> None:
    code = """
    from pathlib import Path

    class Own(Writer):
        name = "own"

    @hookimpl
    def presskit_declare(): return Declaration(templates=Path(__file__).parent / Path(__file__).stem)
    @hookimpl
    def presskit_markup(): return Markup(directives={"Map": Directive}, roles={"place": print})
    @hookimpl
    def presskit_writers(): return [Own()]
    """
    for name in ("a", "b"):
        blocks = site.folder / "plugins" / name / "blocks"
        blocks.mkdir(parents=True)
        (blocks / "map.html").touch()
        (blocks / f"{name}.html").touch()
    host, found = site.load(f'[plugins]\nenabled = ["{site.local("a", code)}", "{site.local("b", code)}"]\n')
    assert codes(found) == ["PK120"] * 4
    assert [diagnostic.message.partition(" both have a ")[2] for diagnostic in found] == [
        "directive `map`",
        "role `place`",
        "writer `own`",
        "template `blocks/map.html`",
    ]
    assert all("`a` and `b`" in diagnostic.message for diagnostic in found)
    assert host.writers["own"].__module__.endswith("_a")


def test_a_hook_that_raises_costs_its_plugin_that_call(site: Folder) -> None:
    bad = site.local("bad", "@hookimpl\ndef presskit_slots(subject):\n    return {}[subject]\n")
    quits = site.local("quits", "@hookimpl\ndef presskit_slots(): raise SystemExit(3)\n")
    late = site.local(
        "late", "@hookimpl\ndef presskit_slots():\n    return {'aside': (1 // 0 for _ in '1')}\n"
    )
    good = site.local("good", "@hookimpl\ndef presskit_slots(): return {'aside': [Block('good')]}\n")
    host, _ = site.load(
        f'[plugins]\nenabled = ["{bad}", "{quits}", "{late}", "{good}"]\n'
        f'disabled = ["breadcrumbs", "recent", "mailinglist"]\n'
    )
    outcome = host.call("presskit_slots", ARTICLE, subject="x", catalog=CATALOG)
    assert [name for name, _ in outcome.results] == ["good"]
    assert [(d.code, d.span, d.message, d.hint) for d in outcome.diagnostics] == [
        (
            "PK150",
            ARTICLE,
            "plugin `bad` failed in presskit_slots for content/a.rst: KeyError: 'x'",
            "at plugins/bad.py:4",
        ),
        (
            "PK150",
            ARTICLE,
            "plugin `quits` failed in presskit_slots for content/a.rst: SystemExit: 3",
            "at plugins/quits.py:3",
        ),
        (
            "PK150",
            ARTICLE,
            "plugin `late` failed in presskit_slots for content/a.rst: ZeroDivisionError: integer division or modulo by zero",
            "at plugins/late.py:4",
        ),
    ]


def test_the_first_result_wins_where_the_hook_says_so(site: Folder) -> None:
    none = site.local("none", "@hookimpl\ndef presskit_resolve(): return None\n")
    one = site.local("one", "@hookimpl\ndef presskit_resolve(): return 'article:one'\n")
    two = site.local("two", "@hookimpl\ndef presskit_resolve(): raise RuntimeError('called')\n")
    host, _ = site.load(f'[plugins]\nenabled = ["{none}", "{one}", "{two}"]\n')
    outcome = host.call("presskit_resolve", ARTICLE, reference=None, entry=None, catalog=CATALOG)
    assert (outcome.results, outcome.diagnostics) == ((("one", "article:one"),), ())
