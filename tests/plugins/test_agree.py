from tests.tools.plugin_site import PluginSite, codes


def test_settings_that_nobody_reads(plugin_site: PluginSite) -> None:
    plugin_site.distribution("presskit-byline", "byline", "")
    plain = plugin_site.local("plain", "@hookimpl\ndef presskit_slots(): return {}\n")
    _, found = plugin_site.load(
        f'[plugins]\nenabled = ["{plain}"]\ndisabled = ["epub"]\n'
        "[plugin.htlm]\n[plugin.plain]\n[plugin.byline]\n[plugin.epub]\n"
    )
    assert [(d.code, d.span.line, d.hint) for d in found] == [
        ("PK121", 4, "did you mean `html`?"),
        ("PK121", 5, "remove the table"),
        ("PK122", 6, 'to use it: [plugins] enabled = ["byline"]'),
        ("PK122", 7, "[plugins] disabled lists it"),
    ]


def test_two_plugins_with_one_name_for_a_thing(plugin_site: PluginSite) -> None:
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
        blocks = plugin_site.folder / "plugins" / name / "blocks"
        blocks.mkdir(parents=True)
        (blocks / "map.html").touch()
        (blocks / f"{name}.html").touch()
    host, found = plugin_site.load(
        f'[plugins]\nenabled = ["{plugin_site.local("a", code)}", "{plugin_site.local("b", code)}"]\n'
    )
    assert codes(found) == ["PK120"] * 4
    assert [diagnostic.message.partition(" both have a ")[2] for diagnostic in found] == [
        "directive `map`",
        "role `place`",
        "writer `own`",
        "template `blocks/map.html`",
    ]
    assert all("`a` and `b`" in diagnostic.message for diagnostic in found)
    assert host.writers["own"].__module__.endswith("_a")


def test_a_neighbour_whose_name_is_nearly_a_plugins(plugin_site: PluginSite) -> None:
    code = "@hookimpl(before='recnt', after=['sitemap', 'html'])\ndef presskit_slots(): return {}\n"
    _, found = plugin_site.load(f'[plugins]\nenabled = ["{plugin_site.local("byline", code)}"]\n')
    assert [(d.code, d.severity, d.span.path, d.span.line, d.hint) for d in found] == [
        ("PK123", "warning", "plugins/byline.py", 2, "did you mean `recent`?")
    ]
    assert "presskit_slots is to run before `recnt`" in found[0].message


def test_a_plugin_that_nothing_calls(plugin_site: PluginSite) -> None:
    code = "def slots(): return {}\n"
    host, found = plugin_site.load(f'[plugins]\nenabled = ["{plugin_site.local("byline", code)}"]\n')
    assert [(d.code, d.severity, d.span.path) for d in found] == [("PK124", "warning", "plugins/byline.py")]
    assert host.plugins[-1].name == "byline"
