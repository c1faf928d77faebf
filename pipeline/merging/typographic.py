"""Second pass: the same source but for its typography keeps its approval."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipeline.differences import plain_typography
from pipeline.merging.matching import Closeness, Edit, Match, Matches
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Translation
from pipeline.patterns import pattern
from pipeline.text import normalize

_UNDERSCORES = pattern(r"(?<![\w\\_*])(_{1,2})(?=[^\s_])(.+?)(?<=[^\s_\\])\1(?![\w_*])")

_OTHERS = pattern(r"[\W_]+")


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
    copies = _copies(edit, [at for at in unmatched if at not in found])
    return {**found, **copies}


def _copies(edit: Edit, lacking: Iterable[int]) -> Matches:
    """Match messages with approved entries that live on elsewhere.

    A text that stood twice was one entry, until one of the two was retyped.
    """
    return {
        at: Match(origin=twin, closeness=Closeness.TYPOGRAPHIC)
        for at, twin in approved_twins(edit, lacking).items()
    }


def approved_twins(edit: Edit, asked: Iterable[int]) -> Mapping[int, Translation]:
    """Return, for each message, an approved entry that differs in its typography."""
    keys = {at: plain_key(edit.template[at]) for at in asked}
    if not keys:
        return {}
    sources = {edit.template[at].source for at in keys}
    starts, letters = set(map(_start, sources)), set(map(_letters, sources))
    approved = (each for each in (*edit.obsolete, *edit.live) if each.is_approved)
    near = (each for each in approved if _start(each.source) in starts)
    likely = (each for each in near if _letters(each.source) in letters)
    known = {plain_key(each): each for each in likely}
    return {at: known[key] for at, key in keys.items() if key in known}


def _start(source: str) -> str:
    """Return the first letter or figure, which costs least to compare."""
    head = source if source.isascii() else normalize(source)
    return next(filter(str.isalnum, head), "")


def _letters(text: str) -> str:
    """Return the letters and figures of a text, which its typography leaves alone."""
    return _OTHERS.sub("", normalize(text))


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


def _with_stars(text: str) -> str:
    def starred(found: re.Match[str]) -> str:
        stars = "*" * len(found[1])
        return f"{stars}{found[2]}{stars}"

    return _UNDERSCORES.sub(starred, text)
