"""Inline tokens → HTML, byte for byte as the Markdown parser writes it."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from pipeline.patterns import pattern
from pipeline.syntax.tokens import (
    Break,
    Code,
    LinkEnd,
    LinkStart,
    MarkEnd,
    MarkStart,
    NoteCall,
    Picture,
    Raw,
    TagEnd,
    TagStart,
    Text,
    Token,
)

VOID_ELEMENTS = frozenset({"br", "wbr", "img"})
"""The inline elements that have no end tag (HTML Living Standard, 13.1.2)."""

_SAFE = "!#$%()*+,-./:;=?@^_~"
_PLAIN_URL = pattern("[A-Za-z0-9!#$%()*+,./:;=?@^_~-]*")
"""What a URL may be that stands in quotes as it is."""


def escape_text(text: str) -> str:
    """Escape what stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(text: str) -> str:
    """Escape what stands inside a quoted attribute."""
    return escape_text(text).replace('"', "&quot;").replace("'", "&#39;")


@lru_cache(maxsize=1024)
def escape_url(url: str) -> str:
    """Encode a URL for a quoted attribute, leaving its escapes alone."""
    if _PLAIN_URL.fullmatch(url):
        return url
    encoded = quote(url, safe=f"&'{_SAFE}")
    return encoded.replace("&", "&amp;").replace("'", "&#x27;")


def write_html(
    tokens: Iterable[Token],
    notes: Mapping[str, str] | None = None,
    url: Callable[[str], str] = escape_url,
) -> str:
    """Return the HTML of a run.

    `notes` holds the markup of the footnote calls; one that is not there is
    written as its text. `url` turns a URL into what stands in the quotes.
    """
    calls = notes or {}

    def called(label: str) -> str:
        return calls.get(label) or escape_text(f"[^{label}]")

    return "".join(map(html_writer(called, url), tokens))


def html_writer(
    called: Callable[[str], str], url: Callable[[str], str] = escape_url
) -> Callable[[Token], str]:
    """Return what writes a token; `called` has the call of a footnote by its label."""

    def linked(token: LinkStart) -> str:
        return f'<a href="{url(token.url)}"{_title(token.title)}>'

    def pictured(token: Picture) -> str:
        alt = escape_attribute(token.alt)
        return f'<img src="{url(token.url)}" alt="{alt}"{_title(token.title)} />'

    writers: dict[type, Callable[[Any], str]] = {
        **_WRITERS,
        LinkStart: linked,
        Picture: pictured,
        NoteCall: lambda token: called(token.label),
    }
    return lambda token: writers[type(token)](token)


def _title(title: str) -> str:
    return f' title="{escape_attribute(title)}"' if title else ""


_WRITERS: dict[type, Callable[[Any], str]] = {
    Text: lambda token: escape_text(token.text),
    Code: lambda token: f"<code>{escape_text(token.text)}</code>",
    Break: lambda _: "<br />\n",
    MarkStart: lambda token: f"<{token.mark}>",
    MarkEnd: lambda token: f"</{token.mark}>",
    LinkEnd: lambda _: "</a>",
    TagStart: lambda token: f"<{token.name}{token.source}>",
    TagEnd: lambda token: f"</{token.name}{token.source}>",
    Raw: lambda token: token.source,
}
