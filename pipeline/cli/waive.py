"""`diptyque waive`: let a finding pass, for a reason."""

import os
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from pipeline import building
from pipeline.adapters import set_clock
from pipeline.building import Exemption
from pipeline.cli.options import now_option, site_option
from pipeline.cli.sites import OpenSite, open_site
from pipeline.cli.spoken import SpokenCommand
from pipeline.cli.wording import tell
from pipeline.errors import ConfigurationError
from pipeline.model.phrases import say
from pipeline.text import trim


@click.command("waive", cls=SpokenCommand)
@click.argument("place", metavar="CATALOG:LINE|ADDRESS")
@click.argument("code")
@click.option("--reason", required=True, help="Why the text is right as it is.")
@click.option("--by", default="", metavar="NAME", help="Who answers for it.")
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="For the ADDRESS of a link: the last day on which it passes, as 2027-01-31.",
)
@site_option
@now_option
def command(  # noqa: PLR0913 - one parameter an option
    *,
    place: str,
    code: str,
    reason: str,
    by: str,
    until: datetime | None,
    folder: Path | None,
    now: str,
) -> int:
    """Let the finding CODE of `check` pass, where it says it is.

    The waiver is written beside the catalogs, with the texts that it is for:
    when one of them changes, it ends. A path of an article will do too, and for
    what `check --links` finds the address: it then passes wherever it stands.
    """
    opened = open_site(folder, is_judging=True)
    if not trim(reason):
        raise ConfigurationError(
            say("A waiver needs a reason."), say("Say why the text is right as it is.")
        )
    asked = Exemption(
        **_place(place, opened, until),
        code=code,
        reason=trim(reason),
        by=trim(by),
        date=opened.site.moment(set_clock(opened.site, now, os.environ).now()).date(),
    )
    for found in building.waive(asked, opened.site, store=opened.store):
        click.echo(tell(say("waived: {message}", message=found.message)))
    return 0


def _place(place: str, opened: OpenSite, until: datetime | None) -> dict[str, Any]:
    """Return where a finding is: a line of a file, or an address until a day."""
    if place.startswith(("http://", "https://")):
        return {"url": place, "until": until.date() if until else None}
    path, _, line = place.rpartition(":")
    if not path or not line.isdecimal():
        raise ConfigurationError(
            say("“{place}” is no line of a file.", place=place),
            say("Write it as `check` does: `locales/…/welcome.po:12`."),
        )
    if until:
        raise ConfigurationError(
            say("Only the waiver of an address ends on a day."),
            say("Leave --until out: this one ends when a text changes."),
        )
    return {"path": opened.relative(path), "line": int(line)}
