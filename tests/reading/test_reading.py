"""Reading: what an author typed, understood, and what the author should hear."""

from pathlib import Path

import pytest

from pipeline.model.articles import Kind
from pipeline.model.diagnostics import Severity
from tests.conftest import Golden
from tests.house import ROOT
from tests.manuscripts import (
    article,
    ids,
    manuscript,
    plainly,
    prose,
    source,
    targets,
    understood,
    whole,
)

CASES = ROOT / "tests" / "cases" / "reading"
ARTICLES = sorted((ROOT / "articles").rglob("*.md"))


@pytest.mark.parametrize(
    "path",
    sorted(CASES.glob("*.md")) + sorted(CASES.glob("*.html")),
    ids=lambda path: path.name,
)
def test_a_manuscript_becomes_these_messages_and_this_page(
    path: Path, golden: Golden
) -> None:
    checked = understood(path.read_bytes(), path.suffix)
    lines = [
        f"{each.line:3} {each.kind.value} | {each.section} | {each.text}"
        + "".join(f"\n      # {comment}" for comment in each.comments)
        + "".join(f"\n      [{link.number}] {link.url}" for link in each.links)
        for each in checked.value.messages
    ]
    found = [
        f"{each.line:3} {each.code}: {each.message}" for each in checked.diagnostics
    ]
    page = whole(checked.value)
    golden(
        path.with_suffix(path.suffix + ".expected"),
        "\n".join([*lines, "", *found, "", page]),
    )


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_articles_of_this_repository_are_read_without_a_word(path: Path) -> None:
    checked = understood(path.read_bytes())
    assert not checked.diagnostics
    assert len(ids(whole(checked.value))) == len(set(ids(whole(checked.value))))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_line_ends_and_a_byte_order_mark_change_nothing(path: Path) -> None:
    content = path.read_bytes()
    plain = understood(content).value
    for other in (
        b"\xef\xbb\xbf" + content,
        content.replace(b"\n", b"\r\n"),
        content.replace(b"\n", b"\r"),
    ):
        assert understood(other).value == plain


def test_a_leading_heading_is_the_title() -> None:
    checked = source("---\nlang: de\n---\n\n# Ein *Titel* &amp; `mehr`\n\nWorte.\n")
    assert checked.value.metadata.title == "Ein Titel & mehr"
    assert [(each.kind, each.line) for each in checked.value.messages] == [
        (Kind.TITLE, 5),
        (Kind.PARAGRAPH, 7),
    ]
    assert not checked.diagnostics


def test_a_leading_heading_that_repeats_the_title_is_left_out() -> None:
    assert prose("# Titel\n\nWorte.") == ["Worte."]


def test_a_leading_heading_that_says_something_else_is_kept() -> None:
    assert prose("# Anders\n\nWorte.") == ["Anders", "Worte."]
    assert prose("<h1>Anders</h1><p>Worte.</p>", ".html") == ["Anders", "Worte."]
    assert "<h2" in whole(article("# Anders\n\n## Unten"))
    assert "<h3" in whole(article("# Anders\n\n## Unten"))


def test_an_article_without_title_or_language_is_refused() -> None:
    codes = {each.code: each.severity for each in source("Worte.\n").diagnostics}
    assert codes == {
        "unknown-language": Severity.ERROR,
        "missing-title": Severity.ERROR,
    }


@pytest.mark.parametrize(
    ("suffix", "body"),
    [
        (".md", "<!-- translators: Ein *Wortspiel*. -->\nEins.\n\nZwei."),
        (".md", "<!-- translators: Ein *Wortspiel*. -->\n\n<p>Eins.</p>\n\nZwei."),
        (
            ".md",
            "<i></i>\n\n<!-- translators: Ein *Wortspiel*. -->\n\nEins.\n\nZwei.",
        ),
        (".html", "<!-- translators: Ein *Wortspiel*. --><p>Eins.</p><p>Zwei.</p>"),
    ],
)
def test_a_comment_reaches_the_translator_of_the_next_block(
    suffix: str, body: str
) -> None:
    first, second = article(body, suffix).messages[1:]
    assert (first.text, first.comments) == ("Eins.", ("Ein *Wortspiel*.",))
    assert (second.text, second.comments) == ("Zwei.", ())


@pytest.mark.parametrize(
    ("suffix", "body"),
    [
        (".md", "<!-- translate: no -->\n\n*Eins.*\n\nZwei."),
        (".md", "<!-- translate: no -->\n\n- *Eins.*\n- Und.\n\nZwei."),
        (".md", "<!-- translate: no -->\n\n<div><em>Eins.</em></div>\n\nZwei."),
        (".md", '<div translate="no">\n\n*Eins.*\n\n</div>\n\nZwei.'),
        (".html", "<!-- translate: no --><p><em>Eins.</em></p><p>Zwei.</p>"),
        (".html", "<p translate=no><em>Eins.</em></p><p>Zwei.</p>"),
    ],
)
def test_what_is_not_to_be_translated_is_published_as_it_is(
    suffix: str, body: str
) -> None:
    assert prose(body, suffix) == ["Zwei."]
    assert "<em>Eins.</em>" in whole(article(body, suffix))


