"""A mistake made in any room is heard at the end, and the rest is still built."""

import pytest

from pipeline.model.diagnostics import Severity
from tests.building.conftest import MARKET, TRAIN, Newsroom

CATALOG = "locales/en/LC_MESSAGES/articles/market.po"

MISTAKES: dict[str, tuple[str, str | bytes]] = {
    "missing-title": ("articles/bad.md", "---\nlang: fr\n---\nTexte.\n"),
    "unknown-language": ("articles/bad.md", "---\ntitle: X\nlang: xx\n---\nTexte.\n"),
    "front-matter-syntax": ("articles/bad.md", "---\ntitle: a: b\nlang: fr\n---\nT.\n"),
    "front-matter-field": (
        "articles/bad.md",
        "---\ntitle: X\nlang: fr\ndate: demain\n---\nTexte.\n",
    ),
    "unreadable-source": ("articles/bad.md", b"\xff\xfe\x00"),
    "duplicate-id": (
        "articles/bad.md",
        MARKET.replace("lang: fr", "lang: fr\nid: train"),
    ),
    "duplicate-slug": ("articles/zz.md", MARKET),
    "broken-link": ("articles/bad.md", TRAIN.replace("market.md", "nowhere.md")),
    "missing-picture": ("articles/bad.md", MARKET.replace("stall.svg", "lost.svg")),
    "unsafe-html": ("articles/bad.md", TRAIN + "\n<script>alert(1)</script>\n"),
    "related-article": (
        "articles/bad.md",
        TRAIN.replace("lang: en", "lang: en\nrelated: [nowhere]"),
    ),
    "missing-name": ("articles/bad.md", MARKET.replace("tags: [food]", "tags: [new]")),
    "unknown-block": (
        "theme/article.html",
        '{% extends "theme/article.html" %}{% block mian %}{% endblock %}',
    ),
    "unused-template": ("theme/artcle.html", "Nobody asks."),
    "po-syntax": (CATALOG, 'msgid "a\nmsgstr ""\n'),
}


@pytest.mark.parametrize("code", MISTAKES)
def test_a_mistake_is_heard_and_the_rest_is_built(
    translated: Newsroom, code: str
) -> None:
    path, content = MISTAKES[code]
    translated.write(path, content)
    report = translated.build()
    heard = [each for each in report.diagnostics if each.code == code]
    assert heard
    assert all(each.message and each.path for each in heard)
    assert "fr/2026/11/le-marche-de-nuit/index.html" in translated.output.files


# What only a build can know: where everything stands.
_OF_A_BUILD = {"duplicate-slug"}


@pytest.mark.parametrize("code", sorted(MISTAKES.keys() - _OF_A_BUILD))
def test_a_check_hears_what_a_build_does(translated: Newsroom, code: str) -> None:
    translated.write(*MISTAKES[code])
    assert code in {each.code for each in translated.check().diagnostics}


@pytest.mark.parametrize("code", ["broken-link", "missing-picture"])
def test_what_is_lost_is_told_with_its_line_by_both(
    translated: Newsroom, code: str
) -> None:
    path, content = MISTAKES[code]
    translated.write(path, content)
    reports = (translated.check(), translated.build())
    lines = [
        each.line
        for report in reports
        for each in report.diagnostics
        if each.code == code and each.path == path
    ]
    lost = "nowhere.md" if code == "broken-link" else "lost.svg"
    typed = str(content).split("\n")
    assert lines == [next(n for n, x in enumerate(typed, 1) if lost in x)] * 2


def test_a_language_without_a_name_for_a_tag_is_told_as_a_build_tells_it(
    translated: Newsroom,
) -> None:
    tagged = TRAIN.replace("[mobility]", "[new]").replace("title: ", "title: New ")
    translated.write("articles/bad.md", tagged)
    checked, built = (
        {(x.locale, x.msgid) for x in report.diagnostics if x.context == "tag"}
        for report in (translated.check(), translated.build())
    )
    assert checked == built
    assert built == {("en", "new")}


WORDS = "locales/en/LC_MESSAGES/site.po"


@pytest.mark.parametrize("typed", ["Of %(author)s", "Of \\u202e%(authors)s", "%"])
def test_a_build_hears_what_a_check_does_of_the_words_of_the_site(
    translated: Newsroom, typed: str
) -> None:
    catalog = translated.text(WORDS)
    shipped = 'msgstr "By %(authors)s"'
    assert shipped in catalog
    translated.write(WORDS, catalog.replace(shipped, f'msgstr "{typed}"'))
    reports = (translated.check(), translated.build())
    heard = [
        {each for each in report.diagnostics if each.path == WORDS}
        for report in reports
    ]
    assert heard[0] == heard[1]
    assert Severity.ERROR in {each.severity for each in heard[0]}


def test_a_catalog_that_cannot_be_read_is_left_as_it_is(translated: Newsroom) -> None:
    broken = translated.text(CATALOG) + 'msgid "never closed\n'
    translated.write(CATALOG, broken)
    report = translated.extract()
    assert translated.text(CATALOG) == broken
    assert any(each.severity is Severity.ERROR for each in report.diagnostics)


def test_an_article_that_cannot_be_read_keeps_its_catalogs(
    translated: Newsroom,
) -> None:
    before = translated.text(CATALOG)
    translated.write("articles/market.md", b"\xff")
    translated.extract()
    assert translated.text(CATALOG) == before


def test_a_lost_picture_leaves_a_page_that_says_so(translated: Newsroom) -> None:
    translated.store.remove("articles/stall.svg")
    translated.build()
    page = translated.page("fr/2026/11/le-marche-de-nuit/index.html")
    assert "assets/missing." in page
    assert 'alt="Un étal."' in page


def test_a_check_can_be_asked_of_one_article_or_language(translated: Newsroom) -> None:
    translated.write(CATALOG, 'msgid "a\nmsgstr ""\n')
    assert translated.check("articles/market.md").articles == 1
    assert {each.path for each in translated.check("en").diagnostics} <= {CATALOG}
    assert not translated.check("train").diagnostics


@pytest.mark.parametrize("tag", ["con", "nul", "x" * 300])
def test_a_tag_that_no_folder_can_be_named_after_stops_nothing(
    translated: Newsroom, tag: str
) -> None:
    translated.write("articles/odd.md", MARKET.replace("food", tag))
    report = translated.build()
    assert "front-matter-field" in {each.code for each in report.diagnostics}


def test_an_address_of_a_picture_that_is_none_stops_nothing(
    translated: Newsroom,
) -> None:
    picture = 'section: city\nimage: "http://[::1"'
    odd = MARKET.replace("section: city", picture).replace("de nuit", "de jour")
    translated.write("articles/odd.md", odd)
    translated.build()
    assert "fr/2026/11/le-marche-de-jour/index.html" in translated.output.files


def test_a_catalog_with_the_line_ends_of_an_old_mac_keeps_its_texts(
    translated: Newsroom,
) -> None:
    text = translated.text(CATALOG)
    translated.write(CATALOG, text.replace("\n", "\r"))
    translated.extract()
    assert "The night market" in translated.text(CATALOG)
