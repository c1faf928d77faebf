"""A column finds in many texts at once what each has by itself."""

from hypothesis import given, strategies as st

from pipeline.validating.columns import Column
from pipeline.validating.signs import KNOWN
from pipeline.validating.vocabulary import WORD

LETTERS = st.text(alphabet=st.sampled_from("aÉœ1_. \u00a0\n?’-漢а\u0301" + KNOWN))
TEXTS = st.lists(LETTERS | st.text(max_size=8), min_size=1, max_size=12)


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
