"""Findings as a JUnit report, which nearly every CI system reads: a failed test for each."""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from presskit.model.diagnostic import Diagnostic
from presskit.report.findings import Findings, told

_NOT_XML = re.compile("[\ufffe\uffff]")
"""What XML 1.0 §2.2 has no place for, and `safe` leaves alone."""


def render(findings: Findings) -> str:
    """A suite with a test for each finding; those that are mere information are skipped tests.

    Without findings it holds one test that passed, since some systems take a report without tests for a fault.
    """
    skipped = sum(found.severity == "info" for found in findings.diagnostics)
    counts = {
        "tests": str(len(findings.diagnostics) or 1),
        "failures": str(len(findings.diagnostics) - skipped),
        "errors": "0",
        "time": "0",
    }
    suites = Element("testsuites", name="presskit", attrib=counts)
    suite = SubElement(suites, "testsuite", name="presskit check", skipped=str(skipped), attrib=counts)
    for found in findings.diagnostics:
        _test(suite, found, findings.rule(found.code).name)
    if not findings.diagnostics:
        SubElement(suite, "testcase", classname="presskit", name="nothing found", time="0")
    indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _test(suite: Element, found: Diagnostic, name: str) -> None:
    span = found.span
    label = f"{span.line}:{span.column} {found.code} {name}".rstrip()
    test = SubElement(suite, "testcase", classname=_xml(span.path), name=_xml(label), time="0")
    kind, message = "skipped" if found.severity == "info" else "failure", _xml(told(found))
    result = SubElement(test, kind, type=found.severity, message=message)
    place = f"{span.path}:{span.line}:{span.column}"
    result.text = _xml(f"{place}: {found.severity} {found.code}: {told(found)}")


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
