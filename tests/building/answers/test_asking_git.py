"""How often git is asked where a file of the output comes from."""

from collections.abc import Callable
from os import environ, pathsep
from pathlib import Path

import pytest

from pipeline import building
from pipeline.adapters import FixedClock, InlineExecutor, LocalStore
from pipeline.adapters.histories import GitHistory
from tests.building.desk import LAMP, NOW, Desk, article
from tests.repository import begin

Needs = Callable[[str], str]
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="6"></svg>'


@pytest.fixture
def calls(
    needs: Needs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], int]:
    """Return how often git has been called until now, since this was made."""
    log, folder = tmp_path / "calls", tmp_path / "bin"
    folder.mkdir()
    log.touch()
    program = folder / "git"
    program.write_text(f'#!/bin/sh\necho >>"{log}"\nexec "{needs("git")}" "$@"\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{folder}{pathsep}{environ['PATH']}")
    return lambda: log.read_bytes().count(b"\n")


def write(desk: Desk, last: int) -> None:
    """Write articles, each with a picture of the site's own folder for these."""
    (desk.root / "static").mkdir(exist_ok=True)
    for number in range(last):
        text = article(f"No. {number}", f"{LAMP}\n\n![Un plan](/{number}.svg)")
        (desk.root / f"articles/n{number}.md").write_text(text, "utf-8")
        (desk.root / f"static/{number}.svg").write_text(PICTURE, "utf-8")


def inputs(desk: Desk) -> int:
    """Build the site, and return how many files its sitemap is made from."""
    output = LocalStore(str(desk.root / "public"))
    building.build(
        desk.site,
        store=desk.store,
        output=output,
        executor=InlineExecutor(),
        clock=FixedClock(NOW),
        program="1",
    )
    windows = {"store": desk.store, "output": output}
    history = GitHistory(str(desk.root))
    found = building.find_file("sitemap.xml", desk.site, history=history, **windows)
    assert found is not None
    return len(found.inputs)


@pytest.mark.parametrize("has_git", [True, False])
def test_git_is_called_no_more_often_for_many_articles_than_for_few(
    desk: Desk, needs: Needs, calls: Callable[[], int], *, has_git: bool
) -> None:
    if has_git:
        begin(needs("git"), desk.root).commit("All")
    counts = []
    for last in (2, 12):
        write(desk, last)
        before = calls()
        assert inputs(desk) > 2 * last
        counts.append(calls() - before)
    assert 0 < counts[1] <= counts[0]
