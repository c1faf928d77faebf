"""The board of the desk knows how far the articles are, whatever changes meanwhile."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.adapters import InlineExecutor, LocalStore
from pipeline.building.tallies.status import EditionStatus
from pipeline.building.traces.remembering import FOLDER
from pipeline.desk import Board
from tests.building.desk import FIGS, LAMP, NOW, TRAM, Desk, article

NAMES = ("lampe", "marche", "tram")


@dataclass(frozen=True, slots=True)
class NotingStore(LocalStore):
    """Files, and which of them are read."""

    read_of: list[str] = field(default_factory=list)

    def read(self, path: str) -> bytes:
        self.read_of.append(path)
        return LocalStore.read(self, path)

    def stamps(self, under: str = "") -> Iterator[tuple[str, str, bool]]:
        """Say that all have settled: nothing changes twice in an instant here."""
        for path, stamp, _ in LocalStore.stamps(self, under):
            yield path, stamp, True


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    for name, text in zip(NAMES, (LAMP, FIGS, TRAM), strict=True):
        made.save(f"{name}.md", article(name, text))
    made.extract()
    made.translate("tram")
    return made


def begun(desk: Desk, days: int = 0, **other: object) -> tuple[Board, NotingStore]:
    """Have a desk begin; what it reads of the site is noted."""
    store = NotingStore(str(desk.root))
    now = NOW + timedelta(days=days)
    board = Board(site=desk.site, store=store, now=lambda: now, program="1")
    for name, value in other.items():
        setattr(board, name, value)
    board.begin(InlineExecutor())
    store.read_of[:] = [x for x in store.read_of if not x.startswith(FOLDER)]
    return board, store


def known(board: Board) -> list[EditionStatus]:
    return sorted(board.editions(), key=lambda each: each.path)


def test_what_is_known_is_not_read_again(desk: Desk) -> None:
    first, _ = begun(desk)
    again, store = begun(desk)
    assert known(again) == known(first)
    assert len(known(again)) == len(NAMES)
    assert store.read_of == []
    assert again.sums() == first.sums()


def edit(desk: Desk) -> None:
    desk.save("marche.md", article("marche", FIGS, "Neuf."))


def remove(desk: Desk) -> None:
    desk.delete("lampe.md")


def add(desk: Desk) -> None:
    desk.save("neuf.md", article("neuf", "Un texte."))


def translate(desk: Desk) -> None:
    desk.translate("marche")


def spoil(desk: Desk) -> None:
    desk.catalog("tram").write_bytes(b'msgid "')


def forge(desk: Desk) -> None:
    (desk.root / FOLDER / "board").write_bytes(b"\x94\xa1x")


@pytest.mark.parametrize("change", [edit, remove, add, translate, spoil, forge])
def test_a_board_that_remembers_knows_what_one_from_nothing_does(
    desk: Desk, change: Callable[[Desk], None]
) -> None:
    begun(desk)
    change(desk)
    remembered, _ = begun(desk)
    bare = Desk(desk.root, replace(desk.site))
    (desk.root / FOLDER / "board").unlink()
    fresh, _ = begun(bare)
    assert known(remembered) == known(fresh)
    assert list(remembered.diagnostics()) == list(fresh.diagnostics())


def test_what_has_errors_is_said_each_time(desk: Desk) -> None:
    spoil(desk)
    assert len(list(begun(desk)[0].diagnostics())) == 1
    assert len(list(begun(desk)[0].diagnostics())) == 1


def test_another_program_or_site_reads_all_again(desk: Desk) -> None:
    begun(desk)
    _, store = begun(desk, program="2")
    assert store.read_of


def test_an_embargo_ends_while_the_board_is_known(desk: Desk) -> None:
    text = article("tram", TRAM).replace("---\n\n", "embargo: 2026-11-25\n---\n\n")
    desk.save("tram.md", text)
    desk.extract()
    assert [each.is_published for each in known(begun(desk)[0])][-1:] == [False]
    assert [each.is_published for each in known(begun(desk, days=9)[0])][-1:] == [True]


def test_what_may_yet_change_unseen_is_read_again(desk: Desk) -> None:
    class Restless(NotingStore):
        """Files that have changed in this very instant."""

        def stamps(self, under: str = "") -> Iterator[tuple[str, str, bool]]:
            for path, stamp, _ in LocalStore.stamps(self, under):
                yield path, stamp, path != "articles/tram.md"

    times = iter(range(1000))
    store = Restless(str(desk.root))
    board = Board(
        site=desk.site,
        store=store,
        now=lambda: NOW + timedelta(seconds=next(times)),
        program="1",
    )
    board.begin(InlineExecutor())
    store.read_of.clear()
    board.refresh(InlineExecutor())
    catalogs = [each for each in store.read_of if each.endswith(".po")]
    assert catalogs == ["locales/en/LC_MESSAGES/articles/tram.po"]
