"""What a page's head declares about it: title, dates, authors, address."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from pipeline import text
from pipeline.importing.dates import parse_date

_PUBLISHED = ("article:published_time", "datepublished", "dc.date", "date")
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
_SEPARATOR = re.compile("[ \u00a0][|–—·-][ \u00a0]")
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Declarations:
    """What a page says of itself; empty where it is silent.

    `address` is absolute: what relative links are relative to.
    """

    title: str = ""
    language: str = ""
    summary: str = ""
    published: dt.date | dt.datetime | None = None
    updated: dt.date | dt.datetime | None = None
    authors: tuple[str, ...] = ()
    address: str = ""


def read_declarations(tree: HtmlElement) -> Declarations:
    """Return what the `meta`, `link` and `time` elements of a page declare."""
    metas = _metas(tree)
    times = _times(tree)
    return Declarations(
        title=_title(tree, metas),
        language=(tree.get("lang") or "").strip(" "),
        summary=_first(metas, ("description", "og:description")),
        published=_date(metas, _PUBLISHED) or times.get("published"),
        updated=_date(metas, _UPDATED) or times.get("updated"),
        authors=_authors(metas),
        address=_address(tree, metas),
    )


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


def _times(tree: HtmlElement) -> dict[str, dt.date | dt.datetime]:
    """Return the dates of the `time` elements: updated if so named."""
    found: dict[str, dt.date | dt.datetime] = {}
    for element in tree.iter("time"):
        day = parse_date(element.get("datetime") or "")
        said = f"{element.get('itemprop', '')} {element.get('class', '')}".lower()
        is_update = "modif" in said or "updat" in said
        if day is not None:
            found.setdefault("updated" if is_update else "published", day)
    return found


def _authors(metas: dict[str, str]) -> tuple[str, ...]:
    named = _first(metas, ("author", "article:author", "dc.creator"))
    is_name = named and len(named) <= _LONGEST_NAME and "://" not in named
    return (named,) if is_name else ()


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
