"""A published feed → what a subscriber's reader would stumble over.

It reads the bytes that were written, and nothing that they were made from: an item
once, whatever feeds have the same bytes of it. The rules are those of RSS 2.0 with the
Advisory Board's profile, of RFC 4287, of JSON Feed 1.1 and of the W3C's validator.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any

from lxml.etree import _Element as Element

from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.editions import File
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.rendering.feeds.parts import (
    Inner,
    inner_of,
    parse_xml,
    split_json,
    split_xml,
    texts,
)
from pipeline.rendering.feeds.references import is_script, relative_urls
from pipeline.rendering.feeds.verdicts import ItemVerdict, judged
from pipeline.rendering.feeds.xml import NAMESPACES

CODE = "invalid-feed"

_RFC_822 = pattern(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct"
    r"|Nov|Dec) \d{4} \d\d:\d\d:\d\d (?:[+-]\d{4}|GMT)"
)
_RFC_3339 = pattern(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_ATOM = f"{{{NAMESPACES['atom']}}}"
_CONTENT = f"{{{NAMESPACES['content']}}}encoded"

_OF_A_CHANNEL = ("title", "link", "description", "language")
_OF_AN_ITEM = ("title", "link", "guid", "pubDate", "description")
_OF_A_FEED = tuple(f"{_ATOM}{each}" for each in ("id", "title", "updated"))
_OF_AN_ENTRY = (*_OF_A_FEED, f"{_ATOM}published")
_OF_JSON = ("version", "title", "home_page_url", "feed_url", "language")
_OF_A_JSON_ITEM = ("id", "url", "date_published", "date_modified")
_VERSION = "https://jsonfeed.org/version/1.1"


def check_feed(file: File, url: str) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a feed, which is published at an absolute URL."""
    troubles = _of_json if file.path.endswith(".json") else _of_xml
    return tuple(
        Diagnostic(code=CODE, severity=Severity.ERROR, message=message, path=file.path)
        for message in troubles(file.content, url)
    )


def _of_xml(content: bytes, url: str) -> Iterator[str]:
    """Ask of a document what its own format wants."""
    parts = split_xml(content)
    items = judged(parts.items, partial(_read_xml, url=url))
    top = parse_xml(content if items is None else parts.rest)
    if top is None:
        yield say("It is not well-formed XML, so that no reader can open it.")
    elif top.tag == "rss":
        yield from _of_rss(top, items or [], url)
    else:
        yield from _of_atom(top, items or [], url)


def _read_xml(document: bytes, url: str) -> ItemVerdict | None:
    """Judge an item or entry that stands alone in the element of its feed."""
    top = parse_xml(document)
    if top is None or len(top) != 1:
        return None
    return (_of_item if top.tag == "rss" else _of_entry)(top[0], url)


def _of_rss(top: Element, items: list[ItemVerdict], url: str) -> Iterator[str]:
    channel = top.find("channel")
    if channel is None:
        yield _missing("channel", url)
        return
    inner = inner_of(channel)
    every = [*items, *(_of_item(item, url) for item in inner.get("item", ()))]
    yield from _wanting(inner, _OF_A_CHANNEL, url)
    yield from _not_itself(inner.get(f"{_ATOM}link", ()), url)
    yield from _not_dates(texts(inner, "lastBuildDate"), _RFC_822)
    yield from _repeated(each.id for each in every)
    for each in every:
        yield from each.troubles


def _of_item(item: Element, url: str) -> ItemVerdict:
    inner = inner_of(item)
    guid = _name(inner, "guid")
    return ItemVerdict(id=guid, troubles=tuple(_in_item(inner, guid or url)))


def _in_item(item: Inner, name: str) -> Iterator[str]:
    yield from _wanting(item, _OF_AN_ITEM, name, may_be_empty="description")
    yield from _repeated(texts(item, "guid"))
    yield from _not_dates(texts(item, "pubDate"), _RFC_822)
    yield from _not_dates(texts(item, f"{_ATOM}updated"), _RFC_3339)
    yield from _in_wrong_order(item, name)
    yield from _bad_enclosures(item, name)
    for text in (*texts(item, "description"), *texts(item, _CONTENT)):
        yield from _unsafe(text, name)


def _of_atom(top: Element, items: list[ItemVerdict], url: str) -> Iterator[str]:
    inner = inner_of(top)
    entries = inner.get(f"{_ATOM}entry", ())
    every = [*items, *(_of_entry(entry, url) for entry in entries)]
    yield from _wanting(inner, _OF_A_FEED, url)
    yield from _not_itself(inner.get(f"{_ATOM}link", ()), url)
    yield from _not_dates(texts(inner, f"{_ATOM}updated"), _RFC_3339)
    yield from _repeated(each.id for each in every)
    has_author = f"{_ATOM}author" in inner
    for each in every:
        yield from each.troubles
        if not has_author and not each.has_author:
            yield _missing("author", each.id or url)


def _of_entry(entry: Element, url: str) -> ItemVerdict:
    inner = inner_of(entry)
    name = _name(inner, f"{_ATOM}id")
    return ItemVerdict(
        id=name,
        has_author=f"{_ATOM}author" in inner,
        troubles=tuple(_in_entry(inner, name or url)),
    )


