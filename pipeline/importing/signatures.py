"""The elements of a page that say when, and by whom → dates and names.

What they say is in their markup: a `time`, a link to the author, a line that
its class calls a dateline. They are removed, or written so that the words of
their line can be read.
"""

import datetime as dt
import re
from collections.abc import Iterator

from lxml.html import HtmlElement
from msgspec import Struct, field

from pipeline import text
from pipeline.importing.blocks import Findings
from pipeline.importing.chrome import read_dateline, role
from pipeline.importing.dates import find_dates, parse_date
from pipeline.importing.frames import has_name
from pipeline.importing.inline import INLINE
from pipeline.importing.lexicon import choice, classes
from pipeline.model.phrases import say
from pipeline.patterns import pattern

_AUTHOR = classes("author")
_META = classes("meta")
_KICKER = classes("kicker")
_UPDATE = pattern("modif|updat|revis")
_PUBLICATION = pattern("publi|posted|entry-date|pubdate|created")
_BY = pattern(rf"\A(?:{choice('bylines')})[ \u00a0\u202f]+", re.IGNORECASE)
_AND = pattern(r"[ \u00a0](?:et|and|y|und|e|i|&)[ \u00a0]|,[ \u00a0]")
_MARK = "\ufdd0"  # no character, and so in no text
_LONGEST_LINE = 160
_LONGEST_META = 400
_LONGEST_NAME = 60


class Signature(Struct):
    """When a text was published and updated, and by whom it is."""

    dates: dict[str, dt.date | dt.datetime] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)


def read_signature(
    content: HtmlElement, authors: tuple[str, ...], findings: Findings
) -> Signature:
    """Return what the markup of a text says, and remove what says no more.

    `authors` are those that the page has declared.
    """
    found = Signature(authors=list(authors))
    for element in _inside(content, "time"):
        _read_time(element, found)
    for element in filter(_is_author, _inside(content)):
        _read_author(element, found)
    for element in _inside(content):
        if has_name(element, _META):
            _read_meta(element, found, findings)
        elif has_name(element, _KICKER):
            _leave_out(element, "It stands above the title", findings)
    return found


def _inside(content: HtmlElement, *names: str) -> Iterator[HtmlElement]:
    """Yield the elements of a text, but for those that go while it is read."""
    for element in list(content.iterdescendants(*names)):
        if isinstance(element.tag, str) and content in element.iterancestors():
            yield element


def _said(element: HtmlElement) -> str:
    """Return the words of an element, those of its parts apart."""
    return text.trim(text.fold(" ".join(map(str, element.itertext()))))


def names(line: str) -> list[str]:
    """Return the names in a line such as “By Ann Vane and Hugh Vane”."""
    said = _BY.sub("", text.trim(text.fold(line)))
    return [part for part in map(text.trim, _AND.split(said)) if part]


def _read_time(element: HtmlElement, found: Signature) -> None:
    """Read a `time`, by its attributes, or by what stands before it in its line."""
    day = parse_date(text.trim(element.get("datetime") or ""))
    if day is None:
        return
    before, after = _around(element)
    line = f"{before} {day:%Y-%m-%d} {after}"
    is_dateline = read_dateline(line, 0, Findings(""), is_french=True) is not None
    said = _role_of_markup(element)
    if not said and (is_dateline or len(line) <= _LONGEST_LINE):
        said = role(before) or ("published" if is_dateline else "")
    if said:
        found.dates.setdefault(said, day)
    if is_dateline:
        for child in list(element):
            element.remove(child)
        element.text = f" {day:%Y-%m-%d} "


def _around(element: HtmlElement) -> tuple[str, str]:
    """Return the words of its block that stand before an element, and behind it."""
    block = element
    while block.tag in INLINE and block.getparent() is not None:
        block = block.getparent()
    known, element.text = element.text, _MARK
    before, _, rest = str(block.text_content()).partition(_MARK)
    element.text = known
    inside = str(element.text_content())[len(known or "") :]
    return text.fold(before), text.fold(rest.removeprefix(inside))


def _role_of_markup(element: HtmlElement) -> str:
    """Return what the names of an element, or of what it is in, say of it."""
    for each in (element, element.getparent()):
        parts = [each.get(name) or "" for name in ("itemprop", "class", "property")]
        said = " ".join([*parts, "pubdate" * ("pubdate" in each.attrib)]).lower()
        if _PUBLICATION.search(said):
            return "published"
        if _UPDATE.search(said):
            return "updated"
    return ""


def _is_author(element: HtmlElement) -> bool:
    is_named = element.get("rel") == "author" or element.get("itemprop") == "author"
    return is_named or has_name(element, _AUTHOR)


def _read_author(element: HtmlElement, found: Signature) -> None:
    said = text.trim(text.fold(str(element.text_content())))
    is_name = 0 < len(said) <= _LONGEST_NAME and not list(find_dates(said))
    if is_name and not element.getchildren():
        found.authors += [each for each in names(said) if each not in found.authors]


def _read_meta(element: HtmlElement, found: Signature, findings: Findings) -> None:
    """Read a line that its class calls one about the text, and remove it."""
    said = _said(element)
    for date in find_dates(said):
        if date.day is not None:
            found.dates.setdefault(role(said[: date.start]) or "published", date.day)
    if found.authors:
        why = say("It is about the text")
    else:
        why = say("Add `authors:` if it names one")
    _leave_out(element, why, findings)


def _leave_out(element: HtmlElement, why: str, findings: Findings) -> None:
    said = _said(element)
    if said and len(said) <= _LONGEST_META:
        message = say("“{words}” was left out. {why}.", words=said, why=why)
        findings.note("import-chrome", message, element.sourceline or 0)
        element.drop_tree()
