"""Sixty builds, and a reader that follows: each item is told of once, none is lost."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from reader import EntryUpdateStatus, Reader, make_reader

from pipeline.adapters import LocalStore
from tests.building.desk import Desk, article

FEEDS = ("fr/feed.xml", "fr/atom.xml", "fr/feed.json", "en/feed.xml", "en/both.xml")
BUILDS = 60


@dataclass(slots=True)
class Subscriber:
    """A program that polls some feeds, and what it told its user since.

    `told` counts how often each article was new, and `altered` are the items that
    were shown as changed at the last poll.
    """

    reader: Reader
    told: dict[str, Counter[str]] = field(default_factory=dict)
    altered: set[str] = field(default_factory=set)

    def hear(self, _: Reader, entry: Any, status: EntryUpdateStatus) -> None:
        """Note what the user is told."""
        if status is EntryUpdateStatus.NEW:
            told = self.told.setdefault(entry.feed_url, Counter())
            told[article_of(entry.id)] += 1
        else:
            self.altered.add(entry.id)

    def poll(self) -> set[str]:
        """Ask for all feeds; return which items were shown as changed."""
        self.altered.clear()
        self.reader.update_feeds(scheduled=False)
        feeds = list(self.reader.get_feeds())
        assert not [feed.last_exception for feed in feeds if feed.last_exception]
        return set(self.altered)


@dataclass(slots=True)
class Story:
    """A newsroom over time: `articles` are those that stand, oldest first.

    `touched` are those to which something was done in this step, and `ever`
    are those that came out in each language.
    """

    desk: Desk
    articles: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    ever: dict[str, set[str]] = field(
        default_factory=lambda: {"fr": set(), "en": set()}
    )
    touched: set[str] = field(default_factory=set)
    step: int = 0

    def begin(self) -> None:
        """Publish a new article, in French alone."""
        name = f"a{self.step:02}"
        day = date(2026, 11, 23) + timedelta(days=self.step)
        # Words of its own: what resembles an article that is gone takes its place.
        words = " ".join(_word(f"{name}-{number}") for number in range(12))
        text = article(f"Titre {name}", f"Texte {words}.")
        self.desk.save(f"{name}.md", text.replace("2026-11-20", day.isoformat()))
        self.articles.append(name)
        self.files[name] = f"{name}.md"
        self.ever["fr"].add(name)

    def edit(self, before: str, after: str) -> None:
        """Change the text of the article before the last."""
        name = self.articles[-2]
        place = self.desk.root / "articles" / self.files[name]
        place.write_text(place.read_text("utf-8").replace(before, after, 1), "utf-8")
        self.touched.add(name)

    def correct(self) -> None:
        """Correct a word."""
        self.edit("Texte", f"Texte {self.step}")

    def retitle(self) -> None:
        """Give an article another title."""
        self.edit('title: "', f'title: "{self.step} ')

    def move(self) -> None:
        """Give an article another address."""
        self.edit("lang: fr", f"lang: fr\nslug: adresse-{self.step}")

    def update(self) -> None:
        """Tell of a significant update."""
        day = date(2026, 11, 23) + timedelta(days=self.step)
        self.edit("lang: fr", f"lang: fr\nupdated: {day}\nsignificant: yes")

    def translate(self) -> None:
        """Publish a translation, later than the article."""
        name = self.articles[-2]
        self.desk.translate(self.files[name].removesuffix(".md"))
        self.ever["en"].add(name)
        self.touched.add(name)

    def rename(self) -> None:
        """Rename the file of an article."""
        name = self.articles[-1]
        new = f"renamed-{name}.md"
        self.desk.rename(self.files[name], new)
        self.files[name] = new

    def delete(self) -> None:
        """Delete the oldest article."""
        self.desk.delete(self.files[self.articles.pop(0)])

    def restyle(self) -> None:
        """Change the theme."""
        folder = self.desk.root / "theme"
        folder.mkdir(exist_ok=True)
        (folder / "feeds.html").write_text(f"<p>{self.step}</p>", "utf-8")

    def rest(self) -> None:
        """Do nothing, and build."""

    def relocate(self) -> None:
        """Go to a new domain, on which every address is another."""
        site = replace(self.desk.site, base_url="https://nouvelle.example/journal/")
        self.desk = replace(self.desk, site=site)
        self.touched.update(self.ever["fr"])

    def events(self) -> list[Callable[[], None]]:
        """Return what happens, in turn."""
        return [
            *(self.begin, self.begin, self.correct, self.translate, self.rename),
            *(self.retitle, self.begin, self.move, self.rest, self.update),
            *(self.begin, self.translate, self.restyle, self.delete, self.begin),
        ]


def _word(seed: str) -> str:
    """Return letters that no other seed gives."""
    digest = sha256(seed.encode()).digest()
    return "".join("abcdefghijklmnop"[byte % 16] for byte in digest[:9])


def article_of(item: str) -> str:
    """Return which article an item is about: `tag:…:a07:fr` → `a07`."""
    return item.split(":")[2].removeprefix("renamed-")


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """A site with small feeds, in which nothing has come out."""
    desk = Desk(tmp_path / "site")
    return Story(replace(desk, site=replace(desk.site, feed_size=4)))


def test_each_item_is_announced_once_and_none_is_lost(
    story: Story, tmp_path: Path
) -> None:
    output = tmp_path / "public"
    with make_reader(":memory:", feed_root=str(output)) as reader:
        subscriber = Subscriber(reader)
        reader.after_entry_update_hooks.append(subscriber.hear)
        for step in range(BUILDS):
            story.step = step
            story.touched.clear()
            events = story.events()
            happens = story.relocate if step == BUILDS // 2 else events[step % 15]
            happens()
            story.desk.extract()
            story.desk.build(LocalStore(str(output)), days=step)
            if not step:
                for path in FEEDS:
                    reader.add_feed(path)
            altered = subscriber.poll()
            assert set(map(article_of, altered)) <= story.touched, happens.__name__
    for path in FEEDS:
        told = subscriber.told[path]
        assert set(told.values()) == {1}, path
        # All are written in French, so that those who read both hear of each then.
        language = "fr" if path.endswith("both.xml") else path[:2]
        assert set(told) == story.ever[language], path
