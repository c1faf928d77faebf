"""People at the desk: a browser, a keyboard, and what else happens meanwhile."""

import re
from collections.abc import Callable, Iterator
from typing import Literal

import polib
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.building.desk import FIGS, LAMP, TRAM, Desk, article
from tests.desk.conftest import LINK, NAME, Stand, Standing
from tests.desk.seat import at, said, sit_down, state
from tests.desk.test_requests import PLACE, seen
from tests.test_accessibility import AXE, installed

pytestmark = pytest.mark.browser


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


def test_what_is_found_is_mended_by_a_key_and_set_when_one_goes_on(
    window: Page, desk: Standing
) -> None:
    sit_down(window, desk)
    for _ in range(2):
        window.keyboard.press("Alt+ArrowDown")
    area = window.locator(f"{at(2)} .target textarea")
    expect(area).to_be_focused()
    window.keyboard.press("Alt+C")
    expect(area).to_have_value("Voir [le rapport][1] et *le vote*.")
    finding = window.locator(f"{at(2)} .findings")
    expect(finding).to_contain_text("identical-text")
    window.keyboard.press("Control+A")
    window.keyboard.type("See [the report][1] and  *the vote*.")
    expect(finding).to_contain_text("double-space")
    window.keyboard.press("Alt+X")
    expect(area).to_have_value("See [the report][1] and *the vote*.")
    window.keyboard.press("Alt+ArrowDown")
    shown = window.locator(f"{at(2)} .bed .set")
    expect(shown.locator("em")).to_have_text("the vote")
    expect(shown.locator("a")).to_have_text("the report")


def test_the_page_is_a_key_away_and_a_click_on_it_edits(
    window: Page, desk: Standing, room: Desk
) -> None:
    sit_down(window, desk)
    desk.news()  # the site has been made
    window.keyboard.press("Alt+P")
    page = window.frame_locator("#page iframe").locator("article")
    expect(page.locator("h1")).to_have_text("Le marché")
    page.locator("p", has_text="lampe").click()
    area = window.locator(f"{at(3)} .target textarea")
    expect(area).to_be_focused()
    window.keyboard.type("A lamp & a street.")
    lit = page.locator("p", has_text="A lamp & a street.")
    expect(lit).to_have_class("fuzzy")
    assert room.read(NAME).translations[3].is_fuzzy
    window.keyboard.press("Control+Enter")
    expect(lit).not_to_have_class("fuzzy")
    # Whoever changes the text, wherever: it is seen.
    poedit = polib.pofile(str(room.catalog(NAME)))
    poedit[4].msgstr = "A tram."
    poedit.save()
    expect(page.locator("p", has_text="A tram.")).to_be_visible()
    shown = window.locator(f"{at(3)} .bed .set")
    expect(shown).to_have_text("A lamp & a street.")
    page.locator("p", has_text="A lamp").click()
    expect(area).to_be_focused()
    window.keyboard.press("Alt+P")
    expect(window.locator("#page")).to_be_hidden()


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


def test_to_review_and_to_go_on_to_another_article_are_keys(
    window: Page, desk: Standing, room: Desk
) -> None:
    room.translate(NAME)
    room.save("deux.md", article("Deux", TRAM))
    desk.tell("/save", left(desk))
    sit_down(window, desk)
    for key in ("Alt+ArrowUp", "Alt+ArrowUp", "Alt+R"):
        window.keyboard.press(key)
    expect(window.locator(f"{at(1)}.current")).to_have_count(1)
    window.keyboard.press("Control+Enter")
    state(window, 1, "approved")
    expect(window.locator("#onward")).to_be_focused()
    window.keyboard.press("Enter")
    expect(window).to_have_url(re.compile("/edit/en/deux$"))
    expect(window.locator(".text.current")).to_have_count(1)
    window.keyboard.press("Alt+A")
    expect(window).to_have_url(desk.url)


def left(desk: Standing) -> dict[str, object]:
    """Return what somebody sends who leaves a text to be reviewed."""
    return {
        **PLACE,
        "seen": seen(desk),
        "name": "Lou",
        "text": "Figs.",
        "is_left": True,
    }


def show_page(window: Page) -> None:
    window.keyboard.press("Alt+P")
    frame = window.frame_locator("#page iframe")
    expect(frame.locator("article h1")).to_be_visible()


def show_conflict(window: Page) -> None:
    """Have somebody else save what one types in."""
    window.route("**/save", lambda route: route.fulfill(status=409, json=CHANGED))
    window.keyboard.type("Mine")
    expect(window.locator(".conflict:visible")).to_have_count(1)


CHANGED = {
    "outcome": "changed",
    "said": "Somebody else has changed this text meanwhile.",
    "text": "Theirs",
    "state": "fuzzy",
    "label": "to be reviewed",
    "seen": "0",
    "seenRemark": "0",
    "leftBy": "",
}
ARTICLE = f"edit/en/{NAME}"
VIEWS: dict[str, tuple[str, Callable[[Page], object]]] = {
    "list": ("", lambda window: window.wait_for_load_state("networkidle")),
    "search": ("?state=&words=march", lambda _: None),
    "article": (ARTICLE, lambda window: window.keyboard.press("Alt+ArrowDown")),
    "page": (ARTICLE, show_page),
    "keys": (ARTICLE, lambda window: window.keyboard.press("Alt+H")),
    "who": (ARTICLE, lambda window: window.click("[data-do=who]")),
    "conflict": (ARTICLE, show_conflict),
    "words": ("words/en", lambda _: None),
    "cost": ("cost", lambda _: None),
    "nowhere": ("nowhere", lambda _: None),
}


@pytest.mark.timeout(0)
def test_everybody_can_work_at_the_desk(
    browser: Browser, desk: Standing, room: Desk
) -> None:
    room.save("two.md", article("Deux", "Un texte  neuf.", lang="fr"))
    desk.tell("/save", left(desk))
    desk.news()
    for language in ("fr", "en"):
        for name, (path, show) in VIEWS.items():
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            window = context.new_page()
            window.goto(f"{desk.url}?ui={language}")
            window.goto(f"{desk.url}{path}")
            if path == ARTICLE:
                expect(window.locator(".text.current")).to_have_count(1)
            show(window)
            for found in complaints(window):
                pytest.fail(f"{name}, {language}: {found}")
            context.close()


def complaints(window: Page) -> Iterator[str]:
    """Yield what axe finds in a page, in each scheme and at each width."""
    window.evaluate(installed(AXE).read_text("utf-8"))
    for width in (1280, 390):
        window.set_viewport_size({"width": width, "height": 900})
        overflow = "document.documentElement.scrollWidth - window.innerWidth"
        if window.evaluate(overflow) > 0:
            yield f"at {width} pixels it has to be scrolled sidewards"
        for scheme in SCHEMES:
            window.emulate_media(color_scheme=scheme)
            found = window.evaluate(RUN)
            for each in found["violations"]:
                yield f"{each['id']}, {width}, {scheme}: {each['nodes'][0]['html']}"


SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
RUN = "axe.run({resultTypes: ['violations'], iframes: false})"
"""The page of the site in its frame is judged where sites are."""
