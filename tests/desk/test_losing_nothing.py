"""Files change or break under the desk, by whatever program: nothing typed is lost."""

from collections.abc import Callable

import polib
import pytest
from playwright.sync_api import Page, expect

from tests.building.desk import TRAM, Desk
from tests.desk.conftest import NAME, Stand, Standing
from tests.desk.seat import TYPED, at, said, sit_down, state
from tests.repository import begin

pytestmark = pytest.mark.browser


def test_a_file_that_cannot_be_read_any_more_is_said_and_nothing_is_lost(
    window: Page, desk: Standing, room: Desk
) -> None:
    sit_down(window, desk)
    place = room.catalog(NAME)
    for content, said_of_it in ((b'msgid "\n<<<<<<<', "line 1"), (b"\xff\xfe", "line")):
        before = place.read_bytes()
        place.write_bytes(content)
        window.keyboard.type("The market ")
        banner = window.locator("#banner")
        expect(banner).to_contain_text("could not be written")
        expect(banner).to_contain_text(said_of_it)
        assert place.read_bytes() == content
        place.write_bytes(before)
        expect(banner).to_be_hidden()
        said(window, 0, "saved")
    assert room.read(NAME).translations[0].text == "The market The market "


def test_git_brings_the_same_file_meanwhile(
    window: Page, room: Desk, stand: Stand, needs: Callable[[str], str]
) -> None:
    repository = begin(needs("git"), room.root)
    repository.commit("Begin", author="Lou")
    repository.do("switch", "--quiet", "-c", "theirs")
    room.translate(NAME)
    repository.commit("All of it", author="Lou")
    repository.do("switch", "--quiet", "main")
    desk = stand(room.root)
    sit_down(window, desk)
    repository.do("merge", "--quiet", "theirs")
    window.keyboard.type("Mine")
    box = window.locator(f"{at(0)} .conflict")
    expect(box.locator(".theirs")).to_have_text("en: Lē mārché")
    window.get_by_role("button", name="Take theirs").click()
    expect(box).to_be_hidden()
    assert len(room.texts(NAME)) == 5


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
