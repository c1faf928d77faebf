"""The HTML of an item → the URLs in it that mean nothing in a reader, and scripts."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from pipeline.patterns import pattern
from pipeline.syntax.addresses import has_scheme

_TAG = pattern(
    r"""<([a-z][^ \t\n\r\f/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>""", re.IGNORECASE
)
_ATTRIBUTE = pattern(
    r"""([^ \t\n\r\f/>"'=]+)(?:[ \t\n\r\f]*=[ \t\n\r\f]*"""
    r"""("[^"]*"|'[^']*'|[^ \t\n\r\f"'>]+))?"""
)
_CANDIDATE = pattern(r"(?:^|,)[ \t\n\r\f]*([^ \t\n\r\f,][^ \t\n\r\f]*)")
_POINTING = frozenset({"href", "src", "poster", "cite", "data", "action", "background"})
_RUNNING = frozenset({"script", "iframe", "object", "embed", "form"})


def relative_urls(html: str) -> Iterator[str]:
    """Yield each URL of a fragment that has no scheme, an empty one included."""
    urls, _ = _references(html)
    for url in urls:
        if not has_scheme(url):
            yield url


def is_script(html: str) -> bool:
    """Say whether a fragment has something that runs: an element, or a URL."""
    urls, runs = _references(html)
    return runs or any(url.lower().startswith("javascript:") for url in urls)


# An item stands in several feeds, in up to three formats each: read once.
@lru_cache(maxsize=256)
def _references(html: str) -> tuple[tuple[str, ...], bool]:
    """Return all URLs of a fragment, and whether it has elements that run."""
    urls: list[str] = []
    runs = False
    for name, attributes in _TAG.findall(html):
        runs = runs or name.lower() in _RUNNING
        if not attributes:  # as of most elements in prose
            continue
        for attribute, value in _ATTRIBUTE.findall(attributes):
            runs = runs or attribute.lower().startswith("on")
            urls += _urls(attribute.lower(), unescape(value.strip("\"'")))
    return tuple(urls), runs


def _urls(attribute: str, value: str) -> list[str]:
    if attribute in _POINTING:
        return [value]
    return _CANDIDATE.findall(value) if attribute == "srcset" else []
