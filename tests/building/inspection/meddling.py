"""People who change anything at all in a site, and check it now and then."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from msgspec.structs import replace

from pipeline import building
from pipeline.adapters import (
    BackwardExecutor,
    InlineExecutor,
    LocalStore,
    MemoryStore,
    PillowDarkroom,
)
from pipeline.building import CheckReport, Correction, Exemption
from pipeline.errors import ConfigurationError
from pipeline.model.ledger import Ledger
from pipeline.model.site import Checks, Level, Site
from pipeline.ports import Executor, Store
from pipeline.publishing import serialize
from pipeline.validating import select
from tests.building.conftest import MARKET, STALL, TRAIN
from tests.building.desk import TYPED
from tests.photographs import oriented, photograph, saved

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
        paths = sorted(self.store.walk(".diptyque"))
        return [(path, self.store.read(path)) for path in paths]

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

    def mend(self, program: str = "") -> tuple[Correction, ...]:
        """Return what would be mended."""
        window: Store = self.store
        return building.correct(
            self.site,
            store=window,
            executor=InlineExecutor(),
            check_only=True,
            program=program,
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
