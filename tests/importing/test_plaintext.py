"""Pasted text, phenomenon by phenomenon."""

import datetime as dt

import pytest
from babel import Locale

from pipeline.importing import ImportedArticle, import_page
from pipeline.model.articles import Source
from pipeline.model.diagnostics import Diagnostic

SENTENCE = "The baker has counted the loaves, and the loaves are all there, he says."


def bring_in(content: str, hint: str = "") -> ImportedArticle:
    return checked(content, hint)[0]


def checked(
    content: str, hint: str = ""
) -> tuple[ImportedArticle, tuple[Diagnostic, ...]]:
    locale = Locale.parse(hint) if hint else None
    imported = import_page(Source(path="a-page.en.txt", content=content), locale)
    return imported.value, imported.diagnostics


def body(content: str) -> str:
    return bring_in(f"A title\n\n{content}", "en").content.partition("\n---\n\n")[2]


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[int, str]]:
    return [(each.line, each.code) for each in diagnostics if each.line]


@pytest.mark.parametrize("blank", ["", " ", "\u00a0", "\u202f \t", "\ufeff", "\u3000"])
def test_a_line_of_spaces_of_any_kind_parts_paragraphs(blank: str) -> None:
    assert body(f"{SENTENCE}\n{blank}\nTwo.") == f"{SENTENCE}\n\nTwo.\n"


@pytest.mark.parametrize("inside", ["\u2028", "\x0b", "\u0085", "\x0c"])
def test_only_a_line_feed_ends_a_line(inside: str) -> None:
    article = bring_in(f"A title\n\nOne{inside}{inside}two.", "en")
    assert article.content.count("\n\n") == len(["after the head"])


def test_the_ends_of_a_block_are_trimmed_and_its_inside_is_not() -> None:
    assert body("\u00a0Douze\u00a0%, dit-il\u202f!\u00a0\n") == (
        "Douze\u00a0%, dit-il\u202f!\n"
    )


def test_the_text_is_composed_and_not_flattened() -> None:
    assert body("Cafe\u0301 1\u00a0½ …") == "Café 1\u00a0½ …\n"


def test_wrapped_lines_are_one_paragraph_and_long_lines_are_each_one() -> None:
    assert body("wrapped\nby hand.") == "wrapped by hand.\n"
    long = SENTENCE * 2
    assert body(f"{long}\n{long}") == f"{long}\n\n{long}\n"


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("Vrac & Cocinas.", "Vrac & Cocinas."),
        ("5 * 3, n_1 and a~b.", "5 * 3, n_1 and a~b."),
        ("1. One.", "1\\. One."),
        ("12) Twelve.", "12\\) Twelve."),
        ("# Hash.", "\\# Hash."),
        ("- Dash.", "\\- Dash."),
        ("+ Plus.", "\\+ Plus."),
        ("> Quote.", "\\> Quote."),
        (": Colon.", "\\: Colon."),
        ("---.", "---."),
        ("***.", "***."),
        ("***", "\\***"),
    ],
)
def test_a_mark_in_the_text_means_itself(line: str, written: str) -> None:
    assert body(line) == f"{written}\n"


def test_a_heading_is_short_unended_and_followed_by_text() -> None:
    article, found = checked(f"A title\n\nA heading\n\n{SENTENCE}\n\nThe end", "en")
    assert article.content.endswith(f"\n## A heading\n\n{SENTENCE}\n\nThe end\n")
    assert codes(found) == [(3, "import-heading"), (7, "import-heading")]


def test_a_short_line_in_another_language_may_be_a_caption() -> None:
    _, found = checked(f"A title\n\nLe port de nuit\n\n{SENTENCE}", "en")
    assert "another language" in found[-1].message


def test_chrome_is_left_out_and_said() -> None:
    content = f"All news\n\nA title\n\nUpdated on 27/12/22\n\n{SENTENCE}\n\nShare this"
    article, found = checked(content, "en")
    assert article.content == (
        f'---\ntitle: "A title"\nlang: en\nupdated: 2022-12-27\n---\n\n{SENTENCE}\n'
    )
    assert codes(found) == [(line, "import-chrome") for line in (1, 5, 9)]


def test_a_word_of_the_text_is_no_chrome() -> None:
    assert body(f"{SENTENCE}\n\nNews\n\n{SENTENCE}").count("\n## News\n") == 1


def test_without_a_title_the_name_of_the_file_stands_in_and_it_is_said() -> None:
    article, found = checked(SENTENCE, "en")
    assert article.title == "a page"
    assert codes(found) == [(1, "import-title")]


@pytest.mark.parametrize("title", ['A "title": so', "C:\\n", "- no", "*a & b", "no"])
def test_the_title_is_quoted(title: str) -> None:
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    assert f'title: "{quoted}"\n' in bring_in(f"{title}\n\n{SENTENCE}").content


def test_the_language_is_that_which_is_told_or_guessed() -> None:
    french = "Le marché est ouvert, et les gens sont venus pour le pain de la ville."
    assert bring_in(french).locale == Locale("fr")
    assert bring_in(SENTENCE).locale == Locale("en")
    told, found = checked(french, "en_US")
    assert "lang: en-US\n" in told.content
    assert "import-language" in [each.code for each in found]
    _, found = checked("Pain, 2022")
    assert "import-language" in [each.code for each in found]


def test_a_page_that_is_markup_is_read_as_such_whatever_its_name() -> None:
    article = bring_in(
        "<!DOCTYPE html><h1>Title</h1><time datetime=2026-04-02>x</time>"
    )
    assert article.title == "Title"
    assert f"date: {dt.date(2026, 4, 2)}" in article.content