def _in_entry(entry: Inner, name: str) -> Iterator[str]:
    yield from _wanting(entry, _OF_AN_ENTRY, name)
    yield from _repeated(texts(entry, f"{_ATOM}id"))
    for field in ("updated", "published"):
        yield from _not_dates(texts(entry, _ATOM + field), _RFC_3339)
    yield from _alike(entry.get(f"{_ATOM}link", ()), name)
    for text in texts(entry, f"{_ATOM}content"):
        yield from _unsafe(text, name)


def _of_json(content: bytes, url: str) -> Iterator[str]:
    parts = split_json(content)
    items = judged(parts.items, partial(_read_json, url=url)) if parts else None
    if parts is None or items is None:
        yield say("It is not well-formed JSON, so that no reader can open it.")
        return
    document = json.loads(parts.rest)
    yield from (_missing(name, url) for name in _OF_JSON if not document.get(name))
    if document.get("version") != _VERSION:
        yield say("It says that it is no JSON Feed 1.1.")
    if document.get("feed_url") != url:
        yield _elsewhere(url)
    yield from _repeated(each.id for each in items)
    for each in items:
        yield from each.troubles


def _read_json(document: bytes, url: str) -> ItemVerdict | None:
    try:
        item = json.loads(document)
    except ValueError:
        return None
    if not isinstance(item, dict):
        return None
    name = str(item.get("id", ""))
    return ItemVerdict(id=name, troubles=tuple(_in_json(item, name or url)))


def _in_json(item: dict[str, Any], name: str) -> Iterator[str]:
    yield from (
        _missing(field, name) for field in _OF_A_JSON_ITEM if not item.get(field)
    )
    if "content_html" not in item and "content_text" not in item:
        yield _missing("content_html", name)
    dates = (str(item.get(field, "")) for field in ("date_published", "date_modified"))
    yield from _not_dates(filter(None, dates), _RFC_3339)
    yield from _unsafe(str(item.get("content_html", "")), name)


def _wanting(
    inner: Inner, names: Iterable[str], name: str, may_be_empty: str = ""
) -> Iterator[str]:
    for each in names:
        found = inner.get(each)
        if not found or (each != may_be_empty and _is_empty(found[0])):
            yield _missing(each.removeprefix(_ATOM), name)


def _name(inner: Inner, tag: str) -> str:
    """Return the id of an item, or nothing."""
    return (inner[tag][0].text or "") if tag in inner else ""


def _is_empty(element: Element) -> bool:
    return not element.text and not len(element)


def _missing(field: str, name: str) -> str:
    return say("{name} has no `{field}`, which readers need.", name=name, field=field)


def _not_itself(links: Iterable[Element], url: str) -> Iterator[str]:
    """Want one link of a feed to itself, so that readers can move with it."""
    if [link.get("href") for link in links if link.get("rel") == "self"] != [url]:
        yield _elsewhere(url)


def _elsewhere(url: str) -> str:
    return say("It does not say that its own address is {url}.", url=url)


def _not_dates(dates: Iterable[str], form: re.Pattern[str]) -> Iterator[str]:
    """Find the dates that some reader can't read, and so takes for none or now."""
    for each in dates:
        if not form.fullmatch(each) or not _is_day(each, is_rfc_822=form is _RFC_822):
            yield say("“{date}” is not a date that readers know.", date=each)


def _is_day(date: str, *, is_rfc_822: bool) -> bool:
    """Say whether the calendar has the day, and the week had it where it says."""
    try:
        if is_rfc_822:
            moment = parsedate_to_datetime(date)
            return _DAYS[moment.weekday()] == date[:3]
        datetime.fromisoformat(date)
    except ValueError:
        return False
    return True


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _repeated(ids: Iterable[str]) -> Iterator[str]:
    """Find the ids that are of two items, of which readers would show one."""
    for name, count in Counter(filter(None, ids)).items():
        if count > 1:
            yield say("Two items have the id {name}.", name=name)


def _in_wrong_order(item: Inner, name: str) -> Iterator[str]:
    """Want the summary first: some readers keep what comes last."""
    tags = list(item)
    if _CONTENT not in tags or "description" not in tags:
        return
    if tags.index(_CONTENT) < tags.index("description"):
        yield say("The content of {name} stands before its summary.", name=name)


def _bad_enclosures(item: Inner, name: str) -> Iterator[str]:
    found = item.get("enclosure", [])
    if len(found) > 1:
        yield say("{name} has more than one enclosure.", name=name)
    for each in found:
        for field in ("url", "length", "type"):
            if not each.get(field):
                yield _missing(f"enclosure {field}", name)


def _alike(links: Iterable[Element], name: str) -> Iterator[str]:
    """Find two addresses for one language and type (RFC 4287, 4.1.2)."""
    kinds = Counter(
        (link.get("type"), link.get("hreflang"))
        for link in links
        if link.get("rel", "alternate") == "alternate"
    )
    if any(count > 1 for count in kinds.values()):
        yield say("{name} has two addresses for the same language.", name=name)


def _unsafe(html: str, name: str) -> Iterator[str]:
    """Find what leads nowhere from a reader, and what should not run there."""
    for url in relative_urls(html):
        yield say(
            "A link or picture of {name} leads to “{url}”, which means nothing "
            "outside of our pages.",
            name=name,
            url=url,
        )
    if is_script(html):
        yield say("The content of {name} has a script.", name=name)
