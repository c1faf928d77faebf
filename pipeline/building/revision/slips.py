"""A build that is done → a slip for each article: where it leads, and what shows it."""

from collections.abc import Iterable
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from pipeline.building.press.linking import Table
from pipeline.building.press.pressing import Forme
from pipeline.model.ledger import EditionRecord
from pipeline.rendering.companions import Companions

_Shown: TypeAlias = tuple[str, ...]
"""The ids of the articles that something shows."""


class Slip(Struct, frozen=True, kw_only=True, array_like=True):
    """What the ledger and the links of an article are, by language tag and path.

    `lengths` are those of its picture in bytes, by published path. `onward` is
    what its pages name to be read next, by language tag, and `beside` are the
    articles whose pages name it. `lists` and `wires` are the numbers of the
    pages of lists, and of the feeds, that show it.
    """

    editions: dict[str, EditionRecord]
    table: Table
    lengths: dict[str, int]
    onward: dict[str, Companions]
    beside: tuple[str, ...]
    lists: tuple[int, ...]
    wires: tuple[int, ...]


class Slips:
    """The slips of a site, each made when its turn comes.

    `lists` and `wires` are the ids of what each page of a list, and each feed, shows.
    """

    def __init__(
        self, job: Forme, lists: Iterable[_Shown], wires: Iterable[_Shown]
    ) -> None:
        self._job = job
        self._lists, self._wires = _numbers(lists), _numbers(wires)
        self._beside: dict[str, list[str]] = {}
        for known in job.circle.known.values():
            for name, each in known.items():
                for other in each.names:
                    self._beside.setdefault(other, []).append(name)

    def slip(self, name: str) -> Slip:
        """Return that of an article."""
        job = self._job
        return Slip(
            editions=dict(job.plan.ledger.editions.get(name, {})),
            table=_table(job, name),
            lengths=_lengths(job, name),
            onward=_onward(job, name),
            beside=tuple(sorted({*self._beside.get(name, ())})),
            lists=tuple(self._lists.get(name, ())),
            wires=tuple(self._wires.get(name, ())),
        )


def _numbers(rows: Iterable[_Shown]) -> dict[str, list[int]]:
    """Return the numbers of those that show each article."""
    numbers: dict[str, list[int]] = {}
    for number, shown in enumerate(rows):
        for name in dict.fromkeys(shown):
            numbers.setdefault(name, []).append(number)
    return numbers


def _table(job: Forme, name: str) -> Table:
    known = job.keys.table
    table = known.part(job.plan.drafts[name].references)
    return replace(table, placeholder=known.placeholder)


def _lengths(job: Forme, name: str) -> dict[str, int]:
    lengths = job.keys.lengths
    pictures = {card.image.src for card in job.plan.cards[name] if card.image}
    return {each: lengths[each] for each in pictures if each in lengths}


def _onward(job: Forme, name: str) -> dict[str, Companions]:
    known = job.circle.known.items()
    return {tag: each[name] for tag, each in known if name in each}
