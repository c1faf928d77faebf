"""What is too much for one article is refused, or read without its markup, and said."""

import pytest

from pipeline.model.diagnostics import Severity
from pipeline.reading.limits import MOST_MESSAGES
from pipeline.syntax.limits import DEEPEST, MOST_MARKS
from tests.manuscripts import article, edition, manuscript, prose, understood, whole


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "body",
    [
        ">" * 100_000 + "Wort\n\n",
        "- " * 50_000 + "Wort\n\n",
        "1. " * 30_000 + "Wort\n\n",
        ">" * 100_000 + "Wort\n" * 20_000 + "\n",
        "<div>" * 3_000 + "\n\nWort\n\n" + "</div>\n\n" * 3_000,
        "*a **b " * 200 + "Wort" + " c** d*" * 200 + "\n\n",
        "<b>" * 3_000 + "Wort\n\n",
    ],
    ids=lambda body: body[:6],
)
def test_what_is_too_deep_loses_its_markup_and_the_rest_is_read(body: str) -> None:
    checked = understood(manuscript(f"{body}## Ende\n\nZuletzt.\n"))
    (problem,) = checked.diagnostics
    assert (problem.code, problem.severity) == ("nested-too-deeply", Severity.WARNING)
    assert f"more than {DEEPEST} deep" in problem.message
    html = whole(checked.value)
    assert "Wort" in html
    assert "Zuletzt." in html
    for tag in ("<blockquote", "<ul", "<ol", "<b>", "<em", "<div"):
        assert html.count(tag) <= DEEPEST


@pytest.mark.parametrize(
    "body",
    [
        "> " * 60 + "Wort\n",
        "- " * 99 + "-\n\nWort\n",
        "    " + "- " * 150 + "x\n",
        "```\n" + ">" * 500 + "\n```\n",
    ],
    ids=["quotations", "a rule", "code", "fenced code"],
)
def test_what_only_looks_deep_is_left_alone(body: str) -> None:
    assert not understood(manuscript(body)).diagnostics
    assert "\u205f" not in whole(article(body))


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    ("body", "suffix", "limit"),
    [
        ("a\n\n" * 200_000, ".md", "100,000 paragraphs, lines and marks"),
        ("<br>\n" * 110_000, ".html", "100,000 paragraphs, lines and marks"),
        ("<p>a" * (MOST_MESSAGES + 1), ".html", "20,000 texts"),
        ("a\n\n" * (MOST_MESSAGES + 1), ".txt", "20,000 texts"),
        ("*a* " * MOST_MARKS, ".md", "10,000 marks"),
        ("[a](b) " * MOST_MARKS, ".md", "10,000 marks"),
        ("*" * MOST_MARKS + "a <b>c</b>", ".html", "10,000 marks"),
        ("a[^1] " * MOST_MARKS + "\n\n[^1]: a\n", ".md", "10,000 marks"),
    ],
)
def test_too_much_for_one_article_is_refused(
    body: str, suffix: str, limit: str
) -> None:
    (problem,) = understood(manuscript(body), suffix).diagnostics
    assert (problem.code, problem.severity) == ("unreadable-source", Severity.ERROR)
    assert f"more than {limit}" in problem.message
    assert problem.message.endswith("Split it.")


def test_a_text_with_too_many_marks_is_refused_on_its_line() -> None:
    content = manuscript("Wort.\n\n" + "*a* " * MOST_MARKS)
    (problem,) = understood(content).diagnostics
    assert problem.line == 7


@pytest.mark.timeout(20)
@pytest.mark.parametrize("unit", ["<b>", "<b>a", "*a **b "])
def test_no_translation_nests_its_marks_without_end(unit: str) -> None:
    html = edition(article("Eins.\n\nZwei."), {"Eins.": unit * 2_000})
    assert html.count("<b>") <= DEEPEST
    assert html.count("<b>") == html.count("</b>")
    assert "<p>Zwei" in edition(article("Eins.\n\nZwei."), {"Zwei.": "Zwei"})


@pytest.mark.timeout(20)
def test_a_translation_with_too_many_marks_is_text() -> None:
    html = edition(article("Eins."), {"Eins.": "<b>x</b> " * MOST_MARKS})
    assert "<b>" not in html
    assert html.count("&lt;b&gt;") == MOST_MARKS


def test_spaces_without_end_are_read() -> None:
    assert prose("a" + " " * 200_000 + "*b*") == ["a" + " " * 200_000 + "*b*"]
