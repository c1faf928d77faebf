"""A column finds in many texts at once what each has by itself."""

from hypothesis import example, given, strategies as st

from pipeline.patterns import pattern
from pipeline.validating.acronyms import acronyms, acronyms_of
from pipeline.validating.columns import Column
from pipeline.validating.signs import KNOWN
from pipeline.validating.spellings import named, whole_names
from pipeline.validating.vocabulary import CAPITAL, WORD

DIGIT = pattern(r"\d")
NAME = pattern(rf"{CAPITAL}(?:\.|[\w’'-]*)[ \u00a0\u202f]{CAPITAL}")
CUES = "aÉœ1_.² \u00a0\n?’-漢а\u0301×"
LETTERS = st.text(alphabet=st.sampled_from(CUES + KNOWN))
SHOUTS = st.text(alphabet=st.sampled_from("ABC×ɐa1². "))
NAMES = st.lists(st.sampled_from(["Jean", "J.", "D²", "’", "-", "de", "É", "Ωmega"]))
TEXTS = st.lists(
    LETTERS | SHOUTS | NAMES.map(" ".join) | st.text(max_size=8),
    min_size=1,
    max_size=12,
)


@given(TEXTS)
def test_the_words_of_a_column_are_those_of_its_texts(texts: list[str]) -> None:
    column, words = Column(texts), list(map(WORD.findall, texts))
    assert column.words == words
    assert column.vocabulary == {each for some in words for each in some}


@given(TEXTS)
def test_the_letters_that_are_left_stand_with_their_text(texts: list[str]) -> None:
    dull = bytes(code for code, each in enumerate(KNOWN) if each not in "a\n")
    assert Column(texts).sifted(dull) == [
        "".join(each for each in text if each in "a\n").encode() for text in texts
    ]


@given(TEXTS)
def test_each_character_stands_in_its_text(texts: list[str]) -> None:
    column = Column(texts)
    for place, (start, end) in enumerate(column.spans):
        assert {column.place(at) for at in range(start, end)} <= {place}
        assert column.joined[start:end] == texts[place]


@example(["a A×B c", "Un A×BC", "R² Dupont 2", "J. Dupont"])
@given(TEXTS)
def test_of_names_acronyms_and_digits_none_is_overlooked(texts: list[str]) -> None:
    column = Column(texts)
    assert list(acronyms_of(column)) == [
        (place, found[0])
        for place, text in enumerate(texts)
        for found in acronyms(text)
    ]
    assert list(named(column)) == [
        (name, place)
        for place, text in enumerate(texts)
        for name, _ in whole_names(text)
    ]
    assert set(column.having_digits(DIGIT)) == {
        place for place, text in enumerate(texts) if DIGIT.search(text)
    }


@example(["Rio² Dupont", "J. Dupont", "ɐ Ωmega", "D’ Élisa"])
@given(TEXTS)
def test_where_a_name_is_one_capital_follows_another(texts: list[str]) -> None:
    places, _ = Column(texts).seconded
    named = {place for place, text in enumerate(texts) if NAME.search(text)}
    assert named <= set(places)
