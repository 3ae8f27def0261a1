"""JSON, TOML, YAML and XML in articles: parts of documents are left alone, mistakes are found, and nothing grows."""

import time
from collections.abc import Callable

import pytest

from presskit.read.rules.fault import Fault
from presskit.read.rules.syntax_data import json_fault, toml_fault, xml_fault, yaml_fault

SOUND = [
    (json_fault, '{"high": [4, 2]}'),
    (json_fault, '"high": 4,\n"low": 2,'),
    (json_fault, '{"high": 4}\n{"high": 5}\n'),
    (json_fault, '{"high": [4, ...], "low": ...}'),
    (json_fault, '{"high": 4, …}'),
    (json_fault, "[" * 10_000),
    (toml_fault, '[site]\ntitle = "Harbour"\n'),
    (toml_fault, "[site]\n# ...\n...\na = 1\n"),
    (yaml_fault, "high: &high 4\nlow: *high\n"),
    (yaml_fault, "on: push\n...\njobs:\n  - a\n  ...\n  - b\n"),
    (yaml_fault, "high: {{ tide }}\n"),
    (xml_fault, "<tide/>"),
    (xml_fault, "<tide/>\nand\n<ebb/>"),
    (xml_fault, "<h:tide h:day='1'/>"),
    (
        xml_fault,
        "<?xml version='1.0' encoding='latin-1'?>\n<!DOCTYPE tide SYSTEM 'http://127.0.0.1:1/t.dtd'>\n<tide>é</tide>",
    ),
]


@pytest.mark.parametrize(("fault_of", "code"), SOUND)
def test_what_a_reader_takes_for_it_is_sound(fault_of: Callable[[str], Fault | None], code: str) -> None:
    assert fault_of(code) is None


@pytest.mark.parametrize(
    ("fault_of", "code", "line", "column"),
    [
        (json_fault, '{"high": 4,}', 1, 12),
        (json_fault, '{"high": 4}\n{"high": }\n', 2, 1),
        (json_fault, "// high\n{}", 1, 1),
        (toml_fault, "high = 4\nlow = two\n", 2, 7),
        (toml_fault, "high = [4,\n", 1, 1),
        (yaml_fault, "high: 4\n\tlow: 2\n", 2, 1),
        (yaml_fault, "high: [4, 2\n", 2, 1),
        (xml_fault, "<tide>\n<high>\n</tide>", 3, 8),
        (xml_fault, "<tide day=1/>", 1, 11),
        (xml_fault, "<tide>4 < 5</tide>", 1, 10),
    ],
)
def test_mistakes_have_a_place(
    fault_of: Callable[[str], Fault | None], code: str, line: int, column: int
) -> None:
    fault = fault_of(code)
    assert fault is not None
    assert (fault.line, fault.column) == (line, column)


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 9}">' for n in range(1, 12))


@pytest.mark.parametrize(
    ("fault_of", "code"),
    [
        (yaml_fault, "[" * 20_000),
        (
            yaml_fault,
            "a0: &a0 [x]\n" + "\n".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]" for n in range(1, 60)),
        ),
        (xml_fault, f'<!DOCTYPE t [<!ENTITY e0 "x">{ENTITIES}]><t>&e11;</t>'),
        (xml_fault, '<!DOCTYPE t [<!ENTITY f SYSTEM "file:///etc/passwd">]><t>&f;</t>'),
        (toml_fault, "a." * 10_000),
    ],
)
def test_nothing_of_it_is_made(fault_of: Callable[[str], Fault | None], code: str) -> None:
    """What is replaced would come to gigabytes, or to a file of the machine."""
    started = time.process_time()
    fault = fault_of(code)
    assert time.process_time() - started < 5  # minutes, where it goes wrong
    assert "root:" not in str(fault)
