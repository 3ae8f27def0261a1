import pytest

from tests.tools.plugin_site import FIRST_PARTY, PluginSite, names


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
        ("@hookimpl(wrapper=True)\ndef presskit_slots(): yield\n", "PK117", 2, "before= and after="),
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
    plugin_site: PluginSite, code: str, rule: str, line: int, words: str
) -> None:
    path = plugin_site.local("byline", code)
    host, found = plugin_site.load(f'[plugins]\nenabled = ["{path}"]\n')
    assert [(d.code, d.span.path, d.span.line) for d in found] == [(rule, "plugins/byline.py", line)]
    assert words in found[0].hint
    assert "`byline`" in found[0].message
    assert names(host) == FIRST_PARTY


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("x: 'Unknown' = 1", "NameError: name 'Unknown' is not defined"),
        ("x: list[int] | set[int] = []", "TypeError: Type unions"),
        ("x: int = 1\n    def __post_init__(self): {}['y']", "KeyError: 'y'"),
    ],
)
def test_settings_that_fail_are_the_plugins_fault(plugin_site: PluginSite, body: str, words: str) -> None:
    declare = "@hookimpl\ndef presskit_declare(): return Declaration(settings=Settings)\n"
    code = f"import msgspec\nclass Settings(msgspec.Struct, frozen=True):\n    {body}\n{declare}"
    path = plugin_site.local("byline", code)
    value = "[]" if "list" in body else "2"
    host, found = plugin_site.load(f'[plugins]\nenabled = ["{path}"]\n[plugin.byline]\nx = {value}\n')
    assert [(d.code, d.span.path) for d in found] == [("PK113", "plugins/byline.py")]
    assert words in found[0].message
    assert names(host) == FIRST_PARTY


def test_wrong_settings_are_found_where_they_stand(plugin_site: PluginSite) -> None:
    host, found = plugin_site.load('[plugin.html]\npage_size = "9"\npage_sise = 9\n')
    assert [(d.code, d.span.line, d.span.column) for d in found] == [("PK104", 2, 13), ("PK103", 3, 1)]
    assert "html" not in names(host)
