"""The help of a command, as click lays it out, in the language of who reads it.

click hands its formatter English words: ours, in which a command and its options
are described, and those of its own. Each is looked up in the catalog of what the
commands say, a paragraph at a time.
"""

from collections.abc import Iterable
from inspect import cleandoc

import click

from pipeline.cli.wording import tell
from pipeline.model.phrases import phrase, say, say_list
from pipeline.patterns import pattern

_HEADINGS = {
    "Options": say("Options:"),
    "Commands": say("Commands:"),
}
_STANDING_FOR = (
    say("ADDRESS"),
    say("ARGS"),
    say("ARTICLE"),
    say("BASE"),
    say("CATALOG"),
    say("CODE"),
    say("COMMAND"),
    say("DAY"),
    say("FILE"),
    say("FIRST"),
    say("FOLDER"),
    say("LANGUAGE"),
    say("LINE"),
    say("NAME"),
    say("NUMBER"),
    say("OPTIONS"),
    say("OURS"),
    say("PAGE"),
    say("PATH"),
    say("REVISION"),
    say("SECOND"),
    say("TEXT"),
    say("THEIRS"),
    say("TIME"),
    say("TITLE"),
    say("URL"),
)
"""The words in capitals that stand for what is typed."""

_PLACEHOLDERS = {
    **{str(each): each for each in _STANDING_FOR},
    # What click calls a type of its own.
    "DIRECTORY": say("FOLDER"),
    "FLOAT RANGE": say("NUMBER"),
    "INTEGER RANGE": say("NUMBER"),
}
_CAPITALS = pattern("(?:FLOAT |INTEGER )?[A-Z]+")
_EXTRA = pattern(r"(?s)(.*?)  \[([^\[\]]+)\]")
"""What an option does, and what click knows of its value."""
_RANGE = pattern("([0-9.]+)<=?x<=([0-9.]+)")
_LEAST = pattern("x>=([0-9.]+)")


class SpokenHelp(click.HelpFormatter):
    """What lays help out, and says it in the language of the command."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is typed."""
        begin = tell(say("Usage:")) if prefix is None else prefix
        super().write_usage(prog, placeholders(args), f"{begin} ")

    def write_heading(self, heading: str) -> None:
        """Write what stands over a list."""
        self.write(f"{tell(_HEADINGS[heading])}\n")

    def write_text(self, text: str) -> None:
        """Write what the command does."""
        super().write_text("\n\n".join(map(described, paragraphs(text))))

    def write_dl(
        self,
        rows: Iterable[tuple[str, str]],
        col_max: int = 30,
        col_spacing: int = 2,
    ) -> None:
        """Write a list of options or commands."""
        told = [(placeholders(name), _explained(text)) for name, text in rows]
        super().write_dl(told, col_max, col_spacing)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of what a docstring says, each on a line."""
    return [each.replace("\n", " ") for each in cleandoc(text).split("\n\n")]


def described(text: str) -> str:
    """Return a paragraph of what a command or an option says of itself."""
    return tell(phrase(text, "", ()))


def placeholders(usage: str) -> str:
    """Return how something is typed, with the words of a language in capitals.

    >>> placeholders("[OPTIONS] FILE|FOLDER...")
    '[OPTIONS] FILE|FOLDER...'
    """
    return _CAPITALS.sub(lambda it: tell(_PLACEHOLDERS.get(it[0], it[0])), usage)


def _explained(text: str) -> str:
    found = _EXTRA.fullmatch(text)
    if found is None:
        return described(text)
    known = say_list(_known(each) for each in found[2].split("; "))
    return f"{described(found[1])} ({tell(known)})"


def _known(extra: str) -> str:
    """Return what click knows of a value: that it is needed, its default, its range."""
    if extra == "required":
        return say("required")
    if extra.startswith(_DEFAULT):
        return say(
            "by default {value}", value=extra.removeprefix(_DEFAULT).removesuffix(".0")
        )
    if found := _RANGE.fullmatch(extra):
        return say("from {least} to {most}", least=found[1], most=found[2])
    if found := _LEAST.fullmatch(extra):
        return say("at least {least}", least=found[1])
    return extra


_DEFAULT = "default: "
