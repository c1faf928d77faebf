"""`Catalog` → `Catalog` without the obsolete entries that nothing leans on."""

from collections.abc import Iterator, Sequence, Set as AbstractSet

from msgspec.structs import replace

from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Catalog, Translation
from pipeline.syntax import sentences


def prune(catalog: Catalog, needed: AbstractSet[MessageKey] = frozenset()) -> Catalog:
    """Drop obsolete entries, but not the approved text of an outdated one.

    Nor those that lent it a sentence, which readers see there until it is
    approved. Nor those whose key is `needed`, for whatever reason the caller has.
    """
    outdated = [each for each in catalog.translations if each.is_fuzzy]
    backing = {each.previous.key for each in outdated if each.previous}
    came = tuple(dict.fromkeys(each for entry in outdated for each in _came(entry)))
    lenders = set(_lenders(came, catalog.obsolete)) if came else set()
    left = backing | lenders | needed
    kept = (each for each in catalog.obsolete if each.key in left)
    return replace(catalog, obsolete=tuple(kept))


def _came(entry: Translation) -> Iterator[str]:
    """Yield the sentences that came into a paragraph since it was approved."""
    if entry.previous is None:
        return
    was, now = sentences(entry.previous.source), sentences(entry.source)
    if len(was) > 1 or len(now) > 1:
        yield from (each for each in now if each not in was)


def _lenders(
    came: Sequence[str], obsolete: Sequence[Translation]
) -> Iterator[MessageKey]:
    """Yield the entries with such a sentence, or with one much like it."""
    # Few catalogs have any, and what compares sentences takes long to load.
    from pipeline.merging.resembling import Resemblances  # noqa: PLC0415
    from pipeline.merging.whereabouts import is_like, plain_sentences  # noqa: PLC0415

    wanted = [plain for each in came for plain in plain_sentences(each)]
    exact, known = frozenset(wanted), Resemblances(wanted)
    for entry in obsolete:
        if any(
            each in exact or any(is_like(each, wanted[at]) for at in known.near(each))
            for each in plain_sentences(entry.source)
        ):
            yield entry.key
