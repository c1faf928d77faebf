"""What is read at sight is what the parser reads."""

import re
from pathlib import Path

import pytest
from hypothesis import event, example, given, strategies as st

from pipeline.model.articles import Kind, Link, Message
from pipeline.syntax import parse
from pipeline.syntax.limits import MOST_MARKS
from pipeline.syntax.parsing import read_with_care
from pipeline.syntax.sightreading import read_at_sight
from pipeline.syntax.tokens import (
    Code,
    LinkEnd,
    LinkStart,
    Mark,
    MarkEnd,
    MarkStart,
    Text,
    Token,
)

ROOT = Path(__file__).parents[2]
_CUES = (  # noqa: SIM905 - it would be twenty lines
    "a b² 1 é ㈠ ① 𝟙 _ * ** *** ` `` [ ] ]( ][ [a][1] [b~c][2] [x][3] ![a][1] [^1] [1] "
    "[a][10] [*a*][1] *[a][1]* <br> <b> < &amp; & ~~ \\ \\* ! ( (x) : . , ’ «~ ~» - — "
    "/ *a* **a~b** *a!* `c` `*` `[` `c\\` $ = + | ^ # 1. > www.a.b http://a.b"
).split(" ")
"""Marks, halves of marks and what stands beside them; ~ is a no-break space."""
_SPACES = ("", "", " ", " ", "\u202f", "\u2009", "\t", "\u3000", "\x0b", "\u0301")
_LINKS = tuple(
    Link(number=number, url=f"https://example.org/{number}", is_image=number == 2)
    for number in (1, 2, 10)
)


def message(*notes: str) -> Message:
    return Message(text="", kind=Kind.PARAGRAPH, links=_LINKS, notes=notes)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Write marks and words in any order, most of them with spaces between."""
    pieces = draw(st.lists(st.sampled_from(_CUES), min_size=1, max_size=7))
    spaces = (draw(st.sampled_from(_SPACES)) for _ in pieces)
    written = "".join(map("".join, zip(pieces, spaces, strict=True)))
    return written.replace("~", "\u00a0")


def agrees(text: str, known: Message) -> bool:
    """Say whether a text is read at sight; where it is, the parser has to agree."""
    seen = read_at_sight(text)
    numbers = {each.number for each in seen or () if isinstance(each, LinkStart)}
    if seen is None or not numbers <= {link.number for link in known.links}:
        return False
    assert seen == read_with_care(text, known), text
    return True


@example("():`[``c`")
@example("\u2009`*`\x0b")
@example("*a `b* c`")
@given(texts())
def test_at_sight_is_as_the_parser_has_it(text: str) -> None:
    event("at sight" if agrees(text, message("1")) else "by the parser")


@given(
    st.text(st.sampled_from("a1é *`[]()!_\\<&:.~^-\u00a0’«»"), min_size=1, max_size=12)
)
def test_nor_does_the_parser_differ_on_signs_in_any_order(text: str) -> None:
    agrees(text, message())


def test_the_texts_of_this_repository_are_read_as_the_parser_reads_them() -> None:
    lines = {
        line.strip()
        for folder in ("articles", "docs", "tests/cases", "locales")
        for suffix in ("md", "yaml", "po", "txt")
        for path in (ROOT / folder).rglob(f"*.{suffix}")
        for line in re.split(r"[\n\r]", path.read_text("utf-8", "replace"))
    }
    agreed = sum(agrees(line, message("1", "2")) for line in lines if line)
    assert agreed > len(lines) / 2


def test_a_sentence_with_common_marks_is_read_at_sight() -> None:
    assert read_at_sight("See [it][1], *a b* or `c`: **no**.") == (
        Text("See "),
        LinkStart("1", number=1),
        Text("it"),
        LinkEnd(),
        Text(", "),
        MarkStart(Mark.EMPHASIS),
        Text("a b"),
        MarkEnd(Mark.EMPHASIS),
        Text(" or "),
        Code("c"),
        Text(": "),
        MarkStart(Mark.STRONG),
        Text("no"),
        MarkEnd(Mark.STRONG),
        Text("."),
    )


@pytest.mark.parametrize(
    "text",
    [
        "*a",
        "a [b] c",
        "[a](b)",
        "a_b_",
        "a\\*",
        "<br>",
        "&amp;",
        "![a][1]",
        "*[a][1]*",
        "l*a*",
        "*a* ",
        "`a`" * MOST_MARKS,
    ],
)
def test_what_is_not_certain_is_left_to_the_parser(text: str) -> None:
    assert read_at_sight(text) is None


@pytest.mark.parametrize(
    ("number", "tokens"),
    [
        (1, (LinkStart("https://example.org/1", number=1), Text("a"), LinkEnd())),
        (2, (LinkStart("2"), Text("a"), LinkEnd())),
        (3, (Text("[a][3]"),)),
    ],
)
def test_a_link_is_one_where_the_message_has_its_number(
    number: int, tokens: tuple[Token, ...]
) -> None:
    assert parse(f"[a][{number}]", message()) == tokens
