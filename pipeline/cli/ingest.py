"""`diptyque ingest`: take in what comes back from other translation programs."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from pipeline import building, exchanging
from pipeline.adapters.paths import printable
from pipeline.building import IngestReport, Received
from pipeline.cli.files import read_whole
from pipeline.cli.options import output_options, site_option
from pipeline.cli.output import Output
from pipeline.cli.sites import open_site
from pipeline.model.phrases import Phrase, say, say_list, say_many

_ENOUGH = 65 * 1024 * 1024
"""In bytes, more than a file may have."""


@click.command("ingest")
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
@site_option
@output_options
def command(
    *,
    places: tuple[Path, ...],
    is_trusted: bool,
    is_trial: bool,
    folder: Path | None,
    output: Output,
) -> int:
    """Take in what comes back from other translation programs.

    XLIFF goes into the catalogs, as a branch of git would: by what each text
    says, and with both texts kept where someone else has been at work. TMX
    goes to the memory, TBX to the glossary. A folder stands for all such files
    in it.
    """
    opened = open_site(folder)
    files = ((str(each), read_whole(each, _ENOUGH)) for each in _files(places))
    report = building.ingest(
        files,
        opened.site,
        store=opened.store,
        is_trusted=is_trusted,
        check_only=is_trial,
    )
    facts = {
        "catalogs": [asdict(each) for each in report.catalogs],
        "added": dict(report.added),
    }
    return output.finish(report.diagnostics, _summary(report), facts)


def _files(places: tuple[Path, ...]) -> Iterator[Path]:
    for place in places:
        if not place.is_dir():
            yield place
            continue
        for each in sorted(place.rglob("*")):
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
