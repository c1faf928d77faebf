"""The front door: what comes in wrong, and what goes out then."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from pipeline import __version__
from pipeline.cli import door, main
from pipeline.errors import ConfigurationError, OperatingError, StoreError
from tests.cli.conftest import Command
from tests.house import ROOT


@pytest.mark.parametrize("name", [*door.COMMANDS, "", "--help"])
def test_every_command_explains_itself(diptyque: Command, name: str) -> None:
    ended = diptyque(*filter(None, [name]), "--help")
    assert ended.code == 0
    assert ended.output.startswith("Usage:")


def test_it_knows_its_version(diptyque: Command) -> None:
    assert diptyque("--version").output == f"diptyque, version {__version__}\n"


@pytest.mark.parametrize(
    "typed",
    [
        ["publish"],
        ["build", "--nonsense"],
        ["build", "--jobs", "0"],
        ["import"],
        ["new"],
    ],
)
def test_wrong_usage_is_exit_2(diptyque: Command, typed: list[str]) -> None:
    ended = diptyque(*typed)
    assert ended.code == 2
    assert "--help" in ended.errors


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("--nonsense", "Il n’y a pas d’option `--nonsense`."),
        ("build --outptu x", "Vouliez-vous dire `--output`"),
        ("build --jobs 0", "`--jobs` attend un nombre de 1 à 256."),
        ("build --format xml", "text, json, github, sarif, junit."),
        ("build --output", "Il manque une valeur à `--output`."),
        ("check --link-delay abc", "`--link-delay` attend un nombre de 0 à 600."),
        ("build --site gone", "`--site` désigne gone, qui n’existe pas."),
        ("build --output diptyque.toml", "`--output` désigne diptyque.toml, qui n’est"),
        ("import articles", "`FICHIER...` désigne articles, qui est un dossier."),
        ("new", "`TITRE` manque."),
        ("init a b c", "On ne sait que faire de la fin : b c"),
    ],
)
@pytest.mark.usefixtures("site")
def test_what_is_mistyped_is_said_in_the_language_of_the_command(
    diptyque: Command, typed: str, said: str
) -> None:
    ended = diptyque(*typed.split(), env={"LANGUAGE": "fr", "LC_ALL": "fr_FR.UTF-8"})
    assert ended.code == 2
    assert ended.output == ""
    assert said.replace(" :", "\u00a0:") in ended.errors
    assert "--help` dit ce qui peut se mettre ici." in ended.errors


@pytest.mark.parametrize(
    ("typed", "hint"),
    [("buidl", "Did you mean `build`?"), ("zzz", "`diptyque --help`")],
)
def test_a_command_that_there_is_not_names_the_nearest(
    diptyque: Command, typed: str, hint: str
) -> None:
    ended = diptyque(typed)
    assert f"There is no command `{typed}`.\n       {hint}" in ended.errors
    assert "Il n’y a pas de commande `" in diptyque("--ui-lang", "fr", typed).errors


@pytest.mark.parametrize("name", ["extract", "check", "build"])
def test_no_site_is_exit_2_and_says_what_to_do(
    diptyque: Command, folder: Path, name: str
) -> None:
    ended = diptyque(name)
    assert ended.code == 2
    assert ended.output == ""
    assert f"There is no diptyque.toml in {folder}" in ended.errors
    assert "diptyque init" in ended.errors


def ends_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> click.Command:
    """Return a front door whose one command fails."""

    @click.command("fail")
    def fail() -> None:
        raise error

    monkeypatch.setattr(type(main), "get_command", lambda *_: fail)
    return main


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (
            ConfigurationError("Wrong.", "Do this."),
            2,
            "error: Wrong.\n       Do this.\n",
        ),
        (OperatingError("Full.", "Do this."), 3, "error: Full.\n       Do this.\n"),
        (StoreError("Gone."), 3, "error: Gone.\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_a_trouble_is_a_sentence_and_an_exit_code(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, said: str
) -> None:
    result = CliRunner().invoke(ends_with(error, monkeypatch), ["fail"])
    assert (result.exit_code, result.stderr) == (code, said)


def test_a_defect_is_no_traceback_unless_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken = ends_with(ValueError("inner"), monkeypatch)
    result = CliRunner().invoke(broken, ["fail"])
    assert result.exit_code == 3
    assert "This is a defect of Diptyque (ValueError)." in result.stderr
    assert "--debug" in result.stderr
    assert "Traceback" not in result.stderr
    result = CliRunner().invoke(broken, ["--debug", "fail"])
    assert result.exit_code == 3
    assert "Traceback" in result.stderr
    assert __version__ in result.stderr


def run(*arguments: str, folder: Path, **environment: str) -> bytes:
    """Run the module in a process; return what it printed."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments],
        check=True,
        capture_output=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    ).stdout


@pytest.mark.parametrize("loading", ["typing", "click", "pipeline.cli.door"])
def test_who_ends_it_while_it_loads_sees_no_traceback(
    folder: Path, loading: str
) -> None:
    program = (
        "import sys\n"
        f"sys.modules.pop({loading!r}, None)\n"
        "class Interrupted:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == {loading!r}: raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupted())\n"
        "import pipeline.cli\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        check=False,
        capture_output=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (ended.returncode, ended.stderr) == (130, b"")


@pytest.mark.parametrize("name", ["status", "check", "build", "extract"])
def test_who_stops_reading_is_no_trouble(site: Path, name: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ended = subprocess.run(
        [sys.executable, "-m", "pipeline", name],
        check=False,
        stdout=writer,
        stderr=subprocess.PIPE,
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (141, b"")


def test_the_module_is_the_command(folder: Path) -> None:
    assert run("--version", folder=folder).endswith(f"{__version__}\n".encode())


def test_a_letter_that_the_terminal_has_not_is_its_number(site: Path) -> None:
    (site / "page.txt").write_text("L’été\n\nLes gens sont là.\n\nPartager", "utf-8")
    printed = run("import", "page.txt", folder=site, PYTHONIOENCODING="latin-1")
    assert b"\\u201cPartager\\u201d was left out" in printed
    assert b"articles/l-ete.md" in printed


def test_what_a_command_leaves_is_not_looked_through_when_it_ends(folder: Path) -> None:
    program = (
        "import atexit, gc\n"
        "atexit.register(lambda: print(gc.get_freeze_count() > 0))\n"
        "from pipeline.cli import main\n"
        "main(['new', '--help'], standalone_mode=False)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert ended.stdout.endswith(b"True\n")


def test_a_command_loads_no_other(folder: Path) -> None:
    program = (
        "import sys\nfrom pipeline.cli import main\n"
        "main(['new', '--help'], standalone_mode=False)\n"
        "assert 'pipeline.cli.new' in sys.modules\n"
        "loaded = {'pipeline.cli.build', 'pipeline.building', 'jinja2', 'rich'}\n"
        "loaded |= {'pipeline.validating', 'pipeline.cli.formats.sarif'}\n"
        "assert not loaded & sys.modules.keys(), loaded & sys.modules.keys()\n"
    )
    subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
