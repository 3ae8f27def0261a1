"""Findings as a GitLab Code Quality report, which merge requests show."""

import hashlib
from collections import Counter

import msgspec

from presskit.model.diagnostic import Severity
from presskit.report.findings import Findings, told

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(findings: Findings) -> str:
    """A list of issues.

    GitLab tells by the fingerprint which findings are new, so it holds no line: what stands above a finding may change.
    """
    issues = []
    seen: Counter[tuple[str, ...]] = Counter()
    for found in findings.diagnostics:
        span = found.span
        identity = (span.path, found.code, found.message)
        issues.append(
            {
                "description": told(found),
                "check_name": found.code,
                "fingerprint": _digest(*identity, str(seen[identity])),
                "severity": _SEVERITIES[found.severity],
                "location": {
                    "path": span.path,
                    "lines": {"begin": span.line, "end": span.end_line or span.line},
                },
            }
        )
        seen[identity] += 1
    return msgspec.json.format(msgspec.json.encode(issues)).decode() + "\n"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
