"""What the memory is taught while it is taught something else already."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.adapters import LocalStore, load
from pipeline.adapters.tm import SqliteMemory
from pipeline.desk.bureau import Bureau
from pipeline.errors import OperatingError
from pipeline.model.phrases import say
from pipeline.model.units import UnitFile
from tests.building.desk import FIGS, Desk, told
from tests.desk.conftest import NAME

CATALOG = f"locales/en/LC_MESSAGES/articles/{NAME}.po"


class Interrupted(SqliteMemory):
    """A memory that something happens to before it takes in what was read."""

    def __init__(self, path: Path, happens: Callable[[], None]) -> None:
        super().__init__(str(path))
        self.happens = [happens]

    def stock(self, stocks: Iterable[UnitFile], gone: Iterable[str]) -> None:
        """Take files in."""
        every = tuple(stocks)
        if every and self.happens:
            self.happens.pop()()
        super().stock(every, gone)


def opened(room: Desk, memory: SqliteMemory) -> Bureau:
    """Return the bureau of a site, of which only the memory matters."""
    unasked: Any = None
    return Bureau(
        site=load(room.root),
        store=LocalStore(str(room.root)),
        board=unasked,
        memory=memory,
        history=unasked,
        now=lambda: datetime(2026, 11, 23, tzinfo=UTC),
        compare=unasked,
    )


def known(memory: SqliteMemory) -> list[str]:
    return [each.text for each in memory.exact(FIGS, ("fr", "en"))]


def test_what_is_saved_while_catalogs_are_read_is_learned(
    room: Desk, tmp_path: Path
) -> None:
    def saved() -> None:
        room.translate(NAME)
        bureau.learned.add(CATALOG)
        bureau.learn()

    memory = Interrupted(tmp_path / "memory", saved)
    bureau = opened(room, memory)
    bureau.stock_up()
    assert known(memory) == [told(FIGS)]
    assert bureau.learned == set()


def test_what_could_not_be_learned_is_learned_the_next_time(
    room: Desk, tmp_path: Path
) -> None:
    def full() -> None:
        raise OperatingError(say("full"), say("wait"))

    room.translate(NAME)
    memory = Interrupted(tmp_path / "memory", full)
    bureau = opened(room, memory)
    bureau.learned.add(CATALOG)
    bureau.learn()
    assert known(memory) == []
    bureau.learn()
    assert known(memory) == [told(FIGS)]
