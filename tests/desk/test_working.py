"""People at the desk: a browser, a keyboard, and what else happens meanwhile."""

import shutil
import subprocess
from collections.abc import Callable

import polib
import pytest
from playwright.sync_api import Page, expect

from tests.building.desk import FIGS, LAMP, TRAM, Desk, article
from tests.desk.conftest import LINK, NAME, Stand, Standing
from tests.test_site import AXE

pytestmark = pytest.mark.browser

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


def test_an_article_is_translated_by_keyboard_alone(
    window: Page, desk: Standing, room: Desk, needs: Callable[[str], str]
) -> None:
    before = polib.pofile(str(room.catalog(NAME)))
    window.goto(desk.url)
    while window.evaluate("document.activeElement.getAttribute('href')") != (
        f"/edit/en/{NAME}"
    ):
        window.keyboard.press("Tab")
    window.keyboard.press("Enter")
    expect(window.locator(".text.current")).to_have_count(1)
    for number, text in enumerate(TYPED.values()):
        expect(window.locator(f"{at(number)} .target textarea")).to_be_focused()
        window.keyboard.type(text)
        window.keyboard.press("Control+Enter")
        state(window, number, "approved")
    assert room.texts(NAME) == TYPED
    after = polib.pofile(str(room.catalog(NAME)))
    for one, other in zip(before, after, strict=True):
        other.msgstr = ""
        assert str(one) == str(other)
    check = [needs("msgfmt"), "-c", "-o", "/dev/null", str(room.catalog(NAME))]
    assert subprocess.run(check, check=True, capture_output=True).stderr == b""
    assert room.extract(check=True).changes == ()
    expect(window.locator("#progress")).to_have_js_property("value", 5)


def test_what_is_typed_is_saved_for_review_as_one_goes(
    window: Page, desk: Standing, room: Desk
) -> None:
    sit_down(window, desk)
    window.keyboard.type("The mar")
    said(window, 0, "saved")
    state(window, 0, "fuzzy")
    assert room.texts(NAME) == {}
    window.keyboard.type("ket")
    window.keyboard.press("Alt+Enter")
    said(window, 0, "left to review")
    expect(window.locator(f"{at(1)} .target textarea")).to_be_focused()
    window.keyboard.press("Alt+ArrowUp")
    window.keyboard.press("Control+Enter")
    said(
        window, 0, "You left this for someone else. Press again to approve it yourself."
    )
    window.keyboard.press("Control+Enter")
    state(window, 0, "approved")
    assert room.texts(NAME) == {"Le marché": "The market"}
    window.keyboard.press("Alt+ArrowUp")
    window.keyboard.type(" of all")
    said(window, 0, "changed, not approved yet: it is kept in this browser")
    window.keyboard.press("Alt+Z")
    state(window, 0, "fuzzy")
    expect(window.locator(f"{at(0)} .target textarea")).to_have_value("The market")


def test_keys_put_in_what_is_hard_to_type(
    window: Page, desk: Standing, room: Desk
) -> None:
    room.save(
        "tram.md", article("The tram", "See [it][a] *now* – 5%.\n\n[a]: b", lang="en")
    )
    desk.page()
    window.goto(f"{desk.url}edit/fr/tram")
    expect(window.locator(".text.current")).to_have_count(1)
    window.keyboard.press("Alt+ArrowDown")
    area = window.locator(f"{at(1)} .target textarea")
    expect(area).to_be_focused()
    for key in ("Alt+T", "a", "End", "Alt+T", "b", "End", "Alt+B", "Alt+N", "Alt+G"):
        window.keyboard.press(key)
    expect(area).to_have_value("[a][1]*b*\u00a0\u202f«\u00a0\u00a0»")
    window.keyboard.press("Alt+T")
    said(window, 1, "Every mark of the source is there.")
    window.keyboard.press("Control+Z")
    expect(area).to_have_value("[a][1]*b*")
    window.keyboard.press("Alt+C")
    expect(area).to_have_value("See [it][1] *now* – 5%.")
    finding = window.locator(f"{at(1)} .findings")
    expect(finding).to_contain_text("identical-text")
    window.keyboard.press("Control+A")
    window.keyboard.type("Voyez-[le][1] *maintenant*  – 5%.")
    expect(finding).to_contain_text("double-space")
    window.keyboard.press("Alt+X")
    expect(area).to_have_value("Voyez-[le][1] *maintenant* – 5%.")
    window.keyboard.press("Alt+P")
    frame = window.frame_locator("#page iframe")
    expect(frame.locator(".translation em")).to_have_text("maintenant")


def test_the_next_text_of_a_kind_is_a_key_away(
    window: Page, desk: Standing, room: Desk
) -> None:
    room.translate(NAME)
    room.save(f"{NAME}.md", article("Le marché", FIGS, LINK, f"{LAMP} Ah.", TRAM))
    room.extract()
    sit_down(window, desk)
    changed = window.locator(f"{at(3)}.current")
    expect(changed).to_have_count(1)
    expect(changed.locator(".difference ins").first).to_contain_text("Ah.")
    expect(changed.locator(".was")).to_contain_text("en: ")
    window.keyboard.press("Alt+ArrowUp")
    window.keyboard.press("Alt+O")
    expect(changed).to_have_count(1)


def test_a_killed_desk_loses_nothing(window: Page, room: Desk, stand: Stand) -> None:
    desk = stand(room.root)
    port = desk.host.rpartition(":")[2]
    sit_down(window, desk)
    window.keyboard.type("The")
    said(window, 0, "saved")
    desk.end()
    window.keyboard.type(" market of fi")
    expect(window.locator("#banner")).to_contain_text("does not answer")
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


def test_who_is_not_known_is_asked_once(window: Page, room: Desk, stand: Stand) -> None:
    desk = stand(room.root, GIT_CONFIG_COUNT="0")
    sit_down(window, desk)
    window.keyboard.type("The market")
    dialog = window.locator("dialog#who")
    expect(dialog).to_be_visible()
    window.keyboard.type("Zoé Brun")
    window.keyboard.press("Tab")
    window.keyboard.type("zoe@gazette.example")
    window.keyboard.press("Enter")
    said(window, 0, "saved")
    who = dict(room.read(NAME).headers)["Last-Translator"]
    assert who == "Zoé Brun <zoe@gazette.example>"


def test_a_comment_is_kept_beside_a_text(
    window: Page, desk: Standing, room: Desk
) -> None:
    sit_down(window, desk)
    window.keyboard.press("Alt+M")
    window.keyboard.type("Which market?")
    window.get_by_role("button", name="Save comment").click()
    said(window, 0, "saved")
    assert room.read(NAME).translations[0].comments == ("Which market?",)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_everybody_can_work_at_the_desk(
    window: Page, desk: Standing, room: Desk, width: int, scheme: str
) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed")
    room.save("two.md", article("Deux", "Un texte  neuf.", lang="fr"))
    window.set_viewport_size({"width": width, "height": 900})
    window.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for path in ("", "?state=&words=march", f"edit/en/{NAME}", "cost", "nowhere"):
        window.goto(f"{desk.url}{path}")
        window.wait_for_load_state("networkidle")
        assert violations(window) == []
        overflow = "document.documentElement.scrollWidth - window.innerWidth"
        assert window.evaluate(overflow) <= 0


def violations(window: Page) -> list[str]:
    """Return what axe finds in a page."""
    window.evaluate(AXE.read_text("utf-8"))
    found = window.evaluate("axe.run({resultTypes: ['violations']})")
    return [f"{x['id']}: {x['nodes'][0]['html']}" for x in found["violations"]]
