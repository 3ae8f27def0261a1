"""A site whose images come in sizes: what is published, and what the next build makes of it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from presskit.build.options import Options
from presskit.build.pipeline import build, check
from tests.plugins.images.conftest import TOML, camera, encoded, findings, make, opened, picture
from tests.tools.epubcheck import Check
from tests.tools.nu import Message
from tests.tools.sample import NIGHTLY
from tests.tools.small_site import article, published, write

SECRETS = (b"SERIAL-4711", b"Phonemaker")


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """The site, built, with its cache."""
    return Path(shutil.copytree(built, tmp_path / "site"))


def sources(page: bytes) -> list[str]:
    return re.findall(r'srcset="([^"]*)"', page.decode())


def test_body_lead_and_card_come_in_sizes(built: Path) -> None:
    files = published(built)
    page = files["news/a/index.html"].decode()
    lead, body, _ = re.findall(r"<picture>.*?</picture>", page, re.DOTALL)
    for each in (lead, body):
        assert each.count("<source ") == 1
        widths = re.findall(r"quay-(\d+)\.[0-9a-f]{8}\.webp (\d+)w", each)
        assert widths == [("480", "480"), ("800", "800"), ("1200", "1200")]
        assert re.search(r'<img [^>]*src="[^"]*quay\.[0-9a-f]{8}\.jpg"[^>]* width="1200" height="1800"', each)
    assert 'fetchpriority="high"/>' in lead
    assert "lazy" not in lead
    assert 'decoding="async"' in body
    assert 'loading="lazy"' in body
    (card,) = sources(files["news/index.html"])[:1]
    assert card.startswith("../pictures/lead-480.")


def test_all_that_is_named_is_there_and_nothing_else(built: Path) -> None:
    files = published(built)
    named = set()
    for path, content in files.items():
        if path.endswith(".html"):
            for text in (*sources(content), *re.findall(r'<img [^>]*src="([^"]*)"', content.decode())):
                for url in re.findall(r"[^ ,]+\.(?:webp|jpg|png|avif)", text):
                    named.add(str((built / "public" / path).parent.joinpath(url).resolve()))
    images = {path for path in files if re.search(r"\.(webp|jpg|png|avif)$", path)}
    assert named == {str((built / "public" / path).resolve()) for path in images - {"cards/c.png"}}


def test_no_output_says_where_a_photograph_was_taken(built: Path) -> None:
    files = published(built)
    photographs = [path for path in files if "quay" in path]
    assert len(photographs) == 4
    for path, content in files.items():
        assert not [secret for secret in SECRETS if secret in content], path
    assert (
        opened(files[next(path for path in photographs if path.endswith(".jpg"))]).getexif()[0x013B]
        == "Ann Lumley"
    )


def test_a_static_file_stays_and_its_sizes_are_beside_it(built: Path) -> None:
    files = published(built)
    (lead, own) = (
        opened(content)
        for content in (files["pictures/lead.jpg"], (built / "static/pictures/lead.jpg").read_bytes())
    )
    assert lead.tobytes() == own.tobytes()
    assert (lead.getexif()[0x013B], 0x010F in lead.getexif()) == ("Ann Lumley", False)
    assert sorted(path.split(".")[0] for path in files if path.startswith("pictures/lead-")) == [
        "pictures/lead-1200",
        "pictures/lead-1600",
        "pictures/lead-480",
        "pictures/lead-800",
    ]


def test_an_article_without_a_picture_has_a_card(built: Path) -> None:
    files = published(built)
    assert [path for path in files if path.startswith("cards/")] == ["cards/c.png"]
    assert opened(files["cards/c.png"]).size == (1200, 630)
    page = files["c/index.html"].decode()
    assert '<meta property="og:image" content="https://example.org/sub/cards/c.png"/>' in page
    assert '<meta property="og:image:width" content="1200"/>' in page
    assert (
        '"url":"https://example.org/sub/cards/c.png","width":1200,"height":630,"caption":"No picture"' in page
    )
    other = files["news/a/index.html"].decode()
    assert re.search(r'og:image" content="https://example.org/sub/news/a/quay\.[0-9a-f]{8}\.jpg"', other)


def test_pages_are_sound(built: Path, nu_checker: Callable[..., list[Message]]) -> None:
    assert nu_checker(list((built / "public").rglob("*.html"))) == []


def test_the_book_has_the_images_and_no_sizes(built: Path, epubcheck: Check) -> None:
    assert epubcheck(built / "public/the-packet.epub") == []
    assert b"srcset" not in published(built)["api/articles/news/a.json"]


def test_without_the_plugin_the_markup_is_as_it_was(tmp_path: Path) -> None:
    site = make(tmp_path / "site")
    write(site, "presskit.toml", TOML.partition("[plugins]")[0])
    assert findings(site) == []
    files = published(site)
    page = files["news/a/index.html"].decode()
    assert "<picture" not in page
    assert '<img src="../../news/a/quay.' in page
    assert '.jpg" alt="Waves" width="1200" height="1800" loading="lazy"/>\n' in page, "turned as it is marked"
    assert not [path for path in files if path.startswith("cards/") or path.endswith(".webp")]


def test_step_by_step_is_as_from_scratch(site: Path) -> None:
    big = encoded(picture(2600, 900), exif=camera(3))
    steps: list[Callable[[], object]] = [
        lambda: write(site, "content/news/a.rst", article("Spring tides", ".. image:: quay.jpg\n   :alt: W")),
        lambda: write(site, "content/news/quay.jpg", big),
        lambda: write(site, "content/news/quay.jpg", big[:-900]),
        lambda: write(
            site, "content/d.rst", article("Another", "Text.", image="news/map.png", **{"image-alt": "m"})
        ),
        lambda: write(site, "content/c.rst", article("Another headline", "Text.", date="2026-02-01")),
        lambda: write(site, "content/news/quay.jpg", big),
        lambda: write(site, "static/pictures/lead.jpg", encoded(picture(500, 300), exif=camera())),
        lambda: write(
            site, "presskit.toml", TOML + '[plugin.images]\nformats = ["original"]\nwidths = [300]\n'
        ),
        (site / "content/news/b.rst").unlink,
        lambda: write(site, "presskit.toml", TOML),
    ]
    at_once = 1 if NIGHTLY else 3
    for start in range(0, len(steps), at_once):
        for step in steps[start : start + at_once]:
            step()
        found = findings(site)
        clean = site.with_name("clean")
        shutil.copytree(site, clean, ignore=shutil.ignore_patterns(".presskit", "public"))
        assert findings(clean) == found
        assert published(clean) == published(site)
        shutil.rmtree(clean)


def test_only_what_is_another_is_drawn_or_decoded(site: Path) -> None:
    def draws_and_decodes() -> tuple[bool, bool]:
        code = (
            "import sys\nfrom pathlib import Path\nfrom presskit.build.pipeline import build\n"
            "assert build(Path(sys.argv[1])).diagnostics == ()\n"
            "print(*('presskit_images.' + name in sys.modules for name in ('card', 'derive')))"
        )
        command = [sys.executable, "-c", code, str(site)]
        card, derive = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        return card == "True", derive == "True"

    assert draws_and_decodes() == (False, False)
    write(site, "content/c.rst", article("No picture", "Other text.", date="2026-02-01", author="Zoë Müller"))
    write(site, "content/new.rst", article("With one", "Text.", image="news/quay.jpg", **{"image-alt": "x"}))
    assert draws_and_decodes() == (False, False)
    write(site, "content/c.rst", article("Other headline", "Text.", date="2026-02-01", author="Zoë Müller"))
    assert draws_and_decodes() == (True, False)
    write(site, "content/news/map.png", encoded(picture(700, 300), "PNG"))
    assert draws_and_decodes() == (False, True)


def test_a_damaged_image_is_found_where_it_is_shown_and_goes_out_as_it_is(site: Path) -> None:
    broken = (site / "content/news/quay.jpg").read_bytes()[:9_000]
    write(site, "content/news/quay.jpg", broken)
    for _ in range(2):
        found = findings(site)
        assert [(each.code, each.severity, each.span.path, each.span.line) for each in found] == [
            ("PK444", "warning", "content/news/a.rst", 5),
            ("PK444", "warning", "content/news/a.rst", 8),
        ]
        assert found[0].message.startswith("`quay.jpg` is damaged: ")
        write(site, "content/c.rst", article("Other headline", "Text."))
    assert broken in published(site).values()
    write(site, "presskit.toml", TOML + '[check.severity]\nPK444 = "off"\n')
    assert findings(site) == []


def test_a_damaged_image_can_be_ignored_with_a_reason(site: Path) -> None:
    write(site, "content/e.jpg", encoded(picture(400, 300))[:3_000])
    body = ".. presskit: ignore PK444 this is how it came\n\n.. image:: e.jpg\n   :alt: Half a scene"
    write(site, "content/e.rst", article("Half", body))
    assert findings(site) == []
    assert check(site).diagnostics == ()


def test_without_pillow_a_build_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make(tmp_path / "site")
    monkeypatch.setitem(sys.modules, "PIL", None)  # as Python has it where a package is not installed
    for outcome in (check(site), build(site)):
        (finding,) = outcome.diagnostics
        assert (finding.code, finding.span.path, finding.span.line) == ("IM001", "presskit.toml", 5)
        assert finding.hint == "pip install 'presskit[images]'"
    assert not (site / "public").exists()
    assert [each.code for each in findings(site, keep_going=True)] == ["IM001"]
    assert "srcset" not in published(site)["news/a/index.html"].decode()


def test_a_damaged_store_is_made_anew(site: Path) -> None:
    before = published(site)
    for path in (site / ".presskit/cache/derived").iterdir():
        if path.name != "index":
            path.write_bytes(b"rotten")
    write(site, "content/new.rst", article("With one", "Text.", image="news/quay.jpg", **{"image-alt": "x"}))
    shutil.rmtree(site / "public")
    assert [each.code for each in findings(site)] == ["PK510"]
    (site / "content/new.rst").unlink()
    findings(site)
    assert published(site) == before


def test_what_no_page_needs_is_forgotten_but_not_by_a_preview(site: Path) -> None:
    folder = site / ".presskit/cache/derived"
    names = {path.name for path in folder.iterdir()}
    (site / "content/news/a.rst").unlink()
    build(site, Options(drafts=True))
    assert {path.name for path in folder.iterdir()} == names
    build(site)
    assert {path.name for path in folder.iterdir()} < names


def test_untrusted_images_are_read_in_a_worker_and_all_the_same(site: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    shutil.copytree(site / "content", theirs)
    write(theirs, "bad.jpg", encoded(picture(500, 300))[:4_000])
    write(theirs, "bad.rst", article("Bad", ".. image:: bad.jpg\n   :alt: b"))
    assert [each.code for each in findings(site, untrusted=theirs)] == ["PK444"]
    folder = ".presskit/preview-untrusted"
    assert "quay-480." in published(site, folder)["news/a/index.html"].decode()


def test_workers_give_what_one_process_gives(site: Path, tmp_path: Path) -> None:
    other = make(tmp_path / "other")
    assert findings(other, jobs=2) == []
    assert published(other) == published(site)


def test_a_font_of_the_site(site: Path) -> None:
    settings = '[plugin.images]\nfont = "ours.ttf"\n'
    write(site, "presskit.toml", TOML + settings)
    for outcome in (check(site), build(site)):
        (finding,) = outcome.diagnostics
        assert (finding.code, finding.span.path, finding.span.line) == ("IM002", "presskit.toml", 7)
        assert "there is no theme/fonts/ours.ttf" in finding.message
    own = (
        Path(sys.modules["presskit_images"].__file__ or "").parent
        / "templates/fonts/DejaVuSerifCondensed-Bold.ttf"
    )
    write(site, "theme/fonts/ours.ttf", own.read_bytes())
    before = published(site)["cards/c.png"]
    assert findings(site) == []
    assert published(site)["cards/c.png"] == before
