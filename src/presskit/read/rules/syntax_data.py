"""Whether JSON, TOML, YAML and XML can be read, or are parts of what can."""

import json
import re
import tomllib
from collections.abc import Iterator

from presskit.read.limits import nesting
from presskit.read.rules.fault import Fault

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_DEEPEST = 100
_LEFT_OUT = re.compile(r"(,\s*)?(?:\.\.\.|…)(\s*,)?")
_VALUE_LEFT_OUT = re.compile(r"(?<=:)\s*(?:\.\.\.|…)")
_PROLOGUE = re.compile(r"\s*(<\?xml.*?\?>\s*)?(<!DOCTYPE[^\[>]*(\[.*?\]\s*)?>)?", re.DOTALL)
_PREFIX = re.compile(r"(?<=[</\s])(?!xml)([A-Za-z_][\w.-]*):(?=[A-Za-z_])")


def json_fault(code: str) -> Fault | None:
    """What is wrong with JSON: a document, several, or the members of an object or an array."""
    fault = _json_fault(code)
    return fault if fault and all(map(_json_fault, _json_wholes(code))) else None


def _json_fault(code: str) -> Fault | None:
    try:
        json.loads(code)
    except json.JSONDecodeError as error:
        return Fault(f"this is no JSON: {error.msg}", error.lineno, error.colno)
    except (RecursionError, ValueError):  # too deep, or a number of more digits than Python reads
        return None
    return None


def _json_wholes(code: str) -> Iterator[str]:
    values = _VALUE_LEFT_OUT.sub("null", code)
    for text in (code, _LEFT_OUT.sub(lambda match: "," if match[1] and match[2] else "", values)):
        members = text.strip().removesuffix(",")
        yield text
        yield f"{{{members}}}"
        yield f"[{members}]"
    yield f"[{','.join(line for line in code.splitlines() if line.strip())}]"


def toml_fault(code: str) -> Fault | None:
    """What is wrong with TOML."""
    fault = _toml_fault(code)
    return fault if fault and _toml_fault(_without_left_out(code)) else None


def _toml_fault(code: str) -> Fault | None:
    try:
        tomllib.loads(code)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = _AT.search(message)
        last = code.rstrip().count("\n") + 1
        line, column = (int(at[1]), int(at[2])) if at and at[1] else (last, 1)
        return Fault(f"this is no TOML: {_AT.sub('', message)}", line, column)
    except RecursionError:
        return None
    return None


def _without_left_out(code: str) -> str:
    """The code without the lines that say that something is left out."""
    return "\n".join("" if line.strip(" #") in ("...", "…") else line for line in code.split("\n"))


def yaml_fault(code: str) -> Fault | None:
    """What is wrong with YAML. It is parsed, and nothing is made of it: an alias names, and is never replaced."""
    if nesting(code, "[{", "]}") > _DEEPEST:  # each token looks at all brackets that are open
        return None
    fault = _yaml_fault(code)
    return fault if fault and _yaml_fault(_without_left_out(code)) else None


def _yaml_fault(code: str) -> Fault | None:
    import yaml  # noqa: PLC0415 - few articles hold any

    try:
        for _ in yaml.parse(code, Loader=yaml.SafeLoader):  # the same on all machines, unlike libyaml's
            pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return Fault(f"this is no YAML: {error.problem or error.context}", line, column)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return None


def xml_fault(code: str) -> Fault | None:
    """What is wrong with XML: a document, or a part of one."""
    fault = _xml_fault(code)
    if fault is None:
        return None
    prefixes = "".join(f' xmlns:{prefix}="_"' for prefix in sorted(set(_PREFIX.findall(code))))
    return fault if _xml_fault(f"<_{prefixes}>{_PROLOGUE.sub('', code, count=1)}</_>") else None


def _xml_fault(code: str) -> Fault | None:
    from lxml import etree  # noqa: PLC0415 - few articles hold any

    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        etree.fromstring(code.encode(), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        return Fault(f"this is no XML: {error.msg.partition(', line ')[0]}", max(line, 1), max(column, 1))
    return None
