"""Spelling where it is really asked: in a build, in its workers, at a distance."""

from pathlib import Path
from uuid import uuid4

import pytest

from pipeline.adapters import LocalStore
from pipeline.adapters.remote import RemoteStore
from tests.cli.conftest import Command, Ended
from tests.cli.test_check import retitle

WORDS = ("bienvenue", "plonk", "flarn")


def lay(site: Path, *words: str) -> None:
    """Put a dictionary into the site that knows these words alone."""
    (site / "words").mkdir(exist_ok=True)
    (site / "words/fr.aff").write_text("SET UTF-8\n", "utf-8")
    listed = "\n".join((str(len(words)), *words, ""))
    (site / "words/fr.dic").write_text(listed, "utf-8")


@pytest.fixture
def spelt(site: Path) -> Path:
    """A site whose French is looked up, with a word in its title that is unknown."""
    settings = site / "diptyque.toml"
    table = '\n[check]\nspelling = ["fr"]\ndictionaries = "words"\n'
    settings.write_text(settings.read_text("utf-8") + table, "utf-8")
    lay(site, *WORDS)
    retitle(site, "Bienvenue plonk flarm")
    return site


def unknown(ended: Ended) -> list[str]:
    return [
        each["message"]
        for each in ended.report["diagnostics"]
        if each["code"] == "spelling" and "flarm" in each["message"]
    ]


def test_workers_of_a_build_look_words_up_and_what_they_said_is_remembered(
    diptyque: Command, spelt: Path
) -> None:
    told = ["“flarm” is in no dictionary. Did you mean “flarn”?"]
    assert unknown(diptyque("build", "--jobs", "2", "--json")) == told
    assert unknown(diptyque("build", "--jobs", "2", "--json")) == told
    lay(spelt, *WORDS, "flarm")
    assert unknown(diptyque("build", "--jobs", "2", "--json")) == []


def test_a_site_elsewhere_has_its_own_dictionaries(
    diptyque: Command, spelt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(spelt / "cache"))
    url = f"memory://{uuid4().hex}"
    here, there = LocalStore(str(spelt)), RemoteStore(url)
    for path in here.walk():
        there.write(path, here.read(path))
    told = unknown(diptyque("build", "--site", url, "--jobs", "1", "--json"))
    assert told == ["“flarm” is in no dictionary. Did you mean “flarn”?"]
    assert len(list((spelt / "cache/diptyque/dictionaries").glob("*/fr.dic"))) == 1
