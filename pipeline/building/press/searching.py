"""Editions → what readers search them with: an index for each language.

It is made anew where an edition in that language has changed, and nowhere else.
"""

from collections.abc import Callable, Iterator
from html import unescape

from babel import Locale
from msgspec import Struct

from pipeline.building.manuscripts.drafts import read_bodies
from pipeline.building.press.freshness import Keys, Shown
from pipeline.building.press.planning import Plan
from pipeline.building.traces.remembering import digest
from pipeline.model.editions import Card, File, Searchable
from pipeline.model.locales import to_tag
from pipeline.patterns import pattern
from pipeline.ports import Indexer, Store
from pipeline.rendering.pages.addresses import search_folder
from pipeline.text import fold

_BETWEEN = pattern(
    r"</(?:p|h[1-6]|li|t[dh]|d[dt]|figcaption|caption|summary|pre|div)>|<br\b[^>]*>"
)
"""The tags at which one word ends and another begins."""

_TAG = pattern(r"<[^>]*>")


class Search(Struct, frozen=True, kw_only=True):
    """What indexes are made of; `place` finds the tray that has a body."""

    indexer: Indexer
    store: Store
    plan: Plan
    keys: Keys
    place: Callable[[str], str]

    def index(self, locale: Locale, found: Shown) -> Iterator[File]:
        """Yield the files of the index of a language, if it has to be made."""
        cards = sorted(
            (card for card in self.plan.all_cards if card.locale == locale),
            key=lambda card: card.folder,
        )
        key = digest(self.indexer.name, *map(self.keys.edition, cards))
        folder = search_folder(locale)
        known = [
            path
            for path, (made, _) in found.known.items()
            if path.startswith(folder) and made == key
        ]
        stale = [path for path in known if found.is_stale(path, key)]
        if cards and (stale or not known):
            documents = [self._document(card) for card in cards]
            for file in self.indexer.index(documents, locale.language):
                path = folder + file.path
                found.is_stale(path, key)
                yield File(path=path, content=file.content)

    def _document(self, card: Card) -> Searchable:
        name = card.article_id
        bodies = read_bodies(self.store, self.place(name), (name,))
        body = bodies[name][to_tag(card.locale)]
        caption = card.image.caption if card.image else ""
        texts = filter(None, (card.title, card.summary, caption, plain(body)))
        return Searchable(path=card.folder, title=card.title, text=" · ".join(texts))


def plain(html: str) -> str:
    """Return the words of a body that `fill` made: a tag ends at its first `>`."""
    return fold(unescape(_TAG.sub("", _BETWEEN.sub(" ", html))))
