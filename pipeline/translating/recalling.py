"""A text and what the memory has that is near → what was said of it before."""

from collections.abc import Iterable, Iterator
from functools import partial
from math import floor

from msgspec import Struct

from pipeline.catalogs.hinting import memory_hint
from pipeline.differences import LABEL, adapted, changes, similarity
from pipeline.model.catalogs import Translation
from pipeline.model.units import TranslationUnit

_MOST_SHOWN = 3


class Recollection(Struct, frozen=True, kw_only=True):
    """A unit of the memory, how alike its source is (0 to 1), and what it offers.

    `text` is its translation with the figures or names of the text in question.
    """

    likeness: float
    unit: TranslationUnit
    text: str

    @property
    def percent(self) -> int:
        """The likeness for people, who take 100 for the very same."""
        return floor(self.likeness * 100)

    def difference(self, source: str) -> str:
        """Return what a source has otherwise than this one's; nothing if they agree."""
        if self.is_exact:
            return ""
        return changes(self.unit.source, source).removeprefix(LABEL)

    @property
    def is_exact(self) -> bool:
        """Whether the source is the same, letter by letter."""
        return self.likeness == 1


def recall(
    entry: Translation,
    units: Iterable[TranslationUnit],
    languages: tuple[str, str],
    least: float,
) -> tuple[Recollection, ...]:
    """Return what is at least so alike, the best first, each text once.

    `languages` are those of source and translation (ISO 639). Of the same
    sources, one with the same context comes first.
    """
    scored = _scored(entry, units, languages, least)
    found = sorted(scored, key=partial(_order, entry.context))
    best: dict[str, Recollection] = {}
    for each in found:
        best.setdefault(each.text, each)
    return tuple(best.values())


def memory_hints(entry: Translation, found: Iterable[Recollection]) -> Iterator[str]:
    """Yield what a translator is shown of them: the best, but for the text itself."""
    shown = [each for each in found if each.text != entry.text][:_MOST_SHOWN]
    for each in shown:
        yield memory_hint(each.percent, each.text, each.difference(entry.source))


def _scored(
    entry: Translation,
    units: Iterable[TranslationUnit],
    languages: tuple[str, str],
    least: float,
) -> Iterator[Recollection]:
    previous = entry.previous.source if entry.previous else ""
    for unit in units:
        if unit.source == previous:
            continue  # its translation is the text that is to be reviewed
        if unit.source == entry.source:
            yield Recollection(likeness=1.0, unit=unit, text=unit.text)
            continue
        # Two that differ are never quite the same, whatever a rounding says.
        likeness = min(similarity(unit.source, entry.source), 0.99)
        if likeness >= least:
            text = adapted(unit.text, unit.source, entry.source, languages)
            yield Recollection(likeness=likeness, unit=unit, text=text)


def _order(context: str, each: Recollection) -> tuple[float, bool, str, str, str]:
    unit = each.unit
    is_other = unit.context != context
    return (-each.likeness, is_other, unit.source, each.text, unit.origin)
