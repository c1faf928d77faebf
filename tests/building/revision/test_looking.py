"""A large output is looked at beside all else, and nothing comes of it otherwise."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from msgspec import Struct, field

from pipeline.ports import Question
from tests.building.conftest import Newsroom, make_newsroom, make_translated

_MANY = 16_400
_PAGE = "en/index.html"


class Aside(Struct):
    """Asks at once, and says what it has heard."""

    heard: list[bool] = field(default_factory=list)

    @contextmanager
    def __call__(self, question: Question) -> Iterator[Question]:
        self.heard.append(answer := question())
        yield lambda: answer


@pytest.fixture(name="large", scope="module")
def _large() -> Newsroom:
    room = make_translated(make_newsroom())
    for number in range(_MANY):
        room.write(f"static/notes/{number}.txt", str(number))
    room.build(program="1")
    return room


def test_a_large_output_is_looked_at_beside_all_else(large: Newsroom) -> None:
    aside, page = Aside(), large.page(_PAGE)
    assert large.build(program="1", beside=aside).written == 0
    large.output.write(_PAGE, b"somebody else's")
    assert large.build(program="1", beside=aside).written == 1
    assert large.page(_PAGE) == page
    large.write("articles/market.md", large.text("articles/market.md") + "\nMore.\n")
    assert large.build(program="1", beside=aside).written > 1
    assert aside.heard == [True, False, True]


def test_a_small_one_is_looked_at_when_its_turn_comes() -> None:
    room, aside = make_newsroom(), Aside()
    room.build(program="1", beside=aside)
    room.build(program="1", beside=aside)
    assert not aside.heard
