"""The cards of a language → what else to read beside each article.

What came before and after it, what its editor names, and what is about the same. Of
the last only the articles nearest in time under each topic are looked at, so that the
work is linear, and an article that is new is shown on few others: on the one before it,
and on at most `_NEAR` under each topic. No rank depends on how many articles there are.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from datetime import date, datetime
from heapq import nsmallest
from itertools import islice

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

    `related` are those that its editor names, and behind them, while there are few,
    those that have topics in common with it, the most alike first. None of the latter
    is its neighbour in time too.
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
    chosen = _chosen(listed)
    alike = ([ids[place + 1] for place in places] for places in _alike(listed, site))
    return {
        name: Companions(
            newer=newer,
            older=older,
            related=_related(chosen.get(name, ()), near, {newer, older}),
        )
        for newer, name, older, near in zip(ids, ids[1:], ids[2:], alike, strict=False)
    }


def _chosen(listed: Sequence[Card]) -> Mapping[str, tuple[str, ...]]:
    """Return what editors name beside each article, where it can be shown there."""
    if not any(card.related for card in listed):
        return {}
    ids = {card.path: card.article_id for card in listed}
    ids |= {card.article_id: card.article_id for card in listed}
    return {
        card.article_id: tuple(
            dict.fromkeys(
                ids[name]
                for name in card.related
                if ids.get(name, card.article_id) != card.article_id
            )
        )
        for card in listed
    }


def _related(
    chosen: tuple[str, ...], alike: Sequence[str], neighbours: AbstractSet[str]
) -> tuple[str, ...]:
    """Return the editor's choice, filled up with what is alike."""
    more = (each for each in alike if each not in {*chosen, *neighbours})
    return (*chosen, *islice(more, max(0, _RELATED - len(chosen))))


def _alike(listed: Sequence[Card], site: Site) -> Iterable[list[int]]:
    """Yield the places of the articles most alike to each, with some to spare."""
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
        yield [each for _, _, each in nsmallest(_RELATED + 4, ranks)]


def _topics(card: Card) -> tuple[str, ...]:
    """Return the tags, and the section in a word that is no tag."""
    section = (f"/{card.section}",) if card.section else ()
    return (*section, *card.tags)
