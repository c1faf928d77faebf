"""`diptyque init`: a site that a newsroom can start with."""

import os
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from pipeline import building
from pipeline.adapters import InlineExecutor, LocalStore, is_site, load, set_clock
from pipeline.cli.sites import here
from pipeline.cli.spoken import SpokenCommand
from pipeline.cli.wording import tell
from pipeline.errors import ConfigurationError
from pipeline.model.phrases import Phrase, say

_CONFIGURATION = "diptyque.toml"
_WEBLATE = "weblate.json"
_HIDDEN = {name: f".{name}" for name in ("gitattributes", "github", "gitignore")}
_TODAY = "@today@"
"""Stands in the articles for the day on which a site is begun."""


@click.command("init", cls=SpokenCommand)
@click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False), required=False
)
@click.option(
    "--weblate",
    "is_weblate",
    is_flag=True,
    help="Of a site that is there, write weblate.json: what Weblate has to be told.",
)
def command(*, folder: Path | None, is_weblate: bool) -> int:
    """Begin a site, in FOLDER or here: two articles, ready to be built.

    Nothing that is already there is overwritten.
    """
    root = here() / (folder or "")
    if is_weblate:
        return _describe(root)
    if is_site(root):
        raise ConfigurationError(
            say("There is already a site in {root}.", root=str(root)),
            say("Choose another folder: `diptyque init FOLDER` makes one."),
        )
    store = LocalStore(str(root))
    files = dict(scaffold())
    store.write(_CONFIGURATION, files.pop(_CONFIGURATION).encode())
    site = load(root)
    today = set_clock(site, environment=os.environ).now().date().isoformat()
    for path, content in files.items():
        if store.exists(path):
            click.echo(tell(say("{path} was there, and stays as it is.", path=path)))
        else:
            store.write(path, content.replace(_TODAY, today).encode())
    building.extract(site, store=store, executor=InlineExecutor())
    for line in _farewell(root):
        click.echo(tell(line))
    return 0


def _describe(root: Path) -> int:
    """Write what Weblate has to be told of a site."""
    store = LocalStore(str(root))
    store.write(_WEBLATE, building.describe_for_weblate(load(root), store).encode())
    click.echo(tell(say("{path} was written.", path=_WEBLATE)))
    return 0


def _farewell(root: Path) -> Iterator[Phrase]:
    yield say("A site was begun in {root}.", root=str(root))
    yield say("Now run `diptyque build`, and open public/index.html.")
    yield say("With git, run `diptyque merge-driver --install` too, in each clone.")


def scaffold() -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file that a new site has."""
    yield from _files(resources.files("pipeline.cli") / "scaffold", "")


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        path = f"{prefix}{_HIDDEN.get(entry.name, entry.name)}"
        if entry.is_dir():
            yield from _files(entry, f"{path}/")
        else:
            yield path, entry.read_text("utf-8")
