"""All that is made ready → the output, in the order in which it may be seen.

Pages stand before the lists that lead to them, lists before the feeds that
announce them, and the ledger before the feeds whose ids it keeps. What is no
longer made goes last. What stands there already is not made again.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import TypeVar

from msgspec import Struct

from pipeline import publishing
from pipeline.building.contents.orders import Order
from pipeline.building.contents.promises import PUBLISHED
from pipeline.building.manuscripts.memory import Memory
from pipeline.building.pictures.files import copies, prints
from pipeline.building.pictures.studio import open_studio
from pipeline.building.press.acquaintance import Circle
from pipeline.building.press.announcing import write_wires
from pipeline.building.press.freshness import Keys, Shown
from pipeline.building.press.listing import (
    Lists,
    Press,
    doors,
    draw_lists,
    sitemaps,
    stale_lists,
)
from pipeline.building.press.planning import Plan
from pipeline.building.press.producing import Folder, Sheet, original, produce_batch
from pipeline.building.press.searching import Search
from pipeline.building.press.setting import Stock
from pipeline.building.press.wires import Wire
from pipeline.building.press.wiring import Newsdesk
from pipeline.building.traces.remembering import digest
from pipeline.model.editions import Card, File
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.publishing import PublishReport
from pipeline.rendering.pages import collect
from pipeline.rendering.pages.addresses import facing_folder

Item = TypeVar("Item")

_FEWEST, _MOST = 8, 32
"""Lists or feeds for a worker, at first and at the most.

Few at first, so that a small site keeps all workers busy; few at the most, since
several handfuls wait for each worker with all the cards that they show.
"""


class Forme(Struct, frozen=True, kw_only=True):
    """All that is made ready for publishing."""

    plan: Plan
    press: Press
    stock: Stock
    static: tuple[File, ...]
    memory: Memory
    keys: Keys
    circle: Circle
    found: Shown


def write(job: Forme, order: Order) -> frozenset[str]:
    """Write what is not there yet, in the order in which it may be seen.

    Returns the paths of the files that were removed.
    """
    site, output, found = order.site, order.output, job.found
    tags = [to_tag(locale) for locale in site.languages]
    owned = publishing.claim(output, [*tags, "assets"])
    order.begin("pages")
    found.note(publishing.publish(_fixed(job, order), output))
    write_pages(job, job.plan.drafts, order)
    order.begin("lists")
    found.note(publishing.publish(_indexes(job, order), output))
    found.note(*_lists(job, order))
    order.begin("feeds")
    _announce(job, order)
    order.begin("removing")
    kept = set(found.asked) if order.is_whole else None
    removed = publishing.prune(output, kept, owned)
    if removed:  # a language that the site had may have left its folder by now
        publishing.claim(output, [*tags, "assets"])
    order.keeper.sweep(site.locales)
    return frozenset(removed)


def write_pages(job: Forme, names: Iterable[str], order: Order) -> None:
    """Write the pages of some articles that are not there yet."""
    produce = partial(produce_batch, job.press.setup, order.store, order.output)
    for report in order.executor.map(produce, _folders(job, names, order)):
        job.found.note(report)


def _fixed(job: Forme, order: Order) -> Iterator[File]:
    """Yield the files that are published as they are, but for those that are."""
    found = job.found
    yield from found.changed(job.stock.files)
    pictures = job.stock.pictures
    # A picture has a name of its content.
    stale = [each for each in pictures if found.is_stale(each.path, each.path)]
    yield from copies(stale, order.store)
    yield from prints(
        pictures, open_studio(order), lambda each: found.is_stale(each, each)
    )
    own = (file for file in job.static if file.path not in publishing.HOST_FILES)
    yield from found.changed(own, is_own=True)


def _folders(job: Forme, names: Iterable[str], order: Order) -> Iterator[Folder]:
    """Yield the articles that have a page to make, tray by tray, as they are asked."""
    trays: dict[str, list[str]] = {}
    for name in names:
        trays.setdefault(job.memory.place(name), []).append(name)
    for place in sorted(trays):
        sheets = (_sheet(name, job, order) for name in trays[place])
        due = tuple(each for each in sheets if each)
        if due:
            yield place, due


def _sheet(name: str, job: Forme, order: Order) -> Sheet | None:
    """Return what makes the pages of an article; none where all are there."""
    cards = job.plan.cards[name]
    asked = [card for card in cards if card.locale in order.languages]
    due = tuple(c for c in asked if _is_stale(c, job))
    facings = tuple(c.locale for c in asked if _is_facing_stale(c, job))
    if not due and not facings:
        return None
    draft = job.plan.drafts[name]
    return Sheet(
        draft=draft,
        cards=cards,
        onward={card.locale: job.circle.onward(card) for card in due},
        facings=facings,
        table=job.keys.table.part(draft.references),
    )


def _is_stale(card: Card, job: Forme) -> bool:
    told = job.circle.key(card)
    key = digest(job.press.setup.frame, job.keys.edition(card), told)
    return job.found.is_stale(f"{card.folder}index.html", key)


def _is_facing_stale(card: Card, job: Forme) -> bool:
    if not card.is_faced:
        return False
    both = (card, original(job.plan.cards[card.article_id]))
    key = digest(job.press.setup.frame, *map(job.keys.edition, both))
    return job.found.is_stale(f"{facing_folder(card)}index.html", key)


def _indexes(job: Forme, order: Order) -> Iterator[File]:
    """Yield what readers search with, where they can."""
    if order.site.search and order.indexer:
        search = Search(
            indexer=order.indexer,
            store=order.store,
            plan=job.plan,
            keys=job.keys,
            place=job.memory.place,
        )
        for locale in order.languages:
            yield from search.index(locale, job.found)


def _lists(job: Forme, order: Order) -> Iterator[PublishReport]:
    """Write the lists, and what leads to them."""
    plan, press, found = job.plan, job.press, job.found
    yield from order.executor.map(partial(draw_lists, press), _list_work(job, order))
    yield publishing.publish(found.changed(doors(plan, press)), order.output)
    signposts = found.changed(_signposts(job, order.site), is_own=True)
    yield publishing.publish(signposts, order.output)


def _signposts(job: Forme, site: Site) -> Iterator[File]:
    """Yield what tells hosts of addresses that were left, after the site's own."""
    own = {file.path: file.content for file in job.static}
    plan = job.plan
    yield from publishing.host_redirects(plan.all_cards, plan.ledger, site, own)


