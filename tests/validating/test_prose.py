"""The words of a text, and the way back to where they stand."""

import pytest
from hypothesis import given, strategies as st

from pipeline.model.articles import Kind, Link, Message, Tag
from pipeline.model.catalogs import Translation
from pipeline.model.locales import parse_tag
from pipeline.validating.prose import OPAQUE, Prose
from pipeline.validating.subjects import Pair

O = OPAQUE  # noqa: E741 - as short as what it stands for


def words(text: str, to: str = "fr") -> Prose:
    message = Message(
        text=text,
        kind=Kind.PARAGRAPH,
        links=(Link(number=1, url="https://example.org/"),),
        notes=("1",),
        tags=(Tag(name="span", element="span", attributes=(' lang="en"',)),),
    )
    return Pair(
        message=message,
        translation=Translation(source=text, text=text),
        source_locale=parse_tag("en"),
        locale=parse_tag(to),
    ).words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un mot, deux mots", "Un mot, deux mots"),
        ("Un *mot* et [le **rapport**][1]\u202f!", "Un mot et le rapport\u202f!"),
        ("Le 1<sup>er</sup> mai", "Le 1er mai"),
        ("Un renvoi[^1].", "Un renvoi."),
        ("Une ligne<br>et l'autre", "Une ligne\net l'autre"),
        ("Tapez `a = b` ici", f"Tapez {O} ici"),
        ("![une image][1] au mur", f"{O} au mur"),
        ("Voir www.a.fr/b?c, non", f"Voir {O * 12}, non"),
        ("<span>night *shift*</span> : nuit", f"{O * 11} : nuit"),
        (r"5 \* 3 &amp; 4", "5 * 3 & 4"),
    ],
)
def test_the_words_stand_without_marks(text: str, expected: str) -> None:
    assert words(text).text == expected


def test_a_phrase_in_the_language_of_the_page_is_prose() -> None:
    assert words("<span>night *shift*</span>", "en").text == "night shift"


def test_a_stretch_of_words_spans_the_marks_within_it() -> None:
    text = "Un *mot* et [le rapport][1]"
    prose = words(text)
    start, end = prose.span(prose.text.index("mot"), prose.text.index("rapport"))
    assert text[start:end] == "mot* et [le "
    assert prose.span(len(prose.text), len(prose.text))[0] <= len(text)


@pytest.mark.parametrize("mark", ["<", "<b>b</b>", "&lt; b", "<br>", "*b*"])
def test_what_stands_between_a_line_break_and_a_mark_is_found(mark: str) -> None:
    text = f"a\nun mardi {mark}"
    prose = words(text)
    start, end = prose.span(prose.text.index("mardi"), prose.text.index("mardi") + 5)
    assert text[start:end] == "mardi"


@given(st.text(alphabet="ab .*_[]()<>`~!^1\\&;\u00a0«\n", max_size=40))
def test_every_word_stands_where_it_is_said_to(text: str) -> None:
    prose = words(text)
    for at, character in enumerate(prose.text):
        start, end = prose.span(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert character in {text[start], O, "\n"} or (character, text[start]) == (
            " ",
            "\n",
        )
