"""The articles and the catalogs of a site → which catalog is whose.

An article is known by its id. One that was renamed is recognised by its
catalogs: it keeps the id that readers know it by, or, where it was never
published, takes the catalogs along to its new one.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from pipeline import publishing
from pipeline.building.contents.inventory import ArticleFile
from pipeline.building.contents.shelves import Job, Shelf, standing
from pipeline.building.tallies.changes import Action, Change
from pipeline.building.upkeep.pairing import Paired
from pipeline.building.upkeep.recognizing import doubt, recognize
from pipeline.building.upkeep.renaming import is_renamed, newcomer
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.ledger import Ledger
from pipeline.ports import Executor


class Family(Struct, frozen=True, kw_only=True):
    """Articles with the catalogs that are theirs, and those of no article.

    `lost` are ids that no article has, with the languages of their catalogs.
    """

    jobs: tuple[Job, ...]
    lost: Mapping[str, tuple[str, ...]]
    changes: tuple[Change, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def reunite(
    shelf: Shelf, files: tuple[ArticleFile, ...], ledger: Ledger, executor: Executor
) -> Family:
    """Find the catalogs of each article; the ledger learns what was recognised."""
    stands = standing(shelf)
    jobs = tuple(
        Job(file=file, stands=dict.fromkeys(stands.get(file.id, ()), file.id))
        for file in files
    )
    known = {file.id for file in files}
    lost = {name: tags for name, tags in stands.items() if name not in known}
    paired = recognize(shelf, jobs, lost, executor)
    pairs = {
        job.file.path: former
        for job in jobs
        if (former := paired.pairs.get(job.file.path))
        and is_renamed(job, former, lost[former], ledger, shelf)
    }
    jobs = tuple(_adopting(job, pairs, lost, ledger) for job in jobs)
    found = frozenset(pairs.values())
    return Family(
        jobs=jobs,
        lost={name: tags for name, tags in lost.items() if name not in found},
        changes=tuple(_remember(jobs, known, ledger, shelf)),
        diagnostics=tuple(_doubts(paired, pairs)),
    )


def _doubts(paired: Paired, pairs: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield what an author should hear of articles that may be others."""
    for path, olds in paired.doubts.items():
        yield doubt(path, olds)
    for path, former in paired.pairs.items():
        if path not in pairs:
            yield newcomer(path, former)


def _adopting(
    job: Job,
    pairs: Mapping[str, str],
    lost: Mapping[str, tuple[str, ...]],
    ledger: Ledger,
) -> Job:
    """Return the job with the catalogs that were recognised as its own."""
    former = pairs.get(job.file.path)
    if former is None:
        return job
    stands = {**dict.fromkeys(lost[former], former), **job.stands}
    is_known = former in ledger.editions and job.file.id not in ledger.editions
    file = replace(job.file, id=former) if is_known and not job.stands else job.file
    return Job(file=file, stands=stands)


def _remember(
    jobs: tuple[Job, ...], known: set[str], ledger: Ledger, shelf: Shelf
) -> Iterator[Change]:
    """Write down where the articles are that readers know, and say so."""
    moved = {job.file.id: job.file.path for job in jobs if job.file.id not in known}
    if not moved:
        return
    left = {path: name for path, name in ledger.paths.items() if name not in moved}
    paths = {**left, **{path: name for name, path in moved.items()}}
    shelf.keeper.write(
        shelf.site.ledger, publishing.serialize(replace(ledger, paths=paths))
    )
    places = {name: path for path, name in ledger.paths.items()}
    for name, path in moved.items():
        yield Change(path=path, action=Action.RECOGNIZED, origin=places.get(name, name))
