"""The board of the desk knows how far the articles are, whatever changes meanwhile."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings, strategies as st
from msgspec import field
from msgspec.structs import replace

from pipeline.adapters import InlineExecutor, LocalStore
from pipeline.building.tallies.status import EditionStatus
from pipeline.building.traces.remembering import FOLDER
from pipeline.desk import Board, boards
from tests.building.desk import FIGS, LAMP, NOW, TRAM, Desk, article

NAMES = ("lampe", "marche", "tram")


class NotingStore(LocalStore, frozen=True):
    """Files, and which of them are read."""

    read_of: list[str] = field(default_factory=list)
    restless: list[str] = field(default_factory=list)

    def read(self, path: str) -> bytes:
        self.read_of.append(path)
        return LocalStore.read(self, path)

    def census(self, under: str = "") -> Iterator[tuple[str, str, bool]]:
        """Say that all have settled: nothing changes twice in an instant here."""
        for path, stamp, _ in LocalStore.census(self, under):
            yield path, stamp, self.has_settled(path)

    def has_settled(self, path: str) -> bool:
        """Say so of one."""
        return path not in self.restless


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return furnished(tmp_path)


def furnished(folder: Path) -> Desk:
    """Make a site of three articles."""
    made = Desk(folder)
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
    board, store = begun(desk)
    store.restless.append("articles/tram.md")
    store.read_of.clear()
    (desk.root / "articles/tram.md").touch()
    for _ in range(2):
        assert board.refresh(InlineExecutor())
        assert set(catalogs_of(store)) == {"tram"}
        assert "articles/lampe.md" not in store.read_of
        store.read_of.clear()
    store.restless.clear()
    board.refresh(InlineExecutor())
    assert not board.refresh(InlineExecutor())


def catalogs_of(store: NotingStore) -> list[str]:
    """Return whose catalogs were read."""
    return [Path(each).stem for each in store.read_of if each.endswith(".po")]


@pytest.mark.parametrize("change", [edit, remove, add, translate, spoil])
def test_no_more_is_read_than_has_changed(
    desk: Desk, change: Callable[[Desk], None]
) -> None:
    board, store = begun(desk)
    store.read_of.clear()
    change(desk)
    assert board.refresh(InlineExecutor())
    articles = {each for each in store.read_of if each.startswith("articles/")}
    assert len(articles) == (change is not remove)
    assert len(catalogs_of(store)) <= 1
    store.read_of.clear()
    assert not board.refresh(InlineExecutor())
    assert store.read_of == []


def test_a_look_at_a_large_site_is_good_for_a_while(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boards, "_MANY", 3)
    board, store = begun(desk)
    clock = [NOW]
    board.now = lambda: clock[0]
    board.refresh(InlineExecutor())
    for name in ("lampe", "marche"):
        desk.translate(name)
    board.touched.add("marche")
    for second, read in ((1, {"marche"}), (2, set()), (9, {"lampe"})):
        clock[0] = NOW + timedelta(seconds=second)
        store.read_of.clear()
        board.refresh(InlineExecutor())
        assert read <= set(catalogs_of(store)) <= {*read, "marche"}
    fresh, _ = begun(desk)
    assert known(board) == known(fresh)


def test_an_article_that_takes_another_id_is_another(desk: Desk) -> None:
    board, _ = begun(desk)
    text = article("marche", FIGS).replace("---\n\n", "id: halle\n---\n\n")
    desk.save("marche.md", text)
    board.refresh(InlineExecutor())
    assert sorted(board.files) == ["halle", "lampe", "tram"]
    desk.rename("marche.md", "zoo.md")
    board.refresh(InlineExecutor())
    assert board.files["halle"].path == "articles/zoo.md"
    assert [each.path for each in board.editions()][-1] == "articles/zoo.md"


Change = Callable[[Desk, str], None]


def write_article(desk: Desk, name: str) -> None:
    desk.save(f"{name}.md", article(name, FIGS, f"{len(desk.files())}."))


def drop_article(desk: Desk, name: str) -> None:
    (desk.root / f"articles/{name}.md").unlink(missing_ok=True)


def write_catalog(desk: Desk, name: str) -> None:
    if desk.catalog(name).is_file():
        desk.translate(name)


def drop_catalog(desk: Desk, name: str) -> None:
    desk.catalog(name).unlink(missing_ok=True)


@settings(max_examples=15)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([write_article, drop_article, write_catalog, drop_catalog]),
            st.sampled_from([*NAMES, "deep/neuf"]),
        ),
        max_size=6,
    )
)
def test_whatever_changes_a_board_knows_what_one_from_nothing_does(
    changes: list[tuple[Change, str]],
) -> None:
    with TemporaryDirectory() as folder:
        desk = furnished(Path(folder))
        board, _ = begun(desk)
        for change, name in changes:
            change(desk, name)
            board.refresh(InlineExecutor())
        (desk.root / FOLDER / "board").unlink()
        fresh, _ = begun(desk)
        assert known(board) == known(fresh)
        assert list(board.editions()) == list(fresh.editions())
        assert board.files == fresh.files
