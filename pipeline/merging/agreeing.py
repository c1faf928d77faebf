"""The lists of two sides → one list that has what both have."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from pipeline.model.versions import agree

Item = TypeVar("Item")


def agree_on_lines(
    base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the lines that neither side took away, with those that either added.

    >>> agree_on_lines(("a", "b"), ("a", "b", "c"), ("b", "d"))
    ('b', 'c', 'd')
    """
    kept = tuple(each for each in ours if each in theirs or each not in base)
    added = tuple(each for each in theirs if each not in base and each not in ours)
    return agree(base, ours, theirs, otherwise=(*kept, *added))


def weave(lead: Iterable[Item], other: Iterable[Item]) -> Iterator[Item]:
    """Yield the items of one list, each followed by what follows it in the other.

    >>> list(weave("abc", "axcyz"))
    ['a', 'x', 'b', 'c', 'y', 'z']
    """
    leading = dict.fromkeys(lead)
    first: list[Item] = []
    followers: defaultdict[Item, list[Item]] = defaultdict(list)
    strays = first
    for item in other:
        if item in leading:
            strays = followers[item]
        else:
            strays.append(item)
    yield from first
    for item in leading:
        yield item
        yield from followers.get(item, ())
