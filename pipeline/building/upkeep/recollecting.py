"""What the last extraction learned of the articles → what this one need not read.

An article whose files are all as they were then, and whose catalogs were right,
is not read again: its record stands. A record is made of what was in fact read or
looked for in vain, and of what was written since; another time the same would
come of it, since extracting twice changes nothing. All of it can be lost.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.building.contents.shelves import Job, Shelf
from pipeline.building.tallies.records import Lesson, Updated
from pipeline.building.traces.proofs import ProofStore
from pipeline.building.traces.remembering import (
    FOLDER,
    digest,
    pack_findings,
    recall,
    remember,
    unpack_findings,
)
from pipeline.building.traces.witnesses import NEVER_THE_SAME, WitnessStore, is_same
from pipeline.errors import StoreError
from pipeline.model.site import Site
from pipeline.ports import Store

PLACE = f"{FOLDER}/extracted"


class Lessons(Struct, frozen=True, kw_only=True):
    """All of them; `key` tells for what site and by what program they were made."""

    key: str = ""
    articles: tuple[Lesson, ...] = ()


class RecordingStore(ProofStore, frozen=True):
    """Writes through to another store, and notes what now stands where."""

    written: dict[str, str] = field(default_factory=dict)

    def write(self, path: str, content: bytes) -> bool:
        """Write to the other store."""
        self.written[path] = digest(content)
        return self.store.write(path, content)

    def remove(self, path: str) -> None:
        """Remove from the other store."""
        self.written[path] = ""
        self.store.remove(path)


def recollect(site: Site, store: Store, program: str) -> Lessons:
    """Return what is remembered, if this program has found it out for this site."""
    key = digest(program, repr(site)) if program else ""
    found = recall(store, PLACE, Lessons) if key else None
    return found if found and found.key == key else Lessons(key=key)


def keep(found: Lessons, updated: Updated, store: Store) -> None:
    """Remember what was learned, where a program was given to do so."""
    kept = tuple(sorted(updated.lessons, key=lambda each: each.path))
    if found.key and kept != found.articles:
        with suppress(StoreError):  # it is only slower next time
            remember(store, PLACE, Lessons(key=found.key, articles=kept))


def part(
    jobs: Iterable[Job], found: Lessons, store: Store
) -> tuple[tuple[Job, ...], Iterator[Updated]]:
    """Part the articles that have to be read from what is known of the others."""
    known = {each.path: each for each in found.articles}
    fresh, held = [], []
    for job in jobs:
        each = known.get(job.file.path)
        if each is not None and _holds(each, job, store):
            held.append(each)
        else:
            fresh.append(job)
    return tuple(fresh), map(_recalled, held)


def _holds(known: Lesson, job: Job, store: Store) -> bool:
    """Say whether the files are as they were, and no others are concerned."""
    is_there = (known.id, known.stands) == (job.file.id, job.stands)
    return is_there and all(
        is_same(path, seen, store) for path, seen in known.inputs.items()
    )


def _recalled(known: Lesson) -> Updated:
    """Return what comes of an article of which nothing has changed."""
    return Updated(
        unchanged=known.catalogs,
        records=known.records,
        tags=known.tags,
        sections=known.sections,
        diagnostics=unpack_findings(known.findings),
        lessons=(known,),
    )


def witnessed(shelf: Shelf) -> tuple[Shelf, WitnessStore, RecordingStore]:
    """Return the shelf with windows that note what passes, and these."""
    seen, written = WitnessStore(shelf.store), RecordingStore(shelf.keeper)
    return replace(shelf, store=seen, keeper=written), seen, written


def learned(
    job: Job, updated: Updated, seen: WitnessStore, written: RecordingStore
) -> tuple[Lesson, ...]:
    """Return what to remember of an article: nothing that might be told otherwise.

    What was found in a catalog that was then written may not be found in it again.
    """
    inputs = {**seen.seen, **written.written}
    is_settled = set(job.stands.values()) <= {job.file.id} and not job.donors
    is_certain = NEVER_THE_SAME not in inputs.values()
    others = [each for each in updated.diagnostics if each.path != job.file.path]
    if not is_settled or not is_certain or (written.written and others):
        return ()
    made = {each.pair[1]: job.file.id for each in updated.records if each.path}
    return (
        Lesson(
            path=job.file.path,
            id=job.file.id,
            stands={**job.stands, **made},
            inputs=inputs,
            catalogs=updated.unchanged + len(updated.changes),
            records=updated.records,
            tags=updated.tags,
            sections=updated.sections,
            findings=pack_findings(updated.diagnostics),
        ),
    )
