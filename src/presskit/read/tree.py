"""A document becomes its tree as JSON text with holes.

The text is an array. A string is text; an object is an element: ``type``, then ``id``, ``other_ids`` and
``classes`` where there are any, then what its type adds, then ``children``, an array of the same kind. Values that
are not known are left out. Types are docutils' node names:

==================  ==============================================================================
type                adds
==================  ==============================================================================
section             level (2 beneath the article's title); the first child is a title
admonition          kind (note, warning, …; none for the author's own); the first child is a title
reference           url
footnote_reference  url; text instead of children
citation_reference  url; text instead of children
enumerated_list     enumtype, start, prefix, suffix
image               url, alt, width, height (as written, or the file's in pixels), align
figure              width, align
literal_block       language, text instead of children; parsed literals keep children
doctest_block       language, text instead of children
math, math_block    latex instead of children
table               widths (percent), width, align; children are a title, then rows
row                 head (true in the table's head); children are cells
cell                scope (col, row), colspan, rowspan
option_argument     delimiter
raw                 format, text instead of children
target              an id, where no other element bears it
block               kind, data, children: a plugin's block, a footnote or a citation
==================  ==============================================================================

All others have children alone.
"""

from docutils import nodes

from presskit.model.fragment import joined
from presskit.read.form import Compiled, body
from presskit.read.handlers import Handlers
from presskit.read.outline import title_ids
from presskit.read.tree_nodes import BODY, write_body
from presskit.read.tree_walk import TreeWalk, plain

_HANDLERS = Handlers(BODY, plain)


def compile_tree(document: nodes.document) -> Compiled:
    """The body of ``document`` as a JSON array. Formulas are kept as written, so there are no problems."""
    walk = TreeWalk(document, _HANDLERS)
    walk.parts.append("[")
    walk.anchors.update(titles := title_ids(document))
    walk.target(titles)
    write_body(walk, body(document))
    return Compiled(joined([*walk.parts, "]"]))
