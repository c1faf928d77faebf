"""What `serve` and `desk` have in common: an extra, a port, and a greeting."""

import socket
import webbrowser
from importlib import import_module
from types import ModuleType

import click

from pipeline.cli.wording import tell
from pipeline.errors import ConfigurationError
from pipeline.model.phrases import Phrase, say


def room(name: str, extra: str) -> ModuleType:
    """Return a package of ours, if what it needs is installed: the extra does it.

    Raises `ConfigurationError`.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            say(
                "This command needs {name}, which is not installed.",
                name=error.name or "",
            ),
            say("Install it with `pip install '{what}'`.", what=f"diptyque[{extra}]"),
        ) from error


def say_port(asked: int, listening: socket.socket) -> None:
    """Say so where the port that was asked for was not to be had."""
    if asked not in {0, listening.getsockname()[1]}:
        click.echo(tell(say("Port {port} is taken.", port=asked)))


def greet(greeting: Phrase, url: str, *, is_opened: bool) -> None:
    """Say where the server is, now that it answers, and open it if that is asked."""
    click.echo(tell(greeting))
    if is_opened:
        webbrowser.open(url)
