"""A site → its editions, published: the whole corridor, from end to end.

What is written can be read at any instant: pages stand before the lists that
lead to them, lists before the feeds that announce them, and the ledger before
the feeds whose ids it keeps. What is no longer made goes last.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from uuid import uuid4

from babel import Locale

from pipeline import publishing
from pipeline.building.drafting import FOLDER, Batch, Draft, Drafted, draft_batch
from pipeline.building.files import copies, find_files
from pipeline.building.inventory import (
    ArticleFile,
    batches,
    read_ledger,
    take_inventory,
)
from pipeline.building.linking import Table
from pipeline.building.listing import FeedPress, list_pages, sitemaps
from pipeline.building.planning import Plan, plan_editions, with_pictures
from pipeline.building.producing import Setup, produce_batch
from pipeline.building.proofs import ProofStore
from pipeline.building.reports import BuildReport, count_editions
from pipeline.building.setting import Stock, make_setup, sheets, stock
from pipeline.building.words import read_theme
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.editions import File
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.ports import Clock, Executor, Store
from pipeline.publishing import PublishReport


@dataclass(frozen=True, slots=True, kw_only=True)
class _Windows:
    """What a build reaches the world through; `keeper` takes the ledger."""

    store: Store
    keeper: Store
    output: Store
    executor: Executor
    clock: Clock


def build(  # noqa: PLR0913 - the four windows, and what is asked of them
    site: Site,
    *,
    store: Store,
    output: Store,
    executor: Executor,
    clock: Clock,
    languages: tuple[Locale, ...] = (),
    check_only: bool = False,
) -> BuildReport:
    """Publish the editions of a site, those in `languages` or all.

    With `check_only` nothing is published; the report says what would be.
    Raises `OperatingError` where the output can't be written or is not ours,
    and `ConfigurationError` for a ledger or template that can't be used.
    """
    windows = _Windows(
        store=store,
        keeper=ProofStore(store) if check_only else store,
        output=ProofStore(output) if check_only else output,
        executor=executor,
        clock=clock,
    )
    places: list[str] = []
    try:
        return _build(site, windows, languages or site.languages, places)
    finally:
        for place in places:
            store.remove(place)


def _build(
    site: Site, windows: _Windows, languages: tuple[Locale, ...], places: list[str]
) -> BuildReport:
    ledger = read_ledger(site, windows.store)
    inventory = take_inventory(site, windows.store, ledger)
    drafts, found = _draft(inventory.value, site, windows, places)
    planned = plan_editions(drafts, ledger, site, windows.clock.now())
    files, lost = find_files(
        drafts, (file.path for file in inventory.value), site, windows.store
    )
    supplies = stock(read_theme(site, windows.store), files, drafts)
    table = Table(articles=planned.value.folders(), files=supplies.paths)
    plan = with_pictures(planned.value, table)
    setup = make_setup(site, plan, supplies, windows.store)
    job = _Job(
        plan=plan,
        setup=setup.value,
        table=table,
        stock=supplies,
        languages=languages,
        static=tuple(_static(site, windows.store)),
    )
    reports, removed = _publish(job, windows)
    return BuildReport(
        written=sum(len(report.written) for report in reports),
        unchanged=sum(len(report.unchanged) for report in reports),
        removed=removed,
        editions=count_editions(drafts),
        published=dict(_published(plan, site)),
        diagnostics=_sorted(
            inventory.diagnostics, found, planned.diagnostics, lost, setup.diagnostics
        ),
    )


def _draft(
    files: tuple[ArticleFile, ...], site: Site, windows: _Windows, places: list[str]
) -> tuple[tuple[Draft, ...], tuple[Diagnostic, ...]]:
    """Send the articles through their own rooms, in batches."""
    groups = batches(files, windows.executor.workers)
    # Another build of the same site may be running: its files are its own.
    run = uuid4().hex
    work = [
        Batch(files=group, place=f"{FOLDER}/{run}-{number:06}.msgpack")
        for number, group in enumerate(groups)
    ]
    places += [batch.place for batch in work]
    draft = partial(draft_batch, site, windows.store, windows.clock.now())
    drafted: list[Drafted] = list(windows.executor.map(draft, work))
    return (
        tuple(each for batch in drafted for each in batch.drafts),
        tuple(each for batch in drafted for each in batch.diagnostics),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """All that is made ready for publishing, and what of it was asked for."""

    plan: Plan
    setup: Setup
    table: Table
    stock: Stock
    languages: tuple[Locale, ...]
    static: tuple[File, ...]

    def wanted(self, files: Iterable[File]) -> Iterator[File]:
        """Yield the files of the languages asked for, and those of none.

        A file that the site publishes as it is goes before one that is made.
        """
        site = self.setup.site
        asked = {to_tag(each) for each in self.languages}
        others = {to_tag(each) for each in site.languages} - asked
        own = {file.path for file in self.static}
        for file in files:
            if file.path.partition("/")[0] not in others and file.path not in own:
                yield file


def _publish(job: _Job, windows: _Windows) -> tuple[list[PublishReport], int]:
    """Write everything, in the order in which it may be seen."""
    site, store, output = job.setup.site, windows.store, windows.output
    tags = [to_tag(locale) for locale in site.languages]
    owned = publishing.claim(output, [*tags, "assets"])
    fixed = (*job.stock.files, *copies(job.stock.pictures, store), *job.static)
    reports = [publishing.publish(fixed, output)]
    produce = partial(produce_batch, job.setup, store, output)
    work = list(sheets(job.plan, job.table, job.languages))
    reports += windows.executor.map(produce, work)
    lists = job.wanted(list_pages(job.plan, job.setup))
    reports.append(publishing.publish(lists, output))
    windows.keeper.write(site.ledger, publishing.serialize(job.plan.ledger))
    announced = job.wanted(_announced(job, windows))
    reports.append(publishing.publish(announced, output))
    kept = {path for each in reports for path in (*each.written, *each.unchanged)}
    is_whole = set(job.languages) == set(site.languages)
    removed = publishing.prune(output, kept, owned) if is_whole else ()
    return reports, len(removed)


def _announced(job: _Job, windows: _Windows) -> Iterator[File]:
    """Yield what tells the world of the rest: feeds, sitemaps, the ledger."""
    pictures = {picture.path: picture for picture in job.stock.pictures}
    press = FeedPress(
        plan=job.plan,
        setup=job.setup,
        store=windows.store,
        table=job.table,
        files=pictures,
    )
    yield from press.run()
    yield from sitemaps(job.plan, job.setup, windows.clock)
    yield File(path="editions.json", content=publishing.serialize(job.plan.ledger))


def _static(site: Site, store: Store) -> Iterator[File]:
    """Yield the files that the site publishes as they are."""
    for path in store.walk(site.static):
        yield File(path=path.removeprefix(f"{site.static}/"), content=store.read(path))


def _published(plan: Plan, site: Site) -> Iterator[tuple[str, int]]:
    for locale in site.languages:
        cards = (card for card in plan.all_cards if card.locale == locale)
        yield to_tag(locale), sum(1 for _ in cards)


def _sorted(*groups: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    found = (each for group in groups for each in group)
    return tuple(sorted(found, key=lambda each: each.order))
