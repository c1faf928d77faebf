"""A bar changes nothing but what a terminal shows."""

import pytest

from pipeline.adapters import InlineExecutor
from pipeline.cli import progress
from pipeline.cli.progress import WatchedExecutor


@pytest.mark.parametrize("patience", [0.0, 60.0])
@pytest.mark.parametrize("is_shown", [True, False])
def test_the_results_are_those_of_the_executor(
    monkeypatch: pytest.MonkeyPatch, patience: float, *, is_shown: bool
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", patience)
    watched = WatchedExecutor(InlineExecutor(), is_quiet=False)
    watched.is_shown = is_shown
    assert watched.workers == 1
    assert list(watched.map(abs, range(-3, 3))) == [3, 2, 1, 0, 1, 2]
    assert list(watched.map(abs, [])) == []


def test_no_bar_is_drawn_where_no_terminal_looks_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    list(WatchedExecutor(InlineExecutor(), is_quiet=False).map(abs, [1]))
    assert capsys.readouterr().err == ""
