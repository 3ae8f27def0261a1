from presskit import Entry, Metadata, Section, Site, Term, listing_subject
from presskit.link.catalog import catalog


def test_the_subjects_of_listings() -> None:
    made = catalog(
        [
            Entry(id="n/a", metadata=Metadata(title="A", section="n", tags=("Sea",))),
            Entry(id="n/index", kind="index", metadata=Metadata(title="Neu", section="n", language="de")),
            Entry(id="m/b", metadata=Metadata(title="B", section="m")),
        ],
        Site(title="The Packet", language="en"),
    )
    listings: list[Section | Term] = [*made.sections.values(), *made.tags.values()]
    found = [listing_subject(listing, made) for listing in listings]
    assert sorted((each.kind, each.uri, each.title, each.language) for each in found) == [
        ("home", "home:", "The Packet", "en"),
        ("section", "section:m", "M", "en"),
        ("section", "section:n", "Neu", "de"),
        ("tag", "tag:sea", "Sea", "en"),
    ]
    assert {each.uri: each.entry.id for each in found if each.entry} == {"section:n": "n/index"}
