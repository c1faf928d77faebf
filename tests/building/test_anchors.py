"""Links between articles lead to a file that is there, and to a place in it."""

from pipeline import building
from pipeline.adapters import InlineExecutor

from .conftest import MARKET, Newsroom


def strays(room: Newsroom, *only: str) -> list[tuple[str, str, int]]:
    found = building.check(
        room.site,
        store=room.store,
        executor=InlineExecutor(),
        only=only,
        has_sources=True,
    ).diagnostics
    codes = {"broken-link", "missing-picture", "lost-anchor"}
    return [(each.code, each.path, each.line) for each in found if each.code in codes]


def test_links_that_lead_somewhere_are_left_in_peace(newsroom: Newsroom) -> None:
    assert strays(newsroom) == []


def test_a_lost_anchor_in_another_article_is_said_where_the_link_is(
    newsroom: Newsroom,
) -> None:
    newsroom.write("articles/market.md", MARKET.replace("#platform", "#plattform"))
    ((code, path, line),) = strays(newsroom)
    assert (code, path) == ("lost-anchor", "articles/market.md")
    assert (
        "plattform" in MARKET.replace("#platform", "#plattform").split("\n")[line - 1]
    )


def test_a_link_to_no_file_is_said_before_a_build(newsroom: Newsroom) -> None:
    text = MARKET.replace("train.md#platform", "tram.md").replace("stall.svg", "x.svg")
    newsroom.write("articles/market.md", text)
    found = {code for code, _, _ in strays(newsroom)}
    assert found == {"broken-link", "missing-picture"}


def test_an_article_that_is_not_asked_for_is_not_read_for_its_anchors(
    newsroom: Newsroom,
) -> None:
    assert strays(newsroom, "articles/market.md") == []


def test_without_sources_nothing_is_said_of_them(newsroom: Newsroom) -> None:
    newsroom.write("articles/market.md", MARKET.replace("train.md", "tram.md"))
    codes = {each.code for each in newsroom.check().diagnostics}
    assert "broken-link" not in codes
