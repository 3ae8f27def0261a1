"""Nikola without what the other tools do not make."""

BLOG_AUTHOR = "x"
BLOG_TITLE = "Site"
BLOG_EMAIL = "x@example.org"
BLOG_DESCRIPTION = "d"
SITE_URL = BASE_URL = "https://example.org/"
DEFAULT_LANG = "en"
TRANSLATIONS = {"en": ""}
NAVIGATION_LINKS: dict[str, tuple[str, ...]] = {"en": ()}
TIMEZONE = "UTC"
THEME = "bench"
POSTS = (("posts/*.rst", "posts", "post.tmpl"),)
PAGES = ()
COMPILERS = {"rest": (".rst",)}
FEED_LENGTH = 20
GENERATE_ATOM = True
GENERATE_RSS = False
SHOW_SOURCELINK = COPY_SOURCES = CREATE_MONTHLY_ARCHIVE = CATEGORY_PAGES_ARE_INDEXES = False
INDEX_DISPLAY_POST_COUNT = 100
FILES_FOLDERS = {"images": "images"}
IMAGE_FOLDERS: dict[str, str] = {}
LISTINGS_FOLDERS: dict[str, str] = {}
GALLERY_FOLDERS: dict[str, str] = {}
DISABLED_PLUGINS = [
    *("render_galleries", "render_listings", "sitemap", "robots"),
    *("classify_authors", "classify_archive", "classify_tags", "classify_sections"),
]
