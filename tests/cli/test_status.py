"""`diptyque status` and `explain`, as translators and authors type them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.building.desk import FIGS, LAMP, Desk, article, told
from tests.cli.conftest import Command
from tests.house import ROOT
from tests.repository import Repository, begin

Needs = Callable[[str], str]
MARKET = Path("articles/market.md")
CATALOG = Path("locales/en/LC_MESSAGES/articles/market.po")
WIDTH = 80


@pytest.fixture
def repository(site: Path, needs: Needs) -> Repository:
    """A site with one article in French, translated into English and committed."""
    for each in site.glob("articles/*.md"):
        each.unlink()
    shutil.rmtree(site / "locales")
    desk = Desk(site)
    desk.save("market.md", article("Le marché", FIGS, LAMP))
    desk.extract()
    desk.translate("market")
    made = begin(needs("git"), site)
    made.commit("A new site")
    return made


def is_narrow(output: str) -> bool:
    """Say whether every line has room in a terminal of 80 columns."""
    return all(len(line) <= WIDTH for line in output.splitlines())


def test_status_of_this_repository_can_be_read(diptyque: Command) -> None:
    ended = diptyque("status", "--site", ROOT)
    assert ended.code == 0
    assert is_narrow(ended.output)
    lines = ended.output.splitlines()
    assert lines[0].startswith("French (fr), in words              approved outdated")
    assert "Outdated: readers see an earlier text in places" in lines
    assert lines.index("In part: readers see the original in places")
    assert sum("complete" in line for line in lines) == 2
    assert "\x1b" not in ended.output


def test_status_lists_what_waits_and_says_when_nothing_does(
    diptyque: Command, repository: Repository
) -> None:
    assert repository.root == Path.cwd()
    everything = diptyque("status").output
    assert "1 article, 1 complete" in everything
    assert str(MARKET) not in everything
    assert str(MARKET) in diptyque("status", MARKET).output
    assert "nothing to translate" in diptyque("status", "fr").output


def test_status_says_that_an_edit_was_not_extracted(
    diptyque: Command, repository: Repository
) -> None:
    edit(repository, "Un paragraphe de plus.")
    output = diptyque("status", "--lang", "en").output
    assert f"  {MARKET} *" in output
    assert output.endswith("run `diptyque extract`.\n")


def edit(repository: Repository, paragraph: str) -> None:
    """Add a paragraph to the article."""
    place = repository.root / MARKET
    place.write_text(f"{place.read_text('utf-8')}\n{paragraph}\n", "utf-8")


def test_status_tells_a_program_all_that_it_knows(
    diptyque: Command, repository: Repository
) -> None:
    edit(repository, "Un paragraphe de plus.")
    report = diptyque("status", "--json", "--now", "2026-12-01").report
    assert report["diagnostics"] == []
    (edition,) = report["editions"]
    assert edition["article"] == str(MARKET)
    assert edition["language"] == "en"
    assert edition["urgency"] == "partial"
    assert edition["is_behind"] is True
    assert edition["texts"]["untranslated"] == {"texts": 1, "words": 4}
    assert edition["texts"]["fuzzy"] == {"texts": 0, "words": 0}
    assert edition["age"] == 0
    assert report["totals"]["en"]["articles"] == 1


def test_status_since_says_what_an_edit_costs(
    diptyque: Command, repository: Repository
) -> None:
    assert diptyque("status", "--since", "HEAD").output == "No article differs.\n"
    edit(repository, "Un paragraphe de plus. Et un autre.")
    ended = diptyque("status", "--since", "main")
    assert ended.code == 0
    assert ended.output.splitlines() == [
        str(MARKET),
        "  en  2 sentences (7 words) new",
        "",
        "In English this edit makes 2 sentences (7 words) new.",
    ]
    report = diptyque("status", "--since", "main", "--json").report
    assert report["totals"]["en"]["new"] == {"texts": 2, "words": 7}
    assert len(report["commit"]) == 40


def test_status_since_tells_an_edit_that_costs_nothing(
    diptyque: Command, repository: Repository
) -> None:
    place = repository.root / MARKET
    text = place.read_text("utf-8")
    place.write_text(text.replace("'", "’"), "utf-8")
    output = diptyque("status", "--since", "HEAD").output
    assert "In English this edit costs nothing; " in output
    assert "typographic change" in output
    place.write_text(text + "\n<!-- rien -->\n", "utf-8")
    output = diptyque("status", "--since", "HEAD").output
    assert output == "1 article differs, and there is nothing to translate anew.\n"


@pytest.mark.parametrize(
    "typed",
    [
        ["status", "--since", "nowhere"],
        ["status", "--since", ""],
        ["status", "--lang", "de"],
        ["status", "markt"],
        ["status", "--now", "yesterday"],
        ["explain", "markt"],
        ["explain", "fr"],
        ["explain", "market", "--line", "0"],
        ["explain", "market", "--message", "nulle part"],
        ["explain"],
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(
    diptyque: Command, repository: Repository, typed: list[str]
) -> None:
    assert repository.root == Path.cwd()
    ended = diptyque(*typed)
    assert ended.code == 2
    assert "defect" not in ended.errors
    assert not ended.output


def test_without_a_repository_only_since_is_refused(
    diptyque: Command, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(site.parent))
    ended = diptyque("status", "--since", "HEAD")
    assert (ended.code, ended.output) == (2, "")
    assert "no git repository" in ended.errors
    assert diptyque("status").code == 0
    assert diptyque("explain", "bienvenue").code == 0


def test_what_can_not_be_read_is_an_error(
    diptyque: Command, repository: Repository
) -> None:
    assert repository.root == Path.cwd()
    CATALOG.write_text('msgid "a', "utf-8")
    for typed in (["status"], ["explain", "market"]):
        ended = diptyque(*typed)
        assert ended.code == 1
        assert f"{CATALOG}:1: error po-" in ended.output
    edit(repository, "Un de plus.")
    assert diptyque("status", "--since", "HEAD").code == 1


def test_explain_goes_through_an_article(
    diptyque: Command, repository: Repository
) -> None:
    edit(repository, "Un paragraphe de plus.")
    diptyque("extract")
    ended = diptyque("explain", MARKET)
    assert ended.code == 0
    assert is_narrow(ended.output)
    lines = ended.output.splitlines()
    assert lines[0] == str(MARKET)
    assert "French (fr): published: the original" in lines
    assert "English (en): published; readers see the original in places" in lines
    place = next(at for at, line in enumerate(lines) if "untranslated" in line)
    assert lines[place + 1 :] == [
        "         why  it has no text yet",
        "       since  not committed yet",
        "       shown  the original, said to be French",
    ]


def test_explain_says_more_of_what_is_asked_for(
    diptyque: Command, repository: Repository
) -> None:
    assert repository.root == Path.cwd()
    ended = diptyque("explain", "market", "--line", "2", "--lang", "en")
    commit = repository.do("rev-parse", "--short=8", "HEAD").rstrip("\n")
    assert ended.output.splitlines()[-3:] == [
        "         why  its text is approved",
        f"       since  {commit}, 2026-11-20, Zoé: A new site",
        f"       shown  {told('Le marché')} (English)",
    ]


def test_explain_tells_a_program_all_that_it_knows(
    diptyque: Command, repository: Repository
) -> None:
    assert repository.root == Path.cwd()
    report = diptyque("explain", "market", "--json").report
    assert report["policy"]["required"] == ["title", "summary"]
    original, edition = report["editions"]
    assert original["state"] == "source"
    assert edition["is_published"] is True
    message = edition["messages"][0]
    assert message["reason"] == "approved"
    assert message["since"]["author"] == "Zoé"
    assert message["shown_language"] == "en"


def test_explain_says_why_nothing_is_published(
    diptyque: Command, repository: Repository
) -> None:
    place = repository.root / MARKET
    text = place.read_text("utf-8")
    place.write_text(text.replace("lang:", "embargo: 2027-01-01\nlang:"), "utf-8")
    output = diptyque("explain", "market").output
    assert "since it is under embargo until 2027-01-01" in output
    CATALOG.unlink()
    place.write_text(text.replace("lang:", "draft: yes\nlang:"), "utf-8")
    output = " ".join(diptyque("explain", "market").output.split())
    assert "since the article is a draft, and nothing that could be shown" in output
    assert "shown nothing of it" in output
