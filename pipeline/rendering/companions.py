"""The cards of a language → what else to read beside each article.

What came before and after it, and what is about the same. Only the articles
nearest in time under each topic are looked at, so that the work is linear, and an
article that is new is shown on few others: on the one before it, and on at most
`_NEAR` under each of its topics. No rank depends on how many articles there are.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from heapq import nsmallest

from babel import Locale
from msgspec import Struct

from pipeline.model.editions import Card
from pipeline.model.site import Site
from pipeline.rendering.moments import newest_first, published_on

_NEAR = 4
"""How many articles on each side in time are looked at under each topic."""

_RELATED = 3
"""How many articles are named as being about the same."""


class Companions(Struct, frozen=True, array_like=True, gc=False):
    """The ids of the articles to read next: empty at the two ends of time.

    `related` have topics in common with it, the most alike first. None of them is
    its neighbour in time too.
    """

    newer: str = ""
    older: str = ""
    related: tuple[str, ...] = ()

    @property
    def names(self) -> Iterator[str]:
        """The ids of all."""
        return filter(None, (self.newer, self.older, *self.related))


class Headline(Struct, frozen=True, array_like=True, gc=False):
    """An article as another names it."""

    folder: str
    title: str
    title_locale: Locale
    published: date | datetime
    section: str = ""


class Onward(Struct, frozen=True, array_like=True, gc=False):
    """What to read after an article: `Companions`, by what they are called."""

    newer: Headline | None = None
    older: Headline | None = None
    related: tuple[Headline, ...] = ()


def headline(card: Card) -> Headline:
    """Return the little of an article that other pages show."""
    return Headline(
        folder=card.folder,
        title=card.title,
        title_locale=card.title_locale,
        published=published_on(card),
        section=card.section,
    )


def companions(cards: Iterable[Card], site: Site) -> Mapping[str, Companions]:
    """Return what goes with each article; the cards are of one language."""
    listed = newest_first((card for card in cards if not card.is_page), site)
    ids = ["", *(card.article_id for card in listed), ""]
    alike = _alike(listed, site)
    return {
        name: Companions(
            newer=newer,
            older=older,
            related=tuple(
                ids[place + 1]
                for place in places
                if ids[place + 1] not in {newer, older}
            )[:_RELATED],
        )
        for newer, name, older, places in zip(
            ids, ids[1:], ids[2:], alike, strict=False
        )
    }


def _alike(listed: Sequence[Card], site: Site) -> Iterable[list[int]]:
    """Yield the places of the articles most alike to each, with two to spare."""
    moments = [site.moment(published_on(card)).timestamp() for card in listed]
    topics = [_topics(card) for card in listed]
    shelves: dict[str, list[int]] = {}
    for place, names in enumerate(topics):
        for name in names:
            shelves.setdefault(name, []).append(place)
    passed = dict.fromkeys(shelves, 0)
    for place, names in enumerate(topics):
        shared: Counter[int] = Counter()
        for name in names:
            at = passed[name]
            passed[name] = at + 1
            shared.update(shelves[name][max(0, at - _NEAR) : at + _NEAR + 1])
        del shared[place]
        now = moments[place]
        ranks = ((-n, abs(moments[each] - now), each) for each, n in shared.items())
        yield [each for _, _, each in nsmallest(_RELATED + 2, ranks)]


def _topics(card: Card) -> tuple[str, ...]:
    """Return the tags, and the section in a word that is no tag."""
    section = (f"/{card.section}",) if card.section else ()
    return (*section, *card.tags)
