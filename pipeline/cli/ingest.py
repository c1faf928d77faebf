"""`diptyque ingest`: take in what comes back from other translation programs."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import click
from msgspec import to_builtins

from pipeline import building, exchanging
from pipeline.adapters import LocalStore
from pipeline.adapters.paths import printable
from pipeline.building import Arrival, IngestReport, Received
from pipeline.cli.files import read_whole
from pipeline.cli.options import output_options, site_option
from pipeline.cli.output import Output
from pipeline.cli.sites import OpenSite, open_site
from pipeline.cli.spoken import SpokenCommand
from pipeline.model.phrases import Phrase, say, say_list, say_many

_ENOUGH = 65 * 1024 * 1024
"""In bytes, more than a file may have."""


@click.command("ingest", cls=SpokenCommand)
@click.argument(
    "places",
    nargs=-1,
    required=True,
    metavar="FILE|FOLDER...",
    type=click.Path(path_type=Path, exists=True),
)
@click.option(
    "--approve",
    "is_trusted",
    is_flag=True,
    help="Approve what was changed, though the file does not say that it is done.",
)
@click.option("--dry-run", "is_trial", is_flag=True, help="Write nothing.")
@click.option(
    "--from",
    "layout",
    type=click.Choice(list(exchanging.LAYOUTS)),
    help="The folders are pages of another site generator, edited there.",
)
@site_option
@output_options
def command(  # noqa: PLR0913 - one parameter an option
    *,
    places: tuple[Path, ...],
    is_trusted: bool,
    is_trial: bool,
    layout: str | None,
    folder: Path | None,
    output: Output,
) -> int:
    """Take in what comes back from other translation programs.

    XLIFF and PO go into the catalogs, as a branch of git would: by what each
    text says, and with both texts kept where someone else has been at work. TMX
    goes to the memory, TBX to the glossary. A folder stands for all such files
    in it, a project of OmegaT for what it has made.
    """
    opened = open_site(folder)
    how: dict[str, Any] = {
        "store": opened.store,
        "is_trusted": is_trusted,
        "check_only": is_trial,
    }
    if layout:
        report = _ingest_pages(places, layout, opened, how)
    else:
        report = building.ingest(_arrivals(places), opened.site, **how)
    facts = {
        "catalogs": [to_builtins(each) for each in report.catalogs],
        "added": dict(report.added),
    }
    return output.finish(report.diagnostics, _summary(report), facts)


def _ingest_pages(
    places: tuple[Path, ...], layout: str, opened: OpenSite, how: dict[str, Any]
) -> IngestReport:
    """Take in the pages of each folder, one after the other."""
    reports = [
        building.ingest_pages(
            LocalStore(str(each.resolve())), layout, opened.site, **how
        )
        for each in places
    ]
    return IngestReport(
        catalogs=tuple(chain(*(each.catalogs for each in reports))),
        diagnostics=tuple(chain(*(each.diagnostics for each in reports))),
    )


def _arrivals(places: tuple[Path, ...]) -> Iterator[Arrival]:
    """Yield the files at places; of a project of OmegaT, what it has made."""
    for place in places:
        if not place.is_dir():
            yield Arrival(name=str(place), content=read_whole(place, _ENOUGH))
        elif (place / exchanging.PROJECT).is_file():
            yield from _made(place)
        else:
            for file in _inside(place):
                yield Arrival(name=str(file), content=read_whole(file, _ENOUGH))


def _made(project: Path) -> Iterator[Arrival]:
    """Yield each catalog that OmegaT made, and the one that it was given."""
    for file in _inside(project / exchanging.TARGET):
        inside = file.relative_to(project / exchanging.TARGET)
        given = project / exchanging.SOURCE / inside
        yield Arrival(
            name=str(file),
            content=read_whole(file, _ENOUGH),
            handed=read_whole(given, _ENOUGH) if given.is_file() else None,
        )


def _inside(folder: Path) -> Iterator[Path]:
    for each in sorted(folder.rglob("*")):
        if each.is_file() and each.suffix.lower() in exchanging.SUFFIXES:
            yield each


def _summary(report: IngestReport) -> Iterator[str]:
    for each in report.catalogs:
        counts = say_list(_counts(each))
        if each.is_changed and counts:
            yield say("{path}: {counts}", path=printable(each.path), counts=counts)
    for path, count in report.added.items():
        yield say_many(
            "{path}: {count} entry is new",
            "{path}: {count} entries are new",
            path=printable(path),
            count=count,
        )
    changed = sum(each.is_changed for each in report.catalogs)
    yield say_many("{count} catalog changed", "{count} catalogs changed", count=changed)


def _counts(each: Received) -> Iterator[Phrase]:
    if each.approved:
        yield say_many(
            "{count} text approved", "{count} texts approved", count=each.approved
        )
    if each.drafts:
        yield say_many(
            "{count} to be reviewed", "{count} to be reviewed", count=each.drafts
        )
    if each.strays:
        yield say_many(
            "{count} for an earlier source",
            "{count} for an earlier source",
            count=each.strays,
        )
