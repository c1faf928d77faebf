"""A newsroom has an agency translate, and loses nothing by it."""

import json
import re
from pathlib import Path

import pytest

from tests.building.exchange.exchange_desk import ARTICLE, PATH, begun, entries
from tests.newsroom import Newsroom


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return begun(tmp_path / "site")


def handed_out(room: Newsroom, form: str = "xliff") -> Path:
    folder = room.root.parent / "out"
    room.succeed("export", "en", "articles/marche.md", "--as", form, "--output", folder)
    return folder / "en/marche.xlf"


def translated(file: Path, words: dict[str, str], state: str = "final") -> None:
    """Do an agency's work in XLIFF 2: fill targets, and say how far they are."""
    text = file.read_text("utf-8")
    for source, target in words.items():
        segment = re.compile(
            rf'<segment state="\w+"[^>]*>(\s*<source[^>]*>{re.escape(source)}</source>)'
            r"(\s*<target[^>]*>.*?</target>)?"
        )
        filled = rf'<segment state="{state}">\1<target>{target}</target>'
        text, count = segment.subn(filled, text)
        assert count == 1, source
    file.write_text(text, "utf-8")


CLOSES = {"Il ferme à midi.": "It closes at noon."}


def test_what_an_agency_did_is_in_the_catalog(newsroom: Newsroom) -> None:
    file = handed_out(newsroom)
    marked = re.search(r"<source[^>]*>(Le marché ouvre.*)</source>", file.read_text())
    assert marked
    target = marked[1].replace("Le marché ouvre", "Opens").replace("voir", "see")
    translated(file, {**CLOSES, marked[1]: target, "Le marché": "The market"})
    said = newsroom.succeed("ingest", file)
    assert "3 texts approved" in said
    found = entries(newsroom)
    opens = "Le marché ouvre *vendredi*, voir [le plan][1]."
    assert found[opens].text == "Opens *vendredi*, see [le plan][1]."
    assert found["Il ferme à midi."].is_approved
    assert "0 catalogs changed" in newsroom.succeed("ingest", file)
    newsroom.succeed("extract", "--check")


def test_only_the_texts_that_came_back_change(newsroom: Newsroom) -> None:
    before = newsroom.text(PATH).splitlines()
    file = handed_out(newsroom)
    translated(file, CLOSES)
    newsroom.succeed("ingest", file)
    after = newsroom.text(PATH).splitlines()
    assert [each for each in after if each not in before] == [
        'msgstr "It closes at noon."'
    ]
    assert len(after) == len(before)


def test_a_state_that_says_nothing_is_reviewed_unless_trusted(
    newsroom: Newsroom,
) -> None:
    file = handed_out(newsroom)
    translated(file, CLOSES, state="initial")
    assert "1 to be reviewed" in newsroom.succeed("ingest", file, "--dry-run")
    assert not entries(newsroom)["Il ferme à midi."].text
    newsroom.succeed("ingest", file, "--approve")
    assert entries(newsroom)["Il ferme à midi."].is_approved


def test_who_worked_here_meanwhile_keeps_the_text(newsroom: Newsroom) -> None:
    file = handed_out(newsroom)
    translated(file, CLOSES)
    newsroom.translate(PATH, ["", "", "It shuts at noon."])
    ended = newsroom.type("ingest", file)
    assert "ingest-conflict" in ended.output
    entry = entries(newsroom)["Il ferme à midi."]
    assert (entry.text, entry.is_fuzzy) == ("It shuts at noon.", True)
    assert any("It closes at noon." in each for each in entry.comments)


def test_a_text_corrected_by_the_agency_goes_over_the_one_handed_out(
    newsroom: Newsroom,
) -> None:
    newsroom.translate(PATH, ["", "", "It shuts at noon."])
    file = handed_out(newsroom)
    translated(file, CLOSES)
    newsroom.succeed("ingest", file)
    entry = entries(newsroom)["Il ferme à midi."]
    assert (entry.text, entry.is_fuzzy) == ("It closes at noon.", False)


def test_work_on_a_source_that_changed_meanwhile_is_used(newsroom: Newsroom) -> None:
    file = handed_out(newsroom)
    translated(file, CLOSES)
    newsroom.save("articles/marche.md", ARTICLE.replace("midi", "treize heures"))
    ended = newsroom.type("ingest", file)
    assert "ingest-outdated" in ended.output
    entry = entries(newsroom)["Il ferme à treize heures."]
    assert (entry.text, entry.is_fuzzy) == ("It closes at noon.", True)
    newsroom.save("articles/marche.md", ARTICLE)
    newsroom.succeed("extract")
    assert entries(newsroom)["Il ferme à midi."].is_approved


