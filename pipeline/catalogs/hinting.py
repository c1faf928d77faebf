"""The `#.` lines that help with a text until it is approved, and then go.

`diptyque translate` writes them, and merging carries them along: a catalog is
never churned by a memory that grows. They are in English, as all `#.` lines are.
"""

from collections.abc import Iterable

from pipeline.model.catalogs import Translation

TERM = "term: "
MEMORY = "memory, "
ORIGIN = "filled by "
_TO_READ = ": to be read by someone else"
_BEGINNINGS = (TERM, MEMORY, ORIGIN)


def is_hint(line: str) -> bool:
    """Say whether a `#.` line only helps until its entry is approved."""
    return line.startswith(_BEGINNINGS)


def hints(entry: Translation) -> tuple[str, ...]:
    """Return the hints of an entry, in their order."""
    return tuple(filter(is_hint, entry.extracted))


def origins(entry: Translation) -> tuple[str, ...]:
    """Return the hints that say who filled an entry."""
    return tuple(line for line in entry.extracted if line.startswith(ORIGIN))


def with_hints(extracted: Iterable[str], told: Iterable[str]) -> tuple[str, ...]:
    """Return the `#.` lines of an entry with these hints for those it had."""
    kept = (line for line in extracted if not is_hint(line))
    return (*kept, *told)


def term_hint(term: str, other: str, forbidden: Iterable[str], note: str) -> str:
    """Say how a term is called in the language of the translation."""
    unwanted = ", ".join(forbidden)
    never = f" (never: {unwanted})" if unwanted else ""
    return f"{TERM}{term} → {other}{never}" + (f" – {note}" if note else "")


def memory_hint(percent: int, text: str, difference: str) -> str:
    """Show a translation of a source alike, and what that has otherwise."""
    return f"{MEMORY}{percent} %: {text}{_for(difference)}"


def memory_origin(percent: int, origin: str, difference: str) -> str:
    """Say that a text was found in the memory, and what its source had otherwise."""
    told = f"the memory, {percent} %, from {origin}: see that it fits here"
    return f"{ORIGIN}{told}{_for(difference)}"


def glossary_origin() -> str:
    """Say that a text is a term of the glossary."""
    return f"{ORIGIN}the glossary: see that it fits here"


def engine_origin(engine: str) -> str:
    """Say which engine made a text."""
    return f"{ORIGIN}{engine}, a machine: see that it is right"


def review_origin(name: str) -> str:
    """Say who typed a text and left it for another person to approve."""
    return f"{ORIGIN}{name}{_TO_READ}"


def left_by(entry: Translation) -> str:
    """Return who left a text for another person to approve, if it was left."""
    left = (line for line in origins(entry) if line.endswith(_TO_READ))
    return next(left, "").removeprefix(ORIGIN).removesuffix(_TO_READ)


def fillings(entry: Translation) -> tuple[str, ...]:
    """Return the hints that say what filled an entry, where that was no person."""
    return tuple(line for line in origins(entry) if not line.endswith(_TO_READ))


def _for(difference: str) -> str:
    return f" (for: {difference})" if difference else ""
