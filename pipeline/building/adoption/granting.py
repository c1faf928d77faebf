"""An alignment → the catalog with what it gives: approved, or fuzzy with the doubts.

What was approved before stays as it is, and so does what a translator typed.
"""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from pipeline import merging
from pipeline.aligning import Alignment, Rendition
from pipeline.model.articles import Article, MessageKey
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.diagnostics import Diagnostic, Severity


def grant(
    catalog: Catalog, alignment: Alignment, source: Article, target: Article
) -> Catalog:
    """Return a merged catalog, what it lacks filled from a translation.

    What found no place in it stands in a comment of the entry that it would
    follow: to a translator nothing is lost.
    """
    chosen = _chosen(alignment.renditions, source)
    sure = (
        Translation(source=text, context=context, text=rendition.text)
        for (context, text), rendition in chosen.items()
        if rendition.is_certain
    )
    restored = merging.restore(catalog, sure)
    notes = _notes(alignment, source, target)
    entries = (
        _noted(_guessed(entry, chosen.get(entry.key), target), notes)
        for entry in restored.translations
    )
    return replace(restored, translations=tuple(entries))


def doubt(catalog: Catalog, before: Catalog, findings: Iterable[Diagnostic]) -> Catalog:
    """Return a catalog in which nothing is newly approved that has an error.

    Nor is what was not translated, but stands in both documents.
    """
    known = {entry.key for entry in before.translations if entry.is_approved}
    wrong = {
        (each.context, each.msgid): each.message
        for each in findings
        if each.msgid
        if each.severity is Severity.ERROR or each.code == "identical-text"
    }
    entries = (
        _commented(replace(entry, is_fuzzy=True), f"to be checked: {wrong[entry.key]}")
        if entry.is_approved and entry.key in wrong and entry.key not in known
        else entry
        for entry in catalog.translations
    )
    return replace(catalog, translations=tuple(entries))


def _chosen(
    renditions: Iterable[Rendition], source: Article
) -> Mapping[MessageKey, Rendition]:
    """Return the rendition of each message; of several, the first certain one."""
    chosen: dict[MessageKey, Rendition] = {}
    for rendition in renditions:
        key = source.messages[rendition.message].key
        known = chosen.get(key)
        if known is None or (rendition.is_certain and not known.is_certain):
            chosen[key] = rendition
    return chosen


def _guessed(
    entry: Translation, rendition: Rendition | None, target: Article
) -> Translation:
    """Put a text that is not certain where there is none, and say why it is not."""
    if entry.text or rendition is None:
        return entry
    line = target.messages[rendition.origins[0]].line
    reasons = "; ".join(rendition.doubts)
    remark = f"to be checked with {target.path}, line {line}: {reasons}"
    filled = replace(entry, text=rendition.text, is_fuzzy=bool(rendition.text))
    return _commented(filled, remark)


def _notes(
    alignment: Alignment, source: Article, target: Article
) -> Mapping[MessageKey, list[str]]:
    notes: dict[MessageKey, list[str]] = {}
    for place, before in alignment.unplaced:
        message = target.messages[place]
        note = f"not placed, from {target.path}, line {message.line}: {message.text}"
        notes.setdefault(source.messages[before].key, []).append(note)
    return notes


def _noted(entry: Translation, notes: Mapping[MessageKey, list[str]]) -> Translation:
    return _commented(entry, *notes.get(entry.key, ()))


def _commented(entry: Translation, *remarks: str) -> Translation:
    comments = tuple(dict.fromkeys((*entry.comments, *remarks)))
    return replace(entry, comments=comments) if remarks else entry
