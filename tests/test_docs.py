"""The commands of README and guides: each is run, and does what is said of it."""

import re
import shlex
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from pipeline.cli import main
from tests.house import ROOT, name, none
from tests.laws import LAWS

GUIDES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PO = re.compile(r"^```po\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_TYPED = re.compile(r"`diptyque ([^`]*)`")
_OPTION = re.compile(r"`(--[a-z-]+)[^`]*`")
_CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.DOTALL | re.MULTILINE)
_TEST = re.compile(r"^def (test_\w+)", re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)")


def _commands(guide: Path) -> Iterator[list[str]]:
    """Yield each command of a guide's console blocks, as the shell splits it."""
    for block in _CONSOLE.findall(guide.read_text("utf-8")):
        for line in block.splitlines():
            for command in line.removeprefix("$ ").split(" && "):
                yield shlex.split(command)


def _run(command: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Do what a person at a shell does; what installs is for other tests."""
    match command:
        case ["mkdir", folder]:
            Path(folder).mkdir()
        case ["cd", folder]:
            monkeypatch.chdir(folder)
        case ["pip" | "make", *_]:
            pass
        case ["git", *_]:
            subprocess.run(command, check=True)
        case ["diptyque", *arguments]:
            result = CliRunner().invoke(main, arguments)
            assert result.exit_code == 0, result.output
        case _:
            pytest.fail(f"no test knows how to run {command}")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_readme_leads_to_a_first_edition(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readme = ROOT / "README.md"
    for command in _commands(readme):
        _run(command, monkeypatch)
    (entry,) = _PO.findall(readme.read_text("utf-8"))
    *_, context, msgid, msgstr = entry.splitlines()
    site = folder / "gazette"
    catalog = next(site.glob("locales/en/LC_MESSAGES/articles/le-marche-*.po"))
    text = catalog.read_text("utf-8")
    untranslated = f'{context}\n{msgid}\nmsgstr ""\n'
    assert untranslated in text
    catalog.write_text(text.replace(untranslated, f"{context}\n{msgid}\n{msgstr}\n"))
    for again in ("check", "build"):
        _run(["diptyque", again], monkeypatch)
    words = msgstr.removeprefix('msgstr "').removesuffix('"')
    assert words in (site / "public/en/index.html").read_text("utf-8")


def _program(guide: Path) -> str:
    """Return the Python of a guide, each line where it stands in it."""
    text = guide.read_text("utf-8")
    lines = ["\n"] * text.count("\n")
    for block in _PYTHON.finditer(text):
        at = text.count("\n", 0, block.start(1))
        code = block[1].splitlines(keepends=True)
        lines[at : at + len(code)] = code
    return "".join(lines)


def test_a_program_does_what_the_guide_says(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = ROOT / "docs/library.md"
    _run(["diptyque", "init", "gazette"], monkeypatch)
    assert folder.joinpath("gazette/diptyque.toml").is_file()
    exec(compile(_program(guide), str(guide), "exec"), {})  # noqa: S102 - our own
    said = capsys.readouterr().out
    assert "info untranslated-text" in said
    assert 'msgid "Les étals rouvrent *samedi*."' in said


@pytest.mark.parametrize("guide", GUIDES[1:], ids=name)
def test_every_command_of_a_guide_runs_in_a_new_site(
    guide: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _run(["diptyque", "init", str(folder)], monkeypatch)
    for command in _commands(guide):
        _run(command, monkeypatch)


def _known_options() -> dict[str, set[str]]:
    context = click.Context(main)
    return {
        each: {
            option
            for parameter in command.get_params(context)
            for option in parameter.opts
            if option.startswith("--")
        }
        for each in main.list_commands(context)
        if (command := main.get_command(context, each))
    }


def test_every_option_in_the_guides_exists_and_the_other_way_round() -> None:
    known = _known_options()
    guide = (ROOT / "docs/build-job.md").read_text("utf-8")
    for option in set(_OPTION.findall(guide)):
        assert any(option in options for options in known.values()), option
    for command in ("extract", "check", "build"):
        none(each for each in known[command] if f"`{each}" not in guide)


def test_every_command_in_running_text_exists() -> None:
    known = _known_options()
    typed = {
        command.split(" ")[0]
        for guide in GUIDES
        for command in _TYPED.findall(guide.read_text("utf-8"))
    }
    none(typed - {*known, "…"})
    none(f"{each} is in no guide" for each in known.keys() - typed)


def test_every_promise_of_an_edition_names_a_test_that_is_there() -> None:
    page = (ROOT / "docs" / "editions.md").read_text("utf-8")
    rows = [row for row in page.split("\n") if row.startswith("| ")]
    named = [name for row in rows for name in _CODE.findall(row.rpartition(" | ")[2])]
    plain = {name.strip("`") for name in named}
    known = {law.__name__ for law in LAWS}
    known |= {
        f"{path.relative_to(ROOT)}::{test}"
        for path in (ROOT / "tests").rglob("test_*.py")
        if "node_modules" not in path.parts
        for test in _TEST.findall(path.read_text("utf-8"))
    }
    none(plain - known)
    none({law.__name__ for law in LAWS} - plain)


def test_every_link_between_the_guides_leads_somewhere() -> None:
    none(
        f"{name(guide)}: {target}"
        for guide in GUIDES
        for target in _LINK.findall(_CODE.sub("", guide.read_text("utf-8")))
        if not (guide.parent / target).exists()
    )
