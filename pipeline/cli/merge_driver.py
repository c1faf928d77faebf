"""`diptyque merge-driver`: merge a file as git asks, when two branches changed it."""

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click

from pipeline import building
from pipeline.adapters import LocalStore
from pipeline.cli.spoken import SpokenCommand
from pipeline.cli.wording import tell
from pipeline.errors import ConfigurationError, OperatingError
from pipeline.model.phrases import say

_TITLE = "Diptyque: catalogs by entry, the ledger by edition"
_PLACES = "%O %A %B %P"
"""What git puts in the place of these: base, ours, theirs, and the path."""


def _install(context: click.Context, _: click.Parameter, is_asked: bool) -> None:  # noqa: FBT001 - click calls it so
    """Tell the repository of the current folder which program merges."""
    if not is_asked or context.resilient_parsing:
        return
    # `-P`: a folder of the repository that is called `pipeline` is not ours.
    program = shlex.join([sys.executable, "-P", "-m", "pipeline"]).replace("%", "%%")
    # In this order: git refuses to merge with a driver that has but a name.
    _configure("merge.diptyque.driver", f"{program} merge-driver {_PLACES}")
    _configure("merge.diptyque.name", _TITLE)
    click.echo(tell(say("From now on git calls Diptyque to merge, in this clone.")))
    hint = say(
        "`git check-attr merge FILE` says for which files: `.gitattributes` may\n"
        "name them, as in `locales/**/*.po merge=diptyque`."
    )
    click.echo(tell(hint))
    context.exit()


@click.command("merge-driver", cls=SpokenCommand)
@click.option(
    "--install",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_install,
    help="Have git call this command in the clone of the current folder.",
)
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.argument("path")
def command(*, base: Path, ours: Path, theirs: Path, path: str) -> int:
    """Merge a catalog by entry, or the ledger by edition, into the file OURS.

    Git calls it, with three versions of the file that stands at PATH. Where
    the branches contradict each other, both are kept, and the exit code is 1.
    A file that can't be read is left as it is.
    """
    merged = building.reconcile(path, *map(_read, (base, ours, theirs)))
    if merged.value is not None:
        store, name = _place(ours)
        store.write(name, merged.value)
    if not merged.diagnostics:
        return 0
    # Git calls us for each file, and of most there is nothing to say.
    from pipeline.cli.output import Output  # noqa: PLC0415

    return Output().finish(merged.diagnostics)


def _read(path: Path) -> bytes:
    store, name = _place(path)
    return store.read(name)


def _place(path: Path) -> tuple[LocalStore, str]:
    return LocalStore(str(path.parent)), path.name


def _configure(key: str, value: str) -> None:
    """Set a value in the configuration of the repository that we are in."""
    git = shutil.which("git")
    if git is None:
        raise OperatingError(
            say("There is no git on this machine."), say("Install it first.")
        )
    command = [git, "config", "--local", key, value]
    ended = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - no shell, no text of others
    if ended.returncode:
        words = ended.stderr.decode(errors="replace").strip(_ENDS)
        raise ConfigurationError(
            say("Git can't be told: {words}.", words=words),
            say("Go to a folder of the repository, or make one with `git init`."),
        )


_ENDS = "\n\r."
