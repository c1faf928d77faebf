"""The JSON-LD of a page → what it says of its article (schema.org)."""

import json
from collections.abc import Iterator
from html import unescape
from typing import TypeAlias

from lxml.html import HtmlElement
from msgspec import Struct, field

from pipeline import text

Node: TypeAlias = dict[str, object]

_DEEPEST = 8


class LinkedFacts(Struct, frozen=True, kw_only=True):
    """What an article's node says; texts as they are, empty where it is silent."""

    headline: str = ""
    summary: str = ""
    published: str = ""
    updated: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()
    image: str = ""
    caption: str = ""


class _Graph(Struct):
    """The nodes of a page, and by their `@id` those that others refer to."""

    nodes: list[Node] = field(default_factory=list)
    named: dict[str, Node] = field(default_factory=dict)

    def add(self, value: object, depth: int = 0) -> None:
        """Take in a node, and those that it lists."""
        if depth > _DEEPEST:
            return
        if isinstance(value, list):
            for each in value:
                self.add(each, depth + 1)
        elif isinstance(value, dict):
            self.nodes.append(value)
            if len(value) > 1 and isinstance(value.get("@id"), str):
                self.named.setdefault(str(value["@id"]), value)
            for name in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
                self.add(value.get(name), depth + 1)

    def follow(self, value: object) -> Iterator[object]:
        """Yield each of one or many values, references followed."""
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) and set(each) == {"@id"}:
                yield self.named.get(str(each["@id"]), each)
            else:
                yield each


def read_structured(tree: HtmlElement) -> LinkedFacts:
    """Return what the page's first article says of itself, else the page."""
    graph = _Graph()
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            graph.add(_parsed(script.text or ""))
    ranked = sorted(graph.nodes, key=_rank)
    node = ranked[0] if ranked and _rank(ranked[0]) < _NOTHING else {}
    images = list(graph.follow(node.get("image")))
    return LinkedFacts(
        headline=_text(node.get("headline")),
        summary=_text(node.get("description")),
        published=_text(node.get("datePublished")),
        updated=_text(node.get("dateModified")),
        language=_text(node.get("inLanguage")),
        authors=tuple(filter(None, map(_name, graph.follow(node.get("author"))))),
        image=next(filter(None, map(_url, images)), ""),
        caption=next(filter(None, map(_caption, images)), ""),
    )


_NOTHING = 2


def _rank(node: Node) -> int:
    """Return 0 for an article, 1 for the page itself, more for anything else."""
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    if any(str(name).endswith(("Article", "Posting", "Report")) for name in names):
        return 0
    return 1 if "WebPage" in names else _NOTHING


def _parsed(written: str) -> object:
    try:
        return json.loads(written, strict=False)
    except (ValueError, RecursionError):
        return None


def _text(value: object) -> str:
    """Return a text, in which many sites leave entities."""
    return text.trim(text.fold(unescape(value))) if isinstance(value, str) else ""


def _name(value: object) -> str:
    return _text(value.get("name") if isinstance(value, dict) else value)


def _url(value: object) -> str:
    if isinstance(value, dict):
        return _text(value.get("url")) or _text(value.get("contentUrl"))
    return _text(value)


def _caption(value: object) -> str:
    return _text(value.get("caption")) if isinstance(value, dict) else ""
