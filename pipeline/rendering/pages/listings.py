"""Cards → the front page of a language, and the pages of tags, sections and authors.

Which pages there are, and what each shows, is known before any is drawn.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from babel import Locale
from msgspec import Struct

from pipeline.model.editions import Card
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.rendering.grouping import grouped
from pipeline.rendering.moments import newest_first, published_on
from pipeline.rendering.pages.addresses import (
    author_folder,
    author_slug,
    front_folder,
    section_folder,
    tag_folder,
)
from pipeline.rendering.pages.cards import printed
from pipeline.rendering.pages.contexts import SiteContext
from pipeline.rendering.pages.heads import Place
from pipeline.rendering.pages.lists import CardShelf, ListPage, chained, split

Folder = Callable[[Locale, str], str]
Month = tuple[int, int]
"""A year and a month of it, from 1."""

_FRONT = 7
"""How many articles the front page shows whole; sections have headlines."""

_HEADLINES = 4


class Collection(Struct, frozen=True, kw_only=True):
    """The articles of each language, newest first, and the same by their months."""

    listed: Mapping[Locale, list[Card]]
    months: Mapping[Locale, Mapping[Month, list[Card]]]


def collect(cards: Iterable[Card], site: Site) -> Collection:
    """Return what lists have to choose from: every article, and no page."""
    own: dict[Locale, list[Card]] = {locale: [] for locale in site.languages}
    for card in cards:
        if not card.is_page:
            own[card.locale].append(card)
    listed = {locale: newest_first(each, site) for locale, each in own.items()}
    months = {locale: _by_month(each, site) for locale, each in listed.items()}
    return Collection(listed=listed, months=months)


def _by_month(cards: Iterable[Card], site: Site) -> dict[Month, list[Card]]:
    months: dict[Month, list[Card]] = {}
    for card in cards:
        day = published_on(card)
        day = site.moment(day) if isinstance(day, datetime) else day
        months.setdefault((day.year, day.month), []).append(card)
    return months


def front_pages(collection: Collection, context: SiteContext) -> Iterator[ListPage]:
    """Yield the front page of a language; what is older stands in the archive.

    There is one even where nothing is published yet. The newest article leads, or
    the newest of those that an editor has chosen. A section has a shelf for
    those of its articles that are not on the page already.
    """
    editions = {each: front_folder(each) for each in context.site.languages}
    pairs = [(to_tag(locale), folder) for locale, folder in editions.items()]
    place = Place(
        folder=front_folder(context.locale),
        title=context.name,
        description=context.description,
        editions=editions,
        alternates=(*pairs, ("x-default", "")),
    )
    listed = _led(collection.listed[context.locale])
    size = min(_FRONT, context.site.page_size)
    yield ListPage(
        template="front.html",
        place=place,
        heading=context.name,
        cards=tuple(listed[:size]),
        shelves=tuple(_shelves(listed[size:], context)),
        total=len(listed),
    )


def _led(listed: list[Card]) -> list[Card]:
    """Return articles with the one first that an editor wants to lead."""
    lead = next((card for card in listed if card.is_lead), None)
    return [lead, *(card for card in listed if card != lead)] if lead else listed


def _shelves(cards: Iterable[Card], context: SiteContext) -> Iterator[CardShelf]:
    by_section = grouped(cards, lambda card: (card.section,))
    for section in context.sections:
        within = by_section.get(section)
        if within:
            yield CardShelf(
                name=context.section_name(section),
                folder=section_folder(context.locale, section),
                total=len(within[:_HEADLINES]),
                cards=tuple(within[:_HEADLINES]),
            )


def tag_pages(collection: Collection, context: SiteContext) -> Iterator[ListPage]:
    """Yield the pages of every tag in use."""
    tagged = grouped(collection.listed[context.locale], lambda card: card.tags)
    for tag in context.tags:
        place = _place(tag_folder, tag, context.tag_name(tag), context)
        yield from _pages("tag.html", place, tagged[tag], context)


def section_pages(collection: Collection, context: SiteContext) -> Iterator[ListPage]:
    """Yield the pages of every section in use."""
    within = grouped(collection.listed[context.locale], lambda card: (card.section,))
    for section in context.sections:
        name = context.section_name(section)
        place = _place(section_folder, section, name, context)
        yield from _pages("section.html", place, within[section], context)


def author_pages(collection: Collection, context: SiteContext) -> Iterator[ListPage]:
    """Yield the pages of everyone who wrote."""
    listed = collection.listed[context.locale]
    signed = grouped(listed, lambda card: map(author_slug, card.authors))
    for name in context.authors:
        place = _place(author_folder, name, printed(name), context)
        yield from _pages("author.html", place, signed[author_slug(name)], context)


def _place(folder: Folder, list_id: str, name: str, context: SiteContext) -> Place:
    """Return where a list stands, and where it does in the other languages."""
    folders = {each: folder(each, list_id) for each in context.site.languages}
    editions = {
        locale: path for locale, path in folders.items() if path in context.folders
    }
    return list_place(folders[context.locale], name, editions, has_feed=True)


def list_place(
    folder: str, title: str, editions: Mapping[Locale, str], *, has_feed: bool = False
) -> Place:
    """Return the place of a list which these languages have too."""
    pairs = tuple((to_tag(locale), path) for locale, path in editions.items())
    return Place(
        folder=folder,
        title=title,
        editions=editions,
        alternates=(*pairs, ("x-default", pairs[0][1])),
        feed=folder if has_feed else "",
    )


def _pages(
    template: str, place: Place, cards: list[Card], context: SiteContext
) -> Iterator[ListPage]:
    first = ListPage(
        template=template, place=place, heading=place.title, total=len(cards)
    )
    yield from chained(split(first, cards, context.site.page_size))
