"""A document becomes polyglot XHTML with holes: one markup for pages, feeds, books and JSON."""

from docutils import nodes

from presskit.read.form import Compiled, body
from presskit.read.handlers import Handlers
from presskit.read.html_body import BODY
from presskit.read.html_body import body as write_body
from presskit.read.html_inline import INLINE
from presskit.read.html_lists import LISTS
from presskit.read.html_media import MEDIA
from presskit.read.html_tables import TABLES
from presskit.read.html_walk import Walk, finished
from presskit.read.outline import title_ids

_HANDLERS = Handlers({**BODY, **LISTS, **INLINE, **MEDIA, **TABLES}, Walk.children)


def compile_html(document: nodes.document) -> Compiled:
    """The body of ``document``: the first headings are of level 2, as the page's template has the title."""
    walk = Walk(document, _HANDLERS)
    walk.anchors.update(titles := title_ids(document))
    walk.spans(titles)
    write_body(walk, body(document))
    return Compiled(finished(walk.parts), tuple(walk.problems))
