"""The HTML of an edition → the HTML that a feed may carry.

A reader shows many sites on one page, so what belongs to our page (classes,
styles, keyboard stops, scripts) stays behind, and what is left is balanced:
no content can close the element that wraps it.
"""

from functools import lru_cache
from html import escape

import nh3
from babel import Locale

from pipeline.model.locales import direction, to_tag
from pipeline.patterns import pattern
from pipeline.syntax import boxes, sanitize
from pipeline.text import trim_breaking

_DROPPED_WHOLE = frozenset(
    {
        "applet",
        "embed",
        "form",
        "iframe",
        "math",
        "noscript",
        "object",
        "script",
        "style",
        "svg",
        "template",
    }
)

_TAGS = frozenset(nh3.ALLOWED_TAGS) | {
    "audio",
    "picture",
    "section",
    "source",
    "tfoot",
    "track",
    "video",
}

_ATTRIBUTES = {
    "*": {"dir", "id", "lang", "title"},
    "a": {"href", "hreflang"},
    "audio": {"controls", "src"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"alt", "height", "sizes", "src", "srcset", "width"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "source": {"media", "sizes", "src", "srcset", "type"},
    "td": {"colspan", "headers", "rowspan"},
    "th": {"colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
    "track": {"kind", "label", "src", "srclang"},
    "video": {"controls", "height", "poster", "src", "width"},
}

# As the cleaner writes it: no mark stands bare in prose, and all values have quotes.
_FRAGMENT = pattern(r"""(<a (?:[a-z]+="[^"]*" )*?href=")#""")

_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    clean_content_tags=set(_DROPPED_WHOLE),
    attributes=_ATTRIBUTES,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)


# An item stands in the feeds of its language, section and tags, in up to
# three formats each: cleaned once.
@lru_cache(maxsize=256)
def for_feed(html: str) -> str:
    """Return the fragment without what only makes sense on our own page.

    White space is kept, U+00A0 as the character and not as a named entity.
    """
    return sanitize(boxes.as_signs(html), _CLEANER)


def wrap(html: str, locale: Locale) -> str:
    """Return the cleaned fragment in an element that says its language.

    RSS has no language per item, and most readers ignore `xml:lang`.
    """
    cleaned = for_feed(html)
    if not trim_breaking(cleaned):
        return ""
    return f"<div {_language(locale)}>{cleaned}</div>"


def anchor(html: str, url: str) -> str:
    """Lead the fragments of a cleaned text, such as its notes, to its own page."""
    return _FRAGMENT.sub(lambda found: f"{found[1]}{escape(url)}#", html)


def summary_html(text: str, locale: Locale, around: Locale) -> str:
    """Return a plain summary as HTML, marked where its language is another."""
    escaped = escape(text, quote=False)
    if locale == around or not text:
        return escaped
    return f"<span {_language(locale)}>{escaped}</span>"


def _language(locale: Locale) -> str:
    return f'lang="{to_tag(locale)}" dir="{direction(locale)}"'
