"""What a feed shows of an article: markup that stands alone, wherever a feed reader puts it."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from presskit import Templates, direction


def content(item: Mapping[str, Any], templates: Templates) -> str:
    """The whole article as HTML, with its notes gathered at the end.

    Feed readers show many articles on one page, and most drop ids: what led to a place in the article leads to that place
    on its own page.
    """
    text = templates.render("feeds/content.html", item=item, direction=direction(item["language"]))
    page, prefix = escape(item["url"]), re.escape(escape(item["prefix"]))
    # `<` stands nowhere but before tags in finished markup.
    local = rf'(<a (?:[^<>]*? )?href=")#(?:{prefix})?'
    return re.sub(local, lambda link: f"{link[1]}{page}#", text)
