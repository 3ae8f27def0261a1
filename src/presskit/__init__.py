"""presskit: articles in; a web site, a book and JSON out.

The names here are the public interface for plugins. They are resolved when used, so that importing presskit costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from presskit.model.article import Article, Enclosure, Entry, Heading, Label, Metadata, Picture, Reference
    from presskit.model.asset import AssetFile, Derived, Variant
    from presskit.model.catalog import Catalog, Section, Term
    from presskit.model.diagnostic import Diagnostic, Edit, Severity, Span
    from presskit.model.fragment import Anchor, Asset, Block, Body, Fragment, Link, Mark, Measure, Message
    from presskit.model.language import direction
    from presskit.model.page import (
        SLOTS,
        Output,
        Page,
        Subject,
        article_subject,
        enclosure,
        lead_image,
        listing_subject,
    )
    from presskit.model.site import Site
    from presskit.model.slug import slugify
    from presskit.model.source import Source
    from presskit.plugins.declaration import Declaration, FrontMatter, Markup
    from presskit.plugins.marker import hookimpl
    from presskit.plugins.outputs import Outputs
    from presskit.plugins.words import Words
    from presskit.plugins.writer import Deflated, Filled, Piece, Templates, View, Writer
    from presskit.read.directive import Directive
    from presskit.read.inputs import Inputs, inputs
    from presskit.read.locate import span_of
    from presskit.read.nodes import block, deferred_reference
    from presskit.report.suggestion import did_you_mean

_HOMES = {
    "model.article": "Article Enclosure Entry Heading Label Metadata Picture Reference",
    "model.asset": "AssetFile Derived Variant",
    "model.catalog": "Catalog Section Term",
    "model.diagnostic": "Diagnostic Edit Severity Span",
    "model.fragment": "Anchor Asset Block Body Fragment Link Mark Measure Message",
    "model.language": "direction",
    "model.page": "SLOTS Output Page Subject article_subject enclosure lead_image listing_subject",
    "model.site": "Site",
    "model.slug": "slugify",
    "model.source": "Source",
    "plugins.declaration": "Declaration FrontMatter Markup",
    "plugins.marker": "hookimpl",
    "plugins.outputs": "Outputs",
    "plugins.words": "Words",
    "plugins.writer": "Deflated Filled Piece Templates View Writer",
    "read.directive": "Directive",
    "read.inputs": "Inputs inputs",
    "read.locate": "span_of",
    "read.nodes": "block deferred_reference",
    "report.suggestion": "did_you_mean",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}

__version__ = "0.1.0"
__all__ = [
    "SLOTS",
    "Anchor",
    "Article",
    "Asset",
    "AssetFile",
    "Block",
    "Body",
    "Catalog",
    "Declaration",
    "Deflated",
    "Derived",
    "Diagnostic",
    "Directive",
    "Edit",
    "Enclosure",
    "Entry",
    "Filled",
    "Fragment",
    "FrontMatter",
    "Heading",
    "Inputs",
    "Label",
    "Link",
    "Mark",
    "Markup",
    "Measure",
    "Message",
    "Metadata",
    "Output",
    "Outputs",
    "Page",
    "Picture",
    "Piece",
    "Reference",
    "Section",
    "Severity",
    "Site",
    "Source",
    "Span",
    "Subject",
    "Templates",
    "Term",
    "Variant",
    "View",
    "Words",
    "Writer",
    "article_subject",
    "block",
    "deferred_reference",
    "did_you_mean",
    "direction",
    "enclosure",
    "hookimpl",
    "inputs",
    "lead_image",
    "listing_subject",
    "slugify",
    "span_of",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'presskit' has no attribute {name!r}")
    value = getattr(import_module(f"presskit.{_HOME[name]}"), name)
    globals()[name] = value
    return value
