"""Documents in two languages → articles of the site, and their catalogs filled.

Nothing is moved, and no catalog overwritten: the document of the source is
copied among the articles where it does not stand there, that of the
translation is left where it is.
"""

from functools import partial
from itertools import chain

from babel import Locale

from pipeline.building.adoption.bilinguals import Stack
from pipeline.building.adoption.claiming import grant_ids
from pipeline.building.adoption.counterparts import find_counterparts
from pipeline.building.adoption.introducing import Desk, introduce
from pipeline.building.contents.inventory import batches, read_ledger, take_inventory
from pipeline.building.contents.shelves import Shelf
from pipeline.building.tallies.reports import AlignReport
from pipeline.building.traces.proofs import ProofStore
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.ports import Executor, Store


def align(  # noqa: PLR0913 - the windows, and what is asked of them
    sides: tuple[Stack, Stack],
    site: Site,
    *,
    store: Store,
    executor: Executor,
    source: Locale | None = None,
    check_only: bool = False,
) -> AlignReport:
    """Bring articles in that exist in two languages already.

    `source` is the language whose documents become the articles; by default
    that of the first side. With `check_only` nothing is written.
    """
    keeper: Store = ProofStore(store) if check_only else store
    inventory = take_inventory(site, store, read_ledger(site, store)).value
    known = {file.path: file.id for file in inventory}
    found = find_counterparts(*sides, site, executor)
    ids = grant_ids(sides, found.pairs, site, executor, source=source, known=known)
    shelf = Shelf(site=site, store=store, keeper=keeper)
    articles = frozenset(known)
    desk = Desk(shelf=shelf, sides=sides, source=source, ids=ids, articles=articles)
    work = batches(found.pairs, executor.workers)
    results = tuple(chain(*executor.map(partial(introduce, desk), work)))
    alone = (
        _alone(side.shown(path))
        for side, paths in zip(sides, found.alone, strict=True)
        for path in paths
    )
    diagnostics = (*alone, *(each for done in results for each in done.diagnostics))
    return AlignReport(
        pairs=tuple(done.value for done in results if done.value),
        diagnostics=tuple(sorted(diagnostics, key=lambda each: each.order)),
    )


def _alone(path: str) -> Diagnostic:
    return Diagnostic(
        code="align-alone",
        severity=Severity.WARNING,
        message=say("No document in the other language was found for it."),
        path=path,
    )
