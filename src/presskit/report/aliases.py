"""Other names of rules: those by which a corpus of hostile articles calls what must be found."""

from functools import cache

from presskit.report.rules import RULES

ALIASES: dict[str, str] = {
    "PK-CODE-LANG": "PK300",
    "PK-ENC-CONTROL": "PK222",
    "PK-ENC-NUL": "PK222",
    "PK-ENC-UTF8": "PK220",
    "PK-LIMIT-DEPTH": "PK390",
    "PK-LIMIT-INCLUDE": "PK392",
    "PK-LIMIT-MESSAGES": "PK398",
    "PK-LIMIT-SUBST": "PK399",
    "PK-LIMIT-TABLE": "PK397",
    "PK-LIMIT-TIME": "PK393",
    "PK-MATH": "PK320",
    "PK-META-DATE": "PK202",
    "PK-META-SLUG": "PK205",
    "PK-META-SLUG-DUP": "PK501",
    "PK-META-TITLE": "PK203",
    "PK-META-UNKNOWN": "PK201",
    "PK-META-URL": "PK208",
    "PK-RST": "PK300",
    "PK-SEC-ASSET-PATH": "PK403",
    "PK-SEC-CSV": "PK308",
    "PK-SEC-INCLUDE": "PK308",
    "PK-SEC-META": "PK301",
    "PK-SEC-OUTPUT-PATH": "PK502",
    "PK-SEC-PARSER-OPTION": "PK308",
    "PK-SEC-RAW": "PK308",
    "PK-SEC-REMOTE-ASSET": "PK442",
    "PK-SEC-SVG": "PK382",
    "PK-SEC-SYMLINK": "PK221",
    "PK-SEC-URL-SCHEME": "PK404",
    "PK-UNKNOWN-DIRECTIVE": "PK301",
    "PK-UNKNOWN-ROLE": "PK302",
}


def code_named(word: str) -> str:
    """The code of a rule of presskit's by its code, its name or an alias, in any case; empty where there is none."""
    return _codes().get(word.lower(), "")


@cache
def _codes() -> dict[str, str]:
    names = {name: rule.code for rule in RULES.values() for name in (rule.code.lower(), rule.name)}
    return {**{alias.lower(): code for alias, code in ALIASES.items()}, **names}
