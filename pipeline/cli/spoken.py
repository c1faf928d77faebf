"""A command of click → one whose help and completions speak its user's language."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.wording import LANGUAGE_OPTION

if TYPE_CHECKING:  # only a shell that completes a word loads it
    from click.shell_completion import CompletionItem


class AtTheDoor(click.Context):
    """Where a command is at work, and its help is asked for."""

    def make_formatter(self) -> click.HelpFormatter:
        """Return what lays out the help, in the language of who reads it."""
        # Most commands do their work, and need no words for it.
        from pipeline.cli.helping import SpokenHelp  # noqa: PLC0415

        return SpokenHelp(width=self.terminal_width, max_width=self.max_content_width)


class SpokenCommand(click.Command):
    """A command that can be asked to speak another language."""

    context_class = AtTheDoor

    def __init__(self, name: str, **described: Any) -> None:  # noqa: ANN401
        super().__init__(name, **described)
        self.params.append(LANGUAGE_OPTION)

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> "list[CompletionItem]":
        """Return what a shell offers, and what it says of each."""
        return explained_in(ctx, super().shell_complete(ctx, incomplete))


def explained_in(
    context: click.Context, offered: "Iterable[CompletionItem]"
) -> "list[CompletionItem]":
    """Return what a shell offers, told in the language of the command line."""
    from pipeline.cli.helping import described, paragraphs  # noqa: PLC0415 - as above

    told = list(offered)
    with context.scope(cleanup=False):
        for each in told:
            each.help = described(paragraphs(each.help)[0]) if each.help else None
    return told
