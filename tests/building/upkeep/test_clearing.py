"""What is not needed stays until it is pruned, and what is needed stays then too."""

import pytest
from msgspec.structs import replace

from pipeline.adapters import MemoryStore
from pipeline.building import Action
from pipeline.model.site import OutdatedPolicy, Policy
from tests.building.desk import FIGS, LAMP, RAIN, SITE, Desk, Settle, article


def test_a_deleted_article_leaves_its_catalogs_until_they_are_pruned(
    desk: Desk, settle: Settle
) -> None:
    desk.delete("market.md")
    assert not settle(desk).changes
    announced = desk.extract(check=True, prune=True)
    assert desk.catalog("market").exists()
    (change,) = announced.changes
    assert (change.path, change.action) == (
        "locales/en/LC_MESSAGES/articles/market.po",
        Action.REMOVED,
    )
    assert (change.removed.texts, change.removed.words) == (3, 25)
    assert desk.extract(prune=True) == announced
    assert not desk.catalog("market").exists()
    assert not desk.extract(prune=True).changes


def test_pruning_takes_obsolete_entries_but_not_what_backs_an_outdated_text(
    desk: Desk, settle: Settle
) -> None:
    edited = FIGS.replace("minuit", "onze heures du soir")
    desk.save("market.md", article("Le marché", edited))
    settle(desk)
    assert {each.source for each in desk.read("market").obsolete} == {FIGS, LAMP}
    announced = desk.extract(check=True, prune=True)
    (change,) = announced.changes
    assert (change.action, change.removed.texts) == (Action.PRUNED, 1)
    assert desk.extract(prune=True) == announced
    assert {each.source for each in desk.read("market").obsolete} == {FIGS}
    assert not desk.extract(prune=True).changes


def test_pruning_leaves_the_pairs_of_both_paragraphs_that_were_joined(
    desk: Desk, settle: Settle
) -> None:
    desk.save("market.md", article("Le marché", f"{FIGS} {LAMP}"))
    settle(desk)
    assert not desk.extract(prune=True).changes
    assert {each.source for each in desk.read("market").obsolete} == {FIGS, LAMP}
    edited = LAMP.replace("deux", "trois")
    desk.save("market.md", article("Le marché", f"{FIGS} {edited}"))
    settle(desk)
    desk.extract(prune=True)
    assert not desk.extract(check=True).changes


def test_pruning_leaves_what_a_held_version_needs(desk: Desk) -> None:
    policy = Policy(outdated=OutdatedPolicy.HOLD)
    held = replace(desk, site=replace(SITE, policy=policy))
    held.build(MemoryStore())
    held.save("market.md", article("Le marché", FIGS, RAIN))
    held.extract()
    assert not held.extract(prune=True).changes
    held.translate("market")
    held.build(MemoryStore())
    (change,) = held.extract(prune=True).changes
    assert change.removed.texts == 1


@pytest.mark.parametrize("bad", ["no front matter", "---\ntitle: [\n---\n"])
def test_nothing_is_removed_while_an_article_can_not_be_read(
    desk: Desk, bad: str
) -> None:
    desk.delete("market.md")
    desk.save("new.md", bad)
    report = desk.extract(prune=True)
    assert "prune-held-back" in {each.code for each in report.diagnostics}
    assert desk.catalog("market").exists()


def test_nothing_is_removed_where_there_is_no_article_at_all(desk: Desk) -> None:
    desk.delete("market.md")
    desk.delete("tram.md")
    assert not desk.extract(prune=True).changes
    assert desk.catalog("market").exists()
