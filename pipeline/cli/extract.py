"""`diptyque extract`: bring every catalog up to date."""

from collections.abc import Iterator
from pathlib import Path

import click

from pipeline import building
from pipeline.adapters import ProcessExecutor
from pipeline.building import ExtractReport
from pipeline.cli.options import check_option, jobs_option, output_options, site_option
from pipeline.cli.output import Output, plural
from pipeline.cli.progress import WatchedExecutor
from pipeline.cli.sites import open_site


@click.command("extract")
@site_option
@jobs_option
@check_option("a catalog would change")
@output_options
def command(
    *,
    folder: Path | None,
    jobs: int | None,
    is_check: bool,
    output: Output,
) -> int:
    """Bring the catalogs of all articles up to date.

    A new or changed text is added to the catalog of each language, and what
    was approved is kept. A catalog in which nothing changed is not touched.
    """
    opened = open_site(folder)
    with ProcessExecutor(jobs) as executor:
        report = building.extract(
            opened.site,
            store=opened.store,
            executor=WatchedExecutor(executor, is_quiet=output.is_quiet),
            check_only=is_check,
        )
    facts = {
        "articles": report.articles,
        "changed": report.changed,
        "unchanged": report.unchanged,
    }
    return output.finish(
        report.diagnostics,
        _summary(report, is_check=is_check),
        facts,
        would_change=is_check and bool(report.changed),
    )


def _summary(report: ExtractReport, *, is_check: bool) -> Iterator[str]:
    verb = "would change" if is_check else "changed"
    for path in report.changed:
        yield f"{verb} {path}"
    articles = plural(report.articles, "article")
    changed = plural(len(report.changed), "catalog")
    yield f"{articles}: {changed} {verb}, {report.unchanged} unchanged"
