"""What stands beside a text helps with it: terms, memory, how long it may be."""

import re

import pytest
from playwright.sync_api import Page, expect

from pipeline.building.tallies.records import fingerprint
from tests.building.desk import FIGS, TRAM, Desk, article
from tests.desk.conftest import NAME, Stand, Standing
from tests.desk.seat import at, sit_down
from tests.desk.test_requests import HOSTILE, PLACE, seen

pytestmark = pytest.mark.browser

ALIKE = FIGS.replace("minuit", "midi")
NOTE = "the fruit of a fig tree"
GLOSSARY = f"fr,en,en forbidden,note\nfigue,fig,figgy,{NOTE}\n"


def stocked(desk: Standing, mark: str) -> None:
    """Wait until the memory has heard of what was translated before."""
    while "data-suggest" not in desk.tell("/aids", {**PLACE, "mark": mark}).text:
        pass


def test_terms_and_texts_alike_are_a_click_or_a_key_away(
    window: Page, room: Desk, stand: Stand
) -> None:
    room.save("autre.md", article("Autre", ALIKE))
    (room.root / "locales/glossary.csv").write_text(GLOSSARY, "utf-8")
    room.extract()
    room.translate("autre")
    desk = stand(room.root)
    stocked(desk, PLACE["mark"])
    sit_down(window, desk)
    window.keyboard.press("Alt+ArrowDown")
    text = window.locator(f"{at(1)}.current")
    area = text.locator(".target textarea")
    term = text.locator(".terms button")
    expect(term).to_have_attribute("title", NOTE)
    expect(text.locator(".terms .never")).to_contain_text("figgy")
    term.click()
    expect(area).to_have_value("fig")
    offered = text.locator(".suggestions li").first
    expect(offered.locator(".percent")).to_have_text(re.compile(r"^[89]\d\u202f%$"))
    expect(offered.locator("del")).to_contain_text("midi")
    expect(offered.locator("ins")).to_contain_text("minuit")
    area.focus()
    window.keyboard.press("Alt+1")
    expect(area).to_have_value(re.compile("^en: "))
    window.keyboard.press("Control+Z")
    expect(area).to_have_value("fig")


def test_the_memory_learns_what_is_approved(room: Desk, stand: Stand) -> None:
    room.save("autre.md", article("Autre", ALIKE))
    room.extract()
    desk = stand(room.root)
    facts = {**PLACE, "seen": seen(desk), "name": "Ana", "text": "Figs until dawn."}
    told = desk.tell("/save", {**facts, "is_approved": True}).facts
    assert told["outcome"] == "saved"
    desk.page(f"/edit/en/{NAME}")
    mark = f"{fingerprint(('', ALIKE)):016x}"
    asked = {**PLACE, "article": "autre", "mark": mark}
    while "Figs until dawn." not in desk.tell("/aids", asked).text:
        pass


def test_a_title_says_how_long_it_may_be(window: Page, desk: Standing) -> None:
    sit_down(window, desk)
    count = window.locator(f"{at(0)} .count")
    expect(count).to_have_text("0 / 70")
    window.keyboard.insert_text("a" * 71)
    expect(count).to_have_text("71 / 70")
    expect(count).to_have_class("count over")


def test_a_hostile_text_acts_in_no_pane(
    window: Page, desk: Standing, room: Desk
) -> None:
    (room.root / "static").mkdir()
    evil = "<title>safe</title><script>document.title = 'acted'</script>"
    (room.root / "static/evil.html").write_text(evil, "utf-8")
    for number, mark in enumerate((PLACE["mark"], f"{fingerprint(('', TRAM)):016x}")):
        facts = {**PLACE, "mark": mark, "name": "Ana", "text": f"{HOSTILE} {number}"}
        told = desk.tell("/save", {**facts, "seen": seen(desk, mark)})
        assert told.facts["outcome"] == "saved"
    desk.news()
    sit_down(window, desk)
    window.keyboard.press("Alt+P")
    page = window.frame_locator("#page iframe").locator("article")
    expect(page.locator("p.fuzzy").last).to_contain_text("parent.x=1")
    expect(window.locator(f"{at(1)} .bed .set")).to_contain_text("parent.x=1")
    assert window.evaluate("window.x === undefined")
    assert window.locator(".texts :is(script, iframe, img, svg, style)").count() == 0
    while desk.ask("GET", "/site/evil.html").status == 404:
        pass  # until the site has been built with it
    window.goto(f"{desk.url}site/evil.html")
    assert window.title() == "safe"


def test_nothing_is_asked_of_the_network(window: Page, desk: Standing) -> None:
    asked: set[str] = set()
    window.on("request", lambda sent: asked.add(sent.url.split("/")[2]))
    sit_down(window, desk)
    desk.news()
    window.keyboard.press("Alt+P")
    expect(window.frame_locator("#page iframe").locator("article h1")).to_be_visible()
    window.goto(desk.url)
    expect(window.locator(f'a[href="/edit/en/{NAME}"]')).to_be_visible()
    assert asked == {desk.host}
