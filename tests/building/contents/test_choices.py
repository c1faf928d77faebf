"""What an editor chooses: the story that leads, and what to read beside an article."""

import pytest
from msgspec.structs import replace

from pipeline.adapters import MemoryStore
from tests.building.conftest import MARKET, TRAIN, Newsroom, make_newsroom
from tests.inspection import elements, tree, values

SPARE = "---\ntitle: T{}\nlang: fr\ndate: 2026-10-0{}\n---\n\nTexte.\n"


@pytest.fixture
def room() -> Newsroom:
    """Return a site with six articles; the last train is the newest."""
    made = make_newsroom()
    for number in range(1, 5):
        made.write(f"articles/more/t{number}.md", SPARE.format(number, number))
    return made


def front(room: Newsroom) -> tuple[list[str], str]:
    """Return the headlines of the French front page in order, and its date."""
    page = tree(room.page("fr/index.html"))
    titles = [str(each.text) for each in elements(page, "//main//h2/a")]
    return titles, values(page, "//p[@class='dateline']/time/@datetime")[0]


def related(room: Newsroom) -> list[str]:
    """Return what the night market names to be read next."""
    page = tree(room.page("fr/2026/11/le-marche-de-nuit/index.html"))
    links = elements(page, "//section[@class='related']//h3/a")
    return [str(each.text) for each in links]


def with_field(text: str, field: str) -> str:
    return text.replace("---\n", f"---\n{field}\n", 1)


def rebuilt(room: Newsroom) -> Newsroom:
    """Build from memory, and see that it is what comes of nothing."""
    clean = replace(
        room, output=MemoryStore(), store=MemoryStore(dict(room.store.files))
    )
    for path in [path for path in clean.store.files if path.startswith(".diptyque/")]:
        clean.store.remove(path)
    report = room.build(program="1")
    assert report.diagnostics == clean.build(program="1").diagnostics
    assert room.output.files.keys() == clean.output.files.keys()
    assert room.output.files == clean.output.files
    return room


def test_the_newest_article_leads_until_an_editor_says_otherwise(
    room: Newsroom,
) -> None:
    assert front(rebuilt(room)) == (
        ["Le marché de nuit", "T4", "T3", "T2", "T1"],
        "2026-11-20",
    )
    room.write("articles/more/t2.md", with_field(SPARE.format(2, 2), "lead: yes"))
    assert front(rebuilt(room)) == (
        ["T2", "Le marché de nuit", "T4", "T3", "T1"],
        "2026-11-20",
    )
    room.write("articles/more/t3.md", with_field(SPARE.format(3, 3), "lead: yes"))
    assert front(rebuilt(room))[0][:2] == ["T3", "Le marché de nuit"]
    room.write("articles/more/t3.md", SPARE.format(3, 3))
    assert front(rebuilt(room))[0][:2] == ["T2", "Le marché de nuit"]


def test_related_articles_are_those_that_are_named_in_that_order(
    room: Newsroom,
) -> None:
    assert related(rebuilt(room)) == []
    choice = "related: [more/t1.md, more/t3, t9, train.md]"
    room.write("articles/market.md", with_field(MARKET, choice))
    assert related(rebuilt(room)) == ["T1", "T3"]
    room.write("articles/more/t1.md", SPARE.format(1, 1).replace("T1", "Autre"))
    assert related(rebuilt(room)) == ["Autre", "T3"]
    room.store.remove("articles/more/t3.md")
    assert related(rebuilt(room)) == ["Autre"]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("t9", "“t9”, which is no article"),
        ("more/t9", "Did you mean `more/t4`?"),
        ("../market.md", "which is no article"),
        ("market", "names the article itself"),
        ("market.md", "names the article itself"),
        ("about", "names about, a page"),
        ("draft.md", "is not published"),
    ],
)
def test_what_is_named_in_vain_is_heard(room: Newsroom, named: str, said: str) -> None:
    room.write("articles/market.md", with_field(MARKET, f"related: {named}"))
    room.write("articles/about.md", with_field(SPARE.format(7, 7), "kind: page"))
    room.write("articles/draft.md", with_field(SPARE.format(8, 8), "draft: yes"))
    for report in (room.build(), room.check()):
        [heard] = [d for d in report.diagnostics if d.code == "related-article"]
        assert said in heard.message
        assert heard.path == "articles/market.md"


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("related: [a, b, c, d, e, f, g]", "more than 6"),
        ("related: {a: b}", "list of texts"),
        ("lead: yes\nkind: page", "can't lead"),
        ("lead: perhaps", "`yes` or `no`"),
    ],
)
def test_a_choice_that_cannot_be_made_is_heard(
    room: Newsroom, field: str, said: str
) -> None:
    room.write("articles/train.md", with_field(TRAIN, field))
    heard = [d for d in room.build().diagnostics if d.path == "articles/train.md"]
    assert any(said in each.message for each in heard), heard
