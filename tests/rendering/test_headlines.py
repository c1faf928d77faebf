"""Short compounds stay on one line in large type, and say what they said."""

import re
from html import unescape

import pytest
from hypothesis import given, strategies as st
from markupsafe import escape
from playwright.sync_api import Browser

from pipeline.rendering.headlines import whole
from tests.house import none
from tests.inspection import values
from tests.published import Pages
from tests.sites import address, found, output

__all__ = ["address", "found", "output"]

_TAG = re.compile("<[^<>]*>")


@pytest.mark.parametrize(
    ("headline", "kept"),
    [
        ("Un arc-en-ciel, peut-être\u00a0: une suite", ["arc-en-ciel", "peut-être"]),
        ("Une avant-première", ["avant-première"]),
        ("An infrastructure-building state", []),
        ("LES APRÈS-MIDI, SAINT-MAMMÈS-EN-MORVAN", []),
        ("2026-11-23, 4-4-2 – et <b>x-y</b> & z", ["x-y"]),
    ],
)
def test_a_short_compound_stays_whole(headline: str, kept: list[str]) -> None:
    assert re.findall('<span class="whole">(.*?)</span>', str(whole(headline))) == kept


@given(st.text(alphabet="ab-é<>&\"'’;# \u00a0\u202f\u05d0"))
def test_a_headline_says_what_it_said(headline: str) -> None:
    assert unescape(_TAG.sub("", str(escape(whole(headline))))) == headline


def test_every_title_that_leads_to_an_article_keeps_its_short_words(
    found: Pages,
) -> None:
    asked = "//*[self::h2 or self::h3 or self::h4]/a | //*[@class='headline']"
    bare = [
        text
        for root in found.values()
        for text in values(root, f"({asked})/text()")
        if whole(text) != text and "whole" in whole(text)
    ]
    none(bare)


@pytest.mark.parametrize("width", [320, 360, 768])
def test_a_browser_breaks_no_short_word_and_no_column(
    browser: Browser, address: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{address}fr/")
    words = (
        "Rendez-vous l’arc-en-ciel peut-être Saint-Mammès mmm-nnnnnnn "
        "NNNNN-NNNNN c’est-à-dire " * 4
    )
    page.evaluate(
        "html => { document.querySelector('main h2').innerHTML = html }",
        str(whole(words)),
    )
    lines = page.evaluate(
        "[...document.querySelector('main h2').querySelectorAll('.whole')]"
        ".map(each => each.getClientRects().length)"
    )
    assert len(lines) == 20
    assert set(lines) == {1}
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
