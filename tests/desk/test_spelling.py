"""Words are looked up at the desk while they are typed, in Debian's dictionaries."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.building.desk import Desk
from tests.desk.conftest import CONFIGURATION, Stand
from tests.desk.seat import at, sit_down

pytestmark = pytest.mark.browser

SPELLING = '\n[check]\nspelling = ["en", "fr"]\n'


@pytest.fixture
def spelt(room: Desk) -> Desk:
    """The site, its words looked up in the dictionaries of the system."""
    if not Path("/usr/share/hunspell/en_GB.dic").exists():
        lacking = "Debian's hunspell-en-gb is not installed"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(lacking)
    (room.root / "diptyque.toml").write_text(CONFIGURATION + SPELLING, "utf-8")
    return room


def test_an_unknown_word_is_told_while_one_types_and_mended_by_a_click(
    window: Page, spelt: Desk, stand: Stand
) -> None:
    sit_down(window, stand(spelt.root))
    text = window.locator(at(0))
    area, finding = text.locator(".target textarea"), text.locator(".findings")
    area.fill("The goverment of the market")
    expect(finding.locator("code")).to_have_text("spelling")
    expect(finding.locator(".message")).to_contain_text("“goverment”")
    expect(finding.locator(".message")).to_contain_text("“government”")
    finding.locator("button").click()
    expect(area).to_have_value("The government of the market")
    expect(finding).to_be_empty()
    area.fill("The colour of the market, its color")
    expect(finding).to_be_empty()  # of both territories
    area.fill("The market of Xerxanovitch")
    expect(finding).to_be_empty()  # a name
