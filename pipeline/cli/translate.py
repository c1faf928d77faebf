"""`diptyque translate`: fill what memory, glossary and an engine know."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from pipeline import building
from pipeline.adapters import ProcessExecutor
from pipeline.adapters.paths import printable
from pipeline.building import Prefilled, TranslateReport
from pipeline.cli.means import choose_engine, open_memory
from pipeline.cli.options import jobs_option, output_options, site_option
from pipeline.cli.output import Output
from pipeline.cli.progress import WatchedExecutor, counted
from pipeline.cli.sites import OpenSite, open_site
from pipeline.cli.spoken import SpokenCommand
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.phrases import Phrase, say, say_list, say_many
from pipeline.ports import Executor
from pipeline.translating import Origin


@click.command("translate", cls=SpokenCommand)
@click.argument("names", nargs=-1, metavar="[ARTICLE|CATALOG|LANGUAGE]...")
@click.option(
    "--no-engine",
    "is_alone",
    is_flag=True,
    help="Ask memory and glossary alone, though an engine is configured.",
)
@click.option(
    "--dry-run",
    "is_trial",
    is_flag=True,
    help="Change and send nothing; say what would be filled, and what it would cost.",
)
@site_option
@jobs_option
@output_options
def command(  # noqa: PLR0913 - one parameter an option
    *,
    names: tuple[str, ...],
    is_alone: bool,
    is_trial: bool,
    folder: Path | None,
    jobs: int | None,
    output: Output,
) -> int:
    """Fill the empty texts of catalogs, to be reviewed by people.

    First from what the site has translated before, then from its glossary, and
    then by the engine of the configuration, if it has one. What a person has
    typed is never changed. Where a text is not approved, `#.` lines show what
    was said of others like it, and how its terms are called.
    """
    opened = open_site(folder)
    engine = None if is_alone else choose_engine(opened)
    with ProcessExecutor(jobs) as executor:
        watched = WatchedExecutor(executor, is_quiet=output.is_quiet)
        found = () if is_trial else _extract(opened, watched)
        with counted(is_quiet=output.is_quiet) as told:
            report = building.translate(
                opened.site,
                store=opened.store,
                executor=watched,
                memory=open_memory(opened),
                engine=engine,
                only=tuple(map(opened.relative, names)),
                is_trial=is_trial,
                told=told,
            )
    # What extraction has said of an article is not said again.
    every = tuple(dict.fromkeys((*found, *report.diagnostics)))
    return output.finish(every, _summary(report, is_trial=is_trial), _facts(report))


def _extract(opened: OpenSite, executor: Executor) -> tuple[Diagnostic, ...]:
    """Bring the catalogs up to date; return what was found."""
    done = building.extract(opened.site, store=opened.store, executor=executor)
    return done.diagnostics


def _facts(report: TranslateReport) -> dict[str, Any]:
    return {
        "catalogs": [
            {
                "path": each.path,
                "filled": {origin.value: n for origin, n in each.filled.items()},
                "helped": each.helped,
                "empty": each.empty,
                "letters": each.letters,
            }
            for each in report.catalogs
        ],
        "engine": report.engine,
        "price": report.price,
    }


def _summary(report: TranslateReport, *, is_trial: bool) -> Iterator[str]:
    """Yield a line for each catalog that changed, and one for all."""
    for each in report.catalogs:
        counts = say_list(_counts(each))
        if counts:
            yield say("{path}: {counts}", path=printable(each.path), counts=counts)
    filled = sum(sum(each.filled.values()) for each in report.catalogs)
    yield (_planned(filled) if is_trial else _done(filled))
    empty = sum(each.empty for each in report.catalogs)
    if empty:
        yield say_many("{count} text is empty", "{count} texts are empty", count=empty)
    if is_trial and report.engine and empty:
        yield _estimate(report)


def _estimate(report: TranslateReport) -> Phrase:
    letters = sum(each.letters for each in report.catalogs)
    price = f"{report.price:.2f}"
    return say_many(
        "{engine} would be sent {count} letter, for about {price}",
        "{engine} would be sent {count} letters, for about {price}",
        count=letters,
        engine=report.engine,
        price=price,
    )


def _done(count: int) -> Phrase:
    return say_many("{count} text filled", "{count} texts filled", count=count)


def _planned(count: int) -> Phrase:
    return say_many(
        "{count} text would be filled", "{count} texts would be filled", count=count
    )


def _counts(each: Prefilled) -> Iterator[Phrase]:
    for origin, count in sorted(each.filled.items()):
        yield say("{count} {origin}", count=count, origin=_ORIGINS[origin])
    if each.helped:
        yield say_many("{count} with hints", "{count} with hints", count=each.helped)


_ORIGINS = {
    Origin.MEMORY: say("from the memory"),
    Origin.NEAR: say("from others alike in the memory"),
    Origin.GLOSSARY: say("from the glossary"),
    Origin.ENGINE: say("by the engine"),
    Origin.PSEUDO: say("with accents"),
}
