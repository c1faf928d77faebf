"""Poedit, the real program, opens, changes and saves what `translate` wrote."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import ndiff
from pathlib import Path

import pytest

from tests.building.assistance.test_translation import FRENCH, MARCHE, NEW, OLD
from tests.catalogs.peers import Needs, complaints, rewritten
from tests.newsroom import CONFIGURATION, Newsroom

TYPED = "Le voici encore"
"""Letters of every keyboard: others are lost now and then on their way."""

BESIDE = f"« {MARCHE} »\u202f!"
PATIENCE = 20.0
SETTINGS = """\
translator_name=Ann
translator_email=ann@gazette.example
check_for_updates=0
compile_mo=0
"""
LOOKS = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
HEADERS = {
    '"POT-Creation-Date: \\n"',
    '"Last-Translator: Ann <ann@gazette.example>\\n"',
}


@contextmanager
def screen(needs: Needs) -> Iterator[str]:
    """Yield the name of a display that nobody looks at."""
    read, write = os.pipe()
    command = [needs("Xvfb"), "-displayfd", str(write), "-nolisten", "tcp"]
    size = ["-screen", "0", "1280x900x24"]
    with subprocess.Popen(
        [*command, *size], pass_fds=[write], stderr=subprocess.DEVNULL
    ) as server:
        os.close(write)
        try:
            with os.fdopen(read) as told:
                yield f":{told.readline().rstrip()}"
        finally:
            server.terminate()


@dataclass(frozen=True, slots=True)
class Hands:
    """Someone before a screen, with a keyboard and a mouse."""

    program: str
    display: str

    def do(self, *words: str, patience: float = PATIENCE) -> bool:
        """Move, click or type; say whether what is waited for has come."""
        command = [self.program, *words]
        environment = {"DISPLAY": self.display, "LC_ALL": "C.UTF-8"}
        try:
            done = subprocess.run(
                command,
                env=environment,
                timeout=patience,
                capture_output=True,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0

    def see(self, title: str, patience: float = PATIENCE) -> bool:
        """Wait for a window with a title; say whether it came."""
        asked = ("search", "--sync", "--onlyvisible", "--name", title)
        return self.do(*asked, patience=patience)


def edit(catalog: Path, home: Path, needs: Needs) -> None:
    """Type a text for the first entry of a catalog in Poedit, and save it."""
    (home / ".config/poedit").mkdir(parents=True)
    (home / ".config/poedit/config").write_text(SETTINGS)
    with screen(needs) as display:
        environment = {"HOME": str(home), "DISPLAY": display, **LOOKS}
        hands = Hands(needs("xdotool"), display)
        command = [needs("poedit"), str(catalog)]
        with subprocess.Popen(
            command, env=environment, stderr=subprocess.DEVNULL
        ) as poedit:
            try:
                work(hands)
                poedit.wait(PATIENCE)
            finally:
                poedit.kill()


def work(hands: Hands) -> None:
    """Type in the field below the list, save, and leave."""
    assert hands.see("Poedit")
    place = ("mousemove", "300", "600", "click", "1")
    typing = (*place, "key", "ctrl+a", "type", TYPED)
    tries = (hands.do(*typing) and hands.see("modified", 1.0) for _ in range(30))
    assert any(tries)
    hands.do(*typing)  # whole, now that the window is ready for it
    hands.do("key", "ctrl+s")
    assert hands.see("^[^(]*- Poedit$")
    hands.do("key", "ctrl+q")


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """Return a site with one text that the memory filled, and others beside it."""
    room = Newsroom(tmp_path / "site")
    room.save("diptyque.toml", CONFIGURATION)
    room.save("articles/old.md", OLD.replace("A market", "The market again"))
    room.succeed("extract")
    room.translate(FRENCH.format("old"), ["Encore le marché", BESIDE])
    room.save("articles/new.md", NEW)
    room.save("locales/glossary.csv", "en,fr\ntown council,conseil municipal\n")
    room.succeed("translate")
    return room


def test_poedit_changes_one_line_and_says_who(
    newsroom: Newsroom, tmp_path: Path, needs: Needs
) -> None:
    path = FRENCH.format("new")
    before = newsroom.text(path)
    assert '#, fuzzy\nmsgctxt "title"\n' in before
    assert BESIDE in before
    edit(newsroom.root / path, tmp_path / "home", needs)
    after = newsroom.text(path)
    lines = list(ndiff(before.splitlines(), after.splitlines()))
    came = {each[2:] for each in lines if each.startswith("+ ")}
    went = {each[2:] for each in lines if each.startswith("- ")}
    program = {each for each in came if each.startswith('"X-Generator: Poedit ')}
    assert came - program == {f'msgstr "{TYPED}"', *HEADERS}
    # A text that was to be reviewed is approved by whoever types it.
    assert went == {'msgstr "Encore le marché"', "#, fuzzy", '"Last-Translator: \\n"'}
    folder = tmp_path / "gettext"
    folder.mkdir()
    assert not complaints(after.encode(), folder, needs)
    assert rewritten(after.encode(), folder, needs).decode() == after
    # What helped to translate it goes, and nothing else.
    newsroom.succeed("extract")
    head, entry, *others = after.split("\n\n")
    helped = [each for each in entry.splitlines() if "filled by the memory" in each]
    left = entry.replace(f"{helped[0]}\n", "")
    assert newsroom.text(path) == "\n\n".join((head, left, *others))
