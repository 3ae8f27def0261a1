from presskit.model.catalog import Catalog
from presskit.model.diagnostic import Span
from presskit.model.site import Site
from tests.tools.plugin_site import PluginSite

CATALOG = Catalog(
    site=Site(), entries={}, sections={}, tags={}, authors={}, series={}, newest=(), backlinks={}
)
ARTICLE = Span("content/a.rst", 3, 1)


def test_a_local_file_is_a_plugin_with_settings(plugin_site: PluginSite) -> None:
    path = plugin_site.local(
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
    host, found = plugin_site.load(f'[plugins]\nenabled = ["{path}"]\n[plugin.by-line]\nlabel = "Von"\n')
    assert found == []
    assert (host.plugins[-1].name, host.plugins[-1].origin) == ("by-line", "local")
    outcome = host.call("presskit_resolve", ARTICLE, reference="r", entry=None, catalog=CATALOG)
    assert outcome.results == (("by-line", "Von:r"),)
    assert not list(plugin_site.folder.rglob("__pycache__"))


def test_an_edit_of_a_local_file_takes_effect_at_once(plugin_site: PluginSite) -> None:
    for answer in ("one", "two"):
        path = plugin_site.local("byline", f"@hookimpl\ndef presskit_resolve(): return '{answer}'\n")
        host, _ = plugin_site.load(f'[plugins]\nenabled = ["{path}"]\n')
        assert host.call("presskit_resolve", ARTICLE).results == (("byline", answer),)
