"""A person translates a whole article by keyboard alone, and the site publishes it."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from playwright.sync_api import Page, expect

from pipeline.adapters import LocalStore
from tests.building.desk import TRAM, Desk
from tests.desk.conftest import NAME, Standing
from tests.desk.seat import TYPED, at, state

pytestmark = pytest.mark.browser

HEADER = ("PO-Revision-Date", "Last-Translator")


def come_in(window: Page, desk: Standing) -> None:
    """Open the desk, and from its list the article, by keyboard."""
    window.goto(desk.url)
    link = "document.activeElement.getAttribute('href')"
    while window.evaluate(link) != f"/edit/en/{NAME}":
        window.keyboard.press("Tab")
    window.keyboard.press("Enter")
    expect(window.locator(".text.current")).to_have_count(1)


def type_text(window: Page, number: int, text: str) -> None:
    expect(window.locator(f"{at(number)} .target textarea")).to_be_focused()
    window.keyboard.type(text)
    window.keyboard.press("Control+Enter")
    state(window, number, "approved")


def assert_published(room: Desk, program: str) -> None:
    """See that gettext and the site take all that was typed."""
    check = [program, "-c", "-o", "/dev/null", str(room.catalog(NAME))]
    assert subprocess.run(check, check=True, capture_output=True).stderr == b""
    assert room.extract(check=True).changes == ()
    output = LocalStore(str(room.root / "public"))
    room.build(output)
    page = output.read("en/2026/11/the-market/index.html").decode()
    for text in ("<h1>The market</h1>", "<em>the vote</em>", "until midnight"):
        assert text in page
    assert 'class="untranslated"' not in page


def test_an_article_is_translated_by_keyboard_alone_and_published(
    window: Page, desk: Standing, room: Desk, needs: Callable[[str], str]
) -> None:
    before = room.catalog(NAME).read_text("utf-8").split("\n")
    come_in(window, desk)
    for number, text in enumerate(TYPED.values()):
        type_text(window, number, text)
    assert room.texts(NAME) == TYPED
    after = room.catalog(NAME).read_text("utf-8").split("\n")
    differing = [b for a, b in zip(before, after, strict=True) if a != b]
    assert [each[1:].partition(":")[0] for each in differing[:2]] == list(HEADER)
    assert differing[2:] == [f'msgstr "{text}"' for text in TYPED.values()]
    expect(window.locator("#progress")).to_have_js_property("value", 5)
    assert_published(room, needs("msgfmt"))


def as_poedit_saves(place: Path) -> None:
    """Save a file as Poedit does: wrapped, with a text of its own, and signed."""
    file = polib.pofile(str(place), wrapwidth=79)
    file[4].msgstr = TYPED[TRAM]
    file.metadata["X-Generator"] = "Poedit 3.6"
    file.save()


def test_poedit_saves_its_format_of_the_file_in_the_midst_of_it(
    window: Page, desk: Standing, room: Desk, needs: Callable[[str], str]
) -> None:
    come_in(window, desk)
    type_text(window, 0, "The market")
    as_poedit_saves(room.catalog(NAME))
    before = room.catalog(NAME).read_text("utf-8").split("\n")
    for number, text in tuple(enumerate(TYPED.values()))[1:4]:
        type_text(window, number, text)
    assert room.texts(NAME) == TYPED
    after = room.catalog(NAME).read_text("utf-8").split("\n")
    added = [each for each in after if each not in before]
    assert all(each.startswith(("msgstr", '"')) for each in added)
    assert [x for x in before if x.startswith(("msgid", "#", '"X-'))] == [
        x for x in after if x.startswith(("msgid", "#", '"X-'))
    ]
    assert_published(room, needs("msgfmt"))
