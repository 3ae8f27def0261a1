"""All diagnostic codes of the core, with one sentence each."""

from pathlib import Path

from msgspec import Struct

from presskit.model.diagnostic import Diagnostic, Edit, Severity, Span


class Rule(Struct, frozen=True):
    """A kind of finding. ``name`` is its readable alias; ``severity`` its default. ``explanations`` is the file of a
    plugin that says more of it."""

    code: str
    name: str
    severity: Severity
    summary: str
    explanations: Path | None = None


_CONFIGURATION = (
    Rule("PK100", "config-missing", "error", "The site has no presskit.toml."),
    Rule("PK101", "config-syntax", "error", "presskit.toml is not valid TOML."),
    Rule("PK102", "config-unreadable", "error", "presskit.toml can't be read, or is not UTF-8 text."),
    Rule("PK103", "unknown-key", "error", "A table holds a key that nothing reads."),
    Rule("PK104", "wrong-type", "error", "A value has another type than its key takes."),
    Rule("PK105", "invalid-value", "error", "A value has the right type, but can't be used."),
    Rule("PK106", "missing-key", "error", "A table lacks a key that it needs."),
    Rule("PK107", "unknown-writer", "error", "No active plugin has a writer of that name."),
    Rule("PK108", "unknown-executor", "error", "No active plugin has an executor of that name."),
)

_PLUGINS = (
    Rule("PK110", "unknown-plugin", "error", "No installed distribution has a plugin of that name."),
    Rule("PK111", "local-plugin", "error", "A local plugin file is missing, or lies outside the site."),
    Rule("PK112", "ambiguous-plugin", "error", "Two plugins have one name."),
    Rule("PK113", "plugin-failed", "error", "A plugin raised an exception while it was loaded."),
    Rule("PK114", "misspelt-hook", "error", "A plugin implements a hook that does not exist."),
    Rule(
        "PK115",
        "misspelt-argument",
        "error",
        "A hook implementation takes an argument that its hook does not have.",
    ),
    Rule(
        "PK116", "unmarked-hook", "error", "A function is named like a hook but is not marked with @hookimpl."
    ),
    Rule(
        "PK117",
        "hook-wrapper",
        "error",
        "A hook implementation uses an option of pluggy that presskit does not support.",
    ),
    Rule("PK118", "plugin-api", "error", "A plugin was written for another generation of the hooks."),
    Rule("PK119", "plugin-order", "error", "The before and after of several plugins form a cycle."),
    Rule(
        "PK120",
        "plugin-conflict",
        "error",
        "Two plugins provide a directive, role, writer or block template of one name.",
    ),
    Rule(
        "PK121",
        "settings-unused",
        "error",
        "[plugin.<name>] configures a plugin that does not exist or takes no settings.",
    ),
    Rule("PK122", "settings-inactive", "warning", "[plugin.<name>] configures a plugin that is not active."),
    Rule(
        "PK123",
        "unknown-neighbour",
        "warning",
        "A hook is to run before or after a plugin that does not exist.",
    ),
    Rule("PK124", "idle-plugin", "warning", "A plugin implements no hook."),
    Rule("PK150", "hook-failed", "error", "A plugin raised an exception while a hook ran."),
    Rule("PK151", "hook-result", "error", "A hook returned something else than it must."),
    Rule("PK152", "hook-printed", "error", "A hook printed, which only presskit may."),
    Rule(
        "PK153",
        "hook-hangs",
        "error",
        "A hook took longer than [read] timeout allows, and the build was stopped.",
    ),
)

_COMMANDS = (
    Rule("PK140", "refused-output", "error", "The folder named by --output must not be written to."),
)

_FRONT_MATTER = (
    Rule("PK201", "unknown-field", "warning", "The front matter has a field that nothing reads."),
    Rule("PK202", "bad-date", "error", "A value is not a date."),
    Rule("PK203", "missing-field", "error", "The article lacks something that the site requires."),
    Rule("PK204", "unknown-choice", "error", "A field takes one of a few words, and this is none of them."),
    Rule("PK205", "bad-slug", "error", "A slug or section can't be part of a URL."),
    Rule("PK206", "bad-alias", "error", "An alias is not a path of this site."),
    Rule("PK207", "bad-language", "error", "A language is not a language tag."),
    Rule("PK208", "bad-address", "error", "A field takes a web address, and this is none."),
    Rule("PK209", "bad-value", "error", "A value has not the type that its field takes."),
    Rule("PK210", "several-titles", "error", "Several headings have the rank of the title."),
    Rule("PK211", "text-before-title", "error", "Text stands before the title."),
    Rule("PK212", "no-zone", "warning", "A time has no zone, and neither has the site."),
    Rule("PK213", "unclear-enclosure", "warning", "Feeds need the kind and the length of an enclosure."),
    Rule("PK220", "not-utf8", "error", "The article is not UTF-8 text."),
    Rule("PK221", "leads-outside", "error", "The article is a link that leads out of the content folder."),
    Rule("PK222", "control-character", "error", "The article holds a character that no output may hold."),
)

