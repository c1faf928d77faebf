"""What `serve` and `desk` have in common: a port, and a greeting."""

import socket
import webbrowser

import click

from pipeline.cli.wording import tell
from pipeline.model.phrases import Phrase, say


def say_port(asked: int, listening: socket.socket) -> None:
    """Say so where the port that was asked for was not to be had."""
    if asked not in {0, listening.getsockname()[1]}:
        click.echo(tell(say("Port {port} is taken.", port=asked)))


def greet(greeting: Phrase, url: str, *, is_opened: bool) -> None:
    """Say where the server is, now that it answers, and open it if that is asked."""
    click.echo(tell(greeting))
    if is_opened:
        webbrowser.open(url)
