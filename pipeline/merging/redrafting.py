"""Entries that two branches made → drafts in the words that the other branch improved.

One branch edits a source, and its catalog has for a draft the text of before; the
other improves that very text. What was made of the pair is made of it again.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from pipeline.differences import adapted
from pipeline.differences.portions import portions
from pipeline.merging.settling import Standing
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Previous, Translation
from pipeline.syntax import sentences

Standings: TypeAlias = Mapping[MessageKey, Standing]
"""The entries of a catalog by their keys."""


def redraft(
    settled: Standings, versions: Sequence[Standings], languages: tuple[str, str]
) -> Standings:
    """Return what was settled, its drafts made of the newer texts.

    `versions` are base, ours and theirs. Only a draft that nobody touched is
    made again, and only of a pair that the branches do not contradict.
    """
    made = _made(settled, versions, languages)
    return {**settled, **dict(made)}


def _made(
    settled: Standings, versions: Sequence[Standings], languages: tuple[str, str]
) -> Iterator[tuple[MessageKey, Standing]]:
    before, *sides = versions
    for key, standing in settled.items():
        draft, previous = standing.entry, standing.entry.previous
        if not standing.is_live or not draft.is_fuzzy or previous is None:
            continue
        was, now = before.get(previous.key), settled.get(previous.key)
        if was is None or now is None or not _is_improved(was, now):
            continue
        if _is_of_one_side(draft, (was.entry, now.entry), sides):
            text = _remade(draft, previous, (was.entry.text, now.entry.text), languages)
            yield key, Standing(replace(draft, text=text), is_live=True)


def _is_improved(was: Standing, now: Standing) -> bool:
    """Say whether a pair was and is approved, and says it otherwise now."""
    pair = (was.entry, now.entry)
    is_certain = all(each.is_approved and not each.texts for each in pair)
    return is_certain and was.entry.text != now.entry.text and not now.is_conflict


def _is_of_one_side(
    draft: Translation,
    pair: tuple[Translation, Translation],
    sides: Sequence[Standings],
) -> bool:
    """Say whether one side made a draft of the old text, and the other never saw it.

    A side that has both the draft and the newer text knows what it does.
    """
    was, now = pair
    return any(
        _says(one, draft)
        and _says(one, was)
        and _says(other, now)
        and not _says(other, draft)
        for one, other in (sides, sides[::-1])
    )


def _says(side: Standings, entry: Translation) -> bool:
    known = side.get(entry.key)
    return known is not None and known.entry.text == entry.text


def _remade(
    draft: Translation,
    previous: Previous,
    texts: tuple[str, str],
    languages: tuple[str, str],
) -> str:
    """Return the text of a draft, made of the newer of two texts as of the older.

    It is the whole of that, with what changed in the source put in, or some of its
    sentences. Any other is a person's, and stays.
    """
    source = previous.source
    older, newer = (adapted(each, source, draft.source, languages) for each in texts)
    if draft.text == older:
        return newer
    then, now = (dict(portions(source, each)) for each in texts)
    renewed = {text: now[own] for own, text in then.items() if own in now}
    return " ".join(renewed.get(each, each) for each in sentences(draft.text))