_MARKUP = (
    Rule("PK300", "markup", "error", "docutils reports something that has no code of its own."),
    Rule("PK301", "unknown-directive", "error", "There is no directive of that name."),
    Rule("PK302", "unknown-role", "error", "There is no role of that name."),
    Rule("PK303", "unknown-target", "error", "A reference names a target that the article does not have."),
    Rule("PK304", "unknown-substitution", "error", "A substitution is used and not defined."),
    Rule("PK305", "duplicate-target", "warning", "Two targets have one name."),
    Rule("PK306", "short-underline", "warning", "A heading's line is shorter than its text."),
    Rule(
        "PK307", "malformed-block", "warning", "A block or inline markup begins or ends in an unexpected way."
    ),
    Rule("PK308", "directive", "error", "A directive has bad arguments, options or content."),
    Rule("PK309", "malformed-table", "error", "A table's lines don't fit together."),
    Rule("PK310", "heading-level", "error", "A heading has a rank that can't stand there."),
    Rule("PK311", "footnote-references", "error", "There are more references than footnotes."),
    Rule("PK320", "math", "error", "A formula can't be read."),
    Rule("PK330", "one-colon", "warning", "A comment begins like a directive, but with one colon."),
    Rule("PK331", "markdown", "warning", "Text is marked up as in Markdown."),
    Rule("PK332", "no-underscore", "warning", "A link lacks the underscore at its end."),
    Rule("PK333", "bare-role", "warning", "A role has no text in backquotes."),
    Rule("PK334", "accidental-block", "warning", "An indent makes a definition or quotation of text."),
    Rule("PK335", "one-hyphen", "warning", "A quotation ends with a name behind one hyphen."),
    Rule("PK336", "lost-backslash", "warning", "A backslash before a letter does not show."),
    Rule("PK337", "uneven-table", "warning", "The cells of a table don't fit its columns."),
    Rule("PK338", "repeated-heading", "info", "Two headings have the same text."),
    Rule("PK339", "nested-markup", "warning", "Emphasis holds further markup."),
    Rule("PK340", "run-on-list", "warning", "A list lacks the empty line above it."),
    Rule("PK341", "no-final-newline", "info", "The last line of the article has no end."),
    Rule("PK342", "long-line", "info", "A line is longer than the site allows."),
    Rule("PK350", "unnamed-quotation", "warning", "A quotation does not say who is quoted."),
    Rule("PK351", "quotation-mark", "warning", "A quotation mark has no counterpart in its paragraph."),
    Rule("PK360", "code-syntax", "warning", "A block of code is not in its language."),
    Rule("PK390", "too-deep", "error", "The article is nested too deeply."),
    Rule("PK391", "unreadable", "error", "The article made the parser fail."),
    Rule("PK392", "endless-include", "error", "The article's files include each other without end."),
    Rule("PK393", "too-slow", "error", "Reading the article took too long."),
    Rule("PK394", "too-big", "error", "Reading the article took more memory than there is."),
    Rule("PK395", "worker-died", "error", "The article ended the process that read it."),
    Rule(
        "PK396",
        "executor-failed",
        "warning",
        "The executor takes no articles; they were read in this process instead.",
    ),
    Rule("PK397", "too-large", "error", "The article, or a part of it, is larger than is read."),
    Rule("PK398", "too-many-findings", "error", "The article has more findings than are shown."),
    Rule("PK399", "substitution-growth", "error", "Substitutions come to more text than is read."),
)

_SOURCES = (
    Rule("PK380", "unreadable-file", "error", "The article is no file that can be read."),
    Rule("PK381", "reordered-text", "warning", "Hidden characters make text look otherwise than it is."),
    Rule(
        "PK382", "unsafe-file", "error", "A file of an untrusted article could do more than to be looked at."
    ),
    Rule(
        "PK383", "refused-content", "error", "The folder named by --untrusted can't hold untrusted articles."
    ),
    Rule("PK384", "decomposed", "warning", "A part of a URL is not in the composed form of Unicode (NFC)."),
    Rule("PK385", "foreign-field", "warning", "A field of another program says where or how it writes."),
)

