"""Articles with one defect each, which nobody wrote for presskit: every one is found, at its place.

A long line is a defect only where a site says how long lines may be.
"""

import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from presskit.build.pipeline import Options, check

SITE = '[site]\ntitle = "Defects"\n\n[check]\nrequired = ["title"]\nline_length = 79\n'
DATED = '[site]\ntitle = "Defects"\n'
FOUND = {
    "01_short_underline": ["PK306 2:1"],
    "02_unclosed_inline": ["PK307 4:9"],
    "04_unknown_directive": ["PK301 4:4"],
    "05_unknown_role": ["PK302 4:5"],
    "07_undefined_footnote": ["PK303 4:9"],
    "08_undefined_subst": ["PK304 4:7"],
    "10_bad_directive_option": ["PK308 6:4"],
    "11_missing_image_file": ["PK403 4:12"],
    "13_dead_internal_doc_link": ["PK401 4:5"],
    "14_dead_internal_ref": ["PK406 4:5"],
    "16_markdown_link": ["PK331 4:5"],
    "17_markdown_heading": ["PK203 1:1", "PK331 1:1"],
    "19_directive_single_colon": ["PK330 4:4", "PK330 6:4"],
    "20_title_level_inconsistent": ["PK310 16:1", "PK310 31:1"],
    "22_block_quote_no_blank": ["PK334 4:1"],
    "23_table_malformed": ["PK309 8:6"],
    "25_no_final_newline": ["PK341 4:18"],
    "28_unknown_field": ["PK201 2:2"],
    "29_dup_slug_a": ["PK501 1:8"],
    "30_dup_slug_b": ["PK501 1:8"],
    "31_quote_no_attribution": ["PK350 6:5"],
    "32_mailing_list_id_empty": ["PK308 4:4"],  # raw HTML is off, whatever is in it
    "34_no_title": ["PK203 1:1"],
    "35_two_titles": ["PK210 6:1"],
    "37_long_line": ["PK342 4:80"],
    "38_backslash": ["PK336 4:5", "PK336 4:23"],
    "40_hyperlink_missing_space": ["PK303 4:5", "PK300 4:44"],
    "41_missing_underscore": ["PK332 4:5"],
    "43_attribution_not_parsed": ["PK335 6:5"],
    "44_nested_inline": ["PK339 4:9"],
    "46_include_outside": ["PK308 4:14"],
    "47_dup_explicit_label_a": ["PK611 1:4", "PK613 1:4"],
    "48_dup_explicit_label_b": ["PK611 1:4", "PK613 1:4"],
    "49_directive_missing_blank": ["PK307 6:1"],
    "50_csv_table_bad": ["PK337 7:4", "PK337 8:4"],
}


def found_in(site: Path) -> dict[str, list[str]]:
    """The codes and places in each article."""
    found = defaultdict(list)
    for each in check(site, Options(jobs=1, cache=False, notes=True)).diagnostics:
        found[Path(each.span.path).stem].append(f"{each.code} {each.span.line}:{each.span.column}")
    return found


@pytest.fixture(scope="module")
def content(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("defects") / "content"
    shutil.copytree(shared / "corpora" / "defects", target)
    return target


def test_every_defect_is_found_and_nothing_else(content: Path) -> None:
    (content.parent / "presskit.toml").write_text(SITE, encoding="utf-8")
    found = found_in(content.parent)
    assert {name: places for name, places in found.items() if name != "ok"} == FOUND
    names = {path.stem for path in content.glob("*.rst")}
    assert names - set(FOUND) == {"26_missing_date"}


def test_a_missing_date_is_found_where_dates_are_required(content: Path) -> None:
    (content.parent / "presskit.toml").write_text(DATED, encoding="utf-8")
    assert found_in(content.parent)["26_missing_date"] == ["PK203 1:1"]
