"""A small site in memory, and the ways to send it through the corridor."""

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from lxml import etree, html
from msgspec import Struct, field

from pipeline import building
from pipeline.adapters import (
    FixedClock,
    InlineExecutor,
    MemoryStore,
    PillowDarkroom,
)
from pipeline.building import BuildReport, CheckReport, ExtractReport
from pipeline.building.contents.orders import later
from pipeline.model.locales import parse_tag
from pipeline.model.site import Checks, Site
from pipeline.ports import Beside
from tests.building.desk import FIGS, LAMP, TRAM, TYPED, Desk, Settle, article

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)

MARKET = """\
---
title: Le marché de nuit
lang: fr
date: 2026-11-20
summary: On y vend des figues jusqu'à minuit.
section: city
tags: [food]
---

## Une lampe, deux cageots

Il dit : "oui !" et [raconte](train.md#platform) la suite.

![Un étal.](stall.svg "L'étal | Lou Sabatier")

| Fruit | Prix |
|---|---|
| Figue | 3,50 € |
"""

TRAIN = """\
---
title: The last train
lang: en
date: 2026-11-21T18:30:00+01:00
summary: It leaves at five past midnight.
tags: [mobility]
---

## Platform {#platform}

She said "no". See [the market](market.md).[^1]

[^1]: Twice.
"""

STALL = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"></svg>'


NAMES = {"city": "City", "food": "Food", "mobility": "Mobility"}
INTO_ENGLISH = {
    "Le marché de nuit": "The night market",
    "On y vend des figues jusqu'à minuit.": "Figs are sold until midnight.",
    "Une lampe, deux cageots": "One lamp, two crates",
    'Il dit : \\"oui !\\" et [raconte][1] la suite.': (
        'He says \\"yes!\\" and [tells][1] the rest.'
    ),
    "Un étal.": "A stall.",
    "L'étal": "The stall",
    "Fruit": "Fruit",
    "Prix": "Price",
    "Figue": "Fig",
    "3,50 €": "€3.50",
}

INTO_FRENCH = {
    "The last train": "Le dernier train",
    "It leaves at five past midnight.": "Il part à minuit cinq.",
    "Platform": "Le quai",
    'She said \\"no\\". See [the market][1].[^1]': (
        'Elle a dit \\"non\\". Voir [le marché][1].[^1]'
    ),
    "Twice.": "Deux fois.",
}


class Newsroom(Struct):
    """A site in memory, and what people do with it."""

    site: Site
    store: MemoryStore = field(default_factory=MemoryStore)
    output: MemoryStore = field(default_factory=MemoryStore)
    now: datetime = NOW

    def write(self, path: str, text: str | bytes) -> None:
        """Save a file of the site."""
        content = text.encode() if isinstance(text, str) else text
        self.store.write(path, content)

    def text(self, path: str) -> str:
        """Return a file of the site."""
        return self.store.read(path).decode()

    def page(self, path: str) -> str:
        """Return a published file."""
        return self.output.read(path).decode()

    def extract(self, *, check_only: bool = False) -> ExtractReport:
        """Bring the catalogs up to date."""
        return building.extract(
            self.site,
            store=self.store,
            executor=InlineExecutor(),
            check_only=check_only,
        )

    def check(self, *only: str) -> CheckReport:
        """Judge the site, or a part of it."""
        return building.check(
            self.site, store=self.store, executor=InlineExecutor(), only=only
        )

    def build(
        self,
        *tags: str,
        check_only: bool = False,
        program: str = "",
        beside: Beside = later,
    ) -> BuildReport:
        """Publish the site, or some of its languages; with a program, from memory."""
        return building.build(
            self.site,
            store=self.store,
            output=self.output,
            executor=InlineExecutor(),
            clock=FixedClock(self.now),
            darkroom=PillowDarkroom(),
            languages=tuple(map(parse_tag, tags)),
            check_only=check_only,
            program=program,
            beside=beside,
        )

    def find(self, path: str, xpath: str) -> list[etree._Element]:
        """Return the elements of a published page that a path leads to."""
        return cast(
            "list[etree._Element]", html.fromstring(self.page(path)).xpath(xpath)
        )

    def translate(self, path: str, pairs: dict[str, str]) -> None:
        """Type translations into a catalog, as with a text editor."""
        text = self.text(path)
        for source, translation in pairs.items():
            before = f'msgid "{source}"\nmsgstr ""\n'
            assert before in text, source
            text = text.replace(before, f'msgid "{source}"\nmsgstr "{translation}"\n')
        self.write(path, text)


def make_newsroom() -> Newsroom:
    """Return a site with an article in each language, nothing translated."""
    site = Site(
        base_url="https://gazette.example/",
        languages=(parse_tag("fr"), parse_tag("en")),
        timezone="Europe/Paris",
        check=Checks(levels=TYPED),
    )
    room = Newsroom(site)
    room.write("articles/market.md", MARKET)
    room.write("articles/train.md", TRAIN)
    room.write("articles/stall.svg", STALL)
    return room


def make_translated(room: Newsroom) -> Newsroom:
    """Return a site with its catalogs filled."""
    room.extract()
    room.translate("locales/en/LC_MESSAGES/articles/market.po", INTO_ENGLISH)
    room.translate("locales/fr/LC_MESSAGES/articles/train.po", INTO_FRENCH)
    room.translate("locales/en/LC_MESSAGES/site.po", NAMES)
    room.translate("locales/fr/LC_MESSAGES/site.po", NAMES)
    return room


@pytest.fixture
def newsroom() -> Newsroom:
    """A site with an article in each language, nothing translated."""
    return make_newsroom()


@pytest.fixture
def translated(newsroom: Newsroom) -> Newsroom:
    """The same site, its catalogs filled."""
    return make_translated(newsroom)


def text(element: etree._Element) -> str:
    """Return all the text in an element."""
    return "".join(str(piece) for piece in element.itertext())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A site of two articles in French, translated into English."""
    made = Desk(tmp_path / "site")
    made.save("market.md", article("Le marché", FIGS, LAMP))
    made.save("tram.md", article("Le tramway", TRAM))
    made.extract()
    made.translate("market")
    made.translate("tram")
    return made


@pytest.fixture
def settle(needs: Callable[[str], str]) -> Settle:
    """Extract, and hold all that must hold of any extraction."""
    msgfmt = needs("msgfmt")

    def extract(desk: Desk) -> ExtractReport:
        before = desk.approved()
        files = desk.files()
        announced = desk.extract(check=True)
        assert desk.files() == files, "a check wrote something"
        report = desk.extract()
        assert announced == report, "a check announced something else"
        assert desk.approved() >= before, "something approved was lost"
        files = desk.files()
        again = desk.extract()
        assert not again.changes, "a second run changed something"
        assert desk.files() == files
        for place in desk.root.glob("locales/**/*.po"):
            subprocess.run([msgfmt, "-c", "-o", "/dev/null", place], check=True)
        return report

    return extract


def totals(report: BuildReport) -> tuple[int, dict[str, int]]:
    """Return of how many articles a site was made, and how many files of each kind."""
    files = {kind: each.total for kind, each in report.work.files.items()}
    return report.work.articles.total, files


def assert_adds_up(report: BuildReport, clean: BuildReport) -> None:
    """Insist that a build counts all that one from nothing does."""
    files = report.work.files.values()
    assert totals(report) == totals(clean)
    assert sum(each.total for each in files) == report.written + report.unchanged
    assert sum(each.anew for each in files) >= report.written
    assert all(each.reused >= 0 for each in (report.work.articles, *files))
