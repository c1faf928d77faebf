"""`diptyque check` and `waive`, as editors and build jobs type them."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.validating import select
from tests.cli.conftest import Command
from tests.house import ROOT

CATALOG = "locales/fr/LC_MESSAGES/articles/welcome.po"
_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def git(*words: str) -> None:
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    command = ["git", *name, *words]
    subprocess.run(command, check=True, capture_output=True)


def retitle(site: Path, text: str) -> int:
    """Translate the title of the welcome; return the line of its msgid."""
    lines = (site / CATALOG).read_text("utf-8").split("\n")
    line = lines.index('msgctxt "title"') + 2
    lines[line] = f'msgstr "{text}"'
    (site / CATALOG).write_text("\n".join(lines), "utf-8")
    return line


@pytest.fixture
def house(site: Path) -> Iterator[Path]:
    """A site with the rules that the guide shows."""
    (code,) = _PYTHON.findall((ROOT / "docs/checking.md").read_text("utf-8"))
    (site / "house_rules.py").write_text(code, "utf-8")
    settings = site / "diptyque.toml"
    table = '\n[check]\nplugins = ["house_rules"]\n'
    settings.write_text(settings.read_text("utf-8") + table, "utf-8")
    before = list(sys.path)
    select.cache_clear()  # a process knows the rules of one site
    yield site
    select.cache_clear()
    sys.path[:] = before
    sys.modules.pop("house_rules", None)


def test_a_diff_shows_what_fix_then_does(diptyque: Command, site: Path) -> None:
    retitle(site, "Bienvenue  ici ")
    before = (site / CATALOG).read_bytes()
    shown = diptyque("check", "--diff")
    assert shown.code == 1
    assert (site / CATALOG).read_bytes() == before
    assert f"--- a/{CATALOG}\n+++ b/{CATALOG}\n" in shown.output
    assert '\n-msgstr "Bienvenue  ici "\n+msgstr "Bienvenue ici"\n' in shown.output
    assert "2 findings can be mended with --fix" in shown.output
    mended = diptyque("check", "--fix")
    assert mended.code == 0
    line = f"mended {CATALOG}: 1 × double-space, 1 × edge-whitespace\n"
    assert line in mended.output
    after = before.replace(b"Bienvenue  ici ", b"Bienvenue ici")
    assert (site / CATALOG).read_bytes() == after
    again = diptyque("check", "--fix", "--diff", "--json")
    assert (again.code, again.report["mended"]) == (0, [])


def test_a_word_that_no_dictionary_has_is_shown_where_that_is_asked(
    diptyque: Command, site: Path
) -> None:
    retitle(site, "Bienvenue plonk flarm")
    settings = site / "diptyque.toml"
    table = '\n[check]\nspelling = ["fr"]\ndictionaries = "words"\n'
    settings.write_text(settings.read_text("utf-8") + table, "utf-8")
    (site / "words").mkdir()
    (site / "words/fr.aff").write_text("SET UTF-8\n", "utf-8")
    (site / "words/fr.dic").write_text("3\nbienvenue\nplonk\nflarn\n", "utf-8")
    found = diptyque("check", "--json").report["diagnostics"]
    told = [each["message"] for each in found if each["code"] == "spelling"]
    assert "“flarm” is in no dictionary. Did you mean “flarn”?" in told
    assert not any("plonk" in each for each in told)
    (site / "words/fr.aff").write_text("SET UTF-8\nSFX S Y 1\nSFX S 0 s (\n", "utf-8")
    broken = diptyque("check")
    assert broken.code == 2
    assert "can't be used" in broken.errors


def test_spelling_is_asked_of_a_language_of_the_site(
    diptyque: Command, site: Path
) -> None:
    settings = site / "diptyque.toml"
    table = '\n[check]\nspelling = ["de"]\n'
    settings.write_text(settings.read_text("utf-8") + table, "utf-8")
    told = diptyque("check")
    assert told.code == 2
    assert "“de”, which is no language of the site" in told.errors


def test_a_finding_is_waived_where_check_says_it_is(
    diptyque: Command, site: Path
) -> None:
    line = retitle(site, "Bienvenue bienvenue")
    assert diptyque("check", "--fail-on", "warning").code == 1
    place = f"{CATALOG}:{line}"
    typed = ("doubled-word", "--reason", "A song.", "--by", "Anne")
    ended = diptyque("waive", place, *typed)
    assert (ended.code, ended.output) == (
        0,
        "waived: “Bienvenue” stands twice: remove one.\n",
    )
    written = (site / "locales/waivers.toml").read_text("utf-8")
    assert 'reason = "A song."\nby = "Anne"\ndate = 2026-11-23\n' in written
    checked = diptyque("check", "--fail-on", "warning")
    assert (checked.code, "1 waiver used\n" in checked.output) == (0, True)
    assert diptyque("waive", place, *typed).code == 2


@pytest.mark.parametrize(
    "typed",
    [
        [CATALOG, "doubled-word", "--reason", "r"],
        [f"{CATALOG}:1", "doubled-wrod", "--reason", "r"],
        [f"{CATALOG}:1", "doubled-word", "--reason", "r"],
        ["nowhere.po:1", "doubled-word", "--reason", "r"],
        [f"{CATALOG}:1", "doubled-word", "--reason", " "],
        [f"{CATALOG}:1", "doubled-word"],
    ],
)
def test_what_can_not_be_waived_is_refused(
    diptyque: Command, site: Path, typed: list[str]
) -> None:
    assert diptyque("waive", *typed).code == 2
    assert not (site / "locales/waivers.toml").exists()


def test_a_pull_request_is_told_only_of_what_it_changes(
    diptyque: Command, site: Path
) -> None:
    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "--message", "A site")
    since = ("check", "--changed-since", "HEAD", "--json")
    assert diptyque(*since).report["articles"] == 0
    retitle(site, "Bienvenue bienvenue")
    report = diptyque(*since).report
    assert report["articles"] == 1
    assert {each["path"] for each in report["diagnostics"]} == {CATALOG}
    assert diptyque("check", "--changed-since", "nowhere").code == 2


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_rules_of_a_site_are_asked_in_every_process(
    diptyque: Command, house: Path, jobs: str
) -> None:
    retitle(house, "Bienvenue, voire même salut")
    report = diptyque("check", "--json", "--jobs", jobs).report
    (found,) = (each for each in report["diagnostics"] if each["code"] == "house-voire")
    assert found["severity"] == "warning"
    told = diptyque("check", "--jobs", jobs).output
    assert "    perhaps: Bienvenue, voire salut\n" in told
    built = diptyque("build", "--json", "--jobs", jobs).report
    assert "house-voire" in {each["code"] for each in built["diagnostics"]}


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("code", "said"),
    [("1 / 0", "ZeroDivisionError"), ("RULES = 3", "which is no rule"), ("", "RULES")],
)
def test_rules_that_can_not_be_loaded_stop_the_command(
    diptyque: Command, house: Path, code: str, said: str, jobs: str
) -> None:
    (house / "house_rules.py").write_text(code)
    for command in ("check", "build"):
        ended = diptyque(command, "--jobs", jobs)
        assert ended.code == 2
        assert said in ended.errors
        assert "house_rules" in ended.errors


def test_a_wrong_level_is_a_wrong_configuration(diptyque: Command, site: Path) -> None:
    settings = site / "diptyque.toml"
    given = settings.read_text("utf-8")
    for line, said in (
        ('doubled-wrod = "off"', "Did you mean `doubled-word`?"),
        ('doubled-word = "of"', "Use off, info, warning, error."),
        ('unsafe-html = "off"', "protects the page"),
    ):
        settings.write_text(f"{given}\n[check.rules]\n{line}\n", "utf-8")
        for command in ("check", "build"):
            ended = diptyque(command)
            assert (ended.code, said in ended.errors) == (2, True), ended.errors
