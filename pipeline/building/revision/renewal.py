"""A site → its editions, published; in no time where nothing has changed.

The door of the corridor's longest way. Where every file of the site and of the
output is what the last build left, the report of that build is given again,
and nothing is loaded that makes pages.
"""

from bisect import bisect
from collections.abc import Mapping
from functools import partial
from math import inf
from typing import TYPE_CHECKING

from babel import Locale
from msgspec.structs import replace

from pipeline.building.contents.orders import Order, later, untimed
from pipeline.building.revision.standing import Baseline, keep, key_of
from pipeline.building.tallies.reports import BuildReport
from pipeline.building.traces.proofs import ProofStore
from pipeline.building.traces.remembering import (
    FOLDER,
    recall,
    remember,
)
from pipeline.building.traces.seals import Seal, folders_of, seal, settled
from pipeline.building.traces.sheaves import Sheaf
from pipeline.building.traces.sources import SourceStore
from pipeline.model.site import Site
from pipeline.ports import Begin, Beside, Clock, Darkroom, Executor, Indexer, Store

if TYPE_CHECKING:
    from pipeline.building.press.publication import Publication


def build(  # noqa: PLR0913 - the windows, and what is asked of them
    site: Site,
    *,
    store: Store,
    output: Store,
    executor: Executor,
    clock: Clock,
    darkroom: Darkroom | None = None,
    indexer: Indexer | None = None,
    languages: tuple[Locale, ...] = (),
    check_only: bool = False,
    program: str = "",
    begin: Begin = untimed,
    beside: Beside = later,
) -> BuildReport:
    """Publish the editions of a site, those in `languages` or all.

    With `check_only` nothing is published; the report says what would be.
    `program` tells this version of the program from any other: where it is
    given, what an earlier build of the same has left is used. Without a
    `darkroom` pictures are published as they are, and in no other size; without
    an `indexer` nobody can search. `begin` is told of each stage, and a large output
    is looked at `beside` all else (`Order`). Raises `OperatingError` where the output
    can't be written or is not ours, and `ConfigurationError` for a ledger or template
    that can't be used.
    """
    # Over 30 lines: most of them hand on what is asked.
    begin("waiting")
    with store.alone(FOLDER):
        order = Order(
            site=site if indexer else site.unsearched,
            languages=languages or site.languages,
            store=SourceStore(store),
            keeper=ProofStore(store) if check_only else store,
            output=ProofStore(output) if check_only else output,
            executor=executor,
            clock=clock,
            darkroom=darkroom,
            indexer=indexer,
            program=program,
            begin=begin,
            beside=beside,
        )
        return _built(order)


def _built(order: Order) -> BuildReport:
    order.begin("looking")
    return _unchanged(order) or _renewed(order)


def _unchanged(order: Order) -> BuildReport | None:
    """Return the report of the last build, if this one would do the same again."""
    last = recall(order.store, order.baseline, Baseline) if order.program else None
    if last is None or not last.may_hold(order):
        return None
    findings = last.findings(order)
    if findings is None:
        return None
    changed, has_output = _look(last, order)
    if has_output:
        if not changed:
            return last.report(findings)
        if revised := _revised(last, findings, changed, order):
            return revised
    if not last.holds_after_all(order):
        return None
    if not order.is_proof:
        inputs, outputs = seal(settled(order.stamps)), seal(order.found)
        left = replace(last, inputs=inputs, outputs=outputs)
        remember(order.store, order.baseline, left)
    return last.report(findings)


def _look(last: Baseline, order: Order) -> tuple[Mapping[str, str], bool]:
    """Return the inputs that are not as they were, and whether the output is."""
    beside = order.beside if last.outputs.is_long else later
    with beside(partial(last.outputs.holds, order.output)) as is_left:
        changed = last.inputs.changed(order.store)
        if changed:
            # What makes pages takes as long to load as a large output to look at.
            import pipeline.building.revision.revising  # noqa: F401, PLC0415
        return changed, is_left()


def _revised(
    last: Baseline, findings: Sheaf, changed: Mapping[str, str], order: Order
) -> BuildReport | None:
    """Publish articles that only say something else; none where more has changed."""
    if not last.inputs.has_all(changed, order.store):
        return None
    # What makes pages is loaded where some are to be made.
    from pipeline.building.revision.revising import revise  # noqa: PLC0415

    found = revise(last, changed, order)
    if found is None:
        return None
    left = last.amended(found, last.inputs.amended(changed), order)
    now = findings.amended(found.gone, found.come)
    if not order.is_proof:
        keep(left, now, order)
    return left.report(now, found)


def _renewed(order: Order) -> BuildReport:
    """Publish what has changed."""
    # What makes pages takes a third of a second to load.
    from pipeline.building.press.publication import publish  # noqa: PLC0415

    published = publish(order)
    if order.program and not order.is_proof:
        left = _baseline(published, order)
        if order.is_whole:
            from pipeline.building.revision.showing import (  # noqa: PLC0415 - as above
                remember_showing,
            )

            remember_showing(published.forme, order)
        keep(left, published.findings, order)
    return published.report


def _baseline(published: "Publication", order: Order) -> Baseline:
    """Return what has to be the same for nothing to be done."""
    report = published.report
    now = order.clock.now().timestamp()
    moments = sorted(each.timestamp() for each in published.moments)
    after = bisect(moments, now)
    known = settled(order.stamps)
    # This build wrote the ledger itself, when all else was read.
    known[order.site.ledger] = order.store.stamp(order.site.ledger)
    return Baseline(
        key=key_of(order),
        since=moments[after - 1] if after else -inf,
        until=moments[after] if after < len(moments) else inf,
        inputs=seal(known),
        outputs=_sealed(published.outputs, order),
        kinds={kind: each.total for kind, each in report.work.files.items()},
        articles=report.work.articles.total,
        editions={tag: dict(states) for tag, states in report.editions.items()},
        published=dict(report.published),
        withheld=dict(report.withheld),
    )


def _sealed(files: dict[str, str], order: Order) -> Seal:
    """Return the seal of the output: its files, and the folders as they are now."""
    earlier = {path for path in order.found if path[-1] == "/"}
    every = sorted(earlier | folders_of(files))
    stamps = dict(zip(every, order.output.restamp(every), strict=True))
    return seal({path: stamp for path, stamp in stamps.items() if stamp} | files)
