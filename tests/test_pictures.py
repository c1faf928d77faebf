"""Pictures as a browser shows them, beside what pages say of them."""

from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from pipeline import building
from pipeline.adapters import FixedClock, InlineExecutor, MemoryStore, PillowDarkroom
from pipeline.model.locales import parse_tag
from pipeline.model.site import Site
from tests.photographs import moving, oriented, photograph, saved

BASE = "https://gazette.example/"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}><path d="M0 0h9v9"/></svg>'
PICTURES = {
    "lead.jpg": saved(photograph(2400, 1350), quality=80),
    "upright.jpg": oriented(1),
    "mirrored.jpg": oriented(2),
    "lying.jpg": oriented(6),
    "fallen.jpg": oriented(8),
    "lying.png": oriented(6, "PNG"),
    "lying.webp": oriented(6, "WEBP"),
    "lying.avif": oriented(6, "AVIF"),
    "small.png": saved(photograph(31, 17), "PNG"),
    "plain.webp": saved(photograph(500, 300), "WEBP"),
    "new.avif": saved(photograph(500, 300), "AVIF"),
    "moving.gif": moving("GIF"),
    "moving.png": moving("PNG"),
    "sized.svg": SVG.format('width="320" height="200"').encode(),
    "inches.svg": SVG.format('width="2in" height="1in" viewBox="0 0 2 1"').encode(),
    "half.svg": SVG.format('width="300" viewBox="0 0 3 2"').encode(),
}
ARTICLE = """\
---
title: Picture {number}
lang: en
date: 2026-11-{number:02}
summary: Many.
image: lead.jpg
tags: [many]
---

"""
LAST = "en/2026/11/picture-9/"


@pytest.fixture(scope="module")
def output() -> dict[str, bytes]:
    """The files of a site with pictures of all sorts."""
    store, output = MemoryStore(), MemoryStore()
    for name, content in PICTURES.items():
        store.write(f"articles/{name}", content)
    shown = "\n\n".join(f"![A picture.]({name})" for name in PICTURES)
    for number in range(1, 10):
        text = ARTICLE.format(number=number) + shown
        store.write(f"articles/a{number}.md", text.encode())
    report = building.build(
        Site(base_url=BASE, languages=(parse_tag("en"),)),
        store=store,
        output=output,
        executor=InlineExecutor(),
        clock=FixedClock(datetime(2026, 11, 23, 11, tzinfo=UTC)),
        darkroom=PillowDarkroom(),
    )
    assert [each for each in report.diagnostics if "picture" in each.code] == []
    return output.files


def opened(
    browser: Browser, output: dict[str, bytes], path: str, width: int, density: int
) -> Page:
    """Return a page with all its pictures loaded."""

    def answer(route: Route) -> None:
        asked = unquote(urlsplit(route.request.url).path).removeprefix("/")
        name = f"{asked}index.html" if asked.endswith("/") or not asked else asked
        kind = "image/svg+xml" if name.endswith(".svg") else None
        route.fulfill(body=output[name], content_type=kind, path=None)

    page = browser.new_page(
        viewport={"width": width, "height": 900}, device_scale_factor=density
    )
    page.route("**/*", answer)
    page.goto(BASE + path)
    page.evaluate(
        "Promise.all([...document.images].map(each => {"
        " each.loading = 'eager'; return each.decode() }))"
    )
    return page


@pytest.mark.browser
def test_the_size_that_a_page_says_is_the_size_that_browsers_find(
    browser: Browser, output: dict[str, bytes]
) -> None:
    page = opened(browser, output, LAST, 1280, 1)
    found = page.evaluate(
        "Promise.all([...document.images].map(async each => {"
        " const bare = new Image(); bare.src = each.src; await bare.decode();"
        " return [each.src, +each.getAttribute('width'), +each.getAttribute('height'),"
        " bare.naturalWidth, bare.naturalHeight] }))"
    )
    page.close()
    assert len(found) == len(PICTURES) + 1
    said = {each[0]: tuple(each[1:3]) for each in found}
    assert said == {each[0]: tuple(each[3:]) for each in found}


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1280, 1500, 1920])
@pytest.mark.parametrize("path", [LAST, "en/", "en/tags/many/"])
def test_a_page_knows_how_wide_it_shows_a_picture(
    browser: Browser, output: dict[str, bytes], path: str, width: int
) -> None:
    page = opened(browser, output, path, width, 1)
    found = page.evaluate(
        "[...document.images].filter(each => each.srcset &&"
        " each.clientWidth < +each.getAttribute('width'))"
        # Of a picture with copies, the natural width is the one that `sizes` says.
        ".map(each => [each.naturalWidth, each.clientWidth])"
    )
    page.close()
    assert found
    for said, shown in found:
        assert 0.97 * shown <= said <= 1.35 * shown


@pytest.mark.browser
@pytest.mark.parametrize(
    ("width", "density", "copy"),
    [(390, 1, "480"), (390, 2, "800"), (390, 3, "1200"), (1280, 1, "1200")],
)
def test_a_screen_loads_the_copy_that_it_needs(
    browser: Browser, output: dict[str, bytes], width: int, density: int, copy: str
) -> None:
    page = opened(browser, output, LAST, width, density)
    source = page.evaluate("document.querySelector('.opening-picture img').currentSrc")
    page.close()
    assert f"/lead-{copy}." in source
