"""The front page of a language: what leads, what stands beside and below it."""

import pytest
from msgspec.structs import replace

from pipeline.model.editions import Card
from pipeline.rendering import pages
from tests.rendering.press import FR, SITE, Element, context, days, found, text, tree


def _front(cards: list[Card]) -> Element:
    """Return the front page of a site with long pages."""
    site = replace(SITE, page_size=20)
    each = replace(context(FR, cards), site=site)
    page, *_ = pages.front_pages(pages.collect(cards, site), each)
    return tree(pages.draw_list(page, each))


def test_the_front_page_has_a_lead_and_then_what_its_sections_have_besides() -> None:
    cards = days(*range(1, 8))
    each = context(FR, cards)
    [page] = pages.front_pages(pages.collect(cards, SITE), each)
    root = tree(pages.draw_list(page, each))
    assert text(root, "//article[contains(@class, 'lead')]//h2") == "T7"
    assert text(root, "//article//h2") == "T7 T6 T5"
    assert text(root, "//section/h2") == "city"
    assert text(root, "//section//h3") == "T4 T3 T2 T1"
    assert found(root, "//section/h2/a/@href") == ["../fr/sections/city/"]


@pytest.mark.parametrize(("below", "columns"), [(1, 1), (2, 2), (3, 3), (4, 4), (9, 4)])
def test_the_front_page_leaves_no_hole_below_its_lead(below: int, columns: int) -> None:
    root = _front(days(*range(1, below + 4)))
    assert found(root, "//div[starts-with(@class, 'grid')]/@class") == [
        f"grid of-{columns}"
    ]


def test_a_picture_stands_beside_the_lead_where_there_is_one() -> None:
    cards = days(*range(1, 8))
    beside = "//div[@class='beside']/article/@class"
    assert found(_front(cards), beside) == ["card with-picture", "card"]
    cards[5] = replace(cards[5], image=None)
    assert found(_front(cards), beside) == ["card", "card with-picture"]
