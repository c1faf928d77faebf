"""The desk, the browser or the disk ends, or others save: nothing typed is lost."""

import shutil

import polib
import pytest
from playwright.sync_api import Page, expect

from tests.building.desk import TRAM, Desk
from tests.desk.conftest import NAME, Stand, Standing
from tests.desk.seat import TYPED, at, said, sit_down, state

pytestmark = pytest.mark.browser


def test_a_killed_desk_loses_nothing(window: Page, room: Desk, stand: Stand) -> None:
    desk = stand(room.root)
    port = desk.host.rpartition(":")[2]
    sit_down(window, desk)
    window.keyboard.type("The")
    said(window, 0, "saved")
    desk.end()
    window.keyboard.type(" market of fi")
    expect(window.locator("#banner")).to_contain_text("does not answer")
    with window.expect_event("requestfailed", lambda sent: sent.url.endswith("/save")):
        window.keyboard.type("gs")
    again = stand(room.root, "--port", port)
    assert again.host == desk.host
    expect(window.locator("#banner")).to_be_hidden(timeout=15_000)
    said(window, 0, "saved")
    (first, *_) = room.read(NAME).translations
    assert (first.text, first.is_fuzzy) == ("The market of figs", True)


def test_a_killed_browser_loses_nothing(window: Page, room: Desk, stand: Stand) -> None:
    desk = stand(room.root)
    sit_down(window, desk)
    port = desk.host.rpartition(":")[2]
    desk.end()
    window.keyboard.type("The market <b>of</b> figs")
    window.goto("about:blank")
    desk = stand(room.root, "--port", port)
    sit_down(window, desk)
    kept = window.locator("#drafts li")
    expect(kept).to_have_count(1)
    expect(kept).to_contain_text("The market <b>of</b> figs")
    window.get_by_role("button", name="Put back").click()
    expect(window.locator("#drafts")).to_be_hidden()
    said(window, 0, "saved")
    assert room.read(NAME).translations[0].text == "The market <b>of</b> figs"
    sit_down(window, desk)
    expect(window.locator("#drafts")).to_be_hidden()


def test_two_windows_never_write_over_each_other(
    window: Page, desk: Standing, room: Desk
) -> None:
    sit_down(window, desk)
    other = window.context.new_page()
    sit_down(other, desk)
    other.keyboard.type("Theirs")
    other.keyboard.press("Control+Enter")
    state(other, 0, "approved")
    window.bring_to_front()
    window.keyboard.type("Mine")
    box = window.locator(f"{at(0)} .conflict")
    expect(box).to_be_visible()
    expect(box.locator(".theirs")).to_have_text("Theirs")
    assert room.texts(NAME) == {"Le marché": "Theirs"}
    window.get_by_role("button", name="Keep mine").click()
    said(window, 0, "saved")
    assert room.read(NAME).translations[0].text == "Mine"


def test_poedit_saves_the_same_file_beside_it(
    window: Page, desk: Standing, room: Desk
) -> None:
    sit_down(window, desk)
    window.keyboard.type("The market")
    said(window, 0, "saved")
    poedit = polib.pofile(str(room.catalog(NAME)), wrapwidth=79)
    poedit[4].msgstr = TYPED[TRAM]
    poedit.metadata["X-Generator"] = "Poedit 3.6"
    poedit.save()
    window.keyboard.press("Control+Enter")
    state(window, 0, "approved")
    assert room.texts(NAME) == {"Le marché": "The market", TRAM: TYPED[TRAM]}
    text = room.catalog(NAME).read_text("utf-8")
    assert "X-Generator: Poedit 3.6" in text
    assert max(map(len, text.splitlines())) < 80  # wrapped as it was


def test_a_disk_that_takes_nothing_is_said_and_tried_again(
    window: Page, desk: Standing, room: Desk
) -> None:
    sit_down(window, desk)
    place = room.catalog(NAME)
    aside = place.with_suffix(".aside")
    shutil.move(place, aside)
    place.mkdir()
    window.keyboard.type("The market")
    banner = window.locator("#banner")
    expect(banner).to_contain_text("could not be written")
    expect(banner).to_contain_text("folder")
    place.rmdir()
    shutil.move(aside, place)
    expect(banner).to_be_hidden(timeout=15_000)
    assert room.read(NAME).translations[0].text == "The market"
