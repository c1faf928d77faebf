"""Three states of one entry → one, and whether the two sides contradict it."""

from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from pipeline.merging.agreeing import agree_on_lines
from pipeline.merging.retiring import laid_aside
from pipeline.merging.yielding import on_a_line
from pipeline.model.catalogs import Previous, Translation
from pipeline.model.versions import agree

REMARK = "merged: the other branch says"
"""How the comment begins that holds the text of the other side."""


class Standing(NamedTuple):
    """An entry of a catalog, and whether it is live there or obsolete."""

    entry: Translation
    is_live: bool
    is_conflict: bool = False


_Work: TypeAlias = tuple[str, tuple[str, ...], str, bool, Previous | None]
"""What a translator did: text, plural forms with their source, state, and for what."""


def settle(
    base: Standing | None,
    ours: Standing | None,
    theirs: Standing | None,
    *,
    follows_theirs: bool,
) -> Standing | None:
    """Return what two sides made of an entry; none, where it is to be gone.

    `follows_theirs` says that their source is the newer: what the pipeline
    writes about an entry is then as they have it, where both wrote.
    """
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    if ours is None or theirs is None:
        return _saved(base, ours or theirs)
    lead = theirs if follows_theirs else ours
    return _joined(base, ours, theirs, lead.entry)


def _saved(base: Standing | None, changed: Standing | None) -> Standing | None:
    """Return what one side worked on while the other removed it."""
    was_revived = changed and base and changed.is_live and not base.is_live
    if changed is None or was_revived:
        return changed
    entry = laid_aside(changed.entry)
    return Standing(entry, is_live=False) if entry.text else None


def _joined(
    base: Standing | None, ours: Standing, theirs: Standing, lead: Translation
) -> Standing:
    """Join an entry that each side changed in its own way."""
    was_live = base is not None and base.is_live
    # In doubt an entry is live: the next extraction knows better.
    is_live = agree(was_live, ours.is_live, theirs.is_live, otherwise=True)
    origin = base.entry if base else Translation(source=lead.source)
    one, other = ours.entry, theirs.entry
    told = _told(origin, ours, theirs, lead, is_live=is_live)
    entry = replace(
        told,
        comments=agree_on_lines(origin.comments, one.comments, other.comments),
        flags=agree_on_lines(origin.flags, one.flags, other.flags),
        sticky=agree_on_lines(origin.sticky, one.sticky, other.sticky),
    )
    work = agree(
        _work(origin), _work(one), _work(other), otherwise=_best(one, other, lead)
    )
    if work is not None:
        return Standing(_worked(entry, work, is_live=is_live), is_live=is_live)
    contradicted = _contradicted(entry, one, other, is_live=is_live)
    return Standing(contradicted, is_live=is_live, is_conflict=True)


def _told(
    origin: Translation,
    ours: Standing,
    theirs: Standing,
    lead: Translation,
    *,
    is_live: bool,
) -> Translation:
    """Return the entry with what the pipeline says of it, to be filled."""
    if ours.is_live != theirs.is_live:
        return (ours if ours.is_live is is_live else theirs).entry
    every = (origin, ours.entry, theirs.entry)
    return replace(
        lead,
        extracted=agree(*(each.extracted for each in every), otherwise=lead.extracted),
        references=agree(
            *(each.references for each in every), otherwise=lead.references
        ),
    )


def _best(one: Translation, other: Translation, lead: Translation) -> _Work | None:
    """Return the work that is further on; none, where two texts contradict."""
    if _progress(one) != _progress(other):
        return _work(max(one, other, key=_progress))
    is_same = (one.text, one.texts) == (other.text, other.texts)
    return _work(lead) if is_same else None


def _progress(entry: Translation) -> int:
    """Rank an entry: untranslated, to be reviewed, approved."""
    return bool(entry.text) + entry.is_approved


def _work(entry: Translation) -> _Work | None:
    return (entry.text, entry.texts, entry.plural, entry.is_fuzzy, entry.previous)


def _worked(entry: Translation, work: _Work, *, is_live: bool) -> Translation:
    text, texts, plural, is_fuzzy, previous = work
    return replace(
        entry,
        text=text,
        texts=texts,
        plural=plural,
        is_fuzzy=is_fuzzy,
        previous=previous if is_live or is_fuzzy else None,
    )


def _contradicted(
    entry: Translation, one: Translation, other: Translation, *, is_live: bool
) -> Translation:
    """Return our text, to be reviewed, and theirs in comments.

    An obsolete pair stays approved: it may back a text that is outdated, and
    that is what readers are shown.
    """
    is_fuzzy = is_live or one.is_fuzzy
    work = (one.text, one.texts, one.plural, is_fuzzy, one.previous)
    remarks = (each for each in _remarks(one, other) if each not in entry.comments)
    return replace(
        _worked(entry, work, is_live=is_live), comments=(*entry.comments, *remarks)
    )


def _remarks(one: Translation, other: Translation) -> tuple[str, ...]:
    """Return the comments that keep their text, one for each form that differs."""
    if not other.texts:
        return (f"{REMARK}: {on_a_line(other.text)}",)
    known = dict(enumerate(one.texts))
    return tuple(
        f"{REMARK} [{form}]: {on_a_line(text)}"
        for form, text in enumerate(other.texts)
        if text != known.get(form)
    )
