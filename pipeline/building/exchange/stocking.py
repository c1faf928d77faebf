"""Memories and glossaries of others → those of the site, which lose nothing."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from msgspec.structs import replace

from pipeline import exchanging, glossaries
from pipeline.building.assistance.stocking import open_memory
from pipeline.building.contents.naming import read_glossary
from pipeline.building.exchange.receiving import Reception
from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.glossary import Concept, Glossary, Status
from pipeline.model.phrases import say
from pipeline.model.units import TranslationUnit, UnitFile
from pipeline.text import slugify
from pipeline.version import VERSION


def add_memory(
    name: str, files: tuple[UnitFile, ...], reception: Reception
) -> Checked[dict[str, int]]:
    """Keep the units of a file among the memories of the site; return how many are new.

    One of the same name stands there already: what both have is kept.
    """
    stem = slugify(PurePosixPath(name.replace("\\", "/")).stem) or "memory"
    path = f"{reception.site.memories}/{stem}.tmx"
    known: Mapping[tuple[str, str], UnitFile] = {}
    if reception.store.exists(path):
        opened = open_memory(path, reception.site, reception.store)
        if opened.diagnostics:
            return Checked(value={}, diagnostics=opened.diagnostics)
        known = {each.languages: each for each in opened.value}
    joined = tuple(_joined(known.get(each.languages), each, path) for each in files)
    count = sum(len(each.units) for each in joined)
    if not count:
        return Checked(value={}, diagnostics=(_nothing(name),))
    reception.keeper.write(path, exchanging.write_tmx(joined, VERSION))
    return Checked(
        value={path: count - sum(len(each.units) for each in known.values())}
    )


def _joined(ours: UnitFile | None, theirs: UnitFile, path: str) -> UnitFile:
    known = ours.units if ours else ()
    units: Iterable[TranslationUnit] = dict.fromkeys((*known, *theirs.units))
    return replace(theirs, path=path, units=tuple(units))


def add_terms(
    name: str, theirs: Glossary, reception: Reception
) -> Checked[dict[str, int]]:
    """Add concepts to the glossary of the site; return how many rows are new or fuller.

    A glossary that is not wholly understood is not written again: what it says
    beside would be lost.
    """
    read = read_glossary(reception.site, reception.store)
    if read.diagnostics:
        return Checked(value={}, diagnostics=read.diagnostics)
    if not theirs.concepts:
        return Checked(value={}, diagnostics=(_nothing(name),))
    joined = tuple(_with_concepts(read.value, theirs))
    count = sum(each not in read.value.concepts for each in joined)
    if count:
        content = glossaries.serialize(Glossary(concepts=joined))
        reception.keeper.write(reception.site.glossary, content)
    return Checked(value={reception.site.glossary: count})


def _with_concepts(ours: Glossary, theirs: Glossary) -> Iterator[Concept]:
    """Yield our concepts with what theirs have beside, then those that are new."""
    waiting = list(theirs.concepts)
    for concept in ours.concepts:
        twins = [each for each in waiting if _is_same(concept, each)]
        waiting = [each for each in waiting if each not in twins]
        for twin in twins:
            concept = _fuller(concept, twin)  # noqa: PLW2901 - it grows
        yield concept
    yield from waiting


def _is_same(one: Concept, other: Concept) -> bool:
    """Say whether two concepts are called alike in every language that both have."""
    ours, theirs = _names(one), _names(other)
    shared = ours.keys() & theirs.keys()
    return len(shared) > 1 and all(ours[tag] == theirs[tag] for tag in shared)


def _names(concept: Concept) -> dict[str, str]:
    return {
        term.language: term.text
        for term in reversed(concept.terms)
        if term.status is Status.PREFERRED
    }


def _fuller(ours: Concept, theirs: Concept) -> Concept:
    known = {(term.language, term.text) for term in ours.terms}
    more = (each for each in theirs.terms if (each.language, each.text) not in known)
    return replace(ours, terms=(*ours.terms, *more), note=ours.note or theirs.note)


def _nothing(name: str) -> Diagnostic:
    return Diagnostic(
        code="ingest-empty",
        severity=Severity.WARNING,
        message=say("Nothing in it is in two languages of this site."),
        path=name,
    )
