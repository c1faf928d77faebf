"""A check that remembers the last one finds what one from nothing finds."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from pipeline import building
from pipeline.adapters import (
    BackwardExecutor,
    InlineExecutor,
    LocalStore,
    MemoryStore,
    PillowDarkroom,
)
from pipeline.building import CheckReport, Exemption
from pipeline.cli import formats
from pipeline.cli.wording import tell_in
from pipeline.errors import ConfigurationError
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.ledger import Ledger
from pipeline.model.site import Checks, Level, Site
from pipeline.ports import Executor, Store
from pipeline.publishing import serialize
from pipeline.validating import select
from tests.photographs import oriented, photograph, saved

from .conftest import MARKET, STALL, TRAIN, Newsroom, make_newsroom, make_translated
from .desk import TYPED, Desk
from .test_remembering import WatchedStore

CATALOG = re.compile(r"locales/(?:fr|en)/LC_MESSAGES/.+\.po")
MARKET_PO = "locales/en/LC_MESSAGES/articles/market.po"
NIGHT = MARKET.replace("Le marché de nuit", "Le marché de jour")
PLAIN = "---\ntitle: Un essai\nlang: fr\n---\n\nVoir [ici](train.md#nowhere).\n"
ARTICLES = {
    "articles/market.md": (MARKET, MARKET.replace("3,50", "4,50"), "---\nlang: xx\n"),
    "articles/train.md": (TRAIN, TRAIN.replace("Platform", "The platform")),
    "articles/more/night.md": (NIGHT, NIGHT.replace("lang: fr", "lang: fr\nid: own")),
    "articles/plain.md": (PLAIN, PLAIN.replace("ici", "![ici](photo.jpg)"), "\udcff"),
}
OTHERS = {
    "articles/photo.jpg": (
        saved(photograph(90, 60)),
        oriented(6, place=True),
        b"no photograph",
    ),
    "articles/stall.svg": (STALL, b"<svg"),
    "locales/glossary.csv": (
        b"id,fr,en\nfig,figue,fig\n",
        b"id,fr,en\nfig,figue,plum\n",
        b"oops",
    ),
    "locales/fr/LC_MESSAGES/site.po": (
        b'msgid ""\nmsgstr "Language: fr\\n"\n',
        b"\x00",
    ),
    "theme/article.html": (b"{% block title %}", b"{{ title }}"),
    "locales/editions.json": tuple(
        serialize(Ledger(paths={"articles/train.md": name}))
        for name in ("train", "market", "own")
    ),
    "static/CON": (b"x",),
    "static/robots.txt": (b"x",),
}
PLUGIN = """\
from pipeline.model.diagnostics import Severity
from pipeline.validating.rulebook import Finding, SiteRule

def check(texts):
    for each in texts:
        if each.text.startswith("{letter}"):
            yield Finding(message=f"{letter}{{len(texts)}}", rendering=each)

