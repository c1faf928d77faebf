"""Two sources → the names that changed, where nothing else did.

A capital alone makes no name: it begins a sentence, a quotation or a word of a
heading, and English writes days, peoples, titles and “I” with one.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.differences.capitals import CAPITALISED
from pipeline.differences.typography import plain_typography
from pipeline.patterns import pattern
from pipeline.quantities import named_days
from pipeline.syntax import sentences

_ELIDED = r"(?:[cdjlmnstCDJLMNST]|[Qq]u)[’'](?=\w)"
_PIECES = pattern(rf"{_ELIDED}|[^\W_][\w’'-]*|[^\w]|_")
_NAME = pattern(r"[^\W\d_a-zà-öø-ÿ][\w’'-]+")
_OPENING = frozenset('“«„‘":—–')
"""What a capital may stand behind that is no name's."""

_POSSESSIVE = ("’s", "'s")
_LONG = 4
_HEADING = 3
"""Of so many long words that all have a capital, one may be any word."""

_NOUNS_HAVE_CAPITALS = frozenset({"de", "lb"})


class _Part(NamedTuple):
    """A word or mark; `is_first` says that it would have a capital anyhow."""

    text: str
    is_first: bool


def changed_names(before: str, after: str, tag: str) -> tuple[tuple[str, str], ...]:
    """Return what names of a text became in another, in their order.

    None, where anything else differs, or where it is not certain that they are names.
    """
    cut, now_cut = _cut(before), _cut(after)
    has_as_many = sum(map(len, cut)) == sum(map(len, now_cut))
    if not has_as_many or tag in _NOUNS_HAVE_CAPITALS:
        return ()
    old, new = list(_parts(cut)), list(_parts(now_cut))
    if _is_heading(old):
        return ()
    pairs = [
        (_stems(a.text, b.text), a.is_first)
        for a, b in zip(old, new, strict=True)
        if a.text != b.text and plain_typography(a.text) != plain_typography(b.text)
    ]
    known = {pair for pair, is_first in pairs if not is_first}
    names = tuple(pair for pair, _ in pairs)
    is_certain = known.issuperset(names) and all(
        _is_name(each, tag) for pair in known for each in pair
    )
    return names if is_certain else ()


def _cut(text: str) -> Sequence[Sequence[str]]:
    """Return the words and marks of each sentence."""
    return [_PIECES.findall(sentence) for sentence in sentences(text)]


def _parts(cut: Iterable[Iterable[str]]) -> Iterator[_Part]:
    for sentence in cut:
        is_first = True
        for piece in sentence:
            yield _Part(piece, is_first)
            is_word = piece[0].isalnum()
            is_first = piece in _OPENING or (is_first and not is_word)


def _is_heading(pieces: Sequence[_Part]) -> bool:
    """Say whether every long word has a capital, as in an English headline."""
    long = [
        each.text
        for each in pieces
        if len(each.text) >= _LONG and each.text.isalpha() and not each.is_first
    ]
    return len(long) >= _HEADING and all(each[0].isupper() for each in long)


def _stems(one: str, other: str) -> tuple[str, str]:
    """Return two words without the ending that both have, “Anna’s” as “Anna”."""
    for end in _POSSESSIVE:
        if one.endswith(end) and other.endswith(end):
            return one.removesuffix(end), other.removesuffix(end)
    return one, other


def _is_name(word: str, tag: str) -> bool:
    common, days = CAPITALISED.get(tag, frozenset()), named_days(tag)
    folded = word.casefold()
    is_common = folded in common or folded.removesuffix("s") in common
    return bool(_NAME.fullmatch(word)) and not is_common and word not in days
