"""`diptyque extract`: bring every catalog up to date."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from pipeline import building
from pipeline.adapters import ProcessExecutor
from pipeline.adapters.paths import printable
from pipeline.building import Action, Change, ExtractReport, Tally
from pipeline.cli.options import check_option, jobs_option, output_options, site_option
from pipeline.cli.output import Output, plural
from pipeline.cli.progress import WatchedExecutor
from pipeline.cli.sites import open_site


@click.command("extract")
@site_option
@jobs_option
@click.option(
    "--prune",
    "is_pruning",
    is_flag=True,
    help="Remove obsolete entries, and catalogs of articles that are gone.",
)
@check_option("a catalog would change")
@output_options
def command(
    *,
    folder: Path | None,
    jobs: int | None,
    is_pruning: bool,
    is_check: bool,
    output: Output,
) -> int:
    """Bring the catalogs of all articles up to date.

    A new or changed text is added to the catalog of each language, and what
    was approved is kept. A catalog in which nothing changed is not touched.
    An article that was renamed is recognised, and keeps its catalogs. Nothing
    is ever removed but with --prune, which says what goes.
    """
    opened = open_site(folder)
    with ProcessExecutor(jobs) as executor:
        report = building.extract(
            opened.site,
            store=opened.store,
            executor=WatchedExecutor(executor, is_quiet=output.is_quiet),
            check_only=is_check,
            prune=is_pruning,
        )
    return output.finish(
        report.diagnostics,
        _summary(report, is_check=is_check),
        _facts(report),
        would_change=is_check and bool(report.changes),
    )


def _facts(report: ExtractReport) -> dict[str, Any]:
    return {
        "articles": report.articles,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "changes": [asdict(each) for each in report.changes],
    }


def _summary(report: ExtractReport, *, is_check: bool) -> Iterator[str]:
    """Yield a line for each file that changed, and one for all."""
    would = "would be " if is_check else ""
    for change in report.changes:
        yield f"{would}{_sentence(change)}"
    articles = plural(report.articles, "article")
    changed = plural(len(report.changed), "catalog")
    removed = sum(each.action is Action.REMOVED for each in report.changes)
    gone = f", {removed} {would}removed" if removed else ""
    yield f"{articles}: {changed} {would}changed{gone}, {report.unchanged} unchanged"


def _sentence(change: Change) -> str:
    """Say what became of a file, and what that means in texts and words."""
    place = printable(change.path)
    if change.origin:
        place += f", which was {printable(change.origin)}"
    parts = [
        f"{plural(count.texts, noun)} ({plural(count.words, 'word')})"
        for noun, count in _counts(change)
        if count.texts
    ]
    return f"{change.action} {place}" + (f": {', '.join(parts)}" if parts else "")


def _counts(change: Change) -> tuple[tuple[str, Tally], ...]:
    return (
        ("new text", change.added),
        ("edited text", change.review),
        ("retired text", change.retired),
        ("restored text", change.restored),
        ("text", change.removed),
    )
