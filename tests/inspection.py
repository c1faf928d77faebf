"""Published pages and feeds, as a suspicious reader sees them."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeGuard, cast
from urllib.parse import urlsplit

import feedparser
import html5lib
from lxml import etree

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "br",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
    ]
)
"""What may differ where another text stands; all else is the structure."""

_URLS = ("href", "src", "cite", "poster", "action", "formaction", "srcset", "data")
_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
_FORBIDDEN = ("style", "srcdoc", "ping", "xmlns", "is")
_UNSEEN = re.compile("[\x00-\x20\x7f-\xa0]+")


def pages(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each page."""
    for path, content in sorted(files.items()):
        if path.endswith(".html"):
            yield path, content.decode()


@lru_cache(maxsize=512)
def tree(page: str) -> etree._Element:
    """Return the tree of a page, as an HTML parser reads it that forgives nothing."""
    return cast("etree._Element", _parser().parse(page).getroot())


def fragment(written: str) -> etree._Element:
    """Return an element around the tree of a fragment, read as strictly."""
    root = etree.Element("div")
    root.extend(each for each in _parser().parseFragment(written) if _is_tag(each))
    return root


def _parser() -> html5lib.HTMLParser:
    builder = html5lib.getTreeBuilder("lxml")
    return html5lib.HTMLParser(builder, strict=True, namespaceHTMLElements=False)


def _is_tag(node: object) -> TypeGuard[etree._Element]:
    return isinstance(node, etree._Element) and isinstance(node.tag, str)


def harm(root: etree._Element) -> Iterator[str]:
    """Yield what could act in a page, or lead a reader to something that acts."""
    for element in root.iter(etree.Element):
        tag = str(element.tag)
        if tag in {"style", "iframe", "object", "embed", "form", "svg", "math", "base"}:
            yield f"<{tag}>"
        if tag == "script" and element.get("type") != "application/ld+json":
            yield "<script>"
        for name in map(str, element.keys()):
            if name.startswith("on") or name in _FORBIDDEN:
                yield f"<{tag} {name}>"
        yield from (url for url in _urls(element) if _scheme(url) not in _SCHEMES)


def _urls(element: etree._Element) -> Iterator[str]:
    for name in _URLS:
        value = element.get(name)
        if value is not None:
            yield str(value)


def _scheme(url: str) -> str:
    """Return the scheme as a browser finds it (WHATWG URL, 4.4)."""
    found = re.match("[a-z][a-z0-9+.-]*(?=:)", _UNSEEN.sub("", url), re.IGNORECASE)
    return found[0].lower() if found else ""


def origins(root: etree._Element) -> set[str]:
    """Return the hosts that a page leads to or loads from."""
    urls = (url for element in root.iter(etree.Element) for url in _urls(element))
    found = {
        urlsplit(_UNSEEN.sub("", url).replace("\\", "/")).netloc.lower() for url in urls
    }
    return found - {""}


def structure(root: etree._Element) -> list[str]:
    """Return the block elements of a page in order, each with its depth and names.

    The notice is left out, which says how much of an article is translated.
    """
    written = []
    stack = [(root, 0)]
    while stack:
        element, depth = stack.pop()
        if element.tag == "aside" or not isinstance(element.tag, str):
            continue
        is_block = element.tag not in _INLINE
        if is_block:
            names = sorted(map(str, {*element.attrib} - {"lang", "class", "dir"}))
            written.append(f"{depth} {element.tag} {' '.join(names)}")
        stack += [(child, depth + is_block) for child in reversed(element)]
    return written


def structured(root: etree._Element) -> list[dict[str, Any]]:
    """Return what each JSON-LD of a page says."""
    scripts = root.xpath("//script[@type='application/ld+json']")
    return [
        json.loads("".join(map(str, each.itertext()))) for each in _elements(scripts)
    ]


def plain(element: etree._Element) -> str:
    """Return the text in an element, its spaces folded."""
    return " ".join("".join(map(str, element.itertext())).split())


def first(root: etree._Element, path: str) -> str:
    """Return the text of the first element that a path leads to."""
    found = _elements(root.xpath(path))
    return plain(found[0]) if found else ""


def _elements(found: object) -> list[etree._Element]:
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, etree._Element)]


def feed_titles(files: Mapping[str, bytes], folder: str) -> dict[str, list[str]]:
    """Return the titles in each feed of a folder, read as its format says."""
    rss = feedparser.parse(files[f"{folder}feed.xml"])
    atom = feedparser.parse(files[f"{folder}atom.xml"])
    assert not rss.bozo, rss.get("bozo_exception")
    assert not atom.bozo, atom.get("bozo_exception")
    items = json.loads(files[f"{folder}feed.json"])["items"]
    tags = (
        etree.fromstring(files[f"{folder}{name}.xml"]).iterfind(path)
        for name, path in (
            ("feed", "channel/item/title"),
            ("atom", "{*}entry/{*}title"),
        )
    )
    rss_titles, atom_titles = ([plain(each) for each in found] for found in tags)
    assert len(rss.entries) == len(rss_titles) == len(atom.entries)
    json_titles = [" ".join(each["title"].split()) for each in items]
    return {"rss": rss_titles, "atom": atom_titles, "json": json_titles}


def feed_contents(files: Mapping[str, bytes], folder: str) -> set[str]:
    """Return the HTML that stands in the items of a folder's feeds."""
    rss = etree.fromstring(files[f"{folder}feed.xml"])
    encoded = "{http://purl.org/rss/1.0/modules/content/}encoded"
    written = {each.text for each in rss.iter(encoded)}
    written |= {each.text for each in rss.iterfind("channel/item/description")}
    atom = etree.fromstring(files[f"{folder}atom.xml"])
    written |= {each.text for each in atom.iter("{*}content")}
    items = json.loads(files[f"{folder}feed.json"])["items"]
    written |= {each["content_html"] for each in items if "content_html" in each}
    return {each for each in written if each}


def values(root: etree._Element, xpath: str) -> list[str]:
    """Return the texts or attributes that an expression finds."""
    result = root.xpath(xpath)
    assert isinstance(result, list)
    return [str(each) for each in result]


def elements(root: etree._Element, xpath: str) -> list[etree._Element]:
    """Return the elements that an expression finds."""
    result = root.xpath(xpath)
    assert isinstance(result, list)
    return [each for each in result if isinstance(each, etree._Element)]
