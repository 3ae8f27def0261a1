"""The table ``[plugin.sharing]``."""

import re
from typing import Literal

from msgspec import Struct

ArticleType = Literal["NewsArticle", "BlogPosting", "TechArticle", "Article"]


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``sections`` gives the type of articles in some sections and beneath them; ``image`` is for pages without one."""

    type: ArticleType = "NewsArticle"
    sections: dict[str, ArticleType] = {}
    publisher: str = ""
    logo: str = ""
    profiles: tuple[str, ...] = ()
    image: str = ""
    image_alt: str = ""
    twitter: str = ""

    def __post_init__(self) -> None:
        found = [
            f"`profiles[{number}]` is `{url}`\nwrite a whole address: https://…"
            for number, url in enumerate(self.profiles)
            if not re.fullmatch(r"https?://[^\s<>\"]+", url)
        ]
        if self.twitter and not re.fullmatch(r"@\w{1,15}", self.twitter):
            found.append(f"`twitter` is `{self.twitter}`\nwrite the name with its @, such as @harbournews")
        if found:
            raise ValueError(*found)

    def type_in(self, section: str) -> ArticleType:
        """The type of articles in ``section``: that of the closest section round it that has one."""
        while section and section not in self.sections:
            section = section.rpartition("/")[0]
        return self.sections.get(section, self.type)
