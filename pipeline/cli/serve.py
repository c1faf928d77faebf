"""`diptyque serve`: show the site while it is written."""

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import click

from pipeline.adapters import (
    AsideStore,
    LocalStore,
    PillowDarkroom,
    ProcessExecutor,
    fingerprint,
    set_clock,
)
from pipeline.building import BuildReport, Reprint, Workshop
from pipeline.building.remembering import FOLDER
from pipeline.cli.formats import write_text
from pipeline.cli.options import jobs_option, languages_option, now_option, site_option
from pipeline.cli.progress import WatchedExecutor
from pipeline.cli.servers import greet, room, say_port
from pipeline.cli.sites import OpenSite, open_site, parse_languages
from pipeline.cli.wording import language, tell
from pipeline.errors import PipelineError
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.phrases import say, say_many
from pipeline.model.site import Site
from pipeline.ports import Executor

if TYPE_CHECKING:  # it needs an extra, and is slow to load
    from pipeline.serving import Preview

_PLACE = f"{FOLDER}/preview"
"""Where the preview keeps its pages, and what it remembers."""


@click.command("serve")
@site_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen at; this machine alone by default.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port to listen at; the next free one, if it is taken.",
)
@click.option("--open", "is_opened", is_flag=True, help="Open the site in a browser.")
@languages_option("show")
@jobs_option
@now_option
def command(  # noqa: PLR0913 - one parameter an option
    *,
    folder: Path | None,
    host: str,
    port: int,
    is_opened: bool,
    tags: tuple[str, ...],
    jobs: int | None,
    now: str,
) -> int:
    """Show the site on this machine while it is written.

    Drafts, embargoes and texts that nobody has approved are there too, and
    marked. A page that is open shows a change as soon as it is saved. Nothing
    of the site is written but what stands in its folder .diptyque.
    """
    serving = room("pipeline.serving", "serve")
    opened = open_site(folder, is_judging=True)
    with ProcessExecutor(jobs) as processes, serving.listen(host, port) as listening:
        processes.start()
        watched = WatchedExecutor(processes, is_quiet=False)
        executor = serving.InterruptibleExecutor(watched)
        preview = _preview(opened, _workshop(opened, tags, now, executor), serving)
        preview.build()
        say_port(port, listening)
        url = serving.url_of(listening, opened.site.base_path)
        greeting = say("The site is at {url} (Ctrl-C ends it).", url=url)
        begun = partial(greet, greeting, url, is_opened=is_opened)
        voice = serving.Voice(language(), tell)
        upkeep = serving.Upkeep(
            preview=preview, executor=executor, root=opened.root.resolve()
        )
        application = serving.application(
            preview, upkeep.bell, voice, serving.names_of(host)
        )
        with suppress(KeyboardInterrupt):
            serving.serve(application, upkeep, listening, begun)
    return 0


def _workshop(
    opened: OpenSite, tags: tuple[str, ...], now: str, executor: Executor
) -> Workshop:
    """Return the windows of the preview: nothing that people write is behind them."""
    place = opened.root / _PLACE
    # Rules of the site's own are what they were when they were loaded.
    own = secrets.token_hex() if opened.site.check.plugins else ""
    return Workshop(
        store=AsideStore(opened.store, FOLDER, LocalStore(str(place))),
        output=LocalStore(str(place / "public")),
        executor=executor,
        clock=set_clock(opened.site, now, os.environ),
        program=fingerprint() + own,
        darkroom=PillowDarkroom(),
        languages=parse_languages(tags, opened.site),
    )


def _preview(opened: OpenSite, workshop: Workshop, serving: ModuleType) -> "Preview":
    def load() -> Site:
        return open_site(opened.root, is_judging=True).site.previewed

    preview: Preview = serving.Preview(load(), workshop, load, _Terminal().hear)
    return preview


@dataclass(slots=True)
class _Terminal:
    """Prints what came of each pass, and what it found that the last had not."""

    told: frozenset[Diagnostic] = frozenset()

    def hear(self, came: BuildReport | Reprint | PipelineError) -> None:
        """Print a line, after the findings that are new."""
        if isinstance(came, PipelineError):
            label = click.style(tell(say("error:")), fg="red", bold=True)
            click.echo(f"{label} {tell(came.message)}", err=True)
            click.echo(tell(came.hint), err=True)
            return
        new = [each for each in came.diagnostics if each not in self.told]
        if new:
            spoken = (replace(each, message=tell(each.message)) for each in new)
            click.echo(write_text(spoken))
        if isinstance(came, BuildReport):
            self.told = frozenset(came.diagnostics)
            count, total = came.written, came.written + came.unchanged
            said = say_many(
                "{count} file of {total} made",
                "{count} files of {total} made",
                count=count,
                total=total,
            )
            click.echo(tell(said))
            return
        self.told |= frozenset(new)
        for path in came.written:
            click.echo(path)
