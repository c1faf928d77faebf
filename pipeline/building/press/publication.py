"""A site → its editions, published: the whole corridor, from end to end.

What has not changed since the last build is neither read nor made again.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from pipeline.building.contents.inventory import (
    ArticleFile,
    take_inventory,
)
from pipeline.building.contents.orders import Order
from pipeline.building.contents.promises import keep
from pipeline.building.contents.waiving import judge_waivers
from pipeline.building.contents.words import read_theme
from pipeline.building.manuscripts.drafts import BODIES, NEVER, RECORDS
from pipeline.building.manuscripts.memory import (
    Drafting,
    Kept,
    Memory,
    Remembered,
    remember_memory,
)
from pipeline.building.manuscripts.recommending import choices_of, unseen
from pipeline.building.manuscripts.withholding import count_withheld
from pipeline.building.pictures.files import MISSING, find_files, read_static
from pipeline.building.pictures.studio import PRINTS
from pipeline.building.press.acquaintance import acquaint
from pipeline.building.press.freshness import (
    Files,
    Keys,
    Made,
    Shown,
    count_kinds,
    remember_made,
)
from pipeline.building.press.linking import Table
from pipeline.building.press.listing import (
    Press,
)
from pipeline.building.press.planning import Plan, plan_editions, with_pictures
from pipeline.building.press.pressing import Forme, write
from pipeline.building.press.setting import Stock, make_setup, stock
from pipeline.building.tallies.reports import BuildReport, count_editions, count_work
from pipeline.building.traces.drawers import folder_of
from pipeline.building.traces.remembering import (
    clear,
    pack_findings,
    recall,
    unpack_findings,
)
from pipeline.building.traces.sheaves import Sheaf, bind, in_order
from pipeline.building.traces.sources import require
from pipeline.building.traces.witnesses import WitnessStore
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.editions import File
from pipeline.model.ledger import Ledger
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.rendering.sitemap import LASTS


class Publication(Struct, frozen=True, kw_only=True):
    """What was done, and what has to be known to see that nothing has changed.

    `outputs` are the stamps of all files of the output, `moments` those at
    which it changes by itself. `forme` is what it was made with.
    """

    report: BuildReport
    findings: Sheaf
    forme: Forme
    outputs: dict[str, str]
    moments: frozenset[datetime]


def publish(order: Order) -> Publication:
    """Publish the editions of a site, and remember what was made.

    Raises `OperatingError` where the output can't be written or is not ours,
    and `ConfigurationError` for a ledger or template that can't be used.
    """
    ledger, inventory = _begin(order)
    order.begin("reading")
    drafted = _draft(inventory.value, order)
    memory = drafted.memory
    paths = tuple(file.path for file in inventory.value)
    order.begin("planning")
    ready = _make_ready(memory, paths, ledger, order)
    job = ready.value
    removed = write(job, order)
    order.begin("remembering")
    made = job.found.made(order.output, is_whole=order.is_whole)
    _remember(job, made, order)
    left = {path: job.found.stamps[path] for path in job.found.stamps.keys() - removed}
    vain = unseen(*choices_of(memory.records))
    told = (*inventory.diagnostics, *ready.diagnostics, *vain)
    findings = _findings(job, told)
    return Publication(
        report=_report(job, findings, read=drafted.read, removed=len(removed)),
        findings=findings,
        forme=job,
        outputs=left | {path: stamp for path, (_, stamp) in made.items()},
        moments=_moments(memory, job.plan),
    )


def _findings(job: Forme, told: Iterable[Diagnostic]) -> Sheaf:
    """Return all that was found, beside what was `told` before."""
    others = chain(told, job.found.findings())
    return bind(in_order(job.memory.records.findings, others))


def _report(job: Forme, findings: Sheaf, *, read: int, removed: int) -> BuildReport:
    """Return what was done."""
    memory, found = job.memory, job.found
    return BuildReport(
        written=len(found.written),
        unchanged=len(found.asked) - len(found.written),
        removed=removed,
        editions=count_editions(job.plan.drafts.values()),
        published=dict(_counts(job.plan, job.press.setup.site)),
        withheld=count_withheld(memory.records.values()),
        diagnostics=findings,
        work=count_work(
            articles=len(memory.records),
            read=read,
            kinds=count_kinds(found.asked),
            made=count_kinds(found.stale),
        ),
    )


def _begin(order: Order) -> tuple[Ledger, Checked[tuple[ArticleFile, ...]]]:
    """Return what was promised, and the articles that it is about."""
    order.look()
    kept = keep(order.site, order.store, order.output)
    found = take_inventory(order.site, order.store, kept.value, order.executor)
    told = (*kept.diagnostics, *found.diagnostics)
    return kept.value, replace(found, diagnostics=told)


def _draft(files: tuple[ArticleFile, ...], order: Order) -> Remembered:
    """Send the articles that have changed through their own rooms."""
    drafting = Drafting(
        site=order.site,
        store=order.store,
        keeper=order.keeper,
        executor=order.executor,
        now=order.clock.now(),
        key=order.key,
        stamps=order.stamps,
    )
    return drafting.run(files)


def _make_ready(
    memory: Memory, paths: tuple[str, ...], ledger: Ledger, order: Order
) -> Checked[Forme]:
    """Decide what is published and where, before any of it is written."""
    site, drafts = order.site, memory.records.drafts
    planned = plan_editions(drafts, ledger, site, order.clock.now())
    folders = planned.value.folders()
    known = {path: path in folders for path in paths}
    files, lost = find_files(drafts.values(), known, order)
    theme = read_theme(site, order.store)
    supplies = stock(theme.value, files, drafts.values())
    table = _table(folders, supplies)
    plan = with_pictures(planned.value, table)
    witness = WitnessStore(order.store)
    setup = make_setup(site, plan, supplies, witness)
    waivers = judge_waivers(site, witness)
    static = read_static(site, order.store)
    require(witness.seen | _frame(order), order.stamps)
    job = Forme(
        plan=plan,
        press=Press(setup=setup.value, store=order.store, output=order.output),
        stock=supplies,
        static=static.value,
        memory=memory,
        keys=Keys(plan, table, supplies.lengths),
        circle=acquaint(plan, order),
        found=_found(static.value, order),
    )
    told = (part.diagnostics for part in (planned, theme, setup, static))
    found = chain(lost, waivers, *told)
    return Checked(value=job, diagnostics=tuple(found))


def _frame(order: Order) -> dict[str, str]:
    """Return the stamps that what is around the articles has now."""
    folders = (f"{order.site.theme}/", f"{order.site.static}/")
    within = (path for path in order.stamps if path.startswith(folders))
    paths = [path for path in within if path[-1] != "/"]
    return dict(zip(paths, order.store.restamp(paths), strict=True))


def _table(folders: Mapping[str, Mapping[str, str]], supplies: Stock) -> Table:
    """Return what paths in the site have become."""
    return Table(
        articles=folders,
        files=supplies.paths,
        plates=supplies.plates,
        placeholder=supplies.assets[MISSING],
    )


def _found(static: tuple[File, ...], order: Order) -> Shown:
    """Return the output as it is, and what is known of it."""
    made = recall(order.store, order.made, Made) if order.program else None
    if made is None or made.key != order.key:
        made = Made(key=order.key)
    return Shown(
        own=frozenset(file.path for file in static),
        known=made.all(order.store),
        stamps={
            path: each for path, each in order.found.items() if not path.endswith("/")
        },
        remarks=unpack_findings(made.findings),
    )


def _remember(job: Forme, made: Files, order: Order) -> None:
    """Keep what is known now, after all that it says is so; forget the rest."""
    store, memory = order.store, job.memory
    if order.program and not order.is_proof:
        kept = remember_memory(memory, store, order.executor)
        clear(folder_of(RECORDS), {*kept.records.places}, store)
        findings = pack_findings(job.found.findings(is_whole=order.is_whole))
        known = remember_made(made, findings, order)
        clear(folder_of(order.made), {*known.files.places}, store)
    clear(BODIES, _places_in_use(memory, order), store)
    if not order.is_proof:
        clear(PRINTS, {each.place for each in job.stock.pictures}, store)


def _places_in_use(memory: Memory, order: Order) -> set[str]:
    """Return the files of bodies that the next build may ask for."""
    if not order.program:
        return set()
    kept = recall(order.store, RECORDS, Kept) if order.is_proof else memory
    return {place for place, _ in kept.places.values()} if kept else set()


def _moments(memory: Memory, plan: Plan) -> frozenset[datetime]:
    """Return when the editions change by themselves: embargoes, and old news."""
    dues = memory.records.dues
    began = {card.first_published for card in plan.all_cards}
    return frozenset(
        (
            *(datetime.fromisoformat(due) for due in dues if due not in {"", NEVER}),
            *began,
            *(each + LASTS for each in began),
        )
    )


def _counts(plan: Plan, site: Site) -> Iterator[tuple[str, int]]:
    for locale in site.languages:
        cards = (card for card in plan.all_cards if card.locale == locale)
        yield to_tag(locale), sum(1 for _ in cards)
