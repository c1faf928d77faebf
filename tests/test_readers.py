"""What readers do with the pages: by mouse, by keys, on paper, with nothing on."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.inspection import plain, values
from tests.published import BASE, Pages, alternates
from tests.sites import address, found, kinds, output

__all__ = ["address", "found", "output"]

pytestmark = pytest.mark.browser

WIDE = ViewportSize(width=1280, height=900)
NARROW = ViewportSize(width=390, height=844)
_SEEN = """() => {
  const it = document.activeElement, box = it.getBoundingClientRect();
  const style = getComputedStyle(it);
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  const isVisible = box.width > 0 && box.height > 0;
  return [it.tagName, isVisible, ring || style.boxShadow !== 'none'];
}"""
_FOCUSABLE = "a[href], summary, button, input, [tabindex='0']"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page that notes what the browser complains of."""
    made = browser.new_page(viewport=WIDE)
    said: list[str] = []
    made.on("console", lambda message: said.append(message.text))
    made.on("pageerror", lambda error: said.append(str(error)))
    yield made
    made.close()
    assert said == []


@pytest.fixture(scope="module")
def articles(found: Pages) -> list[str]:
    """Return the pages of the articles that are in several languages, as paths."""
    return [
        url.removeprefix(BASE)
        for url, root in found.items()
        if len(alternates(root)) > 2 and values(root, "//article//h1")
    ]


def test_every_article_leads_to_its_other_languages_and_back(
    page: Page, address: str, found: Pages, articles: list[str]
) -> None:
    assert articles
    for path in articles:
        own = found[BASE + path].get("lang", "")
        # From each to those behind it, and back: so all ways are gone.
        others = {
            tag: url.removeprefix(BASE)
            for tag, url in alternates(found[BASE + path]).items()
            if own < tag != "x-default"
        }
        if others:
            page.goto(address + path)
        for tag, other in others.items():
            page.click(f"header a[rel=alternate][hreflang={tag}]")
            assert page.url == address + other
            assert page.get_attribute("html", "lang") == tag
            page.click(f"header a[rel=alternate][hreflang={own}]")
            assert page.url == address + path


def test_the_keyboard_is_enough(
    page: Page, address: str, found: Pages, articles: list[str]
) -> None:
    longest = max(articles, key=lambda path: len(values(found[BASE + path], "//a")))
    page.goto(address + longest)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id == 'content'")
    page.goto(address + longest)
    for _ in range(page.locator(_FOCUSABLE).count()):
        page.keyboard.press("Tab")
        tag, is_visible, has_ring = page.evaluate(_SEEN)
        assert tag != "BODY", "something can't be reached"
        assert (is_visible, has_ring) == (True, True), page.evaluate(
            "document.activeElement.outerHTML"
        )
    other = page.locator("header a[rel=alternate]").first
    target = other.get_attribute("hreflang")
    other.focus()
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    assert page.get_attribute("html", "lang") == target


def test_both_texts_stand_side_by_side_or_one_below_the_other(
    page: Page, address: str, found: Pages
) -> None:
    facings = [
        url for url, root in found.items() if values(root, "//div[@class='pair']")
    ]
    for url in {found[url].get("dir", ""): url for url in facings}.values():
        page.goto(address + url.removeprefix(BASE))
        for width in (WIDE, NARROW):
            page.set_viewport_size(width)
            boxes = page.locator(".pair:has(> :nth-child(2))").first.evaluate(
                "it => [...it.children].map(e => e.getBoundingClientRect())"
                ".map(b => [b.left, b.top])"
            )
            (left, top), (other_left, other_top) = boxes
            assert (top == other_top) == (width is WIDE), url
            assert (left != other_left) == (width is WIDE), url


def test_a_page_can_be_printed(
    page: Page, address: str, found: Pages, articles: list[str]
) -> None:
    longest = max(articles, key=lambda path: len(plain(found[BASE + path])))
    page.goto(address + longest)
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator("nav.languages").is_visible()
    assert page.locator("article h1").is_visible()
    assert BASE in page.locator(".address").inner_text()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    printed = page.pdf(format="A4")
    assert printed.startswith(b"%PDF")
    assert 1 < len(re.findall(rb"/Type */Page\b", printed)) < 9
    assert b"/URI" in printed, "links can be followed"


_TRY = """() => new Promise(resolve => {
  const seen = [];
  document.addEventListener('securitypolicyviolation', event => {
    seen.push(event.effectiveDirective);
    if (seen.length === 3) resolve([seen.sort(), window.ran ?? null]);
  });
  document.querySelector('p').setAttribute('style', 'color: red');
  const script = document.createElement('script');
  script.textContent = 'window.ran = 1';
  document.body.append(script);
  const picture = new Image();
  picture.src = 'http://elsewhere.example/';
  document.body.append(picture);
})"""


