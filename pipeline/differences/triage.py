"""Two sources → what kind of change it is, and the translation with it made.

A figure, a date or a name that alone has changed is put into the translation
at once, in the form of its language; the entry is still to be reviewed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct

from pipeline.differences.names import changed_names
from pipeline.differences.typography import plain_typography
from pipeline.patterns import pattern
from pipeline.quantities import Quantity, Sort, find, named_days, rewrite


class Triage(Enum):
    """What distinguishes two sources, in the words that a translator reads."""

    FIGURES = "figures"
    DAYS = "days"
    NAMES = "a name"
    WORDING = "wording"


class Swap(Struct, frozen=True, kw_only=True):
    """A quantity or a name of a source, and what stands in its place now.

    `old` and `new` are the quantities, and None for a name.
    """

    was: str
    now: str
    old: Quantity | None = None
    new: Quantity | None = None


_WORD = pattern(r"[^\W\d_]{3,}")


@lru_cache(maxsize=1 << 10)
def swaps(before: str, after: str, tag: str) -> tuple[Triage, tuple[Swap, ...]]:
    """Return the kind of a change of a source in a language, and its swaps.

    A change of wording has none.
    """
    if before == after:
        return Triage.WORDING, ()
    figures = _figures(before, after, tag)
    if figures:
        return _kind(figures), figures
    names = tuple(
        Swap(was=was, now=now) for was, now in changed_names(before, after, tag)
    )
    return (Triage.NAMES, names) if names else (Triage.WORDING, ())


def _figures(before: str, after: str, tag: str) -> tuple[Swap, ...]:
    """Return the quantities that differ, where nothing else does."""
    if not _has_same_words(before, after, tag):
        return ()
    old, new = _found(before, tag), _found(after, tag)
    if not old or len(old) != len(new) or _frame(before, old) != _frame(after, new):
        return ()
    return tuple(
        Swap(was=before[a.start : a.end], now=after[b.start : b.end], old=a, new=b)
        for a, b in zip(old, new, strict=True)
        if a.value != b.value
    )


def _kind(figures: Sequence[Swap]) -> Triage:
    """Say whether of figures the names of days or months alone have changed."""
    is_spelt = all(each.was.isalpha() and each.now.isalpha() for each in figures)
    return Triage.DAYS if is_spelt else Triage.FIGURES


@lru_cache(maxsize=1 << 6)
def _found(text: str, tag: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text, months that stand by themselves included."""
    found = find(text, tag)
    known = _months(tag)
    if known.keys().isdisjoint(_WORD.findall(text)):  # as in most texts
        return found
    months = [
        Quantity(
            sort=Sort.DATE,
            start=each.start(),
            end=each.end(),
            value=f"d:-{known[each[0]]:02}",
        )
        for each in _WORD.finditer(text)
        if each[0] in known
        if not any(one.start < each.end() and each.start() < one.end for one in found)
    ]
    return tuple(sorted((*found, *months), key=lambda each: each.start))


@lru_cache(maxsize=64)
def _months(tag: str) -> Mapping[str, int]:
    """Return the names of the months, with their numbers."""
    named = named_days(tag).items()
    return {name: number for name, (sort, number) in named if sort == "m"}


def _has_same_words(before: str, after: str, tag: str) -> bool:
    """Say whether figures and the calendar alone can differ, at little cost."""
    days = named_days(tag)
    one, other = (
        [word for word in _WORD.findall(text) if word not in days]
        for text in (before, after)
    )
    return one == other


def _frame(text: str, found: Sequence[Quantity]) -> str:
    """Return a text with a blank for each quantity."""
    ends = [0, *(each.end for each in found)]
    starts = [*(each.start for each in found), len(text)]
    pieces = (text[end:start] for end, start in zip(ends, starts, strict=True))
    return plain_typography("\ufffc".join(pieces))


def adapted(text: str, before: str, after: str, languages: tuple[str, str]) -> str:
    """Return a translation with the figures or names that alone changed in its source.

    `languages` are those of source and translation. Each is put in where it is
    certain what it stands for: as many are found of it as have changed, and all of
    them to the same. What is not certain stays, and the rest is put in all the same.
    All are looked for in the text as it was, so that 12 may become 13 and 13 become 14.
    """
    made = swaps(before, after, languages[0])[1]
    for start, end, written in sorted(_edits(text, made, languages[1]), reverse=True):
        text = text[:start] + written + text[end:]
    return text


_Edit: TypeAlias = tuple[int, int, str]
"""From where to where in a text, and what shall stand there."""


def _edits(text: str, made: Sequence[Swap], tag: str) -> Iterator[_Edit]:
    found = _found(text, tag) if any(swap.old for swap in made) else ()
    alike: dict[tuple[str, object], list[Swap]] = {}
    for swap in made:
        key = ("", swap.old.value) if swap.old else (swap.was, None)
        alike.setdefault(key, []).append(swap)
    for group in alike.values():
        swap = group[0]
        edits = list(_figure(text, swap, found, tag) if swap.old else _name(text, swap))
        is_one = all(_outcome(each) == _outcome(swap) for each in group)
        if is_one and len(edits) == len(group) and all(edit[2] for edit in edits):
            yield from edits


def _outcome(swap: Swap) -> object:
    return swap.new.value if swap.new else swap.now


def _figure(
    text: str, swap: Swap, found: Iterable[Quantity], tag: str
) -> Iterator[_Edit]:
    if swap.old is None or swap.new is None:
        return
    for each in found:
        if each.value == swap.old.value:
            was = text[each.start : each.end]
            yield each.start, each.end, rewrite(was, swap.old, swap.new, tag)


def _name(text: str, swap: Swap) -> Iterator[_Edit]:
    for found in _places(text, swap.was):
        yield found.start(), found.end(), swap.now


def _places(text: str, name: str) -> Iterator[re.Match[str]]:
    """Yield where a name stands by itself."""
    return re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)


def is_adapted(
    text: str, after: str, made: Sequence[Swap], languages: tuple[str, str]
) -> bool:
    """Say whether a translation has all that a change put into its source.

    So it is where it has what came as often as the source has it now, at the least,
    and what went no oftener: another 6 that stood there already tells nothing.
    """
    source, target = (
        _Census(each, tag) for each, tag in zip((after, text), languages, strict=True)
    )
    return bool(made) and all(
        target.count(swap.now, swap.new) >= source.count(swap.now, swap.new)
        and target.count(swap.was, swap.old) <= source.count(swap.was, swap.old)
        for swap in made
    )


class _Census:
    """Counts names and figures of a text in a language."""

    def __init__(self, text: str, tag: str) -> None:
        self._text = text
        self._values = Counter(each.value for each in _found(text, tag))

    def count(self, name: str, figure: Quantity | None) -> int:
        """Return how often a figure stands in the text, or else a name."""
        if figure is not None:
            return self._values[figure.value]
        return sum(1 for _ in _places(self._text, name))
