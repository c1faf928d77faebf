"""The promises a site has made to its readers: URLs and feed ids."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct, field


class EditionRecord(Struct, frozen=True, kw_only=True, gc=False):
    """One article in one language, as it was first published.

    `slugs` are all that were ever used, the current one last; `folders` the
    URL paths that go with them (`fr/2026/11/le-marche/`), likewise.
    `first_published` is aware of its zone.
    """

    feed_id: str
    slugs: tuple[str, ...]
    folders: tuple[str, ...]
    first_published: datetime

    @property
    def folder(self) -> str:
        """The URL path in force, relative to the site, with a final slash."""
        return self.folders[-1]


class Ledger(Struct, frozen=True, kw_only=True):
    """What has been published: article id → language tag → edition.

    `paths` remembers which file an id came from, so that the id outlives a
    change of the rule that makes it. `domain` is the host that the site had
    when it began: the ids of its feeds are made of it, wherever it moves.
    """

    editions: Mapping[str, Mapping[str, EditionRecord]] = field(default_factory=dict)
    paths: Mapping[str, str] = field(default_factory=dict)
    domain: str = ""

    def find(self, article_id: str, tag: str) -> EditionRecord | None:
        """Return the record of one edition, if it was ever published."""
        return self.editions.get(article_id, {}).get(tag)
