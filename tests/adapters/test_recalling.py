"""A history that recalls what it was told is the one that git tells."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.adapters import git, histories
from pipeline.adapters.histories import GitHistory
from pipeline.adapters.recalling import RecalledHistory
from tests.repository import Repository, begin


@pytest.fixture
def repository(tmp_path: Path, needs: Callable[[str], str]) -> Repository:
    return begin(needs("git"), tmp_path)


def write(repository: Repository, name: str, text: str, day: int = 20) -> None:
    (repository.root / "a").mkdir(exist_ok=True)
    (repository.root / "a" / name).write_text(text * 9, "utf-8")
    repository.commit(f"{name}: {text}", day=day)


def edit(repository: Repository) -> None:
    write(repository, "one", "other")


def rename(repository: Repository) -> None:
    repository.do("mv", "a/one", "a/two")
    write(repository, "one", "new")


def commit_elsewhere(repository: Repository) -> None:
    (repository.root / "b").write_text("b", "utf-8")
    repository.commit("b")


def commit_of_yore(repository: Repository) -> None:
    write(repository, "one", "early", day=1)


def go_back(repository: Repository) -> None:
    repository.do("reset", "--quiet", "--hard", "HEAD~1")


def rewrite(repository: Repository) -> None:
    repository.do("commit", "--quiet", "--amend", "-m", "Otherwise")


def merge(repository: Repository) -> None:
    repository.do("switch", "--quiet", "-c", "side", "HEAD~1")
    write(repository, "three", "side", day=3)
    repository.do("switch", "--quiet", "main")
    repository.do("merge", "--quiet", "side")


def begin_anew(repository: Repository) -> None:
    repository.do("switch", "--quiet", "--orphan", "fresh")
    write(repository, "four", "fresh")


@pytest.mark.parametrize(
    "change",
    [
        edit,
        rename,
        commit_elsewhere,
        commit_of_yore,
        go_back,
        rewrite,
        merge,
        begin_anew,
    ],
)
def test_whatever_becomes_of_the_repository(
    repository: Repository, change: Callable[[Repository], None]
) -> None:
    told_by_git = GitHistory(str(repository.root))
    recalled = RecalledHistory(told_by_git)
    assert recalled.revisions("a") == {}
    for text in ("begun", "more", "most"):
        write(repository, "one", text)
        assert recalled.revisions("a") == told_by_git.revisions("a")
    change(repository)
    told = recalled.revisions("a")
    assert told == told_by_git.revisions("a")
    assert list(told) == list(told_by_git.revisions("a"))


def test_no_more_is_asked_than_came_since(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    recalled = RecalledHistory(GitHistory(str(repository.root)))
    write(repository, "one", "begun")
    recalled.revisions("a")
    asked: list[tuple[str, ...]] = []
    ask = git.ask

    def noted(root: str, *words: str) -> bytes:
        asked.append(words)
        return ask(root, *words)

    monkeypatch.setattr(histories, "ask", noted)
    recalled.revisions("a")
    assert [each for each in asked if "log" in each] == []
    before = repository.do("rev-parse", "HEAD").rstrip("\n")
    write(repository, "one", "more")
    recalled.revisions("a")
    (log,) = (each for each in asked if "log" in each)
    assert log[-3].startswith(f"{before}..")
