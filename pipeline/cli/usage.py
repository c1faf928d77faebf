"""What click finds wrong with what was typed → a sentence of ours, and what to do."""

from collections.abc import Iterable

import click

from pipeline.model.phrases import Phrase, say
from pipeline.patterns import pattern

_QUOTED = pattern("'(.*)'")
_EXTRA = pattern("unexpected extra arguments? \\((.*)\\)")


def explained(error: click.UsageError) -> tuple[str, Phrase]:
    """Return what is wrong with a command line, and where one reads how it is."""
    command = error.ctx.command_path if error.ctx else "diptyque"
    hint = say("`{command} --help` says what may stand here.", command=command)
    if isinstance(error, click.NoSuchOption) and error.possibilities:
        near = min(error.possibilities)
        hint = say("Did you mean `{near}`? {hint}", near=near, hint=hint)
    return _sentence(error), hint


def _sentence(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            return say("There is no option `{name}`.", name=error.option_name)
        case click.MissingParameter(param=click.Parameter() as missing):
            return say("`{name}` is missing.", name=_name(missing))
        case click.BadOptionUsage():
            return say("`{name}` lacks its value.", name=error.option_name)
        case click.BadParameter(param=click.Parameter() as wrong):
            return _unfit(wrong, error.message)
        case _:
            return _other(error.format_message())


def _other(message: str) -> str:
    """Return what is said of a line as a whole: click's own words, if they are new."""
    found = _EXTRA.search(message)
    if found:
        return say(
            "Nothing is known of what stands at the end: {words}", words=found[1]
        )
    return message


def _unfit(wrong: click.Parameter, message: str) -> str:
    """Return what a value has to be, or what click says where it knows more."""
    name, kind = _name(wrong), wrong.type
    if isinstance(kind, click.Choice):
        return say(
            "`{name}` takes one of {choices}.", name=name, choices=_listed(kind.choices)
        )
    if isinstance(kind, click.IntRange | click.FloatRange) and kind.max is not None:
        least, most = f"{kind.min:g}", f"{kind.max:g}"
        return say(
            "`{name}` takes a number from {least} to {most}.",
            name=name,
            least=least,
            most=most,
        )
    if isinstance(kind, click.Path):
        return _astray(name, message)
    return say("`{name}` can't be used: {message}", name=name, message=message)


def _astray(name: str, message: str) -> str:
    """Return what is the matter with a path, of which click only says it in words."""
    found = _QUOTED.search(message)
    path = found[1] if found else ""
    if message.endswith("does not exist."):
        return say("`{name}` names {path}, which is not there.", name=name, path=path)
    if message.endswith("is a file."):
        return say("`{name}` names {path}, which is no folder.", name=name, path=path)
    if message.endswith("is a directory."):
        return say("`{name}` names {path}, which is a folder.", name=name, path=path)
    return say("`{name}` can't be used: {message}", name=name, message=message)


def _name(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    # Only who mistypes needs it.
    from pipeline.cli.helping import placeholders  # noqa: PLC0415

    return placeholders(parameter.human_readable_name)


def _listed(choices: Iterable[object]) -> str:
    return ", ".join(map(str, choices))