def test_what_the_policy_forbids_is_noticed(
    browser: Browser, address: str, articles: list[str]
) -> None:
    """So that no other test is blind where it sees no violation."""
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(address + articles[0])
    assert said == []
    tried = page.evaluate(_TRY)
    page.close()
    assert tried == [["img-src", "script-src-elem", "style-src-attr"], None]
    assert len(said) == len(tried[0])


def test_nothing_needs_a_script(
    browser: Browser, page: Page, address: str, articles: list[str]
) -> None:
    bare = browser.new_page(java_script_enabled=False)
    for path in articles[:3]:
        for each in (page, bare):
            each.goto(address + path)
        assert bare.inner_text("body") == page.inner_text("body")
    bare.close()


@pytest.mark.parametrize("way", ["320 pixels", "200 % zoom", "text twice as large"])
def test_everything_can_be_read_without_scrolling_aside(
    browser: Browser, address: str, found: Pages, way: str
) -> None:
    """WCAG 2.2, 1.4.10 and 1.4.4: a zoom halves what a window holds."""
    width = {"320 pixels": 320, "200 % zoom": 640}.get(way, 1280)
    page = browser.new_page(viewport={"width": width, "height": 800})
    wide = []
    for url in kinds(found).values():
        page.goto(address + url.removeprefix(BASE))
        if way == "text twice as large":
            page.evaluate("document.documentElement.style.fontSize = '200%'")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(url)
    page.close()
    assert wide == []


@pytest.mark.parametrize("width", [390, 800, 1280, 1920])
@pytest.mark.parametrize("path", ["", "404.html"])
def test_the_leaves_of_all_languages_fill_the_window_and_hold_their_words(
    browser: Browser, address: str, path: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(address + path)
    bare, torn = page.evaluate(
        """() => {
          const area = ({width, height}) => width * height;
          const box = each => each.getBoundingClientRect();
          const leaves = [...document.querySelectorAll(".panel")];
          const all = area(box(document.querySelector(".panels")));
          const held = leaves.map(each => area(box(each))).reduce((a, b) => a + b);
          const heads = leaves.map(each => each.querySelector("h2"));
          return [1 - held / all, heads.filter(it => it.scrollWidth > it.clientWidth)];
        }"""
    )
    page.close()
    assert bare < 0.01
    assert torn == []


def test_a_cell_stands_apart_from_the_next_whichever_side_it_is_read_from(
    browser: Browser, atlas: Path
) -> None:
    style = next(atlas.glob("assets/style.*.css")).read_text("utf-8")
    cells = ('<td lang="fr" dir="ltr" class="untranslated">1 098', "<td>1 098")
    tables = "".join(
        f'<table style="inline-size: 0"><tr>{one}{other}</table>'
        for one, other in product(cells, repeat=2)
    )
    page = browser.new_page()
    page.set_content(
        f'<html dir="rtl" lang="ar"><style>{style}</style>'
        f'<div class="prose">{tables}</div>'
    )
    gaps = page.evaluate(
        """[...document.querySelectorAll("tr")].map(row => {
          const [right, left] = [...row.cells].map(each => {
            const range = new Range();
            range.selectNodeContents(each);
            return range.getBoundingClientRect();
          });
          return right.left - left.right;
        })"""
    )
    page.close()
    assert min(gaps) > 8, gaps


def test_a_title_in_a_quotation_is_told_from_the_words_around_it(
    browser: Browser, atlas: Path
) -> None:
    style = next(atlas.glob("assets/style.*.css")).read_text("utf-8")
    page = browser.new_page()
    page.set_content(
        f'<style>{style}</style><div class="prose"><blockquote><p><em>a</em></p>'
        '<p class="attribution"><em>b</em></p></blockquote></div>'
    )
    slants = page.evaluate(
        "[...document.querySelectorAll('p, em')]"
        ".map(it => getComputedStyle(it).fontStyle)"
    )
    page.close()
    assert slants == ["italic", "normal", "normal", "italic"]


@pytest.mark.parametrize(
    "place", ["h1", ".brand a", ".sections a", ".kicker a", ".tags a"]
)
def test_a_word_without_end_is_broken(
    browser: Browser, address: str, articles: list[str], place: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(address + articles[0])
    page.locator(place).first.evaluate("it => { it.textContent = 'wort'.repeat(30) }")
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.close()
    assert not wide


def test_forced_colours_are_the_readers(
    browser: Browser, address: str, articles: list[str]
) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(address + articles[0])
    stubborn = page.evaluate(
        "[...document.querySelectorAll('body *')].filter(it =>"
        " getComputedStyle(it).forcedColorAdjust === 'none').length"
    )
    colours = page.evaluate(
        "[...document.querySelectorAll('article p')].map(it =>"
        " getComputedStyle(it).color)"
    )
    page.keyboard.press("Tab")
    _, is_visible, has_ring = page.evaluate(_SEEN)
    page.close()
    assert stubborn == 0
    assert len(set(colours)) == 1
    assert (is_visible, has_ring) == (True, True)
