"""`diptyque build --verify`: two builds, as unlike as can be, and one site."""

from pathlib import Path

from hypothesis import given, strategies as st

from pipeline.adapters import BackwardExecutor
from pipeline.cli.verifying import compare
from tests.cli.conftest import Command


def test_a_site_is_built_twice_alike_and_nothing_is_written(
    diptyque: Command, site: Path
) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    ended = diptyque("build", "--verify")
    assert (ended.code, "byte for byte" in ended.output) == (0, True), ended
    after = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert after == before


def test_a_template_that_throws_dice_is_found(diptyque: Command, site: Path) -> None:
    (site / "theme").mkdir()
    dice = "<p>{{ range(1000000000) | random }}"
    (site / "theme/feeds.html").write_text(dice)
    ended = diptyque("build", "--verify", "--json")
    assert ended.code == 1
    assert ended.report["differing"] == ["en/feeds/index.html", "fr/feeds/index.html"]
    assert "first in en/feeds/index.html" in diptyque("build", "--verify").output


def test_a_file_that_only_one_build_makes_is_a_difference() -> None:
    assert compare({"a": "1", "b": "2"}, {"b": "2", "c": "3"}).differing == ("a", "c")


@given(st.lists(st.integers()))
def test_work_that_is_done_backwards_comes_back_in_order(numbers: list[int]) -> None:
    done: list[int] = []

    def note(number: int) -> int:
        done.append(number)
        return -number

    assert list(BackwardExecutor().map(note, numbers)) == [-n for n in numbers]
    assert done == numbers[::-1]
