"""HTML → messages and skeleton, for a fragment or for a whole page."""

import re
from html import unescape

from pipeline import text
from pipeline.patterns import pattern
from pipeline.reading.bodies import Body
from pipeline.reading.composing import Composer
from pipeline.reading.partition import Partition
from pipeline.reading.safety import clean, with_language

_HEADING = pattern(rf"<h1(?: [^<>]*)?>(.*?)</h1>[{text.BREAKING}]*", re.DOTALL)
_TITLE = pattern(r"<title\b[^<>]*>([^<]*)", re.IGNORECASE)
_TAG = pattern(r"<[^<>]*>")


def read_html(document: str, locale_tag: str = "", title: str = "") -> Body:
    """Return the body of an HTML article, made safe.

    Its first heading is its title, unless `title` says something else; where
    there is no heading, that of the page is.
    """
    cleaned = clean(document)
    safe = cleaned.html
    heading = _HEADING.search(safe)
    words = _plain(heading[1]) if heading else ""
    line = 0
    if heading and words and words == (title or words):
        safe = safe[: heading.start()] + safe[heading.end() :]
        line = _line(document, heading[1])
    elif page := _TITLE.search(document):
        words = "" if title else _plain(page[1])
    composer = Composer()
    Partition(composer, source=document).read(with_language(safe, locale_tag))
    return Body(
        composer=composer,
        title=words,
        title_line=line,
        lost=cleaned.lost,
        is_too_deep=cleaned.is_too_deep,
    )


def _plain(html: str) -> str:
    return text.trim(text.fold(unescape(_TAG.sub("", html))))


def _line(document: str, html: str) -> int:
    """Find the line of the heading, or 0 where it is written another way."""
    place = document.find(html)
    return document.count("\n", 0, place) + 1 if place >= 0 else 0