_LINKS = (
    Rule("PK401", "dead-article", "error", "A link leads to an article that does not exist."),
    Rule("PK402", "dead-anchor", "error", "A link leads to an anchor that its article does not have."),
    Rule(
        "PK403",
        "dead-asset",
        "error",
        "A file that the article uses does not exist beneath content/ or static/.",
    ),
    Rule("PK404", "scheme", "error", "A link has a scheme that is not allowed."),
    Rule("PK405", "unpublished-target", "error", "A link leads to an article that is not published."),
    Rule("PK406", "dead-label", "error", "A link leads to a label that no article has."),
    Rule("PK407", "ambiguous-label", "error", "A link leads to a label that several articles have."),
    Rule(
        "PK408",
        "term",
        "warning",
        "A URL can't say the name of a tag, author or series, or can't tell it from another.",
    ),
    Rule("PK409", "same-language", "warning", "Two translations of one article are in one language."),
    Rule("PK410", "own-translation", "warning", "An article is a translation of its own translation."),
    Rule("PK430", "dead-external", "warning", "A link leads to a page of another host that is gone."),
    Rule("PK431", "moved-external", "info", "A page of another host has moved for good."),
    Rule("PK432", "unreachable", "info", "A page of another host could not be looked at."),
    Rule("PK440", "image-text", "warning", "An image has no text for those who can't see it."),
    Rule("PK441", "image-credit", "warning", "An image lacks the caption or credit that the site requires."),
    Rule("PK442", "remote-image", "warning", "An image comes from another host."),
    Rule("PK443", "image-size", "warning", "An image is too large for a page, or too small for its place."),
    Rule(
        "PK444",
        "underived",
        "warning",
        "Nothing can be made of a file: it is damaged, too large, or no image.",
    ),
)

_TAKING = (
    Rule("PK601", "ignore-without-reason", "warning", "A comment ignores findings, and does not say why."),
    Rule(
        "PK602",
        "unknown-ignore",
        "warning",
        "A comment for presskit names a code that does not exist or can't be ignored.",
    ),
    Rule("PK603", "idle-ignore", "warning", "A comment ignores a code, and no finding has it."),
    Rule("PK604", "stale-baseline", "info", "The baseline knows findings that there are no more."),
    Rule("PK605", "bad-baseline", "error", "The baseline can't be read."),
)

_SITE = (
    Rule("PK610", "no-index", "info", "A section with articles has no index.rst."),
    Rule("PK611", "unused-label", "info", "Nothing on the site refers to a label."),
    Rule("PK612", "unused-file", "info", "No article uses a file beneath content/."),
    Rule("PK613", "duplicate-label", "warning", "Several articles have one label."),
    Rule("PK614", "no-words", "info", "Pages of the site's language have English words."),
    Rule("PK620", "vanished-url", "error", "A URL that was published exists no more."),
    Rule("PK621", "bad-ledger", "error", "The ledger of published URLs has a line that is no URL."),
    Rule("PK622", "expiring-url", "warning", "A URL is to stay, but its article expires."),
)

_OUTPUT = (
    Rule("PK501", "path-taken", "error", "Two pages have one output path."),
    Rule("PK502", "bad-path", "error", "An output path can't be a file in the output folder."),
    Rule("PK503", "template", "error", "A template fails."),
    Rule("PK504", "writer-failed", "error", "A writer fails at a page."),
    Rule("PK505", "foreign-file", "error", "A file of somebody else is where an output should go."),
    Rule("PK506", "unportable-path", "warning", "An output path can't be a file on Windows."),
    Rule("PK507", "unfinished", "warning", "A publish could not tidy up; the next one does."),
    Rule("PK508", "bad-words", "warning", "A translation in theme/locale/ can't be used."),
    Rule("PK510", "cache-damaged", "warning", "The cache was damaged, and is made anew."),
)

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        *_CONFIGURATION,
        *_PLUGINS,
        *_COMMANDS,
        *_FRONT_MATTER,
        *_MARKUP,
        *_SOURCES,
        *_LINKS,
        *_TAKING,
        *_SITE,
        *_OUTPUT,
    )
}


def finding(code: str, span: Span, message: str, hint: str = "", fix: tuple[Edit, ...] = ()) -> Diagnostic:
    """A diagnostic of a core rule, with its severity. KeyError for a code that is not in the table."""
    return Diagnostic(code, RULES[code].severity, message, span, hint, fix)
