"""Cards and the ledger → the feeds of a language, before any of them is written.

Which feeds there are, and what each of them shows, is known before the text of
an item is read: so a build writes only those that show something new.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import TypeVar

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline.building.press.freshness import Keys, Shown
from pipeline.building.press.listing import Press
from pipeline.building.press.planning import Plan
from pipeline.building.press.producing import context, correction_details
from pipeline.building.press.wires import FORMATS, Told, Wire
from pipeline.building.traces.remembering import digest, packed
from pipeline.model.editions import Card
from pipeline.rendering.grouping import grouped
from pipeline.rendering.pages import SiteContext, both_view
from pipeline.rendering.pages.addresses import (
    BOTH,
    author_folder,
    author_slug,
    front_folder,
    section_folder,
    tag_folder,
)

Item = TypeVar("Item")


class Newsdesk(Struct, frozen=True, kw_only=True):
    """Where all is known that feeds tell; `place` finds the file that has a text."""

    plan: Plan
    press: Press
    keys: Keys
    place: Callable[[str], str]

    @property
    def authority(self) -> str:
        """The host of which the ids of feeds are made."""
        return self.plan.ledger.domain

    def wires(self, locale: Locale, found: Shown) -> Iterator[Wire]:
        """Yield the feeds of a language that have to be written."""
        for wire, cards in self._channels(locale):
            found.wired.append((wire, tuple(cards)))
            yield from self.due(wire, cards, found)

    def due(self, wire: Wire, cards: Iterable[Card], found: Shown) -> Iterator[Wire]:
        """Yield a feed of some cards, if it has to be written."""
        cards = tuple(cards)
        editions = tuple(map(self.keys.edition, cards))
        ids = packed([(card.feed_id, card.first_published) for card in cards])
        key = digest(
            self.press.setup.feeds, self.authority, wire.previous, ids, *editions
        )
        stale = tuple(
            each
            for each in wire.formats
            if found.is_stale(wire.folder + (wire.file or each), key)
        )
        if stale:
            items = tuple(map(self._told, cards, editions))
            yield replace(wire, formats=stale, items=items, authority=self.authority)

    def _channels(self, locale: Locale) -> Iterator[tuple[Wire, list[Card]]]:
        """Yield each feed of a language, and what it announces, newest first."""
        setup = self.press.setup
        each, size = context(setup, locale), setup.site.feed_size
        own = (card for card in self.plan.all_cards if card.locale == locale)
        known = [(card.first_published, card.article_id, card) for card in own]
        listed = [card for card in _newest(known) if not card.is_page]
        folder = front_folder(locale)
        archives = list(self._archives(listed, each))
        last = archives[-1][0] if archives else None
        previous = last.folder + last.file if last else ""
        front = Wire(locale=locale, folder=folder, title=each.name, previous=previous)
        yield front, listed[:size]
        yield from archives
        for wire, cards in _topics(listed, each):
            yield wire, cards[:size]
        if both := both_view(each, ""):
            yield self._both(locale, both.title)

    def _archives(
        self, listed: list[Card], each: SiteContext
    ) -> Iterator[tuple[Wire, list[Card]]]:
        """Yield the archives of a language, oldest first (RFC 5005, 4).

        The ledger says which articles go together, those that are gone among
        them: what comes and goes later moves no other to another archive. The
        newest are in none, so that none is begun before its articles have all
        come out.
        """
        records = (
            (editions[each.tag].first_published, name, name)
            for name, editions in self.plan.ledger.editions.items()
            if each.tag in editions
        )
        names = _newest(list(records))[::-1]
        cards = {card.article_id: card for card in listed}
        size = max(1, self.press.setup.site.feed_size // 2)
        folder = front_folder(each.locale)
        previous = ""
        for number in range(1, len(names) // size):
            wire = Wire(
                locale=each.locale,
                folder=f"{folder}archive/",
                title=each.name,
                page=folder,
                file=f"{number}.xml",
                current=f"{folder}{FORMATS[0]}",
                previous=previous,
                formats=FORMATS[:1],
            )
            previous = wire.folder + wire.file
            within = reversed(names[(number - 1) * size : number * size])
            yield wire, [cards[name] for name in within if name in cards]

    def _both(self, locale: Locale, title: str) -> tuple[Wire, list[Card]]:
        """Return the feed for those who read all languages, but one rather.

        It is Atom, where each item says its language (RFC 4287, 2).
        """
        site = self.press.setup.site
        articles = (
            self.either(cards, locale)
            for cards in self.plan.cards.values()
            if cards and not cards[0].is_page
        )
        known = [(card.first_published, card.article_id, card) for card in articles]
        wire = Wire(
            locale=locale,
            folder=front_folder(locale),
            title=title,
            file=BOTH,
            formats=("atom.xml",),
        )
        return wire, _newest(known)[: site.feed_size]

    def either(self, cards: tuple[Card, ...], locale: Locale) -> Card:
        """Return an article in a language, or else in the site's first that has it.

        It has the id and the date of the article, by the edition that came out
        first; so nothing is announced again when another takes its place.
        """
        known = self.plan.ledger.editions[cards[0].article_id].items()
        tag, first = min(known, key=lambda item: (item[1].first_published, item[0]))
        order = (locale, *self.press.setup.site.languages)
        chosen = min(cards, key=lambda card: order.index(card.locale))
        return replace(
            chosen,
            feed_id=first.feed_id.removesuffix(f":{tag}"),
            first_published=first.first_published,
        )

    def _told(self, card: Card, key: bytes) -> Told:
        draft = self.plan.drafts[card.article_id]
        siblings = self.plan.cards[card.article_id]
        picture = card.image.src if card.image else ""
        edition = next(each for each in draft.editions if each.locale == card.locale)
        return Told(
            key=digest(key, card.feed_id, card.first_published.isoformat()),
            card=card,
            siblings=tuple(each for each in siblings if each.locale != card.locale),
            place=self.place(card.article_id),
            table=self.keys.table.part(draft.references),
            length=self.keys.lengths.get(picture),
            corrections=correction_details(edition),
        )


def _newest(known: list[tuple[datetime, str, Item]]) -> list[Item]:
    """Return what has a first publication and an id, the newest first."""
    by_id = sorted(known, key=lambda each: each[1])
    return [each[2] for each in sorted(by_id, key=lambda each: each[0], reverse=True)]


def _topics(listed: list[Card], each: SiteContext) -> Iterator[tuple[Wire, list[Card]]]:
    """Yield the feeds of the sections, tags and authors of a language."""
    by_section = grouped(listed, lambda card: (card.section,))
    for section in each.sections:
        folder = section_folder(each.locale, section)
        title = f"{each.name} – {each.section_name(section)}"
        yield Wire(locale=each.locale, folder=folder, title=title), by_section[section]
    by_tag = grouped(listed, lambda card: card.tags)
    for tag in each.tags:
        folder = tag_folder(each.locale, tag)
        title = f"{each.name} – {each.tag_name(tag)}"
        yield Wire(locale=each.locale, folder=folder, title=title), by_tag[tag]
    by_author = grouped(listed, lambda card: map(author_slug, card.authors))
    for name in each.authors:
        folder = author_folder(each.locale, name)
        title = f"{each.name} – {name}"
        wire = Wire(locale=each.locale, folder=folder, title=title)
        yield wire, by_author[author_slug(name)]
