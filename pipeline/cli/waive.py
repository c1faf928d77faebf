"""`diptyque waive`: let a finding pass, for a reason."""

import os
from pathlib import Path

import click

from pipeline import building
from pipeline.adapters import set_clock
from pipeline.building import Exemption
from pipeline.cli.options import now_option, site_option
from pipeline.cli.sites import open_site
from pipeline.cli.wording import tell
from pipeline.errors import ConfigurationError
from pipeline.model.phrases import say
from pipeline.text import trim


@click.command("waive")
@click.argument("place", metavar="CATALOG:LINE")
@click.argument("code")
@click.option("--reason", required=True, help="Why the text is right as it is.")
@click.option("--by", default="", metavar="NAME", help="Who answers for it.")
@site_option
@now_option
def command(  # noqa: PLR0913 - one parameter an option
    *, place: str, code: str, reason: str, by: str, folder: Path | None, now: str
) -> int:
    """Let the finding CODE of `check` pass, where it says it is.

    The waiver is written beside the catalogs, with the texts that it is for:
    when one of them changes, it ends. A path of an article will do too.
    """
    opened = open_site(folder, is_judging=True)
    path, _, line = place.rpartition(":")
    if not path or not line.isdecimal():
        raise ConfigurationError(
            say("“{place}” is no line of a file.", place=place),
            say("Write it as `check` does: `locales/…/welcome.po:12`."),
        )
    if not trim(reason):
        raise ConfigurationError(
            say("A waiver needs a reason."), say("Say why the text is right as it is.")
        )
    asked = Exemption(
        path=opened.relative(path),
        line=int(line),
        code=code,
        reason=trim(reason),
        by=trim(by),
        date=opened.site.moment(set_clock(opened.site, now, os.environ).now()).date(),
    )
    for found in building.waive(asked, opened.site, store=opened.store):
        click.echo(tell(say("waived: {message}", message=found.message)))
    return 0
