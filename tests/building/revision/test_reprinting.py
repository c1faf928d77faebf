"""A page that is made again at once is the page that a build makes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from pipeline import building
from pipeline.adapters import (
    AsideStore,
    FixedClock,
    InlineExecutor,
    LocalStore,
    MemoryStore,
)
from pipeline.building import Workshop
from pipeline.errors import OperatingError
from pipeline.serving import Preview
from tests.building.desk import FIGS, LAMP, NOW, RAIN, SITE, TRAM, Desk, article
from tests.locked import LockedStore

PREVIEWED = SITE.previewed
_EDITS = 30


@dataclass
class Shop:
    """A site of four articles that stays open, and whoever edits it."""

    desk: Desk
    output: MemoryStore = field(default_factory=MemoryStore)

    def __post_init__(self) -> None:
        for name, texts in {"a": (FIGS, LAMP), "b": (TRAM,), "c": (RAIN, LAMP)}.items():
            self.desk.save(f"{name}.md", article(f"Titre {name}", *texts))
        linked = article("Titre d", FIGS, "Voir [b](b.md).")
        self.desk.save("d.md", linked.replace("lang", "draft: yes\nlang"))
        self.desk.extract()
        self.desk.translate("a")
        self.workshop = Workshop(
            store=AsideStore(self.desk.store, ".diptyque", MemoryStore()),
            output=self.output,
            executor=InlineExecutor(),
            clock=FixedClock(NOW),
            program="this",
        )
        self.workshop.build(PREVIEWED)

    def clean(self) -> dict[str, bytes]:
        """Return what a build from nothing makes, with the promises of this one."""
        made = MemoryStore()
        ledger = {PREVIEWED.ledger: self.output.read("editions.json")}
        aside = AsideStore(self.desk.store, ".diptyque", MemoryStore(), ledger)
        building.build(
            PREVIEWED,
            store=aside,
            output=made,
            executor=InlineExecutor(),
            clock=FixedClock(NOW),
        )
        return made.files


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(Desk(tmp_path))


def _edit(path: Path, chance: Random) -> None:
    """Do what people do to a text: add words, delete some, doubt, break a line."""
    lines = path.read_text("utf-8").split("\n")
    at = chance.choice([i for i, line in enumerate(lines) if len(line) > 20])
    line = lines[at]
    lines[at] = chance.choice([line + " ", line.replace("e", "é", 2), line[:-3] + '."'])
    if path.suffix == ".po" and chance.random() < 0.3:
        starts = [i for i, each in enumerate(lines) if each.startswith("msgid")]
        lines.insert(chance.choice(starts[1:]), "#, fuzzy")
    path.write_text("\n".join(lines), "utf-8")


def _paths(desk: Desk) -> list[Path]:
    return sorted(
        [*desk.root.glob("articles/*.md"), *desk.root.glob("locales/en/*/articles/*")]
    )


@pytest.mark.parametrize("seed", range(3))
def test_each_page_is_what_a_build_from_nothing_makes(shop: Shop, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - repeatable
    outcomes = {"reprinted": 0, "broken": 0, "left": 0}
    for _ in range(_EDITS):
        path = chance.choice(_paths(shop.desk))
        before = path.read_bytes()
        _edit(path, chance)
        name = path.relative_to(shop.desk.root).as_posix()
        pages = dict(shop.output.files)
        reprint = shop.workshop.reprint({name})
        if reprint is None:
            outcomes["left"] += 1
            shop.workshop.build(PREVIEWED)
        elif reprint.broken:
            outcomes["broken"] += 1
            assert shop.output.files == pages
            path.write_bytes(before)
        else:
            outcomes["reprinted"] += 1
            clean = shop.clean()
            for each in shop.output.files.keys() & _articles(clean):
                assert shop.output.files[each] == clean[each], (each, name)
    assert outcomes["reprinted"] > _EDITS / 3, outcomes
    shop.workshop.build(PREVIEWED)
    assert shop.output.files == shop.clean()


def _articles(files: dict[str, bytes]) -> set[str]:
    """Return the pages of the articles: lists follow later."""
    return {path for path in files if "/2026/" in path and "feed" not in path}


def test_a_build_makes_no_page_again_that_was_reprinted(shop: Shop) -> None:
    path = "locales/en/LC_MESSAGES/articles/a.po"
    place = shop.desk.root / path
    place.write_text(place.read_text("utf-8").replace("en: ", "now: "), "utf-8")
    reprint = shop.workshop.reprint({path})
    assert reprint is not None
    assert len(reprint.written) == 2
    pages = {each: shop.output.read(each) for each in reprint.written}
    shop.workshop.build(PREVIEWED)
    assert {each: shop.output.read(each) for each in reprint.written} == pages


def test_a_shop_that_has_built_nothing_reprints_nothing(tmp_path: Path) -> None:
    workshop = Workshop(
        store=LocalStore(str(tmp_path)),
        output=MemoryStore(),
        executor=InlineExecutor(),
        clock=FixedClock(NOW),
        program="this",
    )
    assert workshop.reprint({"articles/a.md"}) is None


Edit = Callable[[str], str]


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("lang", "slug: other\nlang"),
        lambda text: text.replace("lang", "tags: [food]\nlang"),
        lambda text: text.replace("lang", "authors: [Ann]\nlang"),
        lambda text: text.replace("lang", "translate: no\nlang"),
        lambda text: text + "\n[more](d.md)\n",
    ],
)
def test_what_changes_more_than_texts_is_left_to_a_build(
    shop: Shop, edit: Edit
) -> None:
    path = shop.desk.root / "articles/a.md"
    path.write_text(edit(path.read_text("utf-8")), "utf-8")
    assert shop.workshop.reprint({"articles/a.md"}) is None


def test_what_concerns_no_article_is_left_to_a_build(shop: Shop) -> None:
    assert shop.workshop.reprint({"articles/new.md", "theme/page.html"}) is None
    (shop.desk.root / "articles/a.md").unlink()
    assert shop.workshop.reprint({"articles/a.md"}) is None


def test_readers_see_none_of_what_a_preview_shows(shop: Shop) -> None:
    published = MemoryStore()
    shop.desk.build(published)
    assert not [path for path in published.files if "titre-d" in path]
    assert [path for path in shop.output.files if "titre-d" in path]
    marks = (b'"unpublished', b"fuzzy")
    assert not [
        path
        for path, page in published.files.items()
        if path.endswith(".html") and any(mark in page for mark in marks)
    ]


@pytest.mark.parametrize("path", ["articles/b.md", "locales/en/LC_MESSAGES/site.po"])
def test_pages_stay_while_a_file_cannot_be_read(shop: Shop, path: str) -> None:
    place = shop.desk.root / path
    store = LockedStore(files=shop.desk.files())
    shop.workshop.store = AsideStore(store, ".diptyque", MemoryStore())
    heard: list[object] = []
    preview = Preview(PREVIEWED, shop.workshop, lambda: PREVIEWED, heard.append)
    preview.build()
    pages = dict(shop.output.files)
    place.write_bytes(place.read_bytes().replace(b"Titre", b"Autre") + b"\n")
    store.files[path], store.locked = place.read_bytes(), path
    assert preview.take({path})
    preview.build()
    assert isinstance(heard[-1], OperatingError)
    assert preview.bulletin.is_held
    assert shop.output.files == pages
    store.locked = ""
    preview.take({path})
    preview.build()
    assert not preview.bulletin.is_held
    assert shop.output.files == shop.clean()
