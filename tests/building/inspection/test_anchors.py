"""Links between articles lead to a file that is there, and to a place in it."""

import pytest
from msgspec.structs import replace

from pipeline import building
from pipeline.adapters import InlineExecutor
from pipeline.model.diagnostics import Severity
from pipeline.model.site import Checks, Level
from tests.building.conftest import MARKET, Newsroom
from tests.building.desk import TYPED


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


LOST = {
    "no such article": ("train.md", "tram.md", "broken-link"),
    "no such place in another article": ("#platform", "#plattform", "lost-anchor"),
    "no such place in this article": ("train.md#platform", "#nowhere", "lost-anchor"),
    "a file that no article may show": (
        "train.md",
        "../locales/fr/LC_MESSAGES/site.po",
        "broken-link",
    ),
}


@pytest.mark.parametrize("name", LOST)
@pytest.mark.parametrize("has_sources", [False, True])
def test_a_dead_end_fails_a_check_whatever_it_is_asked_for(
    newsroom: Newsroom, name: str, *, has_sources: bool
) -> None:
    before, after, code = LOST[name]
    newsroom.write("articles/market.md", MARKET.replace(before, after))
    found = building.check(
        newsroom.site,
        store=newsroom.store,
        executor=InlineExecutor(),
        has_sources=has_sources,
    ).diagnostics
    failed = [each.code for each in found if each.severity is Severity.ERROR]
    assert failed == [code]


def test_a_site_may_say_that_anchors_do_not_matter(newsroom: Newsroom) -> None:
    newsroom.write("articles/market.md", MARKET.replace("#platform", "#plattform"))
    checks = Checks(levels=(*TYPED, ("lost-anchor", Level.OFF)))
    newsroom.site = replace(newsroom.site, check=checks)
    assert strays(newsroom) == []


@pytest.mark.parametrize("url", ["nowhere.md", "train.md#nowhere", "#nowhere"])
def test_no_translation_leads_where_its_source_does_not(
    translated: Newsroom, url: str
) -> None:
    catalog = "locales/en/LC_MESSAGES/articles/market.po"
    text = translated.text(catalog).replace("[tells][1]", f"[tells]({url})")
    translated.write(catalog, text)
    failed = translated.check().diagnostics
    assert Severity.ERROR in {each.severity for each in failed}
    translated.build()
    assert all(b"nowhere" not in page for page in translated.output.files.values())