RULES = SiteRule(
    code="initial", severity=Severity.INFO, summary="", why="", mend="", check=check
)
"""
LETTERS = "TF"


@dataclass(frozen=True)
class Speller:
    """Knows all words but some."""

    unknown: frozenset[str]

    def reads(self, tag: str) -> bool:
        return tag == "en"

    def is_known(self, word: str, tag: str) -> bool:  # noqa: ARG002
        return word.lower() not in self.unknown

    def suggest(self, word: str, tag: str) -> Sequence[str]:  # noqa: ARG002
        return ("crate",) if word.startswith("c") else ()


SPELLERS = (None, Speller(frozenset({"crates"})), Speller(frozenset({"lamp", "figs"})))


@dataclass(slots=True)
class Game:
    """People change anything at all, and check now and then."""

    store: LocalStore | MemoryStore
    site: Site
    chance: Random
    plugins: Path
    letter: str = LETTERS[0]
    program: str = "1"
    past: list[MemoryStore] = field(default_factory=list)
    memories: list[dict[str, bytes]] = field(default_factory=list)

    def write(self) -> None:
        path = self.chance.choice(list(ARTICLES))
        self.store.write(
            path, self.chance.choice(ARTICLES[path]).encode("utf-8", "surrogateescape")
        )

    def put(self) -> None:
        path = self.chance.choice(list(OTHERS))
        self.store.write(path, self.chance.choice(OTHERS[path]))

    def remove(self) -> None:
        paths = [*ARTICLES, *OTHERS, *self.catalogs()]
        self.store.remove(self.chance.choice(paths))

    def translate(self) -> None:
        """Change a text of a catalog, or the whole of it."""
        for path in self.chance.sample(self.catalogs(), min(2, len(self.catalogs()))):
            text = self.store.read(path).decode("utf-8", "replace")
            words = self.chance.choice(["The  crates ", "Two lamps", "Figs, figs", "T"])
            parts = re.split(r'(?<=\nmsgstr ")(.*)(?="\n\n)', text)
            if len(parts) > 3:
                parts[self.chance.randrange(3, len(parts), 2)] = words
            self.store.write(path, "".join(parts).encode())

    def spoil(self) -> None:
        for path in self.chance.sample(self.catalogs(), min(1, len(self.catalogs()))):
            self.store.write(path, self.store.read(path) + b"\nmsgid oops\n")

    def extract(self) -> None:
        building.extract(self.site, store=self.store, executor=InlineExecutor())

    def copy_translations(self) -> None:
        """Let a second article say what the market says, but for a word."""
        with suppress(Exception):
            text = self.store.read(MARKET_PO).decode()
            word = self.chance.choice(["lamp", "light", "One"])
            self.store.write(
                MARKET_PO.replace("market", "more/night"),
                text.replace("One lamp", word).encode(),
            )

    def fix(self) -> None:
        building.correct(self.site, store=self.store, executor=InlineExecutor())

    def waive(self) -> None:
        found = [e for e in self.check("").diagnostics if e.path and e.line]
        for each in self.chance.sample(found, min(2, len(found))):
            asked = Exemption(
                path=each.path, line=each.line, code=each.code, reason="It is meant."
            )
            with suppress(ConfigurationError):
                building.waive(asked, self.site, store=self.store)

    def configure(self) -> None:
        """Make something of the rules, of the dictionaries, or of the site."""
        pick = self.chance.choice
        levels = {
            **dict(TYPED),
            pick(["doubled-word", "double-space", "varies-elsewhere"]): pick([*Level]),
        }
        plugins = pick([(), (), ("initial_rules",)])
        checks = Checks(
            levels=tuple(sorted(levels.items())),
            plugins=plugins,
            speller=pick(SPELLERS),
        )
        url = pick(["https://gazette.example/", "https://other.example/"])
        self.site = replace(self.site, check=checks, base_url=url)

    def program_changes(self) -> None:
        """Change the code of the rule of the site, by which the program is another."""
        self.letter = self.chance.choice(LETTERS)
        code = PLUGIN.format(letter=self.letter)
        (self.plugins / "initial_rules.py").write_text(code)
        self.program = self.letter
        forget_plugin()

    def remember_then(self) -> None:
        files = {path: self.store.read(path) for path in self.store.walk()}
        self.past.append(MemoryStore(files))

    def keep_memory(self) -> None:
        self.memories.append(dict(self.memory()))

    def tamper(self) -> None:
        """Lose what is remembered, damage it, or put that of another time there."""
        for path, content in self.memory():
            match self.chance.randrange(4):
                case 0:
                    self.store.remove(path)
                case 1:
                    at = self.chance.randrange(len(content))
                    other = bytes((content[at] ^ 1,))
                    self.store.write(path, content[:at] + other + content[at + 1 :])
                case 2 if self.memories:
                    old = self.chance.choice(self.memories)
                    self.store.write(path, old.get(path, b""))
                case _:
                    self.store.write(path, content[: len(content) // 2])

    def memory(self) -> list[tuple[str, bytes]]:
        names = ("judged", "checked")
        parts = ("", "-sources", "-part", "-sources-part")
        paths = [f".diptyque/{name}{part}" for name in names for part in parts]
        return [(p, self.store.read(p)) for p in paths if self.store.exists(p)]

    def catalogs(self) -> list[str]:
        return [path for path in self.store.walk("locales") if CATALOG.fullmatch(path)]

    def check(self, program: str, **asked: Any) -> CheckReport:
        executors: list[Executor] = [InlineExecutor(), BackwardExecutor()]
        window: Store = self.store
        return building.check(
            self.site,
            store=window,
            executor=self.chance.choice(executors),
            darkroom=PillowDarkroom(),
            program=program,
            **asked,
        )

    def question(self) -> dict[str, Any]:
        known = [p for p in (*ARTICLES, *self.catalogs()) if self.store.exists(p)]
        part = tuple(self.chance.sample([*known, "fr", "en"], 2))
        return {
            "only": self.chance.choice([(), (), (), part]),
            "then": self.chance.choice([None, None, *self.past]),
            "has_sources": self.chance.random() < 0.3,
        }


EDITS: tuple[Callable[[Game], None], ...] = (
    *(Game.write, Game.write, Game.put, Game.put, Game.remove),
    *(Game.translate, Game.translate, Game.translate, Game.spoil),
    *(Game.extract, Game.copy_translations, Game.copy_translations, Game.fix),
    *(Game.waive, Game.configure, Game.configure, Game.program_changes),
    *(Game.remember_then, Game.keep_memory, Game.tamper),
)


def forget_plugin() -> None:
    """Let the rules of the site be loaded anew, as the next process does."""
    import sys  # noqa: PLC0415

    select.cache_clear()
    sys.modules.pop("initial_rules", None)


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


def outcome(check: Callable[..., CheckReport], asked: dict[str, Any]) -> object:
    try:
        return check(**asked)
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
