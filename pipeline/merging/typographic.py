"""Second pass: the same source but for its typography keeps its approval."""

import re
from collections import defaultdict

from pipeline.merging.matching import Closeness, Edit, Match, Matches
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Translation
from pipeline.text import normalize

_MARKS = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u202f\u2009\u2002\u2003\u2007\u200a\u3000\t\n", " "),
        **dict.fromkeys("’‘‛ʼ′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("–—‒―‐‑−", "-"),
        "…": "...",
        "\u00ad": None,
        "\u200b": None,
        "\ufeff": None,
    }
)
_SPACES = re.compile(r" {2,}")
_BEFORE_MARK = re.compile(r" +(?=[;:!?%])")
_INSIDE_QUOTES = re.compile(r"(?<=«)[ \u00a0\u202f]+|[ \u00a0\u202f]+(?=»)")
_DASHES = re.compile(r"-{2,}")
_UNDERSCORES = re.compile(
    r"(?<![\w\\_*])(_{1,2})(?=[^\s_])(.+?)(?<=[^\s_\\])\1(?![\w_*])"
)


def match_typographic(edit: Edit, matches: Matches) -> Matches:
    """Match messages by what is left of their source without its typography."""
    unmatched = edit.unmatched(matches)
    if not unmatched:
        return {}
    known = _index(edit, matches)
    found: dict[int, Match] = {}
    for at in unmatched:
        candidates = known.get(plain_key(edit.template[at]))
        if candidates:
            found[at] = candidates.pop(0)
    return found


def _index(edit: Edit, matches: Matches) -> dict[MessageKey, list[Match]]:
    """Return the entries still to be had, approved ones before the others."""
    live = [
        Match(origin=edit.live[at], closeness=Closeness.TYPOGRAPHIC, place=at)
        for at in edit.unused(matches)
    ]
    gone = [
        Match(origin=entry, closeness=Closeness.TYPOGRAPHIC)
        for entry in edit.retired(matches)
    ]
    index: defaultdict[MessageKey, list[Match]] = defaultdict(list)
    for match in sorted((*live, *gone), key=lambda each: not each.origin.is_approved):
        index[plain_key(match.origin)].append(match)
    return index


def plain_key(entry: Translation) -> MessageKey:
    """Return the key of an entry without its typography."""
    plain = plain_typography(entry.source)
    # Only where a text is Markdown is `_x_` another spelling of `*x*`.
    return (entry.context, plain if entry.context else _with_stars(plain))


def plain_typography(text: str) -> str:
    """Return a text in NFC with the plainest quotes, spaces, dashes and dots."""
    marks = _INSIDE_QUOTES.sub("", normalize(text)).translate(_MARKS)
    dashes = _DASHES.sub("-", marks)
    return _SPACES.sub(" ", _BEFORE_MARK.sub("", dashes)).strip(" ")


def _with_stars(text: str) -> str:
    def starred(found: re.Match[str]) -> str:
        stars = "*" * len(found[1])
        return f"{stars}{found[2]}{stars}"

    return _UNDERSCORES.sub(starred, text)
