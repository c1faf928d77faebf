"""Desk or browser is killed, at whatever instant: nothing typed is lost."""

import json
import os
import shutil
import signal
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, Page, Route, expect

from pipeline.model.catalogs import Translation
from tests.building.desk import Desk
from tests.conftest import CHROMIUM
from tests.desk.conftest import NAME, Stand, Standing
from tests.desk.seat import at, said, sit_down
from tests.desk.test_requests import PLACE, seen

KILLS = int(os.environ.get("KILLS", "12"))


@pytest.mark.timeout(0)
def test_whenever_a_desk_is_killed_each_save_is_whole_or_not_there(
    room: Desk, stand: Stand
) -> None:
    chance, patience = Random(9), 0.02  # noqa: S311 - it must be the same each time
    fates = {"answered": 0, "written": 0, "lost": 0}
    desk = stand(room.root)
    for number in range(KILLS):
        facts = {**PLACE, "seen": seen(desk), "name": "Ana", "text": f"{number} figs."}
        before = room.read(NAME).translations
        answer = save_and_kill(desk, facts, chance.random() * patience)
        after = room.read(NAME).translations  # which fails, where it is not whole
        patience *= 0.9 if answer else 1.1  # half of the kills fall before the answer
        is_lost = after[1].text != facts["text"]
        fate = "lost" if is_lost else "answered" if answer else "written"
        fates[fate] += 1
        assert after == before or not is_lost
        assert others(after) == others(before)
        assert not (answer and fate == "lost")
        desk = stand(room.root)
        assert desk.tell("/save", facts).facts["outcome"] in {"saved", "same"}
        assert room.read(NAME).translations[1].text == facts["text"]
    assert fates["answered"]
    assert fates["lost"] + fates["written"]
    assert room.extract(check=True).changes == ()


def others(entries: Sequence[Translation]) -> list[Translation]:
    """Return all entries but the one that is typed in, wherever they stand."""
    return [replace(x, line=0) for x in (*entries[:1], *entries[2:])]


def save_and_kill(
    desk: Standing, facts: Mapping[str, object], patience: float
) -> bytes:
    """Send a text, and kill the desk after some seconds; return what it answered."""
    headers = {"origin": f"http://{desk.host}", "x-diptyque-secret": desk.secret()}
    connection = HTTPConnection(desk.host, timeout=30)
    connection.request("POST", "/save", json.dumps(facts).encode(), headers)
    assert connection.sock
    connection.sock.settimeout(patience)
    answer = b""
    with suppress(TimeoutError, ConnectionError):
        answer = connection.getresponse().read()
    desk.end()
    connection.close()
    return answer


@pytest.mark.browser
def test_a_desk_killed_between_any_two_keystrokes_loses_nothing(
    window: Page, room: Desk, stand: Stand
) -> None:
    desk = stand(room.root)
    port = desk.host.rpartition(":")[2]
    sit_down(window, desk)
    typed = "The big fig market"
    for number, letter in enumerate(typed):
        desk.end()
        if number % 3 == 2:  # while it is away, and when it has just come back
            window.keyboard.type(letter)
            desk = stand(room.root, "--port", port)
        else:
            desk = stand(room.root, "--port", port)
            window.keyboard.type(letter)
        entry = room.read(NAME).translations[0]
        assert typed.startswith(entry.text)
    said_and_saved(window)
    assert room.read(NAME).translations[0].text == typed


def said_and_saved(window: Page) -> None:
    """Wait until the page has no trouble to tell, and all is saved."""
    expect(window.locator("#banner")).to_be_hidden()
    said(window, 0, "saved")
    expect(window.locator(f"{at(0)} .conflict")).to_be_hidden()


def before_it_is_asked(route: Route, kill: Callable[[], None]) -> None:
    kill()
    route.continue_()


def while_it_works(route: Route, kill: Callable[[], None]) -> None:
    route.continue_()
    kill()


def before_it_has_answered(route: Route, kill: Callable[[], None]) -> None:
    route.fetch()
    kill()
    route.abort()


@pytest.mark.browser
@pytest.mark.parametrize(
    "instant", [before_it_is_asked, while_it_works, before_it_has_answered]
)
def test_a_desk_killed_in_a_save_loses_nothing(
    window: Page,
    room: Desk,
    stand: Stand,
    instant: Callable[[Route, Callable[[], None]], None],
) -> None:
    desk = stand(room.root)
    port = desk.host.rpartition(":")[2]
    sit_down(window, desk)
    window.route("**/save", lambda route: instant(route, desk.end), times=1)
    window.keyboard.type("The market")
    banner = window.locator("#banner")
    expect(banner).to_contain_text("does not answer")
    window.keyboard.type(" of figs")
    stand(room.root, "--port", port)
    said_and_saved(window)
    assert room.read(NAME).translations[0].text == "The market of figs"


@pytest.mark.browser
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


@pytest.mark.browser
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
