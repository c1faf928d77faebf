"""Two sources → what kind of change it is, and the translation with it made.

A figure, a date or a name that alone has changed is put into the translation
at once, in the form of its language; the entry is still to be reviewed.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from pipeline.differences.typography import plain_typography
from pipeline.quantities import Quantity, find, language, rewrite


class Triage(Enum):
    """What distinguishes two sources, in the words that a translator reads."""

    FIGURES = "figures"
    NAMES = "a name"
    WORDING = "wording"


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """A quantity or a name of a source, and what stands in its place now.

    `old` and `new` are the quantities, and None for a name.
    """

    was: str
    now: str
    old: Quantity | None = None
    new: Quantity | None = None


_WORD = re.compile(r"[^\W\d_]{3,}")
_NAME = re.compile(r"[^\W\d_a-zà-öø-ÿ][\w’'-]*")
_PIECES = re.compile(r"[^\W_][\w’'-]*|[^\w]|_")


@lru_cache(maxsize=1 << 10)
def swaps(before: str, after: str, tag: str) -> tuple[Triage, tuple[Swap, ...]]:
    """Return the kind of a change of a source in a language, and its swaps.

    A change of wording has none.
    """
    figures = _figures(before, after, tag)
    if figures:
        return Triage.FIGURES, figures
    names = _names(before, after)
    return (Triage.NAMES, names) if names else (Triage.WORDING, ())


def _figures(before: str, after: str, tag: str) -> tuple[Swap, ...]:
    """Return the quantities that differ, where nothing else does."""
    if not _has_same_words(before, after, tag):
        return ()
    old, new = find(before, tag), find(after, tag)
    if not old or len(old) != len(new) or _frame(before, old) != _frame(after, new):
        return ()
    return tuple(
        Swap(was=before[a.start : a.end], now=after[b.start : b.end], old=a, new=b)
        for a, b in zip(old, new, strict=True)
        if a.value != b.value
    )


def _has_same_words(before: str, after: str, tag: str) -> bool:
    """Say whether figures and the calendar alone can differ, at little cost."""
    known = language(tag)
    one, other = (
        [
            word
            for word in _WORD.findall(text)
            if word not in known.months and word not in known.weekdays
        ]
        for text in (before, after)
    )
    return one == other


def _frame(text: str, found: Sequence[Quantity]) -> str:
    """Return a text with a blank for each quantity."""
    ends = [0, *(each.end for each in found)]
    starts = [*(each.start for each in found), len(text)]
    pieces = (text[end:start] for end, start in zip(ends, starts, strict=True))
    return plain_typography("\ufffc".join(pieces))


def _names(before: str, after: str) -> tuple[Swap, ...]:
    """Return the names that differ, where nothing else does."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    if len(old) != len(new):
        return ()
    pairs = Counter(
        (a, b)
        for a, b in zip(old, new, strict=True)
        if a != b and plain_typography(a) != plain_typography(b)
    )
    if not all(_NAME.fullmatch(a) and _NAME.fullmatch(b) for a, b in pairs):
        return ()
    # The first word has a capital whatever it is.
    is_first = bool(old) and (old[0], new[0]) in pairs
    return () if is_first else tuple(Swap(was=a, now=b) for a, b in pairs if a != b)


def adapted(text: str, before: str, after: str, languages: tuple[str, str]) -> str:
    """Return a translation with the figures or names that alone changed in its source.

    `languages` are those of source and translation. It goes as far as each is found
    as surely as it is certain what it stands for: once.
    """
    for swap in swaps(before, after, languages[0])[1]:
        changed = (
            _with_figure(text, swap, languages[1])
            if swap.old
            else _with_name(text, swap)
        )
        if not changed:
            return text
        text = changed
    return text


def _with_figure(text: str, swap: Swap, tag: str) -> str:
    if swap.old is None or swap.new is None:
        return ""
    found = [each for each in find(text, tag) if each.value == swap.old.value]
    if len(found) != 1:
        return ""
    place = found[0]
    written = rewrite(text[place.start : place.end], swap.old, swap.new, tag)
    return text[: place.start] + written + text[place.end :] if written else ""


def _with_name(text: str, swap: Swap) -> str:
    found = list(re.finditer(rf"(?<!\w){re.escape(swap.was)}(?!\w)", text))
    if len(found) != 1:
        return ""
    return text[: found[0].start()] + swap.now + text[found[0].end() :]


def is_adapted(text: str, made: Sequence[Swap], tag: str) -> bool:
    """Say whether a translation has all that a change put into its source."""
    return bool(made) and all(_has(text, swap, tag) for swap in made)


def _has(text: str, swap: Swap, tag: str) -> bool:
    if swap.new is None:
        return swap.now in text
    return any(each.value == swap.new.value for each in find(text, tag))
