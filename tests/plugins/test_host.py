from presskit.model.catalog import Catalog
from presskit.model.diagnostic import Span
from presskit.model.site import Site
from tests.tools.plugin_site import FIRST_PARTY, PluginSite, codes, names

CATALOG = Catalog(
    site=Site(), entries={}, sections={}, tags={}, authors={}, series={}, newest=(), backlinks={}
)
ARTICLE = Span("content/a.rst", 3, 1)


def test_a_site_without_configuration_has_the_first_party_plugins(plugin_site: PluginSite) -> None:
    host, found = plugin_site.load()
    assert found == []
    assert names(host) == FIRST_PARTY
    assert sorted(host.writers) == ["epub", "feeds", "html", "json", "sitemap"]
    assert {plugin.distribution for plugin in host.plugins} == {"presskit"}
    assert all(folder.is_dir() for _, folder in host.template_folders)


def test_templates_of_a_plugin_go_before_those_of_the_plugins_before_it(plugin_site: PluginSite) -> None:
    theme = """
from pathlib import Path
from presskit import Declaration, hookimpl

@hookimpl
def presskit_declare():
    return Declaration(templates=Path(__file__).parent)
"""
    one, other = plugin_site.local("one", theme), plugin_site.local("other", theme)
    host, _ = plugin_site.load(f'[plugins]\nenabled = ["{one}", "{other}"]\n')
    order = [name for name, _ in host.template_folders]
    assert order[:2] == ["other", "one"]
    assert "html" in order[2:]


def test_a_writer_of_no_plugin_is_a_finding(plugin_site: PluginSite) -> None:
    _, found = plugin_site.load('[output]\nwriters = ["html", "ebook"]\n')
    assert [(d.code, d.span.line, d.span.column) for d in found] == [("PK107", 2, 20)]


def hooked(decoration: str = "@hookimpl") -> str:
    return f"{decoration}\ndef presskit_resolve(): ...\n"


def test_the_order_is_that_of_the_configuration_then_of_before_and_after(plugin_site: PluginSite) -> None:
    a, b, c = (
        plugin_site.local("a", hooked()),
        plugin_site.local("b", hooked()),
        plugin_site.local("c", hooked("@hookimpl(before='a')")),
    )
    host, _ = plugin_site.load(f'[plugins]\nenabled = ["{b}", "{a}", "{c}", "breadcrumbs"]\n')
    assert names(host) == [*FIRST_PARTY[1:], "b", "a", "c", "breadcrumbs"]
    assert host.order("presskit_resolve") == ("b", "c", "a")


def test_an_order_that_goes_round_is_a_finding(plugin_site: PluginSite) -> None:
    a, b = (
        plugin_site.local("a", hooked("@hookimpl(after=['b'])")),
        plugin_site.local("b", hooked("@hookimpl(after='a')")),
    )
    _, found = plugin_site.load(f'[plugins]\nenabled = ["{a}", "{b}"]\n')
    assert codes(found) == ["PK119"]
    assert "`a` before `b` before `a`" in found[0].message or "`b` before `a` before `b`" in found[0].message


def test_a_hook_that_raises_costs_its_plugin_that_call(plugin_site: PluginSite) -> None:
    bad = plugin_site.local("bad", "@hookimpl\ndef presskit_slots(subject):\n    return {}[subject]\n")
    quits = plugin_site.local("quits", "@hookimpl\ndef presskit_slots(): raise SystemExit(3)\n")
    late = plugin_site.local(
        "late", "@hookimpl\ndef presskit_slots():\n    return {'aside': ([][0] for _ in '1')}\n"
    )
    good = plugin_site.local("good", "@hookimpl\ndef presskit_slots(): return {'aside': [Block('good')]}\n")
    host, _ = plugin_site.load(
        f'[plugins]\nenabled = ["{bad}", "{quits}", "{late}", "{good}"]\ndisabled = {FIRST_PARTY}\n'
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
            "plugin `late` failed in presskit_slots for content/a.rst: IndexError: list index out of range",
            "at plugins/late.py:4",
        ),
    ]


def test_the_first_result_wins_where_the_hook_says_so(plugin_site: PluginSite) -> None:
    none = plugin_site.local("none", "@hookimpl\ndef presskit_resolve(): return None\n")
    one = plugin_site.local("one", "@hookimpl\ndef presskit_resolve(): return 'article:one'\n")
    two = plugin_site.local("two", "@hookimpl\ndef presskit_resolve(): raise RuntimeError('called')\n")
    host, _ = plugin_site.load(f'[plugins]\nenabled = ["{none}", "{one}", "{two}"]\n')
    outcome = host.call("presskit_resolve", ARTICLE, reference=None, entry=None, catalog=CATALOG)
    assert (outcome.results, outcome.diagnostics) == ((("one", "article:one"),), ())


def test_in_a_loop_of_calls_no_block_passes_for_another(plugin_site: PluginSite) -> None:
    source = (
        "@hookimpl\ndef presskit_slots(subject):\n"
        "    return {'aside': [Block('odd', {'items': set() if subject % 2 else []})]}\n"
    )
    odd = plugin_site.local("odd", source)
    host, _ = plugin_site.load(f'[plugins]\nenabled = ["{odd}"]\ndisabled = {FIRST_PARTY}\n')
    calls = host.calls("presskit_slots")
    outcomes = [calls(ARTICLE, subject=number, catalog=CATALOG) for number in range(100)]
    assert [codes(outcome.diagnostics) for outcome in outcomes] == [[], ["PK151"]] * 50


def test_a_loop_of_calls_gives_each_plugin_its_own_settings(plugin_site: PluginSite) -> None:
    source = (
        "class Settings(Struct, frozen=True):\n    kind: str = ''\n\n"
        "@hookimpl\ndef presskit_declare(): return Declaration(settings=Settings)\n\n"
        "@hookimpl\ndef presskit_slots(settings, subject): return {'aside': [Block(settings.kind + subject)]}\n"
    )
    one = plugin_site.local("one", f"from msgspec import Struct\n{source}")
    two = plugin_site.local("two", f"from msgspec import Struct\n{source}")
    host, found = plugin_site.load(
        f'[plugins]\nenabled = ["{one}", "{two}"]\ndisabled = {FIRST_PARTY}\n'
        '[plugin.one]\nkind = "1"\n[plugin.two]\nkind = "2"\n'
    )
    assert found == []
    calls = host.calls("presskit_slots")
    for subject in ("a", "b"):
        outcome = calls(ARTICLE, subject=subject, catalog=CATALOG)
        assert [slots["aside"][0].kind for _, slots in outcome.results] == [f"1{subject}", f"2{subject}"]
