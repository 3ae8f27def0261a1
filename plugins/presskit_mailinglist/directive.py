"""The directive ``.. mailing-list:: daily``."""

from typing import ClassVar

from docutils import nodes

from presskit import Anchor, Directive, Fragment, block
from presskit_mailinglist.placement import block_data
from presskit_mailinglist.settings import ListSettings, suggest_list


def mailing_list_directive(lists: dict[str, ListSettings]) -> type[Directive]:
    """The directive for the ``lists`` of a site."""

    class MailingList(MailingListDirective):
        known = lists

    return MailingList


class MailingListDirective(Directive):
    """Places the list that its argument names."""

    known: ClassVar[dict[str, ListSettings]] = {}
    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0] if self.arguments else ""
        if not name:
            self.diagnose("ML001", "`mailing-list` names no list", suggest_list("", self.known))
            return []
        if name not in self.known:
            message = f"there is no mailing list `{name}`"
            self.diagnose("ML002", message, suggest_list(name, self.known), token=name)
            return []
        return [self.make_block("mailing-list", block_data(name, self.known[name], ""))]


def number_lists(document: nodes.document) -> None:
    """Give the lists in an article their ids: only the finished document knows how many stand before one."""
    for number, node in enumerate(_blocks(document), start=1):
        anchor = Anchor(f"ml-{node['data']['list']}-inline-{number}")
        node["data"]["id"] = Fragment((anchor,))


def lists_in(document: nodes.document) -> list[str]:
    """The names of the lists that stand in an article, each once."""
    return list(dict.fromkeys(node["data"]["list"] for node in _blocks(document)))


def _blocks(document: nodes.document) -> list[block]:
    return [node for node in document.findall(block) if node["kind"] == "mailing-list"]
