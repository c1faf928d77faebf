"""Cards → everything that lists them: front pages, tags, sections, sitemaps.

What each file shows is known before any is made, so that only those are made
that show something new, by workers, side by side.
"""

from collections.abc import Iterator
from itertools import chain
from typing import TypeAlias

from babel import Locale
from msgspec import Struct

from pipeline import publishing
from pipeline.building.press.freshness import Keys, Shown
from pipeline.building.press.planning import Plan
from pipeline.building.press.producing import Setup, context
from pipeline.building.traces.remembering import digest
from pipeline.model.editions import File
from pipeline.ports import Clock, Store
from pipeline.publishing import PublishReport
from pipeline.rendering.pages import (
    Collection,
    ListPage,
    archive_pages,
    author_pages,
    chooser_page,
    draw_list,
    feeds_page,
    front_pages,
    not_found_page,
    outline,
    search_page,
    section_pages,
    tag_pages,
)
from pipeline.rendering.pages.addresses import front_folder
from pipeline.rendering.sitemap import news, robots, sitemap

Lists: TypeAlias = tuple[Locale, tuple[ListPage, ...]]
"""Pages of lists to draw, all in one language."""


class Press(Struct, frozen=True, kw_only=True):
    """What every list is made with, and where."""

    setup: Setup
    store: Store
    output: Store


def stale_lists(
    collection: Collection, press: Press, keys: Keys, found: Shown, locale: Locale
) -> Iterator[ListPage]:
    """Yield the pages of the lists of a language that have to be drawn."""
    each = context(press.setup, locale)
    for pages in (tag_pages, front_pages, section_pages, author_pages, archive_pages):
        for page in pages(collection, each):
            found.listed.append((locale, page))
            if is_due(page, press, keys, found):
                yield page


def is_due(page: ListPage, press: Press, keys: Keys, found: Shown) -> bool:
    """Say whether a page of a list has to be drawn."""
    key = digest(press.setup.key, repr(page.facts), *map(keys.card, page.shown))
    return found.is_stale(page.path, key)


def draw_lists(press: Press, lists: Lists) -> PublishReport:
    """Draw pages of lists, and publish them."""
    locale, pages = lists
    each = context(press.setup, locale)
    return publishing.publish((draw_list(page, each) for page in pages), press.output)


def doors(plan: Plan, press: Press) -> Iterator[File]:
    """Yield the pages that lead into the site, and the redirects."""
    setup = press.setup
    contexts = [context(setup, locale) for locale in setup.site.languages]
    yield chooser_page(contexts)
    yield not_found_page(contexts)
    for each in contexts:
        yield not_found_page([each], front_folder(each.locale))
    yield from map(feeds_page, contexts)
    if setup.site.search:
        yield from map(search_page, contexts)
    yield outline(contexts)
    yield from publishing.redirects(plan.all_cards, plan.ledger, setup.site)


def sitemaps(plan: Plan, press: Press, clock: Clock) -> Iterator[File]:
    """Yield what search engines read, each file when the one before has been taken."""
    setup, cards, now = press.setup, plan.all_cards, clock.now()
    site, paths = setup.site, list[str]()
    files = chain(
        sitemap(cards, site),
        (
            news(cards, site, locale=each, name=context(setup, each).name, now=now)
            for each in site.languages
        ),
    )
    for file in files:
        paths.append(file.path)
        yield file
    # Where the sitemap is an index, it names its parts.
    yield robots(site, [each for each in paths if "sitemap-" not in each])
