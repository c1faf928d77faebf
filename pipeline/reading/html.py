"""HTML → messages and skeleton, for a fragment or for a whole page."""

import re
from html import unescape

from lxml import etree
from lxml import html as lxml_html

from pipeline import text
from pipeline.reading.composing import Composer
from pipeline.reading.markdown import Body
from pipeline.reading.partition import Partition
from pipeline.reading.safety import clean

_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.I)
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>\s*", re.S)
_TAG = re.compile(r"<[^>]*>")


def read_html(document: str) -> Body:
    """Return the body of an HTML article, made safe."""
    fragment, title = _fragment(document)
    safe, lost = clean(fragment)
    heading = _HEADING.search(safe)
    if heading:
        title = _plain(heading[1]) or title
        safe = safe[: heading.start()] + safe[heading.end() :]
    composer = Composer()
    Partition(composer, source=document).read(safe)
    return Body(composer=composer, title=title, lost=lost)


def _plain(html: str) -> str:
    return text.trim(text.fold(unescape(_TAG.sub("", html))))


def _fragment(document: str) -> tuple[str, str]:
    """Return what stands in the body of a page, and the page's title."""
    if not _PAGE.search(document):
        return document, ""
    try:
        page = lxml_html.document_fromstring(document.encode())
    except (etree.ParserError, ValueError):
        return "", ""
    body = page.find("body")
    title = page.findtext(".//title") or ""
    if body is None:
        return "", title
    inside = [etree.tostring(child, encoding="unicode", method="html") for child in body]
    return (body.text or "") + "".join(inside), text.trim(text.fold(title))
