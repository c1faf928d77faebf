"""The desk over HTTP: who may come in, what may be asked for, what is answered."""

import re
from collections.abc import Callable

import pytest

from pipeline.building.tallies.records import fingerprint
from tests.adapters.services import said, serving
from tests.building.desk import FIGS, Desk, article
from tests.desk.conftest import LINK, NAME, Stand, Standing
from tests.inspection import harm, tree
from tests.repository import begin

MARK = f"{fingerprint(('', FIGS)):016x}"
PLACE = {"article": NAME, "tag": "en", "mark": MARK}
HOSTILE = (
    "</textarea><script>parent.x=1</script><img src=x onerror=alert(1)>"
    "<svg onload=alert(1)>[a][1](javascript:alert(1))<style>*{display:none}</style>"
    "\"'><iframe src=//evil.example>{{ 7*7 }}&#60;script&#62;"
)


def seen(desk: Standing, mark: str = MARK) -> str:
    page = desk.page(f"/edit/en/{NAME}")
    found = re.search(rf'data-mark="{mark}" data-state="\w+" data-seen="(\w+)"', page)
    assert found
    return found[1]


def save(desk: Standing, text: str, **facts: object) -> dict[str, object]:
    given = {**PLACE, "seen": seen(desk), "name": "Ana", "text": text, **facts}
    return {**desk.tell("/save", given).facts}


def test_what_is_saved_is_in_the_catalog(desk: Standing, room: Desk) -> None:
    before = room.catalog(NAME).read_bytes().split(b"\n")
    answer = save(desk, "Figs.", is_approved=True)
    assert (answer["outcome"], answer["label"]) == ("saved", "approved")
    after = room.catalog(NAME).read_bytes().split(b"\n")
    differing = [b for a, b in zip(before, after, strict=True) if a != b]
    assert [each[:18] for each in differing] == [
        b'"PO-Revision-Date:',
        b'"Last-Translator: ',
        b'msgstr "Figs."',
    ]
    assert desk.page("/?state=&lang=en").count("<tr class") == 1


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {**PLACE},
        {**PLACE, "mark": "../x"},
        {**PLACE, "seen": "", "name": "a", "text": 1},
        {**PLACE, "seen": "", "name": "a" * 101, "text": ""},
        {**PLACE, "seen": "", "name": "a", "text": "", "more": 1},
    ],
    ids=str,
)
def test_what_is_not_understood_is_refused(
    porter: Standing, facts: dict[str, object]
) -> None:
    before = porter.files()
    answer = porter.tell("/save", facts)
    assert (answer.status, answer.facts["outcome"]) == (400, "malformed")
    assert porter.files() == before


def test_no_article_beside_those_of_the_site_can_be_written(
    desk: Standing, room: Desk
) -> None:
    before = room.files()
    for path in ("../../etc/passwd", "/etc/passwd", "nothing", "marche.md"):
        facts = {**PLACE, "article": path, "seen": "", "name": "a", "text": "x"}
        assert desk.tell("/save", facts).status == 410
    assert room.files() == before


def test_a_hostile_text_is_text_in_every_pane(desk: Standing) -> None:
    link = f"{fingerprint(('', LINK.replace('(https://a.example/)', '[1]'))):016x}"
    for mark in (MARK, link):
        facts = {**PLACE, "mark": mark, "name": HOSTILE[:99], "text": HOSTILE}
        answer = desk.tell("/save", {**facts, "seen": seen(desk, mark)})
        assert answer.facts["outcome"] == "saved"
        facts["seen"] = answer.facts["seenRemark"]
        desk.tell("/comment", {**facts, "text": HOSTILE})
    pieces = [
        desk.tell("/judge", {**PLACE, "text": HOSTILE}).text,
        desk.tell("/aids", PLACE).text,
        desk.tell("/history", PLACE).text,
        desk.tell("/set", {**PLACE, "text": HOSTILE}).text,
    ]
    pages = [
        desk.page(f"/edit/en/{NAME}"),
        desk.page("/?state=&words=script"),
        desk.page(f"/?lang={HOSTILE.replace(' ', '+')[:60]}&words=%3Cscript%3E"),
    ]
    for text in (*pages, *(f"<!DOCTYPE html><title>x</title>{x}" for x in pieces)):
        assert "parent.x=1</script" not in text
        assert not re.search(r"<(?:img|svg|style|iframe src=.?//)", text)
    assert list(harm(tree(desk.shown()))) == []


