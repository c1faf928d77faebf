"""Cards → everything that lists them: front pages, tags, feeds, sitemaps.

Each language's share of it is a task of its own, so that workers do them side
by side. What they all need to know stands in one file, which each reads once.
"""

import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from babel import Locale

from pipeline import publishing
from pipeline.building.announcing import FeedPress
from pipeline.building.linking import Table
from pipeline.building.planning import Plan
from pipeline.building.producing import Setup, context
from pipeline.model.editions import File
from pipeline.ports import Clock, Store
from pipeline.publishing import PublishReport
from pipeline.rendering.pages import (
    SiteContext,
    chooser_page,
    feeds_page,
    front_pages,
    not_found_page,
    section_pages,
    tag_pages,
)
from pipeline.rendering.sitemap import news, robots, sitemap


class List(StrEnum):
    """A kind of list, which each language has."""

    FRONT = "front"
    TAGS = "tags"
    SECTIONS = "sections"
    FEEDS = "feeds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What every list is made from; `lengths` are those of the pictures."""

    plan: Plan
    table: Table
    lengths: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Where lists are made: `place` is the file with what is known.

    `own` are the paths that the site has files of its own for.
    """

    setup: Setup
    store: Store
    output: Store
    place: str
    own: frozenset[str]


def tell(known: Known, press: Press) -> None:
    """Put what is known where every worker finds it."""
    press.store.write(press.place, pickle.dumps(known, pickle.HIGHEST_PROTOCOL))


def make_list(press: Press, task: tuple[List, Locale]) -> PublishReport:
    """Write the files of one kind of list in one language."""
    kind, locale = task
    files = _MAKERS[kind](_read(press), press, context(press.setup, locale))
    wanted = (file for file in files if file.path not in press.own)
    return publishing.publish(wanted, press.output)


_last: dict[str, Known] = {}
"""What was read last, by its place: a worker makes several lists of a build."""


def _read(press: Press) -> Known:
    if press.place not in _last:
        _last.clear()
        # This build wrote the file, under a name that no other build has.
        _last[press.place] = pickle.loads(press.store.read(press.place))  # noqa: S301
    return _last[press.place]


def _front(known: Known, _: Press, each: SiteContext) -> Iterator[File]:
    yield from front_pages(known.plan.all_cards, each)
    yield feeds_page(each)


def _tags(known: Known, _: Press, each: SiteContext) -> Iterator[File]:
    yield from tag_pages(known.plan.all_cards, each)


def _sections(known: Known, _: Press, each: SiteContext) -> Iterator[File]:
    yield from section_pages(known.plan.all_cards, each)


def _feeds(known: Known, press: Press, each: SiteContext) -> Iterator[File]:
    feeds = FeedPress(
        plan=known.plan,
        setup=press.setup,
        store=press.store,
        table=known.table,
        lengths=known.lengths,
    )
    yield from feeds.run(each)


_MAKERS: Mapping[List, Callable[[Known, Press, SiteContext], Iterator[File]]] = {
    List.FRONT: _front,
    List.TAGS: _tags,
    List.SECTIONS: _sections,
    List.FEEDS: _feeds,
}


def doors(plan: Plan, setup: Setup) -> Iterator[File]:
    """Yield the pages that are of no one language, and the redirects."""
    contexts = [context(setup, locale) for locale in setup.site.languages]
    yield chooser_page(contexts)
    yield not_found_page(contexts)
    yield from publishing.redirects(plan.all_cards, plan.ledger, setup.site)


def sitemaps(plan: Plan, setup: Setup, clock: Clock) -> Iterator[File]:
    """Yield what search engines read."""
    site, cards, now = setup.site, plan.all_cards, clock.now()
    files = list(sitemap(cards, site))
    for locale in site.languages:
        name = context(setup, locale).name
        files.append(news(cards, site, locale=locale, name=name, now=now))
    yield from files
    # Where the sitemap is an index, it names its parts.
    yield robots(site, [each.path for each in files if "sitemap-" not in each.path])
