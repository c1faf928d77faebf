"""An article that is renamed carries its catalogs along, and keeps its readers."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.adapters import MemoryStore
from pipeline.building import Action
from pipeline.model.locales import parse_tag
from pipeline.model.site import OutdatedPolicy, Policy
from pipeline.ports import Store
from tests.building.desk import (
    FIGS,
    LAMP,
    RAIN,
    SITE,
    TRAM,
    Desk,
    Settle,
    article,
    opened,
    told,
)


@pytest.mark.parametrize(
    "new", ["night-market.md", "city/market.md", "city/2026/Marché de nuit.md"]
)
def test_a_renamed_article_carries_its_catalogs_along(
    desk: Desk, settle: Settle, new: str
) -> None:
    texts = desk.texts("market")
    desk.rename("market.md", new)
    (change,) = settle(desk).changes
    assert change.action is Action.MOVED
    assert change.origin == "locales/en/LC_MESSAGES/articles/market.po"
    assert not desk.catalog("market").exists()
    moved = opened(desk.root / change.path)
    assert {each.source: each.text for each in moved.translations} == texts
    assert moved.header("X-Article-Id") in change.path


def test_an_article_given_an_id_carries_its_catalogs_along(
    desk: Desk, settle: Settle
) -> None:
    texts = desk.texts("market")
    text = article("Le marché", FIGS, LAMP).replace("lang:", "id: fair\nlang:")
    desk.save("market.md", text)
    (change,) = settle(desk).changes
    assert (change.action, desk.texts("fair")) == (Action.MOVED, texts)


def test_a_renamed_article_that_was_also_edited_is_recognised(
    desk: Desk, settle: Settle
) -> None:
    desk.delete("market.md")
    desk.save("fair.md", article("Le marché", FIGS.replace("minuit", "23 h"), LAMP))
    settle(desk)
    assert not desk.catalog("market").exists()
    figs = next(
        each for each in desk.read("fair").translations if "23 h" in each.source
    )
    assert figs.is_fuzzy
    assert LAMP in desk.texts("fair")


def test_a_renamed_article_that_was_half_rewritten_is_recognised(
    desk: Desk, settle: Settle
) -> None:
    desk.delete("market.md")
    desk.save("fair.md", article("La foire", FIGS, LAMP, RAIN))
    settle(desk)
    assert not desk.catalog("market").exists()
    assert {FIGS, LAMP} <= desk.texts("fair").keys()


def test_a_new_article_with_the_frame_of_a_deleted_one_is_not_taken_for_it(
    desk: Desk, settle: Settle
) -> None:
    desk.delete("market.md")
    desk.save("rain.md", article("Le marché", RAIN, TRAM.replace("tramway", "bus")))
    settle(desk)
    assert desk.catalog("market").exists()
    assert desk.texts("rain") == {"Le marché": told("Le marché")}


def test_many_articles_moved_at_once_are_told_apart(
    tmp_path: Path, settle: Settle
) -> None:
    desk = Desk(tmp_path / "many")
    names = [f"a{number}" for number in range(12)]
    for name in names:
        desk.save(f"{name}.md", article(f"Titre {name}", f"{name} : {FIGS}", LAMP))
    desk.extract()
    for name in names:
        desk.translate(name)
    texts = {name: desk.texts(name) for name in names}
    for name in names:
        desk.rename(f"{name}.md", f"archive/{name}.md")
    settle(desk)
    assert {name: desk.texts(f"archive/{name}") for name in names} == texts


def test_articles_that_change_places_are_told_apart(desk: Desk, settle: Settle) -> None:
    desk.rename("market.md", "a.md")
    desk.rename("tram.md", "b.md")
    assert len(settle(desk).changes) == 2
    assert LAMP in desk.texts("a")
    assert TRAM in desk.texts("b")


def test_of_two_articles_too_much_alike_nothing_is_moved(
    desk: Desk, settle: Settle
) -> None:
    desk.save("copy.md", article("Le marché", FIGS, LAMP))
    settle(desk)
    desk.translate("copy")
    desk.delete("market.md")
    desk.rename("copy.md", "fair.md")
    (doubt,) = settle(desk).diagnostics
    assert (doubt.code, doubt.path) == ("uncertain-rename", "articles/fair.md")
    assert "`copy` or `market`" in doubt.message
    assert desk.catalog("market").exists()
    assert desk.catalog("copy").exists()


def test_a_catalog_that_names_its_article_is_brought_to_it(
    desk: Desk, settle: Settle
) -> None:
    for number in range(9):  # more than are all compared
        desk.save(f"{number}.md", article(f"Titre {number}", f"{number} {TRAM}"))
    desk.extract()
    for number in range(9):
        desk.delete(f"{number}.md")
    desk.save("market.md", article("Tout autre", RAIN))
    desk.catalog("market").rename(desk.catalog("lost"))
    (change,) = settle(desk).changes
    assert change.origin.endswith("lost.po")
    kept = {each.source for each in desk.read("market").obsolete}
    assert {FIGS, LAMP} <= kept


def test_a_move_that_was_killed_between_two_languages_is_completed(
    desk: Desk, settle: Settle
) -> None:
    languages = (*SITE.languages, parse_tag("es"))
    three = replace(desk, site=replace(SITE, languages=languages))
    three.extract()
    three.translate("market", "es")
    texts = three.texts("market", "es")
    three.rename("market.md", "fair.md")
    three.catalog("market").rename(three.catalog("fair"))
    settle(three)
    assert three.texts("fair", "es") == texts
    assert not three.catalog("market", "es").exists()


FEEDS = ("feed.xml", "atom.xml", "feed.json", "index.html")


def published(output: Store) -> dict[str, bytes]:
    """Return what readers and feed readers see of an output."""
    return {path: output.read(path) for path in output.walk() if path.endswith(FEEDS)}


def test_a_published_article_keeps_id_addresses_and_feed_entries_when_renamed(
    desk: Desk, settle: Settle
) -> None:
    output = MemoryStore()
    desk.build(output)
    before = published(output)
    desk.rename("market.md", "city/night-market.md")
    recognized, changed = settle(desk).changes
    assert recognized.action is Action.RECOGNIZED
    assert recognized.path == "articles/city/night-market.md"
    assert recognized.origin == "articles/market.md"
    assert changed.path == "locales/en/LC_MESSAGES/articles/market.po"
    assert not desk.build(output, days=3).diagnostics
    assert published(output) == before
    assert len(desk.texts("market")) == 3


def test_the_source_that_an_edition_is_held_at_goes_where_its_catalog_goes(
    desk: Desk,
) -> None:
    policy = Policy(outdated=OutdatedPolicy.HOLD)
    site = replace(SITE, policy=policy)
    held = replace(desk, site=site)
    held.build(MemoryStore())
    (desk.root / site.ledger).unlink()  # as if it had never been published
    folder = desk.root / "locales/en/LC_MESSAGES/held"
    desk.rename("market.md", "fair.md")
    held.extract()
    assert (folder / "fair.md").exists()
    assert not (folder / "market.md").exists()
    held.delete("fair.md")
    held.extract(prune=True)
    assert not (folder / "fair.md").exists()


def _late(text: str) -> str:
    return text.replace("date: 2026-11-20", "date: 2026-11-22")


def test_a_new_article_that_resembles_a_published_one_is_announced(desk: Desk) -> None:
    output = MemoryStore()
    desk.build(output)
    desk.delete("market.md")
    desk.save("fair.md", _late(article("La foire", FIGS, LAMP)))
    desk.extract()
    assert FIGS in desk.texts("fair")  # its translations are borrowed all the same
    assert FIGS in desk.texts("market")
    desk.translate("fair")
    desk.build(output, days=3)
    for feed in ("fr/feed.xml", "en/feed.xml"):
        assert b"gazette.example,2026:fair:" in output.read(feed)


def test_whoever_wrote_it_hears_that_it_is_taken_for_a_new_one(desk: Desk) -> None:
    desk.build(MemoryStore())
    desk.delete("market.md")
    desk.save("fair.md", _late(article("La foire", FIGS, LAMP)))
    (told,) = desk.extract().diagnostics
    assert (told.code, told.path) == ("uncertain-rename", "articles/fair.md")
    assert "`id: market`" in told.message
    assert not desk.extract().diagnostics


def test_a_published_article_is_known_by_every_word_if_its_date_was_corrected(
    desk: Desk, settle: Settle
) -> None:
    desk.build(MemoryStore())
    desk.delete("market.md")
    desk.save("fair.md", _late(article("Le marché", FIGS, LAMP)))
    assert settle(desk).changes[0].action is Action.RECOGNIZED


def test_a_published_article_that_is_renamed_and_rewritten_keeps_its_id(
    desk: Desk, settle: Settle
) -> None:
    desk.build(MemoryStore())
    desk.delete("market.md")
    desk.save("fair.md", article("La foire", FIGS, LAMP, RAIN))
    assert settle(desk).changes[0].action is Action.RECOGNIZED


@pytest.mark.parametrize("is_published", [False, True])
def test_an_article_renamed_and_now_written_in_its_other_language_is_recognised(
    desk: Desk, settle: Settle, *, is_published: bool
) -> None:
    if is_published:
        desk.build(MemoryStore())
    texts = desk.texts("market")
    desk.delete("market.md")
    english = [texts[each] for each in (FIGS, LAMP)]
    desk.save("fair.md", article(texts["Le marché"], *english, lang="en"))
    desk.save("new.md", article("News", "Something else altogether.", lang="en"))
    settle(desk)
    name = "market" if is_published else "fair"
    assert desk.texts(name, "fr") == {text: source for source, text in texts.items()}
    assert not desk.texts("new", "fr")
