"""HTML as deep as anyone likes → HTML that a parser can read in linear time.

A browser's parser looks through all open elements at each tag, so that the
time it takes grows with the square of the depth (WHATWG HTML, 13.2.4.2).
"""

import re
from collections import Counter
from dataclasses import dataclass, field

_DEEPEST = 200
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_NEVER_DEEP = frozenset(
    [
        *("br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"),
        *("dd", "dt", "li", "option", "p"),
        *("tbody", "td", "tfoot", "th", "thead", "tr"),
    ]
)
"""The elements with no end tag, or whose end tag may be left out."""


def shallow(html: str) -> tuple[str, tuple[str, ...]]:
    """Turn the start tags that are too deep into text, and name the elements."""
    if html.count("<") <= _DEEPEST:
        return html, ()
    depth = _Depth()
    return _TAG.sub(depth.tag, html), tuple(sorted(depth.refused))


@dataclass(slots=True)
class _Depth:
    """How many elements of each name are open, in all `total`."""

    opened: Counter[str] = field(default_factory=Counter)
    total: int = 0
    refused: set[str] = field(default_factory=set)

    def tag(self, found: re.Match[str]) -> str:
        """Return the beginning of a tag, or of a text in its place."""
        name = found[2].lower()
        if name in _NEVER_DEEP:
            return found[0]
        if found[1]:
            is_open = self.opened[name] > 0
            self.opened[name] -= is_open
            self.total -= is_open
        elif self.total == _DEEPEST:
            self.refused.add(name)
            return f"&lt;{found[2]}"
        else:
            self.opened[name] += 1
            self.total += 1
        return found[0]
