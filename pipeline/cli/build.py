"""`diptyque build`: publish an edition in each language."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path

import click

from pipeline import building
from pipeline.adapters import (
    LocalStore,
    PagefindIndexer,
    PillowDarkroom,
    ProcessExecutor,
    fingerprint,
    set_clock,
)
from pipeline.building import BuildReport
from pipeline.cli import formats
from pipeline.cli.ledgers import ledger_option, with_ledger
from pipeline.cli.options import (
    check_option,
    jobs_option,
    languages_option,
    now_option,
    output_options,
    site_option,
)
from pipeline.cli.output import Output
from pipeline.cli.progress import WatchedExecutor
from pipeline.cli.sites import OpenSite, here, open_site, parse_languages
from pipeline.model.editions import EditionState
from pipeline.model.phrases import Phrase, say, say_list, say_many
from pipeline.ports import Clock, Executor


@click.command("build")
@site_option
@click.option(
    "--output",
    "target",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to publish; the folder public of the site by default.",
)
@languages_option("publish")
@jobs_option
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
    folder: Path | None,
    target: Path | None,
    tags: tuple[str, ...],
    jobs: int | None,
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
    opened = open_site(folder, is_judging=True)
    clock = set_clock(opened.site, now, os.environ)
    languages = parse_languages(tags, opened.site)
    if is_verified:
        # Most builds are not, and need no second interpreter.
        from pipeline.cli.verifying import verify  # noqa: PLC0415

        return verify(opened, clock, languages).finish(output)
    with ProcessExecutor(jobs) as processes:
        executor = WatchedExecutor(processes, is_quiet=output.is_quiet)
        report = building.build(
            opened.site,
            store=with_ledger(opened, ledger),
            output=opened.output(target),
            executor=executor,
            clock=clock,
            darkroom=PillowDarkroom(),
            indexer=PagefindIndexer(),
            languages=languages,
            check_only=is_check,
            program=fingerprint(opened.site),
        )
        if page is not None:
            _write_page(page, opened, executor, clock, report)
    return _Told(report=report, is_check=is_check).finish(output)


def _write_page(
    page: Path,
    opened: OpenSite,
    executor: Executor,
    clock: Clock,
    report: BuildReport,
) -> None:
    """Write how far the editions are, and what the build found, as a page."""
    from pipeline.adapters.histories import GitHistory  # noqa: PLC0415 - as below

    status = building.survey(
        opened.site,
        store=opened.store,
        history=GitHistory(str(opened.root)),
        executor=executor,
        clock=clock,
    )
    place = (here() / page).resolve()
    content = formats.write_page(opened.site, status, report.diagnostics).encode()
    LocalStore(str(place.parent)).write(place.name, content)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A report of a build, told to people and to programs."""

    report: BuildReport
    is_check: bool

    def finish(self, output: Output) -> int:
        """Tell it; return the exit code."""
        report = self.report
        # A check found something to write or remove.
        would_change = self.is_check and bool(report.written or report.removed)
        return output.finish(
            report.diagnostics, self.lines(), self.facts(), would_change=would_change
        )

    def lines(self) -> Iterator[str]:
        """Yield a line for each language, and one for the files."""
        for tag, states in self.report.editions.items():
            yield say_many(
                "{tag}: {count} article published ({states})",
                "{tag}: {count} articles published ({states})",
                tag=tag,
                count=self.report.published.get(tag, 0),
                states=say_list(starmap(_in_state, states.items())),
            )
        yield say(
            "{written}, {removed}, {unchanged}",
            written=_written(self.report.written, is_check=self.is_check),
            removed=say_many(
                "{count} removed", "{count} removed", count=self.report.removed
            ),
            unchanged=say_many(
                "{count} unchanged", "{count} unchanged", count=self.report.unchanged
            ),
        )

    def facts(self) -> dict[str, object]:
        """Return the same for a program."""
        return {
            "editions": {
                tag: {str(state): count for state, count in states.items()}
                for tag, states in self.report.editions.items()
            },
            "published": dict(self.report.published),
            "written": self.report.written,
            "removed": self.report.removed,
            "unchanged": self.report.unchanged,
        }


def _written(count: int, *, is_check: bool) -> Phrase:
    if is_check:
        return say_many(
            "{count} file would be written",
            "{count} files would be written",
            count=count,
        )
    return say_many("{count} file written", "{count} files written", count=count)


def _in_state(state: EditionState, count: int) -> Phrase:
    match state:
        case EditionState.SOURCE:
            return say_many(
                "{count} written in it", "{count} written in it", count=count
            )
        case EditionState.COMPLETE:
            return say_many("{count} translated", "{count} translated", count=count)
        case EditionState.OUTDATED:
            return say_many("{count} outdated", "{count} outdated", count=count)
        case EditionState.PARTIAL:
            return say_many("{count} in part", "{count} in part", count=count)
        case EditionState.ABSENT:
            return say_many(
                "{count} not translated", "{count} not translated", count=count
            )
