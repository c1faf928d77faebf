"""How far a site was, and who worked on it: from git, or from days that were seen."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.adapters.histories import GitHistory
from pipeline.building.answers.chronicling import Chronicle, chronicle
from pipeline.building.traces.remembering import FOLDER
from tests.building.desk import FIGS, LAMP, NOW, TRAM, Desk, article
from tests.repository import begin

NAME = "marche"
SUMS = {"en": (30, 60)}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "site")
    made.save(f"{NAME}.md", article("Le marché", FIGS, LAMP, TRAM))
    made.extract()
    return made


def told(desk: Desk, days: int = 0) -> Chronicle:
    now = NOW + timedelta(days=days)
    history = GitHistory(str(desk.root))
    return chronicle(desk.site, desk.store, history, now, SUMS)


def test_git_knows_how_far_the_languages_were(
    desk: Desk, needs: Callable[[str], str]
) -> None:
    repository = begin(needs("git"), desk.root)
    repository.commit("Begin", author="Lou", day=2)
    desk.translate(NAME)
    repository.commit("Translate", author="Zoé", day=12)
    found = told(desk)
    shares = [each.sums["en"] for each in found.moments]
    assert [done for done, _ in shares[:6]] == [0] * 6
    every = shares[0][1]
    assert set(shares[6:-1]) == {(every, every)}
    assert found.moments[-1].sums == SUMS
    moments = [each.moment for each in found.moments]
    assert moments == sorted(moments)
    assert [(x.commit.author, x.commit.subject) for x in found.contributions] == [
        ("Zoé", "Translate"),
        ("Lou", "Begin"),
    ]
    assert {path for each in found.contributions for path in each.paths} == {
        f"locales/en/LC_MESSAGES/articles/{NAME}.po"
    }


def test_what_is_remembered_changes_nothing(
    desk: Desk, needs: Callable[[str], str]
) -> None:
    repository = begin(needs("git"), desk.root)
    repository.commit("Begin", day=2)
    first = told(desk)
    assert told(desk) == first
    desk.store.write(f"{FOLDER}/chronicle", b"\xff")
    assert told(desk) == first


def test_without_git_the_days_are_remembered(desk: Desk) -> None:
    assert [each.sums for each in told(desk).moments] == [SUMS]
    assert len(told(desk).moments) == 1  # the same day
    found = told(desk, days=2)
    assert len(found.moments) == 2
    assert found.moments[1].moment - found.moments[0].moment > timedelta(days=1)
    assert found.contributions == ()
