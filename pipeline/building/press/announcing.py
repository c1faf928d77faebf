"""Wires and the text on disk → the feeds of a language, published.

An item is made once for feeds that are written one after the other.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias

from babel import Locale

from pipeline import publishing
from pipeline.building.manuscripts.drafts import open_text, read_texts
from pipeline.building.pictures.files import media
from pipeline.building.press.linking import Linker
from pipeline.building.press.listing import Press
from pipeline.building.press.producing import Setup, context
from pipeline.building.press.wires import Told, Wire
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.editions import Feed, FeedItem, File, Media
from pipeline.model.locales import to_tag
from pipeline.publishing import PublishReport
from pipeline.rendering.feeds import KEPT, Channel, atom, check_feed, json_feed, rss
from pipeline.rendering.pages import feed_corrections

_WRITERS = {"feed.xml": rss, "atom.xml": atom, "feed.json": json_feed}

_place = attrgetter("place")

_TEXTS = 1024
"""How many texts are in memory, at the most, beside those of one feed."""

_Texts: TypeAlias = dict[str, bytes]
"""The key of each item, and its text, closed."""

_Items: TypeAlias = dict[str, FeedItem]
"""The key of each item, and the item itself."""


def write_wires(press: Press, wires: tuple[Wire, ...]) -> Checked[PublishReport]:
    """Write feeds, publish them, and judge them as a reader would."""
    reports: list[PublishReport] = []
    found: list[Diagnostic] = []
    base_url = press.setup.site.base_url
    for some in _handfuls(wires):
        texts = _texts(press, some)
        for wire in some:  # no more than one of them is in memory
            items = _items(press.setup, wire.items, texts)
            files = tuple(_files(wire, press.setup, items))
            reports.append(publishing.publish(files, press.output))
            for file in files:
                found += check_feed(file, base_url + file.path)
    report = PublishReport(
        written=tuple(path for each in reports for path in each.written),
        unchanged=tuple(path for each in reports for path in each.unchanged),
    )
    return Checked(value=report, diagnostics=tuple(found))


def _handfuls(wires: Iterable[Wire]) -> Iterator[list[Wire]]:
    """Yield feeds that are written one after the other, with so many texts in all."""
    some: list[Wire] = []
    for wire in wires:
        some.append(wire)
        if sum(len(each.items) for each in some) >= _TEXTS:
            yield some
            some = []
    yield some


def _texts(press: Press, wires: Iterable[Wire]) -> _Texts:
    """Return the texts of the items of some feeds: each tray is read once for all."""
    every = {told.key: told for wire in wires for told in wire.items}
    texts: _Texts = {}
    for place, group in groupby(sorted(every.values(), key=_place), _place):
        of_tray = tuple(group)
        cards = (told.card for told in of_tray)
        wanted = ((card.article_id, to_tag(card.locale)) for card in cards)
        closed = read_texts(press.store, place, wanted)
        texts |= {told.key: text for told, text in zip(of_tray, closed, strict=True)}
    return texts


def _items(setup: Setup, every: Iterable[Told], texts: _Texts) -> _Items:
    """Return the items of a feed, making those that are not known."""
    known, items = _known(setup), dict[str, FeedItem]()
    for told in every:
        if told.key not in known:
            known[told.key] = _item(told, open_text(texts[told.key]), setup)
        items[told.key] = known[told.key]
    for key in list(known)[:-KEPT]:
        del known[key]
    return items


@lru_cache(maxsize=4)
def _known(setup: Setup) -> _Items:
    """Return the items that were made with a setup, in the order of their making."""
    del setup
    return {}


def _item(told: Told, body: str, setup: Setup) -> FeedItem:
    card, base_url = told.card, setup.site.base_url
    linker = Linker(
        table=told.table,
        path=card.path,
        tag=to_tag(card.locale),
        root=base_url,
        folder=card.folder,
    )
    below = feed_corrections(told.corrections, context(setup, card.locale))
    return FeedItem(
        card=card,
        content=linker.illustrated(body, has_choice=False) + below,
        siblings=told.siblings,
        picture=_picture(told, base_url),
    )


def _picture(told: Told, base_url: str) -> Media | None:
    image, length = told.card.image, told.length
    return media(image.src, length, base_url) if image and length is not None else None


def _files(wire: Wire, setup: Setup, items: _Items) -> Iterator[File]:
    feed = Feed(
        locale=wire.locale,
        folder=wire.folder,
        title=wire.title,
        description=context(setup, wire.locale).description,
        items=tuple(items[told.key] for told in wire.items),
        page=wire.page,
        file=wire.file,
        current=wire.current,
        previous=wire.previous,
        authority=wire.authority,
    )
    channel = _channel(setup, wire.locale)
    for name in wire.formats:
        yield _WRITERS[name](feed, setup.site, channel)


@lru_cache(maxsize=16)
def _channel(setup: Setup, locale: Locale) -> Channel:
    """Return what the feeds of a language share, made once in each process."""
    each = context(setup, locale)
    sections = {card.section for card in setup.cards}
    return Channel(
        author=each.name,
        tags={tag: each.tag_name(tag) for card in setup.cards for tag in card.tags},
        sections={section: each.section_name(section) for section in sections},
    )