@pytest.mark.parametrize("state", ["final", "initial"])
def test_work_on_a_source_that_is_gone_is_kept(newsroom: Newsroom, state: str) -> None:
    file = handed_out(newsroom)
    translated(file, CLOSES, state)
    newsroom.save("articles/marche.md", ARTICLE.replace("Il ferme à midi.", ""))
    newsroom.type("ingest", file)
    assert '#~ msgstr "It closes at noon."' in newsroom.text(PATH)


def test_an_article_that_was_renamed_is_found(newsroom: Newsroom) -> None:
    file = handed_out(newsroom)
    translated(file, CLOSES)
    (newsroom.root / "articles/marche.md").rename(newsroom.root / "articles/halles.md")
    newsroom.succeed("extract")
    newsroom.succeed("ingest", file)
    found = entries(newsroom, PATH.replace("marche", "halles"))
    assert found["Il ferme à midi."].is_approved


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (('original="locales', 'original="../../locales'), ""),
        (('trgLang="en"', 'trgLang="de"'), "ingest-language"),
        (("<source", "<nothing"), "ingest-unreadable"),
    ],
)
def test_what_does_not_fit_is_refused(
    newsroom: Newsroom, change: tuple[str, str], code: str
) -> None:
    file = handed_out(newsroom)
    translated(file, CLOSES)
    file.write_text(file.read_text("utf-8").replace(*change), "utf-8")
    ended = newsroom.type("ingest", file)
    assert code in ended.output
    assert ended.code == bool(code)


def test_a_parcel_of_nowhere_is_said(newsroom: Newsroom) -> None:
    file = handed_out(newsroom)
    (newsroom.root / "articles/marche.md").unlink()
    ended = newsroom.type("ingest", file)
    assert (ended.code, "ingest-unknown" in ended.output) == (1, True)


def test_one_file_can_hold_all_of_a_language(newsroom: Newsroom) -> None:
    newsroom.save("articles/other.md", ARTICLE.replace("marché", "tram"))
    newsroom.succeed("extract")
    place = newsroom.root.parent / "all.xlf"
    names = ("articles/marche.md", "articles/other.md", "en")
    newsroom.succeed("export", *names, "--output", place)
    assert place.read_text("utf-8").count("<file ") == 2
    newsroom.save("articles/third.md", ARTICLE.replace("lang: fr", "lang: en"))
    ended = newsroom.type("export", "--output", place)
    assert ended.code == 2


def test_finished_catalogs_can_be_left_out(newsroom: Newsroom) -> None:
    newsroom.translate(PATH, ["The market", "Opens *Friday*: [map][1].", "Noon."])
    folder = newsroom.root.parent / "out"
    newsroom.succeed("export", "en", "--unfinished", "--output", folder)
    assert not (folder / "en/marche.xlf").exists()


def test_the_words_of_the_theme_go_out_and_come_back(newsroom: Newsroom) -> None:
    folder = newsroom.root.parent / "out"
    newsroom.succeed("export", "fr", "--as", "xliff-1.2", "--output", folder)
    before = newsroom.text("locales/fr/LC_MESSAGES/site.po")
    assert "0 catalogs changed" in newsroom.succeed("ingest", folder)
    file = folder / "fr/site.xlf"
    text = file.read_text("utf-8")
    words = re.findall(r'<target state="final">([^<]+)</target>', text)
    changed = text.replace(f">{words[0]}</target>", f">{words[0]} !</target>", 1)
    file.write_text(changed, "utf-8")
    newsroom.succeed("ingest", folder)
    after = newsroom.text("locales/fr/LC_MESSAGES/site.po")
    more = set(after.splitlines()) - set(before.splitlines())
    assert more == {f'msgstr "{words[0]} !"'}


def test_plural_forms_go_out_one_by_one(newsroom: Newsroom) -> None:
    folder = newsroom.root.parent / "out"
    newsroom.succeed("export", "fr", "--output", folder)
    file = folder / "fr/site.xlf"
    text = file.read_text("utf-8")
    assert "plural form 2 of 2" in text
    units = re.findall(r'<unit id="(u\w+-1)".*?</unit>', text, re.DOTALL)
    assert units


def test_a_program_is_told_the_same(newsroom: Newsroom) -> None:
    file = handed_out(newsroom)
    translated(file, CLOSES)
    facts = json.loads(newsroom.succeed("ingest", file, "--json"))
    (found,) = facts["catalogs"]
    assert (found["path"], found["approved"], found["is_changed"]) == (PATH, 1, True)


def test_nothing_is_written_among_the_sources(newsroom: Newsroom) -> None:
    place = newsroom.root / "articles/out"
    assert newsroom.type("export", "--output", place).code == 2
    assert not place.exists()
