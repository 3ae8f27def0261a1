"""Sphinx with ten recent articles on every page: where their list changes, every page is written again."""

# mypy: disable-error-code="import-not-found"
# (nothing here needs Sphinx)

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

project = "Site"
html_theme = "basic"
templates_path = ["_templates"]
html_sidebars = {"**": ["recent.html"]}
html_copy_source = html_use_index = False
exclude_patterns = ["_build"]
highlight_language = "none"


def recent(app: Sphinx, env: BuildEnvironment) -> list[str]:
    dated = sorted(((fields.get("date", ""), name) for name, fields in env.metadata.items()), reverse=True)
    found = [(env.titles[name].astext(), name) for date, name in dated[:10] if date]
    app.connect(
        "html-page-context", lambda _app, _page, _template, context, _tree: context.update(recent=found)
    )
    before = getattr(env, "recent", found)
    env.recent = found
    return [] if before == found else sorted(env.found_docs)


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("env-updated", recent)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
