"""docutils' modules of directives, without the function that opens URLs, and without the library that opens images.

They import the one with all of HTTP, TLS and e-mail behind it, the other where it is installed: a tenth of a small build. No
article may use them.
"""

import sys
from types import ModuleType

__all__ = ["images", "misc", "tables"]


def _refuse(url: str) -> None:
    raise OSError(f"directives open no URLs: {url}")


_request = ModuleType("urllib.request")
vars(_request).update(urlopen=_refuse, url2pathname=_refuse)
_missing: dict[str, ModuleType | None] = {"urllib.request": _request, "PIL": None, "PIL.Image": None}
_known = {name: sys.modules[name] for name in _missing if name in sys.modules}
sys.modules.update(_missing)  # type: ignore[arg-type] # None stands for what can't be imported
try:
    from docutils.parsers.rst.directives import images, misc, tables
finally:
    for name in _missing:
        del sys.modules[name]
    sys.modules.update(_known)
