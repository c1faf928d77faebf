"""A person writes, and looks at the page in a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.serving.conftest import ADDRESS, CATALOG, TEXTS, Served

pytestmark = pytest.mark.browser
LONG = "\n\n".join(f"Paragraphe {number}." for number in range(60))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


def test_a_page_shows_what_is_saved_where_it_was_scrolled_to(
    served: Served, page: Page
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    article = served.newsroom.text("articles/figues.md")
    with served.looking_at(ADDRESS) as news:
        served.newsroom.save("articles/figues.md", f"{article}\n{LONG}\n")
        news.await_reload()
    page.goto(served.url.removesuffix("/") + ADDRESS)
    page.get_by_text("Paragraphe 50.").scroll_into_view_if_needed()
    scrolled = page.evaluate("scrollY")
    assert scrolled > 500
    text = served.newsroom.text(CATALOG)
    served.newsroom.save(CATALOG, text.replace(TEXTS[2], "Three crates."))
    expect(page.get_by_text("Three crates.")).to_be_attached()
    page.wait_for_function(f"scrollY === {scrolled}")
    assert said == [], "the page's own policy refuses nothing of ours"


def test_a_page_says_what_is_wrong_until_it_is_mended(
    served: Served, page: Page
) -> None:
    page.goto(served.url.removesuffix("/") + ADDRESS)
    whole = served.newsroom.text(CATALOG)
    served.newsroom.save(CATALOG, whole.replace(f'"{TEXTS[1]}"', "<img src=x>"))
    expect(page.get_by_role("alert")).to_contain_text("last good pages")
    expect(page.get_by_role("alert")).to_contain_text("figues.po")
    expect(page.get_by_text(TEXTS[1])).to_be_visible()
    served.newsroom.save(CATALOG, whole)
    expect(page.get_by_role("alert")).to_have_count(0)