def test_a_text_is_shown_as_it_will_look_and_does_nothing(desk: Standing) -> None:
    link = LINK.replace("(https://a.example/)", "[1]")
    facts = {**PLACE, "mark": f"{fingerprint(('', link)):016x}"}
    text = 'See [the report][1] and *the **vote*** – <abbr onclick="x">5</abbr>.'
    shown = desk.tell("/set", {**facts, "text": text}).text
    assert "<a>the report</a> and <em>the <strong>vote</strong></em>" in shown
    assert "onclick" not in shown.replace("&lt;abbr onclick", "")
    page = desk.page(f"/edit/en/{NAME}")
    assert "Voir <a>le rapport</a> et <em>le vote</em>." in page


def test_the_page_of_an_article_is_told_as_it_is_made(desk: Standing) -> None:
    told = desk.news()
    assert (told["address"], told["isBuilt"]) == ("/site/en/2026/11/le-marche/", True)
    assert desk.news("nowhere")["address"] == ""
    assert 'class="untranslated"' in desk.shown()


def test_the_words_of_the_site_are_translated_too(desk: Standing, room: Desk) -> None:
    page = desk.page("/words/fr")
    mark = f"{fingerprint(('', '%(num)s-minute read')):016x}"
    found = re.search(rf'data-mark="{mark}" data-state="\w+" data-seen="(\w+)"', page)
    assert found
    facts = {"article": "", "tag": "fr", "mark": mark, "seen": found[1], "name": "Ana"}
    text = "une %(num)s minute\n%(num)s minutes"
    assert "format" not in desk.tell("/judge", {**facts, "text": text}).text
    facts |= {"text": text, "is_approved": True}
    assert desk.tell("/save", facts).facts["outcome"] == "saved"
    assert "une %(num)s minute\n%(num)s minutes</textarea>" in desk.page("/words/fr")
    assert room.extract(check=True).changes == ()
    assert desk.ask("GET", "/words/de").status == 404
    assert desk.ask("GET", "/edit/fr/").status == 404


def test_a_machine_is_asked_and_its_answer_offered(room: Desk, stand: Stand) -> None:
    answer = "See <m1>the report</m1> and <m2>the vote</m2>."
    link = LINK.replace("(https://a.example/)", "[1]")
    facts = {**PLACE, "mark": f"{fingerprint(('', link)):016x}"}
    with serving(said({"translatedText": [answer]}), said("no", 500)) as service:
        place = room.root / "diptyque.toml"
        engine = f'[translate.engine]\nkind = "libretranslate"\nurl = "{service.url}"\n'
        place.write_text(place.read_text("utf-8") + engine, "utf-8")
        desk = stand(room.root)
        assert 'data-do="machine"' in desk.page(f"/edit/en/{NAME}")
        told = desk.tell("/machine", facts).text
        assert 'data-suggest="See [the report][1] and *the vote*."' in told
        assert service.asked[0][2]["q"] == [
            "Voir <m1>le rapport</m1> et <m2>le vote</m2>."
        ]
        assert 'data-do="machine"' not in desk.page("/words/fr")
        assert 'class="trouble"' in desk.tell("/machine", PLACE).text


def test_a_desk_for_others_asks_for_a_token(room: Desk, stand: Stand) -> None:
    desk = stand(room.root, "--host", "0.0.0.0")  # noqa: S104 - what is tested
    url, _, token = desk.url.partition("?token=")
    assert len(token) > 20
    assert desk.ask("GET", "/").status == 403
    assert desk.ask("GET", f"/edit/en/{NAME}", cookie="diptyque-desk=x").status == 403
    assert desk.ask("GET", "/?token=guessed").status == 403
    entered = desk.ask("GET", f"/?state=draft&token={token}")
    assert (entered.status, entered.headers["location"]) == (303, "/?state=draft")
    cookie = entered.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    desk.cookie = cookie.partition(";")[0]
    assert url.startswith("http://127.0.0.1:")
    assert save(desk, "Figs.")["outcome"] == "saved"


