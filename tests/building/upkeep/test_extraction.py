"""A text that moves between articles or languages stays approved."""

from pathlib import Path

import pytest
from msgspec.structs import replace, replace as altered

from pipeline import catalogs
from pipeline.adapters import ProcessExecutor
from pipeline.building import Action
from pipeline.model.catalogs import Translation
from pipeline.model.diagnostics import Severity
from pipeline.model.locales import parse_tag
from tests.building.desk import (
    FIGS,
    LAMP,
    RAIN,
    SITE,
    TRAM,
    Desk,
    Settle,
    article,
    told,
)

CATALOGS = ("market", "tram", "site in French", "site in English")


@pytest.mark.parametrize("is_cut_first", [True, False])
def test_a_paragraph_cut_here_and_pasted_there_stays_approved(
    desk: Desk, settle: Settle, *, is_cut_first: bool
) -> None:
    text = desk.texts("market")[LAMP]
    cut, pasted = article("Le marché", FIGS), article("Le tramway", TRAM, LAMP)
    if is_cut_first:
        desk.save("market.md", cut)
        desk.extract()
        desk.save("tram.md", pasted)
    else:
        desk.save("tram.md", pasted)
        desk.extract()
        assert LAMP not in desk.texts("tram")  # it still stands there: a copy
        desk.save("market.md", cut)
    report = settle(desk)
    assert desk.texts("tram")[LAMP] == text
    assert len(report.changed) + report.unchanged == len(CATALOGS)
    restored = {each.path: each.restored.texts for each in report.changes}
    assert restored["locales/en/LC_MESSAGES/articles/tram.po"] == 1


def test_two_articles_made_one_keep_all_that_was_approved(
    desk: Desk, settle: Settle
) -> None:
    texts = {**desk.texts("market"), **desk.texts("tram")}
    desk.delete("market.md")
    desk.save("tram.md", article("Le tramway", FIGS, TRAM, LAMP))
    settle(desk)
    assert desk.texts("tram").items() <= texts.items()
    assert {FIGS, TRAM, LAMP} <= desk.texts("tram").keys()


def test_a_text_that_a_translator_marked_is_not_approved_from_elsewhere(
    desk: Desk,
) -> None:
    desk.save("tram.md", article("Le tramway", TRAM, LAMP))
    desk.extract()
    catalog = desk.read("tram")
    marked = tuple(_marked(each) for each in catalog.translations)
    place = desk.catalog("tram")
    place.write_bytes(catalogs.serialize(replace(catalog, translations=marked)))
    desk.save("market.md", article("Le marché", FIGS))
    desk.extract()
    assert LAMP not in desk.texts("tram")


def _marked(entry: Translation) -> Translation:
    is_it = entry.source == LAMP
    return altered(entry, text="?", is_fuzzy=True) if is_it else entry


@pytest.mark.parametrize("prune", [False, True])
def test_processes_restore_what_one_restores(tmp_path: Path, *, prune: bool) -> None:
    serial, parallel = Desk(tmp_path / "serial"), Desk(tmp_path / "parallel")
    for desk in (serial, parallel):
        for number in range(12):
            name = f"a{number}.md"
            desk.save(name, article(f"Titre {number}", f"{number} {FIGS}", LAMP))
        desk.extract()
        for number in range(12):
            desk.translate(f"a{number}")
        for number in range(0, 12, 3):
            desk.rename(f"a{number}.md", f"b{number}.md")
            desk.save(f"a{number + 1}.md", article("Neuf", f"{number + 2} {FIGS}"))
            desk.delete(f"a{number + 2}.md")
    alone = serial.extract(prune=prune)
    with ProcessExecutor(2) as executor:
        assert parallel.extract(prune=prune, executor=executor) == alone
    assert parallel.files() == serial.files()


def test_an_article_whose_language_changes_keeps_its_pairs_turned_round(
    desk: Desk, settle: Settle
) -> None:
    into_english = desk.texts("market")
    english = article(
        into_english["Le marché"].replace("en: ", ""),
        into_english[FIGS],
        into_english[LAMP],
        lang="en",
    )
    desk.save("market.md", english)
    settle(desk)
    assert desk.texts("market", "fr") == {
        into_english[each]: each for each in (FIGS, LAMP)
    }
    assert desk.read("market", "fr").header("Language") == "fr"
    assert desk.catalog("market").exists()
    removed = desk.extract(prune=True).changes
    assert [each.path for each in removed if each.action is Action.REMOVED] == [
        "locales/en/LC_MESSAGES/articles/market.po"
    ]
    assert desk.texts("market", "fr")


def test_a_text_turned_round_goes_into_no_third_language(
    desk: Desk, settle: Settle
) -> None:
    languages = (*SITE.languages, parse_tag("es"))
    three = replace(desk, site=replace(SITE, languages=languages))
    three.save("market.md", article("El mercado", "Se venden higos.", lang="es"))
    three.extract()
    three.translate("market", "fr")
    french = article(told("El mercado", "fr"), told("Se venden higos.", "fr"))
    three.save("market.md", french)
    settle(three)
    assert "Se venden higos." in three.texts("market", "es").values()
    assert not three.texts("market", "en")


def test_a_language_that_changes_back_finds_what_was_approved_meanwhile(
    desk: Desk, settle: Settle
) -> None:
    market = article("Le marché", FIGS, LAMP)
    english = article("Market", told(FIGS), "New in English.", lang="en")
    desk.save("market.md", english)
    settle(desk)
    desk.translate("market", "fr")
    desk.save("market.md", f"{market}\n{told('New in English.', 'fr')}\n")
    settle(desk)
    texts = desk.texts("market")
    assert texts[told("New in English.", "fr")] == "New in English."
    assert texts[LAMP] == told(LAMP)


def test_a_catalog_that_can_not_be_read_stops_nothing_else(desk: Desk) -> None:
    broken = desk.catalog("market").read_bytes() + b'msgid "never closed\n'
    desk.catalog("market").write_bytes(broken)
    desk.save("market.md", article("Le marché", RAIN))
    desk.save("tram.md", article("Le tramway", TRAM, RAIN))
    report = desk.extract(prune=True)
    (error,) = [e for e in report.diagnostics if e.severity is Severity.ERROR]
    assert error.path == "locales/en/LC_MESSAGES/articles/market.po"
    assert desk.catalog("market").read_bytes() == broken
    assert report.changed == ("locales/en/LC_MESSAGES/articles/tram.po",)
