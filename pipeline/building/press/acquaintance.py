"""The plan → what else to read beside each article, kept while that still holds.

It depends on when articles came out and on what they are about, which few edits
change; their titles are looked up when a page is made.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct, field

from pipeline.building.contents.orders import Order
from pipeline.building.press.planning import Plan
from pipeline.building.traces.remembering import (
    FOLDER,
    digest,
    packed,
    recall,
    remember,
)
from pipeline.model.editions import Card
from pipeline.model.locales import to_tag
from pipeline.rendering.companions import (
    Companions,
    Headline,
    Onward,
    companions,
    headline,
)
from pipeline.rendering.moments import published_on

_PLACE = f"{FOLDER}/companions"

_Known: TypeAlias = dict[str, dict[str, Companions]]
"""Language tag → article id → the ids of what goes with it."""


class KeptCircle(Struct, frozen=True, array_like=True):
    """What goes with each article, and a digest of all that it depends on."""

    key: str
    known: _Known


class Circle(Struct, frozen=True, kw_only=True):
    """Who is in company with whom, by the titles of a plan.

    `facts` tells what that depends on, of all articles. `told` are digests of what
    has been said of them, by language tag and id.
    """

    facts: str
    plan: Plan
    known: Mapping[str, Mapping[str, Companions]]
    told: dict[str, dict[str, bytes]] = field(default_factory=dict)

    def key(self, card: Card) -> str:
        """Return what tells all that a page says of other articles."""
        known = self._of(card)
        if known is None:
            return ""
        names = (known.newer, known.older, *known.related)
        return digest(*(self._telling(name, card) for name in names))

    def onward(self, card: Card) -> Onward:
        """Return what to read after an article."""
        known = self._of(card)
        if known is None:
            return Onward()
        newer, older = (
            self._headline(name, card) if name else None
            for name in (known.newer, known.older)
        )
        related = tuple(self._headline(name, card) for name in known.related)
        return Onward(newer=newer, older=older, related=related)

    def _of(self, card: Card) -> Companions | None:
        return self.known[to_tag(card.locale)].get(card.article_id)

    def _telling(self, name: str, beside: Card) -> bytes:
        if not name:
            return b""
        known = self.told.setdefault(to_tag(beside.locale), {})
        told = known.get(name)
        if told is None:
            key = digest(packed(self._headline(name, beside)))
            told = known[name] = bytes.fromhex(key)
        return told

    def _headline(self, name: str, beside: Card) -> Headline:
        cards = self.plan.cards[name]
        return headline(next(each for each in cards if each.locale == beside.locale))


def acquaint(plan: Plan, order: Order) -> Circle:
    """Return what goes with what in each language, as it was if it may be."""
    every = plan.all_cards
    key = digest(order.key, packed(list(map(_facts, every))))
    kept = recall(order.store, _PLACE, KeptCircle) if order.program else None
    if kept is None or kept.key != key:
        kept = KeptCircle(key=key, known=dict(_found(plan, order)))
        if order.program and not order.is_proof:
            remember(order.store, _PLACE, kept)
    return Circle(facts=key, plan=plan, known=kept.known)


def _found(plan: Plan, order: Order) -> Iterator[tuple[str, dict[str, Companions]]]:
    for locale in order.site.languages:
        own = (card for card in plan.all_cards if card.locale == locale)
        yield to_tag(locale), dict(companions(own, order.site))


def _facts(card: Card) -> tuple[object, ...]:
    topics = (card.is_page, card.section, card.tags)
    named = (card.path, card.related)
    return (card.article_id, to_tag(card.locale), published_on(card), *topics, *named)
