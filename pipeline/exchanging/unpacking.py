"""A parcel that came back + the catalog as it is now → what was done meanwhile.

Nothing is matched by its place. A unit finds its entry by what the entry says;
of one whose source has changed since, merging takes what can still be used.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from pipeline.exchanging.packing import units_of
from pipeline.exchanging.parcels import ExchangeUnit, Parcel, Progress, visible
from pipeline.model.articles import Message, MessageKey
from pipeline.model.catalogs import Catalog, Translation
from pipeline.syntax import InlineCode, Piece, decode


class Unpacked(Struct, frozen=True, kw_only=True):
    """Two states of a catalog to merge with that of today: before, and after.

    An entry that is as it was when it was handed out is the same in `before`;
    of another nothing is known there. `strays` are the units whose source is
    not in the catalog now: their pairs are the last live entries of `after`, as
    if the catalog had not been brought up to date yet.
    """

    before: Catalog
    after: Catalog
    strays: tuple[ExchangeUnit, ...]


def unpack(
    parcel: Parcel,
    catalog: Catalog,
    messages: Mapping[MessageKey, Message],
    *,
    is_trusted: bool = False,
) -> Unpacked:
    """Return what came back; with `is_trusted` a changed text is approved.

    So it is where a file says nothing of how far its texts are.
    """
    handed = _handed(catalog, messages)
    found, strays = _by_entry(parcel.units, handed)
    done = {
        entry.key: _worked(
            entry, handed[entry.key], found[entry.key], trusted=is_trusted
        )
        for entry in catalog.translations
        if entry.key in found
    }
    after = tuple(done.get(each.key, each) for each in catalog.translations)
    before = tuple(
        each
        for each in catalog.translations
        if each.key not in done or _is_as_it_was(handed[each.key], found[each.key])
    )
    earlier = _earlier(strays, catalog, is_plain=not messages)
    return Unpacked(
        before=replace(catalog, translations=before),
        after=replace(catalog, translations=(*after, *earlier)),
        strays=strays,
    )


_Handed = Mapping[MessageKey, Sequence[ExchangeUnit]]


def _handed(catalog: Catalog, messages: Mapping[MessageKey, Message]) -> _Handed:
    """Return the units that each entry would be handed out as now."""
    return {
        entry.key: tuple(units_of(entry, messages.get(entry.key)))
        for entry in catalog.translations
    }


def _by_entry(
    units: Iterable[ExchangeUnit], handed: _Handed
) -> tuple[dict[MessageKey, list[ExchangeUnit]], tuple[ExchangeUnit, ...]]:
    """Return the units of each entry that have a text, and those of none."""
    by_id = {each.id: (key, each) for key, ours in handed.items() for each in ours}
    by_text = {
        (each.context, visible(each.source)): (key, each)
        for key, ours in handed.items()
        for each in ours
        if len(ours) == 1
    }
    found: dict[MessageKey, list[ExchangeUnit]] = {}
    strays: list[ExchangeUnit] = []
    for unit in units:
        if not unit.target:
            continue
        known = by_id.get(unit.id)
        if known is None or visible(known[1].source) != visible(unit.source):
            known = by_text.get((unit.context, visible(unit.source)))
        if known is None:
            strays.append(unit)
        else:
            key, twin = known
            found.setdefault(key, []).append(replace(unit, id=twin.id))
    return found, tuple(strays)


def _is_as_it_was(handed: Sequence[ExchangeUnit], back: Sequence[ExchangeUnit]) -> bool:
    """Say whether an entry is as it was when its units were handed out."""
    works = {each.id: each.work for each in handed}
    return all(works[each.id] == each.was for each in back)


def _worked(
    entry: Translation,
    handed: Sequence[ExchangeUnit],
    back: Sequence[ExchangeUnit],
    *,
    trusted: bool,
) -> Translation:
    """Return an entry with what came back of it."""
    returned = {each.id: each for each in back if each.is_touched}
    mine = entry.texts if entry.plural else (entry.text,)
    texts, drafts = [], []
    for ours, text in zip(handed, mine, strict=True):
        unit = returned.get(ours.id)
        texts.append(_text(unit, ours, text) if unit else text)
        is_new = texts[-1] != text
        drafts.append(_is_draft(unit, entry, is_new=is_new, trusted=trusted))
    is_fuzzy = any(drafts) and any(texts)
    return replace(
        entry,
        text=texts[0],
        texts=tuple(texts) if entry.plural else (),
        is_fuzzy=is_fuzzy,
        previous=entry.previous if is_fuzzy else None,
        comments=(*entry.comments, *_new_remarks(entry, back)),
    )


def _is_draft(
    unit: ExchangeUnit | None, entry: Translation, *, is_new: bool, trusted: bool
) -> bool:
    """Say whether a text is to be reviewed: in doubt it is."""
    if unit is None:
        return entry.is_fuzzy
    if is_new and trusted:
        return False
    if unit.progress is Progress.UNKNOWN:
        return is_new or entry.is_fuzzy
    return unit.progress is not Progress.APPROVED


def _new_remarks(entry: Translation, back: Iterable[ExchangeUnit]) -> Iterator[str]:
    known = {*entry.comments, *entry.extracted}
    for remark in dict.fromkeys(each for unit in back for each in unit.remarks):
        if remark not in known:
            yield remark


def _text(unit: ExchangeUnit, ours: ExchangeUnit, mine: str) -> str:
    """Return what a unit says; ours, spelt as it is, where it says the same."""
    if visible(unit.target) == visible(ours.target):
        return mine
    return decode(_restored(unit.target, ours), is_plain=ours.is_plain)


def _restored(target: Iterable[Piece], ours: ExchangeUnit) -> Iterator[Piece]:
    """Yield pieces whose codes stand for what those of ours do.

    A program may hand back the number of a code alone.
    """
    literals = {
        (each.number, each.role): each.literal
        for each in (*ours.target, *ours.source)
        if isinstance(each, InlineCode)
    }
    for piece in target:
        if isinstance(piece, InlineCode):
            known = literals.get((piece.number, piece.role), piece.literal)
            yield InlineCode(piece.number, piece.role, known)
        else:
            yield piece


def _earlier(
    strays: Iterable[ExchangeUnit], catalog: Catalog, *, is_plain: bool
) -> Iterator[Translation]:
    """Yield the pairs of units whose source is gone, those that are not known."""
    known = {each.key for each in (*catalog.translations, *catalog.obsolete)}
    for unit in strays:
        plain = is_plain or bool(unit.context)
        entry = Translation(
            source=decode(unit.source, is_plain=plain),
            text=decode(unit.target, is_plain=plain),
            context=unit.context,
            is_fuzzy=unit.progress is not Progress.APPROVED,
            comments=unit.remarks,
        )
        if entry.source and entry.text and entry.key not in known:
            known.add(entry.key)
            yield entry
