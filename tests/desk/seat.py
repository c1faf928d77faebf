"""A person at the desk, who types and sees what is said."""

from playwright.sync_api import Page, expect

from tests.building.desk import FIGS, LAMP, TRAM
from tests.desk.conftest import LINK, NAME, Standing

TYPED = {
    "Le marché": "The market",
    FIGS: "Figs are sold until midnight, and bread until dawn.",
    LINK.replace("(https://a.example/)", "[1]"): "See [the report][1] and *the vote*.",
    LAMP: "A lamp, two crates, and a whole street that smells of basil.",
    TRAM: "The tram stops here every seven minutes, even on Sundays.",
}


def sit_down(window: Page, desk: Standing, tag: str = "en") -> None:
    """Open the article, and wait until its script is there."""
    window.goto(f"{desk.url}edit/{tag}/{NAME}")
    expect(window.locator(".text.current")).to_have_count(1)


def at(number: int) -> str:
    """Return what leads to a text by its place in the article, from 0."""
    return f"#texts > li:nth-child({number + 1})"


def said(window: Page, number: int, sentence: str) -> None:
    expect(window.locator(f"{at(number)} .saved")).to_have_text(sentence)


def state(window: Page, number: int, name: str) -> None:
    place = window.locator(at(number))
    expect(place).to_have_attribute("data-state", name)
