"""`diptyque build`: publish an edition in each language."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline import building
from pipeline.adapters import (
    LocalStore,
    PagefindIndexer,
    PillowDarkroom,
    ProcessExecutor,
    Stopwatch,
    fingerprint,
    set_clock,
)
from pipeline.cli import formats
from pipeline.cli.builds import BuildAccount
from pipeline.cli.extras import room
from pipeline.cli.ledgers import ledger_option, with_ledger
from pipeline.cli.options import (
    check_option,
    jobs_option,
    languages_option,
    now_option,
    output_options,
)
from pipeline.cli.output import Output
from pipeline.cli.places import (
    DistantSite,
    Place,
    PlaceType,
    is_distant,
    open_place,
    publish_at,
)
from pipeline.cli.progress import PatientBegin, WatchedExecutor
from pipeline.cli.sites import OpenSite, here, parse_languages
from pipeline.cli.spoken import SpokenCommand
from pipeline.errors import ConfigurationError
from pipeline.model.phrases import say
from pipeline.ports import Clock, Executor, Store

if TYPE_CHECKING:  # it needs an extra, and is slow to load
    from pipeline.adapters.clusters import DaskExecutor


@click.command("build", cls=SpokenCommand)
@click.option(
    "--site",
    "place",
    type=PlaceType(file_okay=False, exists=True),
    metavar="FOLDER|URL",
    help="Where the site is; in the nearest folder upwards, if it is not given.",
)
@click.option(
    "--output",
    "target",
    type=PlaceType(file_okay=False),
    metavar="FOLDER|URL",
    help="Where to publish; the folder public of the site by default.",
)
@languages_option("publish")
@jobs_option
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="The Dask scheduler (tcp://…) whose workers do it, not those of this machine.",
)
@now_option
@ledger_option
@check_option("a byte would change")
@click.option(
    "--verify",
    "is_verified",
    is_flag=True,
    help="Publish nothing; exit with 1 if a second build makes another byte.",
)
@click.option(
    "--report",
    "page",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a page for editors: how far the editions are, and all findings.",
)
@output_options
def command(  # noqa: PLR0913 - one parameter an option
    *,
    place: Place | None,
    target: Place | None,
    tags: tuple[str, ...],
    jobs: int | None,
    scheduler: str | None,
    now: str,
    ledger: str | None,
    is_check: bool,
    is_verified: bool,
    page: Path | None,
    output: Output,
) -> int:
    """Publish the editions: pages, feeds, and all that belongs to them.

    Only what changed is written. A text with an error is not published; the
    last approved one is shown in its place, and everything else is built.
    """
    # Over 30 lines: a dozen of them name the options.
    watch = Stopwatch()
    opened = open_place(place)
    published = publish_at(opened, target)
    clock = set_clock(opened.site, now, os.environ)
    languages = parse_languages(tags, opened.site)
    if is_verified:
        # Most builds are not, and need no second interpreter.
        from pipeline.cli.verifying import verify  # noqa: PLC0415

        return verify(opened, clock, languages).finish(output)
    with _workers(opened, published, jobs, scheduler) as workers:
        executor = WatchedExecutor(workers, is_quiet=output.is_quiet)
        report = building.build(
            opened.site,
            store=with_ledger(opened, ledger),
            output=published,
            executor=executor,
            clock=clock,
            darkroom=PillowDarkroom(),
            indexer=PagefindIndexer(),
            languages=languages,
            check_only=is_check,
            program=fingerprint(opened.site),
            begin=PatientBegin(watch.begin, is_quiet=output.is_quiet),
            beside=workers.beside,
        )
        account = BuildAccount(
            report=report,
            is_check=is_check,
            stages=watch.stop(),
            seconds=watch.elapsed,
        )
        if page is not None:
            _write_page(page, opened, executor, clock, account)
    return account.finish(output)


def _write_page(
    page: Path,
    opened: OpenSite | DistantSite,
    executor: Executor,
    clock: Clock,
    account: BuildAccount,
) -> None:
    """Write how far the editions are, and what the build did and found, as a page."""
    status = building.survey(
        opened.site,
        store=opened.store,
        history=opened.history,
        executor=executor,
        clock=clock,
    )
    place = (here() / page).resolve()
    told, found = tuple(account.lines()), account.report.diagnostics
    content = formats.write_page(opened.site, status, told, found)
    LocalStore(str(place.parent)).write(place.name, content.encode())


def _workers(
    opened: OpenSite | DistantSite,
    output: Store,
    jobs: int | None,
    scheduler: str | None,
) -> "ProcessExecutor | DaskExecutor":
    """Return who does the work: processes of this machine, or a cluster's.

    Raises `ConfigurationError` where these would lack rules of the site's own.
    """
    if scheduler is None:
        # A connection can't be copied into a process, as forks would.
        is_fresh = is_distant(opened.store) or is_distant(output)
        return ProcessExecutor(jobs, is_fresh=is_fresh)
    if opened.site.check.plugins:
        raise ConfigurationError(
            say(
                "The workers at {address} don't have the rules of this site.",
                address=scheduler,
            ),
            say("Put them into a package that is installed there too."),
        )
    cluster: DaskExecutor = room("pipeline.adapters.clusters", "scale").DaskExecutor(
        scheduler
    )
    return cluster
