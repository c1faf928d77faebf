"""The theme's type as a browser loads it, under the policy of the pages."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, Route

from tests.sites import address, output

__all__ = ["address", "output"]

WESTERN = (
    "Œuvre, Æthelred, œil, ex æquo : L’Haÿ-les-Roses « où » À Ç É È Ê Ë Î Ï Ô Ù Û Ü ! "
    "1\u202f234,50\u00a0€ – 20\u202f% — “so ‘they’ say”… nº 3, 1ª, 1ᵉʳ, 2ᵉ ; 5\u2009h "
    "· ß ñ å ø ð þ"
)
CENTRAL = "Zażółć gęślą jaźń, žluťoučký kůň, ğüşİı, Țară, ĉiuĵaŭde, Ŵŷ Ħġ Łódź L’HAŸ"
LARGEST = 60_000
"""What the type of a page may weigh, in bytes."""
LOADED = """[...document.fonts].filter(
    each => each.family === "Newsreader" && each.status === "loaded"
).length"""


@pytest.fixture
def page(browser: Browser) -> Page:
    """Return an empty window."""
    return browser.new_page(viewport={"width": 1280, "height": 900})


def loaded(page: Page, url: str) -> dict[str, int]:
    """Open a page; return the bytes of each file of type that it asked for."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright writes into it
    page.goto(url)
    settle(page)
    return {
        Path(each.url).name.split(".")[0]: len(each.body())
        for each in answers
        if each.url.endswith(".woff2")
    }


def settle(page: Page) -> None:
    """Wait until all type that the page needs is there."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => null)")


def set_in(page: Page, text: str, style: str) -> set[tuple[str, bool]]:
    """Return the fonts that the letters of a text come from, and if they are ours."""
    page.evaluate(
        "([text, style]) => {"
        " const main = document.querySelector('main');"
        " main.innerHTML = `<${style} id=specimen></${style}>`;"
        " main.firstChild.textContent = text; }",
        [text, style],
    )
    page.evaluate("document.body.offsetHeight")
    settle(page)
    browser = page.context.new_cdp_session(page)
    browser.send("DOM.enable")
    browser.send("CSS.enable")
    root = browser.send("DOM.getDocument")["root"]["nodeId"]
    node = browser.send("DOM.querySelector", {"nodeId": root, "selector": "#specimen"})
    found = browser.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]})
    return {(each["familyName"], each["isCustomFont"]) for each in found["fonts"]}


@pytest.mark.browser
@pytest.mark.parametrize("output", ["public"], indirect=True)
@pytest.mark.parametrize("path", ["fr/", "en/", "fr/2026/11/", "en/feeds/", "404.html"])
def test_a_page_loads_two_small_files_and_no_more(
    page: Page, address: str, path: str
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    files = loaded(page, address + path)
    assert files.keys() == {"newsreader", "newsreader-italic"}
    assert sum(files.values()) <= LARGEST
    faces = page.evaluate(
        "[...document.fonts].filter(each => each.family === 'Newsreader')"
        ".map(each => each.status)"
    )
    assert faces == ["loaded", "loaded", "unloaded", "unloaded"]
    assert said == []
    page.close()


SHIFTS = """
    window.shifts = 0;
    new PerformanceObserver(list => list.getEntries().forEach(
        each => { window.shifts += each.value; }
    )).observe({type: "layout-shift", buffered: true});
"""
PAINTED = (
    "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
)
STEADY = 0.05
"""Half of what readers are said to notice (Cumulative Layout Shift, web.dev)."""


@pytest.mark.browser
@pytest.mark.parametrize("output", ["public"], indirect=True)
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["fr/", "en/", "fr/archive/", "en/feeds/", "404.html"])
def test_little_moves_when_the_type_comes_late(
    browser: Browser, address: str, path: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    held: list[Route] = []
    page.route("**/*.woff2", lambda route: held.append(route))  # noqa: PLW0108 - Playwright writes into it
    page.add_init_script(SHIFTS)
    page.goto(address + path, wait_until="domcontentloaded")
    page.evaluate(PAINTED)
    assert page.evaluate(LOADED) == 0
    for each in held:
        each.continue_()
    settle(page)
    page.evaluate(PAINTED)
    assert page.evaluate(LOADED) == 2
    assert page.evaluate("window.shifts") < STEADY
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("output", ["public"], indirect=True)
def test_all_that_languages_with_latin_letters_need_is_set_in_it(
    page: Page, address: str
) -> None:
    loaded(page, address + "fr/")
    for style in ("p", "h1", "strong", "em"):
        assert set_in(page, WESTERN, style) == {("Newsreader", True)}, style
    assert page.evaluate(LOADED) == 2
    for style in ("p", "h1", "strong", "em"):
        assert set_in(page, CENTRAL, style) == {("Newsreader", True)}, style
    assert page.evaluate(LOADED) == 4
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("output", ["public"], indirect=True)
@pytest.mark.parametrize("text", ["Ελληνικά", "Кириллица", "العربية", "עברית"])
def test_a_word_in_another_script_is_set_in_what_the_reader_has_and_loads_nothing(
    page: Page, address: str, text: str
) -> None:
    loaded(page, address + "fr/")
    [(_, is_ours)] = set_in(page, text, "p")
    assert not is_ours
    assert page.evaluate(LOADED) == 2
    page.close()
