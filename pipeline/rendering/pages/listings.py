"""Cards in one language → the front page, and the pages of tags and sections.

Which pages there are, and what each shows, is known before any is drawn: so a
build draws only those that show something new.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from babel import Locale

from pipeline.model.editions import Card, File
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.rendering.moments import published_on
from pipeline.rendering.pages.addresses import (
    author_folder,
    author_slug,
    front_folder,
    numbered,
    relative,
    root_of,
    section_folder,
    tag_folder,
)
from pipeline.rendering.pages.cards import card_view
from pipeline.rendering.pages.contexts import SiteContext, feed_views
from pipeline.rendering.pages.frames import page_file
from pipeline.rendering.pages.heads import Place
from pipeline.rendering.views import PaginationView

Folder = Callable[[Locale, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """A page of a list before it is drawn: `number` of `count`, newest first.

    `total` is how many cards the whole list has, of which it shows `cards`.
    """

    template: str
    first: Place
    number: int
    count: int
    total: int
    cards: tuple[Card, ...]

    @property
    def path(self) -> str:
        """Where the page is published."""
        return f"{numbered(self.first.folder, self.number)}index.html"


def front_pages(cards: Iterable[Card], context: SiteContext) -> Iterator[ListPage]:
    """Yield the front page of a language and its archive, newest first.

    There is one even where nothing is published yet.
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
    yield from _pages("front.html", place, _listed(cards, context), context)


def tag_pages(cards: Iterable[Card], context: SiteContext) -> Iterator[ListPage]:
    """Yield the pages of every tag in use."""
    listed = _listed(cards, context)
    for tag in context.tags:
        place = _place(tag_folder, tag, context.tag_name(tag), context)
        tagged = [card for card in listed if tag in card.tags]
        yield from _pages("tag.html", place, tagged, context)


def section_pages(cards: Iterable[Card], context: SiteContext) -> Iterator[ListPage]:
    """Yield the pages of every section in use."""
    listed = _listed(cards, context)
    for section in context.sections:
        name = context.section_name(section)
        place = _place(section_folder, section, name, context)
        within = [card for card in listed if card.section == section]
        yield from _pages("section.html", place, within, context)


def author_pages(cards: Iterable[Card], context: SiteContext) -> Iterator[ListPage]:
    """Yield the pages of everyone who wrote."""
    listed = _listed(cards, context)
    for name in context.authors:
        place = _place(author_folder, name, name, context)
        slug = author_slug(name)
        own = [card for card in listed if slug in map(author_slug, card.authors)]
        yield from _pages("author.html", place, own, context)


def newest_first(cards: Iterable[Card], site: Site) -> list[Card]:
    """Return the cards by their first publication; equal ones by their ids."""
    known = sorted(cards, key=lambda card: card.article_id)
    return sorted(known, key=lambda card: site.moment(published_on(card)), reverse=True)


def _listed(cards: Iterable[Card], context: SiteContext) -> list[Card]:
    own = (card for card in cards if card.locale == context.locale)
    return newest_first((card for card in own if not card.is_page), context.site)


def _place(folder: Folder, list_id: str, name: str, context: SiteContext) -> Place:
    """Return where a list stands, and where it does in the other languages."""
    folders = {each: folder(each, list_id) for each in context.site.languages}
    editions = {
        locale: path for locale, path in folders.items() if path in context.folders
    }
    pairs = tuple((to_tag(locale), path) for locale, path in editions.items())
    return Place(
        folder=folder(context.locale, list_id),
        title=name,
        editions=editions,
        alternates=(*pairs, ("x-default", pairs[0][1])),
        feed="" if folder is section_folder else folder(context.locale, list_id),
    )


def _pages(
    template: str, first: Place, cards: Sequence[Card], context: SiteContext
) -> Iterator[ListPage]:
    """Yield one page for each run of cards, at least one."""
    size = context.site.page_size
    count = max(1, -(-len(cards) // size))
    for number in range(1, count + 1):
        yield ListPage(
            template=template,
            first=first,
            number=number,
            count=count,
            total=len(cards),
            cards=tuple(cards[(number - 1) * size : number * size]),
        )


def draw_list(page: ListPage, context: SiteContext) -> File:
    """Return a page of a list, drawn."""
    first, number = page.first, page.number
    place = first if number == 1 else _archive(first, number)
    root = root_of(place.folder)
    views: Mapping[str, object] = {
        "heading": first.title,
        "cards": [card_view(card, context, root) for card in page.cards],
        "count": page.total,
        "feed": _feed(first, context, root),
        "pagination": _pagination(first.folder, number, page.count, root),
    }
    return page_file(page.template, place, context, views)


def _archive(first: Place, number: int) -> Place:
    """Return a later page of a list, which no other language has as it is."""
    return Place(
        folder=numbered(first.folder, number),
        title=f"{first.title} ({number})",
        editions=first.editions,
        feed=first.feed,
    )


def _feed(place: Place, context: SiteContext, root: str) -> str:
    folder = place.feed or front_folder(context.locale)
    return feed_views(folder, place.title, context, root)[0].url


def _pagination(folder: str, number: int, count: int, root: str) -> PaginationView:
    newer = relative(root, numbered(folder, number - 1)) if number > 1 else ""
    older = relative(root, numbered(folder, number + 1)) if number < count else ""
    return PaginationView(number=number, count=count, newer=newer, older=older)
