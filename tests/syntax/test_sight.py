"""What is written at sight is what is written with care."""

from hypothesis import event, example, given, strategies as st

from pipeline.syntax.limits import MOST_MARKS
from pipeline.syntax.parsing import has_too_many_marks
from pipeline.syntax.sight import write_at_sight
from pipeline.syntax.tokens import (
    Break,
    Code,
    LinkEnd,
    LinkStart,
    Mark,
    MarkEnd,
    MarkStart,
    NoteCall,
    Picture,
    Text,
    Token,
)
from pipeline.syntax.writing import is_writable, write_with_care

_words = st.text(
    st.sampled_from("aé1 \u00a0\u202f.,!?:;()’«»“”'\"—-/^#|{}$=+]>_*[`<&~\\²²€\u2009"),
    min_size=1,
    max_size=4,
)
_spaced = _words.map(" {} ".format)
_marked = st.builds(
    lambda mark, words: [MarkStart(mark), Text(words), MarkEnd(mark)],
    st.sampled_from(Mark),
    _words,
)
_linked = st.builds(
    lambda start, words: [start, Text(words), LinkEnd()],
    st.sampled_from([LinkStart("u"), LinkStart("v"), LinkStart("u", "Tipp")]),
    _words,
)
_alone = st.one_of(
    st.sampled_from([Break(), NoteCall("1"), Picture("u", "a"), MarkEnd(Mark.STRONG)]),
    _words.map(Code),
    _words.map(Text),
    _spaced.map(Text),
).map(lambda token: [token])


def _joined(groups: list[list[Token]]) -> tuple[Token, ...]:
    """Join what two texts in a row are when they are read."""
    tokens: list[Token] = []
    for token in (each for group in groups for each in group):
        if isinstance(token, Text) and tokens and isinstance(tokens[-1], Text):
            tokens[-1] = Text(tokens[-1].text + token.text)
        else:
            tokens.append(token)
    return tuple(tokens)


@example([[Code("a")], [Code("b")], [Text(" c")]])
@given(st.lists(st.one_of(_marked, _linked, _alone), min_size=1, max_size=6))
def test_at_sight_is_as_with_care(groups: list[list[Token]]) -> None:
    tokens = _joined(groups)
    written = write_at_sight(tokens)
    event("at sight" if written else "with care")
    if written is not None:
        assert written == write_with_care(tokens)
        assert is_writable(tokens)
        assert not has_too_many_marks(written.text)


@given(_words, _words, st.sampled_from([*Mark, "link", "code"]), _words)
def test_one_mark_between_any_two_characters(
    before: str, behind: str, sign: Mark | str, words: str
) -> None:
    inside: list[Token] = [LinkStart("u"), Text(words), LinkEnd()]
    if isinstance(sign, Mark):
        inside = [MarkStart(sign), Text(words), MarkEnd(sign)]
    elif sign == "code":
        inside = [Code(words)]
    tokens = (Text(before), *inside, Text(behind))
    written = write_at_sight(tokens)
    assert written is None or written == write_with_care(tokens)


def test_two_code_spans_in_a_row_take_care() -> None:
    assert write_at_sight((Code("a"), Code("b"))) is None


def test_a_text_that_may_have_too_many_marks_takes_care() -> None:
    most = MOST_MARKS // 2
    assert write_at_sight((Text("a" * most),))
    assert write_at_sight((Text("a" * (most + 1)),)) is None


def test_plain_sentences_are_written_at_sight() -> None:
    tokens = (
        Text("L’"),
        MarkStart(Mark.EMPHASIS),
        Text("Humanité"),
        MarkEnd(Mark.EMPHASIS),
        Text(" et "),
        LinkStart("u"),
        Text("« Le Monde »"),
        LinkEnd(),
        Text(", "),
        Code("ls -l *"),
        Text("\u00a0!"),
    )
    written = write_at_sight(tokens)
    assert written is not None
    assert written.text == "L’*Humanité* et [« Le Monde »][1], `ls -l *`\u00a0!"
