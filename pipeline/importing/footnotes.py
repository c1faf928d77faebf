"""Footnotes in the tree of a page → calls that stand for them, and the notes.

Every generator writes them otherwise, and all do one thing: the call is a link
to the note, and in the note a link leads back. So each is told by the other
(WordPress, Pandoc, goldmark, Markdown Extra, GitHub, SPIP, MediaWiki, Word,
LibreOffice), whatever their classes, and in any language.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml.etree import SubElement
from lxml.html import HtmlElement
from msgspec import Struct, field

from pipeline import text
from pipeline.importing.inline import INLINE, NOTE_CALL
from pipeline.importing.lexicon import plain, words
from pipeline.patterns import pattern

_SIGN = pattern(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[⁰¹²³⁴-⁹]{1,3})[\])]?")
_LETTERS = pattern(r"[\[(]?[a-z]{1,4}[\])]?", re.IGNORECASE)
_ORNAMENT = pattern("[\\[\\]()^.:↑↩↵⏎⤴\ufe0e\ufe0f \t\n\u00a0\u202f]*")
_HEADINGS = words("notes")
_NO_NOTE = frozenset(["body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6"])


class FoundNote(Struct, frozen=True, kw_only=True):
    """A footnote, its `element` taken out of the page, and where it is called."""

    label: str
    element: HtmlElement


class _Pair(Struct):
    """A note, the links that call it, and those in it that lead back."""

    note: HtmlElement
    calls: list[HtmlElement] = field(default_factory=list)
    backs: list[HtmlElement] = field(default_factory=list)


def take_notes(tree: HtmlElement) -> tuple[FoundNote, ...]:
    """Take the footnotes out of a page; an element stays for each call.

    They are numbered in the order in which they are called.
    """
    pairs = list(_pairs(tree))
    for number, pair in enumerate(pairs, 1):
        for call in pair.calls:
            _put_call(call, str(number))
        for back in pair.backs:
            _drop(_whole(back))
    homes = [pair.note.getparent() for pair in pairs]
    for pair in pairs:
        pair.note.drop_tree()
    for home in homes:
        _drop_emptied(home)
    return tuple(
        FoundNote(label=str(number), element=pair.note)
        for number, pair in enumerate(pairs, 1)
    )


def _pairs(tree: HtmlElement) -> Iterator[_Pair]:
    """Yield each note that a sign leads to, and that leads back to it."""
    places = _places(tree)
    found: dict[HtmlElement, _Pair] = {}
    for link in filter(_is_sign, tree.iter("a")):
        target = _target(link, places)
        note = None if target is None else _block(target)
        # A sign in a note leads back, and a note that stands around its call is none.
        around = {link, *link.iterancestors()}
        if note is not None and around.isdisjoint({note, *found}):
            found.setdefault(note, _Pair(note)).calls.append(link)
    for pair in found.values():
        for link in pair.note.iter("a"):
            target = _target(link, places)
            if target is not None and any(_stands_for(target, c) for c in pair.calls):
                pair.backs.append(link)
        is_inside = any(each in found for each in pair.note.iterancestors())
        if pair.backs and pair.note.tag not in _NO_NOTE and not is_inside:
            yield pair


def _places(tree: HtmlElement) -> dict[str, HtmlElement]:
    """Return each element that a link can lead to, by its name."""
    places: dict[str, HtmlElement] = {}
    for element in tree.iter():
        if isinstance(element.tag, str):
            for name in (element.get("id"), element.get("name")):
                if name:
                    places.setdefault(name, element)
    return places


def _target(link: HtmlElement, places: dict[str, HtmlElement]) -> HtmlElement | None:
    """Return what a link leads to in its page, whose address browsers may add."""
    _, mark, name = (link.get("href") or "").partition("#")
    return places.get(unquote(name), places.get(name)) if mark and name else None


def _block(target: HtmlElement) -> HtmlElement | None:
    """Return the block that a place is in; of Word's, the one around it."""
    block = target
    while block is not None and block.tag in INLINE:
        block = block.getparent()
    around = None if block is None or block is target else block.getparent()
    is_whole = around is not None and around.tag in {"div", "li"} and around.get("id")
    return around if is_whole else block


def _is_sign(link: HtmlElement) -> bool:
    """Say whether a link is a number or mark, or letters that are raised."""
    sign = text.trim(str(link.text_content()))
    if _SIGN.fullmatch(sign):
        return True
    is_raised = any(each.tag == "sup" for each in (*link.iterancestors(), *link))
    return (is_raised or sign[:1] in "[(") and _LETTERS.fullmatch(sign) is not None


def _stands_for(target: HtmlElement, call: HtmlElement) -> bool:
    """Say whether a place is that of a call: its own, or one close around it."""
    close = [call, *call.iterdescendants(), call.getprevious()]
    for around in call.iterancestors():
        if around.tag not in INLINE:
            break
        close.append(around)
    return target in close


def _put_call(link: HtmlElement, label: str) -> None:
    whole = _whole(link)
    home = whole.getparent()
    call = SubElement(home, NOTE_CALL, label=label)
    home.replace(whole, call)
    call.tail = whole.tail
    before = call.getprevious()
    if before is not None:
        before.tail = text.trim_end(before.tail or "")
    else:
        home.text = text.trim_end(home.text or "")


def _whole(link: HtmlElement) -> HtmlElement:
    """Return a link with the brackets, arrows and raised type around it."""
    whole, words_inside = link, _bare(link)
    while True:
        around = whole.getparent()
        if around is None or around.tag not in INLINE or _bare(around) != words_inside:
            return whole
        whole = around


def _bare(element: HtmlElement) -> str:
    return _ORNAMENT.sub("", str(element.text_content()))


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _drop_emptied(home: HtmlElement | None) -> None:
    """Remove what the notes stood in, and the heading and rule above it."""
    while home is not None and home.tag not in _NO_NOTE and _is_empty(home):
        above, around = home.getprevious(), home.getparent()
        if around is None:
            return
        home.drop_tree()
        if above is not None and (above.tag == "hr" or _is_heading(above)):
            above.drop_tree()
        home = around


def _is_empty(home: HtmlElement) -> bool:
    words_left = plain(str(home.text_content()))
    return words_left in _HEADINGS | {""} and home.find(".//img") is None


def _is_heading(element: HtmlElement) -> bool:
    is_element = isinstance(element.tag, str)
    return is_element and plain(str(element.text_content())) in _HEADINGS