def test_what_another_program_saved_meanwhile_stays(desk: Standing, room: Desk) -> None:
    was = seen(desk)
    room.translate(NAME)  # every text, as any editor might
    after = room.catalog(NAME).read_bytes()
    facts = {**PLACE, "seen": was, "name": "Ana", "text": "Mine."}
    answer = desk.tell("/save", facts)
    assert (answer.status, answer.facts["outcome"]) == (409, "changed")
    assert answer.facts["text"].startswith("en: ")
    assert room.catalog(NAME).read_bytes() == after
    facts["seen"] = answer.facts["seen"]
    assert desk.tell("/save", facts).facts["outcome"] == "saved"
    assert len(room.texts(NAME)) == 4


def test_a_save_can_be_undone(desk: Standing, room: Desk) -> None:
    before = room.read(NAME).translations
    saved = save(desk, "Figs.", is_approved=True)
    facts = {**PLACE, "seen": saved["seen"], "name": "Ana"}
    assert desk.tell("/undo", facts).facts["state"] == "untranslated"
    assert room.read(NAME).translations == before


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe", b'msgid "x"\nmsgstr "', b"<<<<<<< HEAD\n", b'msgid "a"\n' * 3],
)
def test_a_catalog_that_cannot_be_read_is_never_written(
    desk: Standing, room: Desk, content: bytes
) -> None:
    was = seen(desk)
    room.catalog(NAME).write_bytes(content)
    facts = {**PLACE, "seen": was, "name": "Ana", "text": "Mine."}
    answer = desk.tell("/save", facts)
    assert answer.status == 503
    assert NAME in answer.facts["said"]
    assert room.catalog(NAME).read_bytes() == content
    assert desk.ask("GET", f"/edit/en/{NAME}").status == 503
    assert f"{NAME}.po" in desk.page("/")


def test_a_site_can_be_searched_and_filtered(desk: Standing, room: Desk) -> None:
    save(desk, "Figs until dawn.", is_approved=True)
    found = "Figs <mark>until dawn</mark>."
    assert found in desk.page("/?words=UNTIL+dawn&state=")
    assert found not in desk.page("/?words=UNTIL+dawn&lang=fr")
    assert "Le marché" in desk.page("/?words=marche.md")
    room.save("deux.md", "---\ntitle: Deux\nlang: fr\n---\n\nTexte.\n")
    assert "Deux" in desk.page("/")
    (room.root / "articles/deux.md").unlink()
    assert "Deux" not in desk.page("/")


def test_one_is_led_on_to_what_waits_in_the_same_language(
    desk: Standing, room: Desk
) -> None:
    assert desk.ask("GET", f"/onward/en/{NAME}").headers["location"] == "/"
    assert desk.ask("GET", "/onward/en/").headers["location"] == f"/edit/en/{NAME}"
    room.save("été.md", article("L’été", FIGS))
    room.save("the.md", article("The tram", "A tram.", lang="en"))
    onward = desk.ask("GET", f"/onward/en/{NAME}")
    assert (onward.status, onward.headers["location"]) == (
        303,
        "/edit/en/ete",
    )
    assert desk.ask("GET", onward.headers["location"]).status == 200
    assert desk.ask("GET", "/onward/de/x").headers["location"] == "/"


def test_the_desk_speaks_french_to_whoever_asks(desk: Standing) -> None:
    answer = desk.ask("GET", "/?ui=fr")
    assert "Atelier de traduction" in answer.text
    desk.cookie = answer.headers["set-cookie"].partition(";")[0]
    assert "Mots à traduire" in desk.page()
    assert "Words to do" in desk.page("/?ui=en")
    assert desk.ask("GET", "/?ui=<x>").status == 200


def test_authors_see_what_an_edit_costs(
    room: Desk, stand: Stand, needs: Callable[[str], str]
) -> None:
    repository = begin(needs("git"), room.root)
    room.translate(NAME)
    repository.commit("Begin", author="Lou")
    desk = stand(room.root)
    assert "Nothing that translators would have to do" in desk.page("/cost?since=HEAD")
    room.save(f"{NAME}.md", article("Le marché", FIGS, "Tout autre chose, en somme."))
    shown = desk.page("/cost?since=HEAD")
    assert f'<a href="/edit/en/{NAME}" dir="auto">Le marché</a>' in shown
    assert "<ins>Tout autre chose, en somme.</ins>" in shown
    assert "Begin</a>" in shown
    assert "Lou" in desk.tell("/chronicle", {}).text
    assert "is no revision" in desk.page("/cost?since=%3Cb%3E")
    assert "Lou" in desk.tell("/history", PLACE).text
