"""Wires and the text on disk → the feeds of a language, published."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from babel import Locale

from pipeline import publishing
from pipeline.building.manuscripts.drafts import Bodies, read_bodies
from pipeline.building.pictures.files import media
from pipeline.building.press.linking import Linker
from pipeline.building.press.listing import Press
from pipeline.building.press.producing import Setup, context
from pipeline.building.press.wiring import Told, Wire
from pipeline.model.diagnostics import Checked
from pipeline.model.editions import Feed, FeedItem, File
from pipeline.model.locales import to_tag
from pipeline.publishing import PublishReport
from pipeline.rendering.feeds import Channel, atom, check_feed, json_feed, rss
from pipeline.rendering.pages import SiteContext

_WRITERS = {"feed.xml": rss, "atom.xml": atom, "feed.json": json_feed}


def write_wires(press: Press, wires: tuple[Wire, ...]) -> Checked[PublishReport]:
    """Write feeds, publish them, and judge them as a reader would."""
    contents = _contents(press, (told for wire in wires for told in wire.items))
    files = [file for wire in wires for file in _files(wire, press.setup, contents)]
    report = publishing.publish(files, press.output)
    base_url = press.setup.site.base_url
    found = (each for file in files for each in check_feed(file, base_url + file.path))
    return Checked(value=report, diagnostics=tuple(found))


_Contents: TypeAlias = dict[tuple[str, Locale], str]


def _contents(press: Press, items: Iterable[Told]) -> _Contents:
    """Make the text of the items, once each, file by file."""
    wanted = {
        (each.place, each.card.article_id, each.card.folder): each for each in items
    }
    bodies: Bodies = {}
    last, contents = "", {}
    for (place, name, _), told in sorted(wanted.items(), key=lambda item: item[0]):
        if place != last:
            last, bodies = place, read_bodies(press.store, place)
        card = told.card
        linker = Linker(
            table=told.table,
            path=card.path,
            tag=to_tag(card.locale),
            root=press.setup.site.base_url,
            folder=card.folder,
        )
        body = bodies[name][to_tag(card.locale)]
        contents[name, card.locale] = linker.illustrated(body, has_choice=False)
    return contents


def _files(wire: Wire, setup: Setup, contents: _Contents) -> Iterator[File]:
    each = context(setup, wire.locale)
    feed = Feed(
        locale=wire.locale,
        folder=wire.folder,
        title=wire.title,
        description=each.description,
        items=tuple(_item(told, contents) for told in wire.items),
        page=wire.page,
        file=wire.file,
        current=wire.current,
        previous=wire.previous,
        authority=wire.authority,
    )
    channel = _channel(wire, each, setup.site.base_url)
    for name in wire.formats:
        yield _WRITERS[name](feed, setup.site, channel)


def _item(told: Told, contents: _Contents) -> FeedItem:
    card = told.card
    content = contents[card.article_id, card.locale]
    return FeedItem(card=card, content=content, siblings=told.siblings)


def _channel(wire: Wire, each: SiteContext, base_url: str) -> Channel:
    cards = [told.card for told in wire.items]
    return Channel(
        author=each.name,
        tags={tag: each.tag_name(tag) for card in cards for tag in card.tags},
        sections={card.section: each.section_name(card.section) for card in cards},
        pictures={
            told.card.article_id: media(told.card.image.src, told.length, base_url)
            for told in wire.items
            if told.card.image and told.length is not None
        },
    )
