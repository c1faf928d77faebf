"""The commands, each loaded when it is asked for, and the troubles they may have."""

import atexit
import gc
import io
import os
import sys
from contextlib import nullcontext
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any

import click

from pipeline.cli.spoken import AtTheDoor, explained_in
from pipeline.cli.usage import explained
from pipeline.cli.wording import LANGUAGE_OPTION, overhear, tell
from pipeline.errors import ConfigurationError, PipelineError
from pipeline.model.phrases import say
from pipeline.text import nearest
from pipeline.version import VERSION

if TYPE_CHECKING:  # only a shell that completes a word loads it
    from click.shell_completion import CompletionItem

COMMANDS = {
    "init": "pipeline.cli.init",
    "new": "pipeline.cli.new",
    "import": "pipeline.cli.import_",
    "align": "pipeline.cli.align",
    "extract": "pipeline.cli.extract",
    "translate": "pipeline.cli.translate",
    "export": "pipeline.cli.export",
    "ingest": "pipeline.cli.ingest",
    "desk": "pipeline.cli.desk",
    "check": "pipeline.cli.check",
    "waive": "pipeline.cli.waive",
    "build": "pipeline.cli.build",
    "serve": "pipeline.cli.serve",
    "ping": "pipeline.cli.ping",
    "status": "pipeline.cli.status",
    "explain": "pipeline.cli.explain",
    "merge-driver": "pipeline.cli.merge_driver",
}
"""Each command and the module of its own, in the order of a newsroom's work."""

USAGE, OPERATING, INTERRUPTED, UNREAD = 2, 3, 130, 141
"""The exit codes of what stops a command; 1 is for what it found."""


class Trouble(click.ClickException):
    """What stopped a command: a sentence, and what to do."""

    exit_code = OPERATING

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(tell(message))
        self.hint = tell(hint)
        self.label = tell(say("error:"))  # click shows it when no command runs now

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it where errors go."""
        label = click.style(self.label, fg="red", bold=True)
        click.echo(f"{label} {self.message}", file=file, err=True)
        if self.hint:
            click.echo(f"{' ' * len(self.label)} {self.hint}", file=file, err=True)


class Misuse(Trouble):
    """What the user, or the configuration, asked for and can't have."""

    exit_code = USAGE


class FrontDoor(click.Group):
    """A group whose commands return their exit codes, and never a traceback."""

    context_class = AtTheDoor

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        """Load one command, and nothing that the others need."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> "list[CompletionItem]":
        """Return what a shell offers, and what it says of each."""
        offered = super().shell_complete(ctx, incomplete)
        for each in offered:
            if command := self.get_command(ctx, each.value):
                each.help = command.help  # click has cut it short
        return explained_in(ctx, offered)

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List the commands, with the whole of the sentence that each begins with."""
        from pipeline.cli.helping import paragraphs  # noqa: PLC0415 - as above

        loaded = ((name, self.get_command(ctx, name)) for name in COMMANDS)
        helps = ((name, command.help or "") for name, command in loaded if command)
        rows = [(name, paragraphs(text)[0]) for name, text in helps]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read a command line, of which all that is said is in its language."""
        overhear(ctx, args)
        return super().parse_args(ctx, args)

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 - as click has it
    ) -> click.Context:
        """Read what stands before the name of the command."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            if isinstance(error, click.exceptions.NoArgsIsHelpError):
                raise
            raise _misuse(error) from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is typed first; name the nearest if it is none."""
        name = args[0]
        if name.startswith("-") or self.get_command(ctx, name):
            return super().resolve_command(ctx, args)
        near = nearest(name, COMMANDS)
        meant = say("Did you mean `{near}`?", near=near) if near else ""
        listed = say("`diptyque --help` lists the commands.")
        hint = say("{meant} {listed}", meant=meant, listed=listed) if near else listed
        raise Misuse(say("There is no command `{name}`.", name=name), hint)

    def invoke(self, ctx: click.Context) -> None:
        """Run a command, and turn its troubles into sentences and exit codes."""
        try:
            code = super().invoke(ctx)
        except PipelineError as error:
            kind = Misuse if isinstance(error, ConfigurationError) else Trouble
            raise kind(error.message, error.hint) from error
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except click.UsageError as error:
            raise _misuse(error) from error
        except (click.exceptions.Exit, click.ClickException, click.Abort):
            raise
        except BrokenPipeError:
            # Whoever read the output has read enough; what is left goes nowhere
            # (https://docs.python.org/3/library/signal.html#note-on-sigpipe).
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(UNREAD)
        except Exception as error:
            raise _apology(error, is_debugging=ctx.params["debug"]) from error
        ctx.exit(code or 0)


def _misuse(error: click.UsageError) -> Misuse:
    """Say what is mistyped, in the language that the same line asks for."""
    with error.ctx.scope(cleanup=False) if error.ctx else nullcontext():
        return Misuse(*explained(error))


def _apology(error: Exception, *, is_debugging: bool) -> Trouble:
    """Own a defect of ours, with the traceback only for those who want it."""
    if is_debugging:
        import traceback  # noqa: PLC0415 - every command would load it

        traceback.print_exception(error)
    name = type(error).__name__
    remedy = (
        say(
            "Report what stands above, and the version ({version}), to those who "
            "maintain Diptyque.",
            version=VERSION,
        )
        if is_debugging
        else say(
            "Run it again as `diptyque --debug …`, and report what it then prints."
        )
    )
    message = say("This is a defect of Diptyque ({name}). We are sorry.", name=name)
    return Trouble(message, remedy)


@click.group(cls=FrontDoor, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="diptyque")
@click.option("--debug", is_flag=True, help="Show the traceback of a defect.")
def main(*, debug: bool) -> None:  # noqa: ARG001 - the door itself reads it
    """Write an article once, publish it whole in each language."""
    # Cycles that are left when all of it ends need not be found: it would take 15 ms.
    atexit.register(gc.freeze)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that can't show a letter gets its number, not our defect.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


main.params.append(LANGUAGE_OPTION)
