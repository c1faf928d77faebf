"""Readers are told what an acronym stands for, once, and what phrase is foreign."""

import pytest
from babel import Locale
from hypothesis import given, strategies as st

from pipeline import glossaries
from pipeline.model.glossary import Glossary
from pipeline.rendering.filling import fill, resolve
from pipeline.rendering.glossing import has_glosses
from pipeline.rendering.localizing import localize
from pipeline.syntax import escape_url
from tests.manuscripts import EN, OPEN, article, elements, tree

ROWS = """\
kind,fr,en,fr variants,en variants,lang
acronym,ESS,SSE,économie sociale et solidaire,social and solidarity economy,
name,ESS France,ESS France,,,
name,Rencontres de l’ESS,Rencontres de l’ESS,,,fr
acronym,PDG,CEO,,,
"""
KNOWN = glossaries.parse(ROWS.encode(), "glossary.csv").value
ABBR = '<abbr title="social and solidarity economy">SSE</abbr>'


def told(body: str, lang: str = "en", glossary: Glossary = KNOWN) -> str:
    read = article(body, lang=lang)
    own = localize(read, Locale.parse(lang), None, OPEN)
    return resolve(fill(own, glossary), escape_url)


def test_the_first_use_says_what_it_stands_for_and_no_other() -> None:
    html = told("The SSE grows. The SSE hires.\n\nAnd the *SSE* again.")
    assert html.count("<abbr") == 1
    assert f"The {ABBR} grows. The SSE hires." in html


@pytest.mark.parametrize(
    "body",
    [
        "The social and solidarity economy (SSE) grows. The SSE hires.",
        "The SSE (social and solidarity economy) grows. The SSE hires.",
        "The <abbr title='what the author says'>SSE</abbr> grows.",
        "Code is left: `SSE`. And what is longer: ESS France, SSEX.",
        "Nobody says what a CEO is.",
        "# SSE",
    ],
)
def test_what_is_said_already_is_not_said_again(body: str) -> None:
    assert told(body) == told(body, glossary=Glossary())


def test_a_heading_leaves_it_to_the_text_below() -> None:
    html = told("## The SSE\n\nThe SSE grows.")
    assert html.count("<abbr") == 1
    assert f"<p>The {ABBR} grows.</p>" in html


def test_a_title_is_set_and_escaped_as_text_is() -> None:
    rows = 'kind,fr,fr variants\nacronym,QQ,"qui ? ""quoi"" <b> & co"\n'
    known = glossaries.parse(rows.encode(), "glossary.csv").value
    (abbr,) = elements(told("Le QQ.", "fr", known))[-1:]
    assert abbr.get("title") == "qui\u202f? «\u00a0quoi\u00a0» <b> & co"


def test_a_phrase_says_its_language_where_it_is_another() -> None:
    body = "At the Rencontres de l’ESS, and at the Rencontres de l'ESS."
    said = '<span lang="fr">Rencontres de l’ESS</span>'
    assert told(body).count(said) == 2
    assert "<span" not in told(body, "fr")


def test_a_text_that_is_not_translated_is_left_to_its_own_language() -> None:
    read = article("L’ESS recrute.", lang="fr")
    html = fill(localize(read, EN, None, OPEN), KNOWN)
    assert "untranslated" in html
    assert "<abbr" not in html


@given(
    st.lists(
        st.sampled_from(["SSE", "ESS", "social and solidarity economy", "*", "`", "(",
                         ")", " ", ". ", "Rencontres de l’ESS", "<b>", "&", "\n\n"]),
        max_size=12,
    ).map("".join)
)  # fmt: skip
def test_no_text_is_lost_or_moved(body: str) -> None:
    with_it, without = told(body), told(body, glossary=Glossary())
    assert tree(with_it).xpath("string()") == tree(without).xpath("string()")


def test_a_glossary_that_tells_nothing_costs_nothing() -> None:
    silent = glossaries.parse(b"kind,fr\nterm,mot\nacronym,PDG\n", "glossary.csv")
    assert not has_glosses(silent.value)
    assert has_glosses(KNOWN)