def _announce(job: Forme, order: Order) -> None:
    """Write the ledger, then the feeds and sitemaps that announce what it keeps."""
    plan, press, found = job.plan, job.press, job.found
    order.keeper.write(order.site.ledger, publishing.serialize(plan.ledger))
    work = _feed_work(job, order)
    found.judge(order.executor.map(partial(write_wires, press), work))
    for file in found.changed(_announced(job, order)):  # one is in memory at a time
        found.note(publishing.publish([file], order.output))


def _announced(job: Forme, order: Order) -> Iterator[File]:
    yield from sitemaps(job.plan, job.press, order.clock)
    yield File(path=PUBLISHED, content=publishing.serialize(job.plan.ledger))


def _list_work(job: Forme, order: Order) -> Iterator[Lists]:
    """Yield the pages of lists to draw, some of a language at a time."""
    collection = collect(job.plan.all_cards, order.site)
    for locale in order.languages:
        stale = stale_lists(collection, job.press, job.keys, job.found, locale)
        for pages in _some_of(stale):
            yield locale, pages


def newsdesk(job: Forme) -> Newsdesk:
    """Return where all is known that feeds tell."""
    place = job.memory.place
    return Newsdesk(plan=job.plan, press=job.press, keys=job.keys, place=place)


def _feed_work(job: Forme, order: Order) -> Iterator[tuple[Wire, ...]]:
    """Yield the feeds to write, some of a language at a time."""
    desk = newsdesk(job)
    for locale in order.languages:
        yield from _some_of(desk.wires(locale, job.found))


def _some_of(work: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    """Yield work in growing handfuls, none of it before a worker can take it."""
    rest, size = iter(work), _FEWEST
    while some := tuple(islice(rest, size)):
        yield some
        size = min(2 * size, _MOST)
