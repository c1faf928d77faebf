"""`diptyque serve`: show the site while it is written."""

from contextlib import suppress
from functools import partial
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from pipeline.adapters import (
    ProcessExecutor,
)
from pipeline.building import BuildReport, Reprint
from pipeline.cli.extras import room
from pipeline.cli.formats import write_text
from pipeline.cli.options import jobs_option, languages_option, now_option, site_option
from pipeline.cli.previews import open_preview, open_workshop
from pipeline.cli.progress import WatchedExecutor
from pipeline.cli.servers import greet, say_port
from pipeline.cli.sites import open_site
from pipeline.cli.spoken import SpokenCommand
from pipeline.cli.wording import language, tell
from pipeline.errors import PipelineError
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.phrases import say, say_many


@click.command("serve", cls=SpokenCommand)
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
        workshop = open_workshop(opened, "preview", executor, tags=tags, now=now)
        preview = open_preview(opened, workshop, serving, _Terminal().hear)
        preview.build()
        say_port(port, listening)
        url = serving.url_of(listening, opened.site.base_path)
        greeting = say("The site is at {url} (Ctrl-C ends it).", url=url)
        begun = partial(greet, greeting, url, is_opened=is_opened)
        names, voice = serving.names_of(host), serving.Voice(language(), tell)
        root = opened.root.resolve()
        upkeep = serving.Upkeep(preview=preview, executor=executor, root=root)
        application = serving.application(preview, upkeep.bell, voice, names)
        with suppress(KeyboardInterrupt):
            serving.serve(application, upkeep, listening, begun)
    return 0


class _Terminal(Struct):
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
