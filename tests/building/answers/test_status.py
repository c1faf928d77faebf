"""How far the editions are, since when, and what to translate first."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest
from msgspec.structs import replace

from pipeline import building
from pipeline.adapters import (
    FixedClock,
    InlineExecutor,
    MemoryStore,
    ProcessExecutor,
)
from pipeline.adapters.histories import GitHistory
from pipeline.building import EditionStatus, StatusReport, Tally, Urgency
from pipeline.errors import ConfigurationError
from pipeline.model.catalogs import State
from pipeline.model.editions import EditionState
from pipeline.model.locales import to_tag
from pipeline.model.site import OutdatedPolicy, Policy
from tests.building.desk import FIGS, LAMP, NOW, RAIN, TRAM, Desk, article
from tests.repository import Repository, begin

Needs = Callable[[str], str]
DRAFT = article("Un brouillon", RAIN).replace("date:", "draft: yes\ndate:")


def survey(desk: Desk, *only: str, workers: int = 1, days: int = 0) -> StatusReport:
    """Ask how far the editions are."""
    executor = ProcessExecutor(workers) if workers > 1 else InlineExecutor()
    return building.survey(
        desk.site,
        store=desk.store,
        history=GitHistory(str(desk.root)),
        executor=executor,
        clock=FixedClock(NOW + timedelta(days=days)),
        only=only,
    )


def of(report: StatusReport, name: str) -> EditionStatus:
    """Return an edition."""
    (found,) = (each for each in report.editions if each.id == name)
    return found


@pytest.fixture
def repository(desk: Desk, needs: Needs) -> Repository:
    """The desk, all committed on the 20th."""
    made = begin(needs("git"), desk.root)
    made.commit("All")
    return made


def test_words_are_counted_by_state(desk: Desk) -> None:
    desk.save("market.md", article("Le marché", FIGS, LAMP.replace("deux", "trois")))
    desk.extract()
    edition = of(survey(desk), "market")
    assert edition.state is EditionState.OUTDATED
    assert edition.is_published
    assert edition.share == 1
    assert edition.texts == {
        State.APPROVED: Tally(texts=2, words=13),
        State.OUTDATED: Tally(texts=1, words=12),
    }


def test_a_catalog_that_was_not_extracted_since_the_edit_is_behind(desk: Desk) -> None:
    desk.save("market.md", article("Le marché", FIGS, LAMP, RAIN))
    assert [each.is_behind for each in survey(desk).editions] == [True, False]
    desk.extract()
    assert not any(each.is_behind for each in survey(desk).editions)


def test_what_readers_miss_most_comes_first(desk: Desk) -> None:
    for name in ("b-absent.md", "a-absent.md"):
        desk.save(name, article(name, RAIN))
    desk.save("new.md", article("Neuf", RAIN).replace("11-20", "11-21"))
    desk.save("draft.md", DRAFT)
    desk.save("partial.md", article("Un peu", FIGS, LAMP, TRAM))
    desk.save("little.md", article("Presque rien", FIGS))
    desk.save("done.md", article("Fait", FIGS))
    desk.extract()
    for name in ("partial", "little", "done"):
        desk.translate(name)
    desk.save("partial.md", article("Un peu", FIGS, LAMP, TRAM, "Deux mots."))
    desk.save("little.md", article("Presque rien", FIGS, RAIN, LAMP))
    desk.save("market.md", article("Le marché", FIGS, LAMP.replace("deux", "trois")))
    desk.extract()
    found = survey(desk).editions
    assert [(each.id, each.urgency) for each in found] == [
        ("market", Urgency.OUTDATED),
        ("partial", Urgency.PARTIAL),
        ("little", Urgency.WITHHELD),
        ("new", Urgency.ABSENT),
        ("a-absent", Urgency.ABSENT),
        ("b-absent", Urgency.ABSENT),
        ("draft", Urgency.DRAFT),
        ("done", Urgency.COMPLETE),
        ("tram", Urgency.COMPLETE),
    ]
    assert all(a.order < b.order for a, b in pairwise(found))


def test_languages_stand_in_the_order_of_the_site_and_are_summed_up(
    desk: Desk,
) -> None:
    desk.save("rain.md", article("Rain", FIGS, lang="en"))
    report = survey(desk)
    assert [to_tag(each.locale) for each in report.editions] == ["fr", "en", "en"]
    french, english = report.languages()
    assert (french.editions, french.complete, french.share) == (1, 0, 0)
    assert (english.editions, english.complete, english.share) == (2, 2, 1)
    assert english.texts[State.APPROVED].texts == 5
    assert english.texts[State.FUZZY] == Tally()


def test_a_part_of_a_site_can_be_asked_about(desk: Desk) -> None:
    desk.save("rain.md", article("Rain", FIGS, lang="en"))
    ids = {
        only: {each.id for each in survey(desk, only).editions}
        for only in ("fr", "market", "articles/tram.md", "en")
    }
    assert ids["fr"] == {"rain"}
    assert ids["market"] == {"market"}
    assert ids["articles/tram.md"] == {"tram"}
    assert ids["en"] == {"market", "tram"}


def test_a_name_that_is_nearly_right_is_suggested(desk: Desk) -> None:
    with pytest.raises(ConfigurationError) as caught:
        survey(desk, "markt")
    assert "Did you mean `market`?" in caught.value.hint


def test_an_embargo_is_not_published_and_still_to_be_translated(desk: Desk) -> None:
    later = "embargo: 2026-11-30T06:00:00+01:00\ndate:"
    desk.save("market.md", article("Le marché", FIGS, RAIN).replace("date:", later))
    desk.extract()
    assert of(survey(desk), "market").urgency is Urgency.WITHHELD
    assert not of(survey(desk), "market").is_published


def test_an_edition_that_is_held_is_outdated_and_published(desk: Desk) -> None:
    policy = Policy(outdated=OutdatedPolicy.HOLD)
    holding = replace(desk, site=replace(desk.site, policy=policy))
    holding.build(MemoryStore())
    holding.save("market.md", article("Le marché", FIGS, LAMP, RAIN))
    holding.extract()
    edition = of(survey(holding), "market")
    assert edition.urgency is Urgency.OUTDATED
    assert edition.texts[State.UNTRANSLATED].texts == 1


def test_what_can_not_be_read_is_said_and_not_counted(desk: Desk) -> None:
    desk.catalog("market").write_text('msgid "a', "utf-8")
    desk.save("tram.md", "---\ntitle: [\n---\n")
    report = survey(desk)
    assert not report.editions
    paths = {each.path for each in report.diagnostics}
    assert paths == {
        "articles/tram.md",
        "locales/en/LC_MESSAGES/articles/market.po",
    }


def test_all_is_the_same_from_several_processes(
    desk: Desk, repository: Repository
) -> None:
    desk.save("market.md", article("Le marché", FIGS, RAIN))
    repository.commit("Edit", day=22)
    desk.save("tram.md", article("Le tramway", RAIN))
    assert survey(desk, workers=2) == survey(desk)


def test_an_edition_is_as_old_as_the_oldest_text_that_waits(
    desk: Desk, repository: Repository
) -> None:
    desk.save("market.md", article("Le marché", FIGS, LAMP, RAIN))
    desk.extract()
    repository.commit("A paragraph", day=21)
    desk.save("market.md", article("Le marché", FIGS, LAMP, RAIN, TRAM))
    desk.extract()
    repository.commit("Another", day=23)
    desk.rename("market.md", "square.md")
    repository.commit("Rename", day=23)
    desk.extract()
    report = survey(desk)
    assert of(report, "square").age(report.now) == 2
    assert of(report, "tram").age(report.now) is None


def test_what_is_not_committed_waits_since_today(
    desk: Desk, repository: Repository
) -> None:
    assert repository.root == desk.root
    desk.save("market.md", article("Le marché", FIGS, LAMP, RAIN))
    report = survey(desk, days=30)
    assert of(report, "market").age(report.now) == 0


def test_without_a_repository_an_edition_is_as_old_as_its_article(desk: Desk) -> None:
    desk.save("market.md", article("Le marché", FIGS, LAMP, RAIN))
    desk.save("tram.md", article("Le tramway", RAIN).replace("date: 2026-11-20\n", ""))
    report = survey(desk)
    assert of(report, "market").age(report.now) == 3
    assert of(report, "tram").age(report.now) is None
