"""What a page's head declares about it: title, dates, authors, picture, address."""

import datetime as dt
import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement
from msgspec import Struct

from pipeline import text
from pipeline.importing.blocks import Figure
from pipeline.importing.dates import parse_date
from pipeline.importing.structured import LinkedFacts, read_structured
from pipeline.patterns import pattern

_PUBLISHED = ("article:published_time", "datepublished", "dc.date", "date")
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
_SEPARATOR = pattern("[ \u00a0][|–—·-][ \u00a0]")
_LONGEST_NAME = 80
_OF_SITE = pattern(r"logo|placeholder|default[-_.]|avatar|favicon", re.IGNORECASE)


class Declarations(Struct, frozen=True, kw_only=True):
    """What a page says of itself; empty where it is silent.

    `address` is absolute: what relative links are relative to.
    """

    title: str = ""
    language: str = ""
    summary: str = ""
    published: dt.date | dt.datetime | None = None
    updated: dt.date | dt.datetime | None = None
    authors: tuple[str, ...] = ()
    image: Figure | None = None
    address: str = ""


def read_declarations(tree: HtmlElement) -> Declarations:
    """Return what the JSON-LD, `meta` and `link` elements of a page declare."""
    metas = _metas(tree)
    facts = read_structured(tree)
    address = _address(tree, metas)
    return Declarations(
        title=facts.headline or _title(tree, metas),
        language=(tree.get("lang") or facts.language).strip(" "),
        summary=_first(metas, ("description", "og:description")) or facts.summary,
        published=parse_date(facts.published) or _date(metas, _PUBLISHED),
        updated=parse_date(facts.updated) or _date(metas, _UPDATED),
        authors=tuple(filter(_is_name, facts.authors)) or _authors(metas),
        image=_image(facts, metas, address),
        address=address,
    )


def _image(facts: LinkedFacts, metas: dict[str, str], address: str) -> Figure | None:
    """Return the picture that stands for the page, unless it stands for its site."""
    source = _first(metas, ("og:image", "og:image:url", "twitter:image")) or facts.image
    try:
        whole = urljoin(address, source)
        is_safe = urlsplit(whole).scheme in {"http", "https", ""}
    except ValueError:
        return None
    if not source or not is_safe or _OF_SITE.search(source):
        return None
    alt = _first(metas, ("og:image:alt", "twitter:image:alt"))
    return Figure(source=whole, alt=alt, caption=facts.caption)


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Return the first content of each `meta`, by its name in lower case."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = text.trim(text.fold(meta.get("content") or ""))
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def _first(metas: dict[str, str], names: Iterable[str]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _date(metas: dict[str, str], names: Iterable[str]) -> dt.date | dt.datetime | None:
    written = _first(metas, names)
    return parse_date(written) if written else None


def _authors(metas: dict[str, str]) -> tuple[str, ...]:
    named = _first(metas, ("author", "article:author", "dc.creator"))
    return (named,) if _is_name(named) else ()


def _is_name(named: str) -> bool:
    return 0 < len(named) <= _LONGEST_NAME and "://" not in named


def _title(tree: HtmlElement, metas: dict[str, str]) -> str:
    """Return the title without the name of the site that follows it."""
    if "og:title" in metas:
        return metas["og:title"]
    title = text.trim(text.fold(tree.findtext(".//title") or ""))
    parts = _SEPARATOR.split(title)
    site = metas.get("og:site_name", parts[-1])
    is_named = len(parts) > 1 and parts[-1] == site
    return title[: -len(site)].rstrip(" \u00a0|–—·-") if is_named else title


def _address(tree: HtmlElement, metas: dict[str, str]) -> str:
    links = (each for each in tree.iter("link") if each.get("rel") == "canonical")
    canonical = next((each.get("href") or "" for each in links), "")
    base = next((each.get("href") or "" for each in tree.iter("base")), "")
    try:
        address = urljoin(canonical or metas.get("og:url", ""), base)
        return address if urlsplit(address).scheme in {"http", "https"} else ""
    except ValueError:
        return ""
