"""`diptyque check`: judge articles and catalogs."""

from pathlib import Path

import click

from pipeline import building
from pipeline.adapters import ProcessExecutor
from pipeline.cli.options import jobs_option, output_options, site_option
from pipeline.cli.output import Output, plural
from pipeline.cli.progress import WatchedExecutor
from pipeline.cli.sites import open_site


@click.command("check")
@click.argument("names", nargs=-1, metavar="[ARTICLE|CATALOG|LANGUAGE]...")
@site_option
@jobs_option
@output_options
def command(
    *,
    names: tuple[str, ...],
    folder: Path | None,
    jobs: int | None,
    output: Output,
) -> int:
    """Judge all articles and catalogs, or only those that are named.

    An article is named by its path or id, a catalog by its path, a language
    by its tag.
    """
    opened = open_site(folder)
    with ProcessExecutor(jobs) as executor:
        report = building.check(
            opened.site,
            store=opened.store,
            executor=WatchedExecutor(executor, is_quiet=output.is_quiet),
            only=tuple(map(opened.relative, names)),
        )
    summary = (
        (
            f"{plural(report.articles, 'article')} and "
            f"{plural(report.catalogs, 'catalog')} checked"
        ),
    )
    facts = {"articles": report.articles, "catalogs": report.catalogs}
    return output.finish(report.diagnostics, summary, facts)
