"""A changed translation renders the pages that say it; what is published is what a clean build publishes."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from presskit.build.pipeline import Options, build

MakeSite = Callable[[Mapping[str, str | bytes]], Path]
CATALOG = 'msgid "Archive"\nmsgstr "{}"\n\nmsgid "Page not found"\nmsgstr "{}"\n'
SITE = {
    "presskit.toml": '[site]\nlanguage = "de-AT"\n[check]\nrequired = ["title"]\n',
    "content/a.rst": "A\n=\n\nText.\n",
    "content/b.rst": "B\n=\n\n:language: ar\n\nText.\n",
    "theme/locale/de.po": CATALOG.format("Chronik", ""),
}


def page(site: Path, path: str) -> str:
    return (site / "public" / path).read_text(encoding="utf-8")


def published(site: Path) -> dict[str, bytes]:
    root = site / "public"
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def test_a_changed_translation_is_shown_at_once(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(SITE)
    build(site)
    assert "<h1>Chronik</h1>" in page(site, "archive/index.html")
    assert "<h1>Seite nicht gefunden</h1>" in page(site, "404.html")
    assert build(site).parsed == 0
    (site / "theme" / "locale" / "de.po").write_text(CATALOG.format("Alles", "Nichts da"), encoding="utf-8")
    outcome = build(site)
    assert outcome.parsed == 0
    assert ">Alles</a>" in page(site, "a/index.html")
    assert "<title>Nichts da — " in page(site, "404.html")
    clean = tmp_path / "clean"
    shutil.copytree(site, clean, ignore=shutil.ignore_patterns("public", ".presskit"))
    build(clean)
    assert published(site) == published(clean)


def test_an_article_speaks_its_language_and_its_frame_the_sites(make_site: MakeSite) -> None:
    site = make_site(SITE)
    build(site)
    shown = page(site, "b/index.html")
    assert '<html lang="ar" dir="rtl">' in shown
    assert ">تخطَّ إلى المحتوى</a>" in shown
    assert '<div class="colophon" lang="de-AT" dir="ltr">' in shown
    assert ">Chronik</a>" in shown


def test_a_site_translates_its_own_settings_and_overrides_a_plugins_words(make_site: MakeSite) -> None:
    site = make_site(
        {
            **SITE,
            "presskit.toml": SITE["presskit.toml"] + '[plugin.recent]\ntitle = "Latest"\n',
            "content/c.rst": "C\n=\n\n:date: 2026-01-01\n",
            "theme/locale/ar.po": 'msgid "Latest"\nmsgstr "الجديد"\n\nmsgid "Home"\nmsgstr "البداية"\n',
        }
    )
    build(site, Options(cache=False))
    assert "<h2>الجديد</h2>" in page(site, "b/index.html")
    assert ">البداية</a>" in page(site, "b/index.html")
    assert "<h2>Latest</h2>" in page(site, "a/index.html")
    assert ">Startseite</a>" in page(site, "a/index.html")
