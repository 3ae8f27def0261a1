from presskit_sharing.checks import check_sections
from presskit_sharing.settings import Settings
from tests.plugins.sharing.conftest import Make


def test_a_type_for_a_section_that_is_not_there(make_site: Make) -> None:
    settings = Settings(sections={"news/city": "Article", "new": "Article"})
    (found,) = check_sections(make_site(), settings)
    assert (found.code, found.severity, found.hint) == ("SH001", "warning", "did you mean `news`?")
    assert found.message.startswith("`plugin.sharing.sections` names `new`")
