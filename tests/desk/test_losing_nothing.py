"""The desk, the browser or the disk ends, or others save: nothing typed is lost."""

import os
import shutil
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import polib
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.building.desk import TRAM, Desk
from tests.conftest import CHROMIUM
from tests.desk.conftest import NAME, Stand, Standing
from tests.desk.seat import TYPED, at, said, sit_down, state
from tests.repository import begin

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


def test_a_desk_killed_between_any_two_keystrokes_loses_nothing(
    window: Page, room: Desk, stand: Stand
) -> None:
    desk = stand(room.root)
    port = desk.host.rpartition(":")[2]
    sit_down(window, desk)
    typed = ""
    for word, moment in zip(
        ["The", "big", "market", "of", "figs"], "tsbet", strict=True
    ):
        for number, letter in enumerate(f"{word} "):
            if (moment, number) in {("t", 0), ("b", 1), ("e", 2)}:
                desk.end()  # before anything is typed, at once, or between two keys
            window.keyboard.type(letter)
            typed += letter
        if moment == "s":
            said(window, 0, "saved")
            desk.end()  # when all is saved
        if desk.process.poll() is not None:
            desk = stand(room.root, "--port", port)
    expect(window.locator("#banner")).to_be_hidden(timeout=15_000)
    said(window, 0, "saved")
    assert room.read(NAME).translations[0].text == typed


def test_a_browser_killed_while_an_approved_text_is_typed_loses_nothing(
    browser: Browser, desk: Standing, room: Desk, tmp_path: Path
) -> None:
    room.translate(NAME)
    page = own_browser(browser, tmp_path)
    sit_down(page, desk)
    page.keyboard.press("End")
    page.keyboard.type(", and more")
    said(page, 0, "changed, not approved yet: it is kept in this browser")
    page.wait_for_function(DRAFTS_ARE_ON_DISK)
    kill_browser(tmp_path)
    again = own_browser(browser, tmp_path)
    sit_down(again, desk)
    expect(again.locator("#drafts li")).to_contain_text(", and more")
    again.context.close()
    assert room.texts(NAME)["Le marché"].endswith("é")


DRAFTS_ARE_ON_DISK = """() => new Promise((resolve) => {
  indexedDB.open("diptyque", 1).onsuccess = ({target: {result: known}}) => {
    const every = known.transaction("drafts").objectStore("drafts").getAll();
    every.onsuccess = () => resolve(every.result.some((each) => each.endsWith("more")));
  };
})"""


def own_browser(browser: Browser, folder: Path) -> Page:
    """Begin a browser that keeps what it knows in a folder; return a window of it."""
    context = browser.browser_type.launch_persistent_context(
        folder / "profile", executable_path=shutil.which("chromium"), args=CHROMIUM
    )
    return context.new_page()


def kill_browser(folder: Path) -> None:
    """Kill a browser with all that belongs to it, as a machine does that ends."""
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if str(folder / "profile").encode() in place.read_bytes():
                os.kill(int(place.parent.name), signal.SIGKILL)


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
        expect(banner).to_be_hidden(timeout=15_000)
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
