"""Policy `hold`: an edition stays at its last complete version, or is not there."""

import pytest
from msgspec.structs import replace

from pipeline.model.editions import EditionState
from pipeline.model.site import OutdatedPolicy, Policy
from tests.building.conftest import MARKET, Newsroom, text

ENGLISH = "en/2026/11/the-night-market/index.html"
CATALOG = "locales/en/LC_MESSAGES/articles/market.po"
HELD = "locales/en/LC_MESSAGES/held/market.md"
REWRITTEN = (
    MARKET.replace("la suite", "toute la suite")
    .replace("Le marché de nuit", "Le marché de minuit")
    .replace("## Une lampe, deux cageots", "Un paragraphe de plus.")
    .replace("stall.svg", "crate.svg")
)


@pytest.fixture
def holding(translated: Newsroom) -> Newsroom:
    """A site that holds what is outdated, its catalogs filled."""
    policy = Policy(outdated=OutdatedPolicy.HOLD)
    translated.site = replace(translated.site, policy=policy)
    return translated


def test_an_edition_is_held_as_it_was_when_it_was_complete(holding: Newsroom) -> None:
    holding.build()
    holding.write("articles/market.md", REWRITTEN)
    holding.extract()
    report = holding.build()
    assert report.editions["en"][EditionState.OUTDATED] == 1
    assert holding.find(ENGLISH, "//h2[.='One lamp, two crates']")
    assert holding.find(ENGLISH, "//img[contains(@src, 'stall')]")
    assert not holding.find(ENGLISH, "//*[@lang='fr' and contains(@class, 'un')]")
    (notice,) = holding.find(ENGLISH, "//*[@class='held-notice']")
    assert "has changed since" in text(notice)


def test_a_held_edition_is_not_shown_beside_what_the_author_has_withdrawn(
    holding: Newsroom,
) -> None:
    facing = ENGLISH.replace("index.html", "en-fr/index.html")
    holding.build()
    assert facing in holding.output.files
    holding.write("articles/market.md", REWRITTEN)
    holding.extract()
    holding.build()
    assert facing not in holding.output.files
    assert not holding.find(ENGLISH, "//*[@class='facings']")


def test_the_held_edition_gives_way_when_the_translation_has_caught_up(
    holding: Newsroom,
) -> None:
    holding.build()
    holding.write("articles/market.md", MARKET.replace("la suite", "toute la suite"))
    holding.extract()
    held = holding.build()
    holding.write(CATALOG, _approved(holding.text(CATALOG)))
    assert holding.build().editions["en"][EditionState.COMPLETE] == 1
    assert held.editions["en"][EditionState.OUTDATED] == 1
    assert "toute la suite" in holding.text(HELD)


def _approved(catalog: str) -> str:
    """Approve all that is fuzzy, as a translator's editor does."""
    lines = catalog.split("\n")
    return "\n".join(line for line in lines if not line.startswith(("#, fuzzy", "#|")))


def test_without_a_complete_version_what_is_outdated_is_not_published(
    holding: Newsroom,
) -> None:
    holding.write("articles/market.md", MARKET.replace("la suite", "toute la suite"))
    holding.extract()
    assert holding.build().published["en"] == 1
    assert ENGLISH not in holding.output.files


def test_a_held_edition_whose_texts_were_pruned_is_not_published(
    holding: Newsroom,
) -> None:
    holding.build()
    holding.write("articles/market.md", MARKET.replace("la suite", "toute la suite"))
    holding.extract()
    kept, _, _ = holding.text(CATALOG).partition("#~")
    holding.write(CATALOG, kept)
    assert holding.build().published["en"] == 1


def test_a_build_that_only_checks_keeps_nothing(holding: Newsroom) -> None:
    holding.build(check_only=True)
    assert HELD not in holding.store.files
    holding.build()
    assert holding.text(HELD) == MARKET


def test_other_policies_keep_no_copy(translated: Newsroom) -> None:
    translated.build()
    assert HELD not in translated.store.files


def test_a_feed_announces_nothing_anew_while_an_edition_is_held(
    holding: Newsroom,
) -> None:
    holding.build()
    before = holding.page("en/feed.xml")
    holding.write("articles/market.md", MARKET.replace("la suite", "toute la suite"))
    holding.extract()
    holding.build()
    assert holding.page("en/feed.xml") == before
