"""`diptyque ping`: tell a hub which feeds changed."""

from collections.abc import Iterator
from pathlib import Path

import click

from pipeline import building
from pipeline.adapters.hubs import PATIENCE, HttpHub
from pipeline.building import PingReport
from pipeline.cli.options import json_option, site_option
from pipeline.cli.output import Output
from pipeline.cli.sites import open_site
from pipeline.cli.spoken import SpokenCommand
from pipeline.model.phrases import say_many


@click.command("ping", cls=SpokenCommand)
@site_option
@click.option(
    "--output",
    "target",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the site was published; the folder public of the site by default.",
)
@click.option(
    "--timeout",
    "patience",
    type=click.FloatRange(min=0, min_open=True, max=600),
    default=PATIENCE,
    show_default=True,
    help="How many seconds the hub may be silent.",
)
@json_option
def command(
    *, folder: Path | None, target: Path | None, patience: float, is_json: bool
) -> int:
    """Tell the hub of the site which feeds changed since it was last told.

    Run it when the site is deployed: the hub fetches the feeds at once, and
    brings them to those who subscribe.
    """
    opened = open_site(folder)
    report = building.ping(
        opened.site,
        store=opened.store,
        output=opened.output(target),
        hub=HttpHub(opened.site.hub, patience),
    )
    output = Output(form="json" if is_json else "text")
    facts = {"told": list(report.told), "unchanged": report.unchanged}
    return output.finish((), _lines(report), facts)


def _lines(report: PingReport) -> Iterator[str]:
    yield from report.told
    yield say_many(
        "{count} feed has changed, and the hub knows it",
        "{count} feeds have changed, and the hub knows it",
        count=len(report.told),
    )
