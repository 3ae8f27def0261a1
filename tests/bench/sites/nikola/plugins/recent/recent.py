"""Ten recent articles on every page, as the other tools have them."""

# mypy: disable-error-code="import-not-found, misc"
# (nothing here needs Nikola)

from blinker import signal
from nikola.nikola import Nikola
from nikola.plugin_categories import ConfigPlugin


class Recent(ConfigPlugin):
    name = "recent"

    def set_site(self, site: Nikola) -> None:
        def scanned(_sender: object) -> None:
            site._GLOBAL_CONTEXT["recent"] = [(post.title(), post.permalink()) for post in site.posts[:10]]

        site._GLOBAL_CONTEXT["recent"] = []
        self._scanned = scanned  # the signal holds it weakly
        signal("scanned").connect(scanned)
        super().set_site(site)
