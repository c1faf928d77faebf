"""How much a build holds of each article: the law that keeps large sites in memory."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import building
from pipeline.adapters import FixedClock, InlineExecutor, LocalStore
from pipeline.model.locales import parse_tag
from pipeline.model.site import Site
from tests.building.desk import NOW

FEW, MANY = 40, 200
MOST_BYTES = 7_500
"""Of each article, with two editions and three pages, when these are written."""

SITE = Site(
    base_url="https://gazette.example/",
    languages=(parse_tag("en"), parse_tag("fr")),
    timezone="Europe/Paris",
)


@pytest.fixture
def traced() -> Iterator[None]:
    """Let Python count what is held."""
    tracemalloc.start()
    yield
    tracemalloc.stop()


def write(root: Path, count: int) -> None:
    """Write so many articles, each with its catalog and something to be found."""
    for number in range(count):
        name = f"articles/2026/a-harbour-of-{number}.md"
        text = f"Ships of {number} tonnes call at the old harbour, and 7 % stay."
        article = root / name
        catalog = root / f"locales/fr/LC_MESSAGES/{name}".replace(".md", ".po")
        for place in (article, catalog):
            place.parent.mkdir(parents=True, exist_ok=True)
        day = f"2026-{1 + number // 28 % 10:02}-{1 + number % 28:02}"
        head = f"title: Harbour {number}\nlang: en\ndate: {day}\ntags: [sea, trade]"
        article.write_text(f"---\n{head}\n---\n\n{text}\n", "utf-8")
        catalog.write_text(
            'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
            f'"Language: fr\\n"\n\nmsgctxt "title"\nmsgid "Harbour {number}"\n'
            f'msgstr "Port {number}"\n\nmsgid "{text}"\n'
            f'msgstr "Des navires de {number + 1} tonnes y passent, 7 % restent."\n',
            "utf-8",
        )


def held(root: Path, count: int) -> int:
    """Return how many bytes a first build holds when all pages are written."""
    write(root, count)
    found = {}

    def begin(stage: str) -> None:
        found[stage] = tracemalloc.get_traced_memory()[0]

    building.build(
        SITE,
        store=LocalStore(str(root)),
        output=LocalStore(str(root / "public")),
        executor=InlineExecutor(),
        clock=FixedClock(NOW),
        program="1",
        begin=begin,
    )
    return found["lists"] - found["waiting"]


@pytest.mark.usefixtures("traced")
def test_of_each_article_a_build_holds_a_few_kilobytes(tmp_path: Path) -> None:
    held(tmp_path / "before", FEW)  # what is loaded and made once
    sizes = [held(tmp_path / str(count), count) for count in (FEW, MANY)]
    each = (sizes[1] - sizes[0]) / (MANY - FEW)
    assert 0 < each <= MOST_BYTES