def test_what_is_not_to_be_translated_says_its_language() -> None:
    for suffix in (".md", ".html"):
        assert '<div translate="no" lang="de">' in whole(
            article('<div translate="no">\n\nEins.\n\n</div>', suffix)
        )


def test_messages_know_their_kinds_sections_and_lines() -> None:
    body = "A\n\n## B\n\n- C\n\n> D\n\n|E|\n|-|\n|F|\n\nG\n: H\n\nI[^1]\n\n[^1]: J\n"
    found = [(m.text, m.kind, m.section, m.line) for m in article(body).messages[1:]]
    assert found == [
        ("A", Kind.PARAGRAPH, "", 5),
        ("B", Kind.HEADING_2, "", 7),
        ("C", Kind.LIST_ITEM, "B", 9),
        ("D", Kind.QUOTATION, "B", 11),
        ("E", Kind.TABLE_HEADER, "B", 13),
        ("F", Kind.TABLE_CELL, "B", 15),
        ("G", Kind.TERM, "B", 17),
        ("H", Kind.DEFINITION, "B", 18),
        ("I[^1]", Kind.PARAGRAPH, "B", 20),
        ("J", Kind.FOOTNOTE, "", 22),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "a[^1] b[^1]\n\nc[^1]\n\n[^1]: n",
        "a[^1]\n\n| 12[^1] |\n|---|\n| 13[^1] |\n\n[^1]: n",
        "a[^ein wort] b[^ein-wort]\n\n[^ein wort]: n\n\n[^ein-wort]: m",
        "a[^2] b[^x!]\n\n[^2]: n\n\n[^x!]: m",
        "a[^A] b[^a]\n\n[^a]: n",
        "a\n\n[^1]: n\n\n[^2]: m",
        '<div class="x">\n\na[^1] b[^1]\n\n</div>\n\n[^1]: n',
        "## fn-1\n\na[^1]\n\n[^1]: n",
    ],
)
def test_notes_never_share_an_anchor(body: str) -> None:
    html = whole(article(body))
    assert len(ids(html)) == len(set(ids(html))), html
    assert {each[1:] for each in targets(html)} <= set(ids(html)), html


def test_no_element_of_an_article_has_an_id_of_the_page_around_it() -> None:
    body = (
        "## Corrections\n\n## Content\n\n## Content\n\n"
        '<h2 id="content">a</h2>\n\n<p id="related-heading">b</p>\n\n'
        '<p id="a b">c</p>\n\n<p id="mine">d</p>\n\n<p id="mine">e</p>\n'
    )
    assert ids(whole(article(body))) == [
        "section-corrections",
        "section-content",
        "section-content-2",
        "a",
        "mine",
    ]


def test_unsafe_html_is_left_out_and_reported() -> None:
    for body in (
        "<script>x</script>\n",
        "a <script>x</script> b",
        "a\n\n<form>b</form>",
    ):
        problems = understood(manuscript(body)).diagnostics
        assert [each.code for each in problems] == ["unsafe-html"]
        assert "<script" not in whole(article(body))


def test_tables_scroll_and_align_without_inline_style() -> None:
    html = whole(article("|a|b|\n|:--|--:|\n|c|d|"))
    assert '<div class="table" tabindex="0"><table>' in html
    assert '<th scope="col" class="align-left">' in html
    assert '<td class="align-right">' in html
    assert "style" not in html


def test_a_table_of_raw_html_keeps_its_own_scopes() -> None:
    body = (
        '<table class="x"><tr><th scope="row" class="y">a</th><td>b</td></tr></table>'
    )
    html = whole(article(body, ".html"))
    assert html.count("scope=") == 1
    assert html.count("<div") == html.count("</div>") == 1


def test_an_html_page_is_read_as_utf_8_whatever_it_says() -> None:
    page = "<!doctype html><head><title>Été</title></head><body><p>À Sète</p></body>"
    checked = source(f"---\nlang: fr\n---\n{page}", "articles/a.html")
    assert checked.value.metadata.title == "Été"
    assert checked.value.messages[1].text == "À Sète"


def test_an_html_page_becomes_the_same_page() -> None:
    body = (
        "<section><p>Ein <em>Wort</em> und <a href='x'>ein <b>Link</b></a>.</p>\n"
        "<ul><li>a<ul><li>b</ul></ul></section>"
    )
    assert plainly(whole(article(body, ".html"))) == plainly(body)


def test_plain_text_has_paragraphs_and_headings_by_shape() -> None:
    body = "\nÜberschrift\n\nEin Satz,\nnoch einer.\n\u00a0\n*Kein* Mark_ hier.\n"
    found = [(m.kind, m.text, m.line) for m in article(body, ".txt").messages[1:]]
    assert found == [
        (Kind.HEADING_2, "Überschrift", 6),
        (Kind.PARAGRAPH, "Ein Satz, noch einer.", 8),
        (Kind.PARAGRAPH, "*Kein\\* Mark_ hier.", 11),
    ]
