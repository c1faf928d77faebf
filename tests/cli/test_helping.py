"""What commands say of themselves, in the language of who asks."""

import click
import pytest

from pipeline.cli import door, helping, main
from tests.cli.conftest import Command


@pytest.mark.parametrize(
    "typed",
    ["--ui-lang fr {} --help", "{} --help --ui-lang fr", "{} -h --ui-lang=fr"],
)
@pytest.mark.parametrize("name", [*door.COMMANDS, ""])
def test_a_command_explains_itself_in_the_language_of_who_asks(
    diptyque: Command, name: str, typed: str
) -> None:
    ended = diptyque(*typed.format(name).split())
    assert ended.code == 0
    assert ended.output.startswith("Usage\u00a0: ")
    assert "\nOptions\u00a0:\n" in ended.output
    said = [*filter(None, [name]), "--help"]
    assert ended == diptyque(*said, env={"LC_ALL": "fr_FR.UTF-8"})


def test_what_stands_for_something_typed_has_a_word_in_french() -> None:
    known = helping._PLACEHOLDERS.keys()
    context = click.Context(main, **main.context_settings)
    commands = [main, *(main.get_command(context, each) for each in door.COMMANDS)]
    usages = (
        usage
        for command in commands
        if command
        for each in command.get_params(context)
        for usage in (each.make_metavar(context),)
        if not getattr(each, "is_flag", False)
    )
    assert {it for usage in usages for it in helping._CAPITALS.findall(usage)} <= known


def test_the_list_of_commands_breaks_off_no_sentence(diptyque: Command) -> None:
    assert "..." not in diptyque("--help").output.partition("Commands:")[2]
