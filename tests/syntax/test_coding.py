"""A message is put together again from its texts and inline codes."""

import re

import pytest
from hypothesis import given, settings

from pipeline.model.articles import Kind, Message
from pipeline.syntax import (
    InlineCode,
    Piece,
    Role,
    decode,
    encode,
    encode_alone,
    is_mark,
    parse,
    write_html,
)
from pipeline.text import fold
from tests.manuscripts import article
from tests.strategies import inline


def shown(pieces: tuple[Piece, ...]) -> str:
    """Return pieces as a program shows them: a pair as ⟨1|…|1⟩."""
    signs = {Role.START: "⟨{}|", Role.END: "|{}⟩", Role.ALONE: "⟨{}⟩"}
    return "".join(
        each if isinstance(each, str) else signs[each.role].format(each.number)
        for each in pieces
    )


def message(typed: str) -> Message:
    return next(m for m in article(typed).messages if m.kind is Kind.PARAGRAPH)


def html(text: str, each: Message) -> str:
    """Return what a text says, but for the spaces at its ends."""
    return fold(write_html(parse(text, each))).strip(" ")


@settings(max_examples=400)
@given(inline)
def test_pieces_say_what_the_message_says(typed: str) -> None:
    for each in article(typed).messages:
        back = decode(encode(each), is_plain=each.kind.is_plain)
        assert html(back, each) == html(each.text, each)


@settings(max_examples=400)
@given(inline)
def test_a_text_alone_has_the_pieces_that_it_has_in_its_message(typed: str) -> None:
    notes = "\n\n[^1]: note\n\n[^zwei]: note\n"
    for each in article(typed + notes).messages:
        named = {int(number) for number in re.findall(r"\]\[(\d+)\]", each.text)}
        if named - {link.number for link in each.links}:
            continue  # a sign that stands for itself, as nobody can tell here
        pieces = encode_alone(each.text, is_plain=each.kind.is_plain)
        assert shown(pieces) == shown(encode(each))
        codes = (one for one in pieces if isinstance(one, InlineCode))
        assert all(map(is_mark, codes))


@pytest.mark.parametrize(
    ("source", "text", "pieces"),
    [
        ("see [*this*](x)", "*voir* [ceci][1]", "⟨2|voir|2⟩ ⟨1|ceci|1⟩"),
        ("*a* [b](x) [c](y)", "[c][2] [b][1] *a*", "⟨3|c|3⟩ ⟨2|b|2⟩ ⟨1|a|1⟩"),
        ("`a` ![b](x.png)", "![d][1] `a`", "⟨2|d|2⟩ ⟨1⟩"),
        ("see `a`", "`b`", "⟨2⟩"),
        ("a*b", "5 \\* 3 < 4", "5 * 3 < 4"),
    ],
)
def test_a_code_has_the_number_of_its_twin(source: str, text: str, pieces: str) -> None:
    each = message(source)
    assert shown(encode(each, text, encode(each))) == pieces


def pair(number: int, text: str, start: str = "*", end: str = "*") -> list[Piece]:
    return [
        InlineCode(number, Role.START, start),
        text,
        InlineCode(number, Role.END, end),
    ]


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (("a ", *pair(1, "b")[:2]), "a b"),
        (("a ", *pair(1, "b")[1:]), "a b"),
        (["\n  a\n  ", *pair(1, "b"), " \n"], "a *b*"),
        ([*pair(1, "a"), " ", *pair(1, "b")], "*a* *b*"),
        (["# a * b"], "# a * b"),
        (["[a][1] <b>"], "[a][1] <b\\>"),
        (pair(1, "a", "[", "](http://x.example/)"), "[a](http://x.example/)"),
        (pair(1, "a", "{\\b ", "}"), "{\\b a}"),
        (["4\u202f820\u00a0€"], "4\u202f820\u00a0€"),
        ([], ""),
    ],
)
def test_pieces_of_any_program_are_read(pieces: list[Piece], text: str) -> None:
    assert decode(pieces) == text


def test_a_plain_text_has_no_escapes_and_no_codes() -> None:
    pieces: tuple[Piece, ...] = ("5 * 3 [a]", InlineCode(1, Role.ALONE, "<br>"))
    assert decode(pieces, is_plain=True) == "5 * 3 [a]"
    title = Message(text="5 * 3 *a*", kind=Kind.TITLE)
    assert encode(title) == ("5 * 3 *a*",)
