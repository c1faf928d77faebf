"""What rules say of the texts of a catalog → the same, a habit of it told once."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from pipeline.model.diagnostics import Diagnostic
from pipeline.model.phrases import say_many


def gather(
    found: Iterable[Diagnostic], codes: frozenset[str]
) -> tuple[Diagnostic, ...]:
    """Return the diagnostics; of those with one of the codes, the first of each.

    It says of how many texts more the same is true, and mends but its own.
    """
    every = tuple(found)
    counts = Counter(each.code for each in every if each.code in codes)
    return tuple(_told(every, counts)) if counts else every


def _told(every: Iterable[Diagnostic], counts: Counter[str]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for each in every:
        if each.code in seen:
            continue
        if each.code in counts:
            seen.add(each.code)
        more = counts[each.code] - 1
        yield replace(each, message=_with(each.message, more)) if more > 0 else each


def _with(message: str, more: int) -> str:
    return say_many(
        "{said} So it is in one more text of this catalog.",
        "{said} So it is in {count} more texts of this catalog.",
        said=message,
        count=more,
    )
