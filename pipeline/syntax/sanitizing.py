"""HTML of anyone → HTML that a cleaner lets through, in a time in proportion.

nh3 takes a time that grows with the square of a text's length where the text is
full of `&` or of the signs from U+00A0 to U+00BF: it seems to look for the next `<`
at each of them. Noncharacters stand for them meanwhile.
"""

import re
from html.entities import html5

import nh3

from pipeline.patterns import pattern

_SHORT = 20_000
"""A fragment shorter than this, in characters, is too short to take long."""

_SIGNS = "".join(map(chr, range(0xA0, 0xC0)))
_VEILS = "".join(map(chr, (*range(0xFDD2, 0xFDF0), 0xFFFE, 0xFFFF)))
_AMPERSAND, _SPELLED = "\U0001fffe", "\U0001ffff"
_VEILED = str.maketrans(_SIGNS, _VEILS)
_UNVEILED = str.maketrans(_VEILS, _SIGNS)

# References that need no `;` (HTML Living Standard, 13.2.5.73).
_OLD = "|".join(sorted(name for name in html5 if not name.endswith(";")))
_BARE = pattern(f"&(?!#[0-9]|#[xX][0-9a-fA-F]|[a-zA-Z][a-zA-Z0-9]*+;|{_OLD})")
_COMMENT = pattern("<!--.*?-->", re.DOTALL)


def sanitize(html: str, cleaner: nh3.Cleaner) -> str:
    """Return what the cleaner leaves, with U+00A0 as itself and not as `&nbsp;`."""
    if len(html) < _SHORT:
        return cleaner.clean(html).replace("&nbsp;", "\u00a0")
    veiled = _BARE.sub(_AMPERSAND, html.replace("&amp;", _SPELLED)).translate(_VEILED)
    cleaned = cleaner.clean(veiled).translate(_UNVEILED).replace("&nbsp;", "\u00a0")
    cleaned = cleaned.replace(_SPELLED, "&amp;")
    if _AMPERSAND not in cleaned:
        return cleaned
    # In a comment, nothing is a reference.
    bare = _COMMENT.sub(lambda found: found[0].replace(_AMPERSAND, "&"), cleaned)
    return bare.replace(_AMPERSAND, "&amp;")
