import pytest

from tests.tools.plugin_site import FIRST_PARTY, PluginSite, codes, names


def test_disabled_plugins_are_left_out_with_their_writers(plugin_site: PluginSite) -> None:
    host, found = plugin_site.load('[plugins]\ndisabled = ["epub", "recent"]\n')
    assert found == []
    assert names(host) == [name for name in FIRST_PARTY if name not in ("epub", "recent")]
    assert "json" in host.writers
    assert "epub" not in host.writers


def test_installed_is_not_enabled(plugin_site: PluginSite) -> None:
    plugin_site.distribution("presskit-byline", "byline", "raise RuntimeError('imported')\n")
    host, found = plugin_site.load()
    assert (names(host), found) == (FIRST_PARTY, [])


def test_a_first_party_plugin_that_needs_an_extra_is_off_until_it_is_named(plugin_site: PluginSite) -> None:
    host, found = plugin_site.load('[plugins]\nenabled = ["images"]\n')
    assert (names(host), found) == ([*FIRST_PARTY, "images"], [])
    host, found = plugin_site.load("[plugin.images]\nquality = 70\n")
    assert (names(host), codes(found)) == (FIRST_PARTY, ["PK122"])
    assert found[0].hint == 'to use it: [plugins] enabled = ["images"]'


def test_an_installed_plugin_is_active_when_it_is_named(plugin_site: PluginSite) -> None:
    code = "@hookimpl\ndef presskit_slots(): return {}\n"
    plugin_site.distribution("presskit-byline", "byline", code)
    host, found = plugin_site.load('[plugins]\nenabled = ["byline"]\n')
    assert found == []
    byline = host.plugins[-1]
    assert (byline.name, byline.distribution, byline.version, byline.origin) == (
        "byline",
        "presskit-byline",
        "2.5",
        "installed",
    )


def test_two_distributions_with_one_plugin_are_named(plugin_site: PluginSite) -> None:
    plugin_site.distribution("one-byline", "byline", "")
    plugin_site.distribution("other-byline", "byline", "")
    _, found = plugin_site.load('[plugins]\nenabled = ["byline"]\n')
    assert codes(found) == ["PK112"]
    assert "`one-byline` and `other-byline`" in found[0].message


def test_nobody_takes_the_name_of_a_first_party_plugin(plugin_site: PluginSite) -> None:
    plugin_site.distribution("evil", "html", "raise RuntimeError('imported')\n")
    path = plugin_site.local("json", "")
    host, found = plugin_site.load(f'[plugins]\nenabled = ["html", "{path}"]\n')
    assert codes(found) == ["PK112"]
    assert {plugin.distribution for plugin in host.plugins} == {"presskit"}


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
def test_a_plugin_that_is_not_there(plugin_site: PluginSite, name: str, code: str, hint: str) -> None:
    (plugin_site.folder.parent / "byline.py").write_text("raise RuntimeError('imported')\n")
    (plugin_site.folder / "outside.py").symlink_to(plugin_site.folder.parent / "byline.py")
    host, found = plugin_site.load(f'[plugins]\nenabled = ["html", "{name}"]\n')
    assert [(d.code, d.span.line, d.span.column, d.hint) for d in found] == [(code, 2, 20, hint)]
    assert sorted(names(host)) == FIRST_PARTY


def test_a_disabled_plugin_that_is_not_there(plugin_site: PluginSite) -> None:
    _, found = plugin_site.load('[plugins]\ndisabled = ["recents"]\n')
    assert [(d.code, d.span.column, d.hint) for d in found] == [("PK110", 13, "did you mean `recent`?")]
