"""A mistake made in any room is heard at the end, and the rest is still built."""

import pytest

from pipeline.model.diagnostics import Severity

from .conftest import MARKET, TRAIN, Newsroom

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
    "missing-name": ("articles/bad.md", MARKET.replace("tags: [food]", "tags: [new]")),
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
_OF_A_BUILD = {"broken-link", "missing-picture", "missing-name", "duplicate-slug"}


@pytest.mark.parametrize("code", sorted(MISTAKES.keys() - _OF_A_BUILD))
def test_a_check_hears_what_a_build_does(translated: Newsroom, code: str) -> None:
    translated.write(*MISTAKES[code])
    assert code in {each.code for each in translated.check().diagnostics}


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
