"""A site → its editions, published: the whole corridor, from end to end.

What is written can be read at any instant: pages stand before the lists that
lead to them, lists before the feeds that announce them, and the ledger before
the feeds whose ids it keeps. What is no longer made goes last.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from babel import Locale

from pipeline import publishing
from pipeline.building.drafting import FOLDER, Batch, Draft, Drafted, draft_batch
from pipeline.building.files import copies, find_files, read_static
from pipeline.building.inventory import (
    ArticleFile,
    batches,
    read_ledger,
    take_inventory,
)
from pipeline.building.linking import Table
from pipeline.building.listing import (
    Known,
    List,
    Press,
    doors,
    make_list,
    sitemaps,
    tell,
)
from pipeline.building.planning import Plan, plan_editions, with_pictures
from pipeline.building.producing import Setup, produce_batch
from pipeline.building.proofs import ProofStore
from pipeline.building.reports import BuildReport, count_editions
from pipeline.building.setting import Stock, make_setup, sheets, stock
from pipeline.building.words import read_theme
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.editions import File
from pipeline.model.ledger import Ledger
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.ports import Clock, Executor, Store
from pipeline.publishing import PublishReport


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """What is to be built, and the windows to do it through.

    `keeper` takes the ledger, and `scratch` is the folder of this build alone,
    for what its workers tell one another.
    """

    site: Site
    languages: tuple[Locale, ...]
    store: Store
    keeper: Store
    output: Store
    executor: Executor
    clock: Clock
    scratch: str


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
    with store.lease(FOLDER) as scratch:
        order = _Order(
            site=site,
            languages=languages or site.languages,
            store=store,
            keeper=ProofStore(store) if check_only else store,
            output=ProofStore(output) if check_only else output,
            executor=executor,
            clock=clock,
            scratch=scratch,
        )
        return _build(order)


def _build(order: _Order) -> BuildReport:
    ledger = read_ledger(order.site, order.store)
    inventory = take_inventory(order.site, order.store, ledger)
    drafts, found = _draft(inventory.value, order)
    paths = tuple(file.path for file in inventory.value)
    ready = _make_ready(drafts, paths, ledger, order)
    reports, removed = _publish(ready.value, order)
    return BuildReport(
        written=sum(len(report.written) for report in reports),
        unchanged=sum(len(report.unchanged) for report in reports),
        removed=removed,
        editions=count_editions(drafts),
        published=dict(_published(ready.value.plan, order.site)),
        diagnostics=_sorted(inventory.diagnostics, found, ready.diagnostics),
    )


def _draft(
    files: tuple[ArticleFile, ...], order: _Order
) -> tuple[tuple[Draft, ...], tuple[Diagnostic, ...]]:
    """Send the articles through their own rooms, in batches."""
    work = [
        Batch(files=group, place=f"{order.scratch}/{number:06}.msgpack")
        for number, group in enumerate(batches(files, order.executor.workers))
    ]
    windows = (order.store, order.keeper, order.clock.now())
    draft = partial(draft_batch, order.site, *windows)
    drafted: list[Drafted] = list(order.executor.map(draft, work))
    return (
        tuple(each for batch in drafted for each in batch.drafts),
        tuple(each for batch in drafted for each in batch.diagnostics),
    )


def _make_ready(
    drafts: tuple[Draft, ...], paths: tuple[str, ...], ledger: Ledger, order: _Order
) -> "Checked[_Job]":
    """Decide what is published and where, before any of it is written."""
    site = order.site
    planned = plan_editions(drafts, ledger, site, order.clock.now())
    folders = planned.value.folders()
    articles = {path: path in folders for path in paths}
    files, lost = find_files(drafts, articles, site, order.store)
    supplies = stock(read_theme(site, order.store), files, drafts)
    table = Table(articles=folders, files=supplies.paths)
    plan = with_pictures(planned.value, table)
    setup = make_setup(site, plan, supplies, order.store)
    static = read_static(site, order.store)
    press = _press(setup.value, static.value, order)
    lengths = {picture.path: picture.length for picture in supplies.pictures}
    tell(Known(plan=plan, table=table, lengths=lengths), press)
    job = _Job(
        plan=plan,
        setup=setup.value,
        table=table,
        stock=supplies,
        press=press,
        languages=order.languages,
        static=static.value,
    )
    found = (*planned.diagnostics, *lost, *setup.diagnostics, *static.diagnostics)
    return Checked(value=job, diagnostics=found)


def _press(setup: Setup, static: tuple[File, ...], order: _Order) -> Press:
    return Press(
        setup=setup,
        store=order.store,
        output=order.output,
        place=f"{order.scratch}/known.pickle",
        own=frozenset(file.path for file in static),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """All that is made ready for publishing, and what of it was asked for.

    A file in `static`, which the site publishes as it is, goes before one of
    the same path that would be made.
    """

    plan: Plan
    setup: Setup
    table: Table
    stock: Stock
    press: Press
    languages: tuple[Locale, ...]
    static: tuple[File, ...]

    def wanted(self, files: Iterable[File]) -> Iterator[File]:
        """Yield the files but for those that the site has of its own."""
        return (file for file in files if file.path not in self.press.own)


def _publish(job: _Job, order: _Order) -> tuple[list[PublishReport], int]:
    """Write everything, in the order in which it may be seen."""
    site, store, output = job.setup.site, order.store, order.output
    tags = [to_tag(locale) for locale in site.languages]
    owned = publishing.claim(output, [*tags, "assets"])
    fixed = (*job.stock.files, *copies(job.stock.pictures, store), *job.static)
    reports = [publishing.publish(fixed, output)]
    produce = partial(produce_batch, job.setup, store, output)
    work = list(sheets(job.plan, job.table, job.languages))
    reports += order.executor.map(produce, work)
    reports += _lists(job, order)
    kept = {path for each in reports for path in (*each.written, *each.unchanged)}
    is_whole = set(job.languages) == set(site.languages)
    removed = publishing.prune(output, kept if is_whole else None, owned)
    order.keeper.sweep(site.locales)
    return reports, len(removed)


def _lists(job: _Job, order: _Order) -> Iterator[PublishReport]:
    """Write the lists, then the ledger, then what announces them."""
    make = partial(make_list, job.press)
    lists = (List.TAGS, List.FRONT, List.SECTIONS)
    yield from order.executor.map(make, _tasks(lists, job))
    yield publishing.publish(job.wanted(doors(job.plan, job.setup)), order.output)
    ledger = publishing.serialize(job.plan.ledger)
    order.keeper.write(job.setup.site.ledger, ledger)
    yield from order.executor.map(make, _tasks((List.FEEDS,), job))
    announced = (
        *sitemaps(job.plan, job.setup, order.clock),
        File(path="editions.json", content=ledger),
    )
    yield publishing.publish(job.wanted(announced), order.output)


def _tasks(lists: Iterable[List], job: _Job) -> list[tuple[List, Locale]]:
    return [(each, locale) for each in lists for locale in job.languages]


def _published(plan: Plan, site: Site) -> Iterator[tuple[str, int]]:
    for locale in site.languages:
        cards = (card for card in plan.all_cards if card.locale == locale)
        yield to_tag(locale), sum(1 for _ in cards)


def _sorted(*groups: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    found = (each for group in groups for each in group)
    return tuple(sorted(found, key=lambda each: each.order))
