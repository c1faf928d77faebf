"""A check that remembers the last one finds what one from nothing finds."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from pipeline import building
from pipeline.adapters import (
    InlineExecutor,
    LocalStore,
    MemoryStore,
)
from pipeline.building import CheckReport
from pipeline.cli import formats
from pipeline.cli.wording import tell_in
from pipeline.errors import ConfigurationError
from pipeline.model.diagnostics import Diagnostic, Severity
from tests.building.conftest import Newsroom, make_newsroom, make_translated
from tests.building.desk import Desk
from tests.building.inspection.meddling import (
    EDITS,
    LETTERS,
    MARKET_PO,
    PLAIN,
    PLUGIN,
    Game,
    forget_plugin,
)
from tests.building.traces.test_remembering import WatchedStore


def told(found: Sequence[Diagnostic]) -> list[str]:
    """Return findings in every form, and in both languages."""
    spoken = [replace(e, message=tell_in("fr", e.message)) for e in found]
    return [
        written
        for every in (found, spoken)
        for written in (
            formats.write_text(every),
            formats.write_json(every, {}),
            formats.write_github(every),
            formats.write_sarif(every, "1"),
            formats.write_junit(every, lambda each: each.severity > Severity.INFO),
        )
    ]


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which the rules of a site can be found."""
    folder = tmp_path / "plugins"
    folder.mkdir()
    (folder / "initial_rules.py").write_text(PLUGIN.format(letter=LETTERS[0]))
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setattr("sys.dont_write_bytecode", True)  # it changes within a second
    forget_plugin()
    yield folder
    forget_plugin()


def begin(store: LocalStore | MemoryStore, chance: Random, plugins: Path) -> Game:
    room = make_translated(make_newsroom())
    for path, content in room.store.files.items():
        store.write(path, content)
    return Game(store, room.site, chance, plugins)


def outcome(ask: Callable[..., object], asked: dict[str, Any]) -> object:
    try:
        return ask(**asked)
    except ConfigurationError as error:
        return str(error)


@pytest.mark.parametrize("seed", range(14))
def test_what_is_remembered_of_a_check_never_shows(
    seed: int, tmp_path: Path, plugins: Path
) -> None:
    chance = Random(seed)  # noqa: S311 - a game, no secret
    store = LocalStore(str(tmp_path / "site")) if seed % 2 else MemoryStore()
    game = begin(store, chance, plugins)
    for _ in range(16):
        for _ in range(chance.randint(0, 2)):
            chance.choice(EDITS)(game)
        asked = game.question()
        wanted = outcome(lambda **each: game.check("", **each), asked)
        found = outcome(lambda **each: game.check(game.program, **each), asked)
        assert found == wanted
        assert outcome(game.mend, {"program": game.program}) == outcome(game.mend, {})
        if isinstance(found, CheckReport) and isinstance(wanted, CheckReport):
            assert told(found.diagnostics) == told(wanted.diagnostics)


def ask(room: Newsroom, **asked: Any) -> CheckReport:
    executor = InlineExecutor()
    return building.check(
        room.site, store=room.store, executor=executor, program="1", **asked
    )


def test_each_question_has_its_own_answer(translated: Newsroom) -> None:
    then = MemoryStore(dict(translated.store.files))
    translated.write("articles/plain.md", PLAIN)
    assert ask(translated, then=then).articles == 1
    assert ask(translated, then=MemoryStore(dict(translated.store.files))).articles == 0
    assert ask(translated, only=("articles/plain.md",)).articles == 1
    assert ask(translated, only=("articles/plain.md", "en")).articles == 1
    assert ask(translated).articles == 3


def test_where_nothing_has_changed_nothing_is_read(translated: Newsroom) -> None:
    first = ask(translated)
    answer = dict(translated.store.files)
    for path in answer:
        if path.startswith(".diptyque/judged"):
            del translated.store.files[path]  # the answer alone will do
    assert ask(translated) == first
    assert not translated.store.exists(".diptyque/judged")


def test_only_what_has_changed_is_judged_again(translated: Newsroom) -> None:
    ask(translated)
    place = ".diptyque/judged"
    before = translated.store.read(place)
    text = translated.text(MARKET_PO)
    translated.write(MARKET_PO, text.replace("The night market", "The  night market"))
    watched = WatchedStore(translated.store.files)
    report = building.check(
        translated.site, store=watched, executor=InlineExecutor(), program="1"
    )
    assert "double-space" in {each.code for each in report.diagnostics}
    assert "articles/train.md" not in watched.asked
    assert {"articles/market.md", MARKET_PO} <= set(watched.asked)
    translated.write(MARKET_PO, text)
    ask(translated)
    assert translated.store.read(place) == before


def test_a_site_that_can_not_be_written_to_is_checked_all_the_same(
    desk: Desk,
) -> None:
    place = desk.root / ".diptyque"
    place.write_text("Nothing can be put in here.")
    asked: dict[str, Any] = {"store": desk.store, "executor": InlineExecutor()}
    found = building.check(desk.site, **asked, program="1")
    assert found == building.check(desk.site, **asked)
    assert place.is_file()
