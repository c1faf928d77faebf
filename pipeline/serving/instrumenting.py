"""A page as it is published → the same page, that shows itself again when it changes.

The page's own policy allows no script (Content Security Policy Level 3); in the
preview alone it allows those of the preview, and nothing from anywhere else.
"""

import re
from html import escape, unescape

from pipeline.patterns import pattern

FOLDER = "/.diptyque/"
"""Where the preview has its own files: no site publishes a hidden name."""

_META = pattern(
    rb"<meta\s[^>]*http-equiv=[\"']?Content-Security-Policy[^>]*>", re.IGNORECASE
)
_CONTENT = pattern(r"""content=(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_HEAD_ENDS = pattern(rb"</head\s*>", re.IGNORECASE)
_NEEDED = ("script-src", "connect-src", "style-src")


def instrument(page: bytes, seen: str) -> bytes:
    """Return the page with the preview's script, which is told what it has `seen`."""
    source = f'<script src="{FOLDER}preview.js" data-seen="{escape(seen)}"></script>'
    script = source.encode()
    opened = _META.sub(lambda found: _opened(found[0]), page)
    ends = _HEAD_ENDS.search(opened)
    at = ends.start() if ends else len(opened)
    return opened[:at] + script + opened[at:]


def _opened(meta: bytes) -> bytes:
    text = meta.decode("utf-8", "replace")
    found = _CONTENT.search(text)
    if found is None:
        return meta
    policy = allow_own(unescape(found[1] or found[2] or ""))
    content = f'content="{escape(policy)}"'
    return (text[: found.start()] + content + text[found.end() :]).encode()


def allow_own(policy: str) -> str:
    """Return a policy that also allows scripts, styles and calls of its own origin.

    >>> allow_own("default-src 'none'; style-src https:")
    "default-src 'none'; style-src https: 'self'; script-src 'self'; connect-src 'self'"
    """
    parts = (re.findall(r"[^\t\n\f\r ]+", each) for each in policy.split(";"))
    named = {part[0].lower(): part[1:] for part in parts if part}
    fallback = named.get("default-src")
    for name in _NEEDED:
        sources = named.get(name, fallback)
        if sources is not None:
            others = [each for each in sources if each.lower() not in _CLOSED]
            named[name] = [*others, "'self'"]
    return "; ".join(" ".join((name, *sources)) for name, sources in named.items())


_CLOSED = frozenset({"'none'", "'self'"})
