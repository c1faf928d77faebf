"""The laws of the room: any text is judged, and what passes is published as typed."""

import pytest
from hypothesis import given, strategies as st

from pipeline.model.articles import Kind, Skeleton
from pipeline.model.diagnostics import Severity
from pipeline.reading.safety import BLOCKS, INLINE
from pipeline.rendering.containment import contain
from pipeline.syntax import parse
from tests.house import none

from .messages import message
from .workbench import judge_pair, load

MARKS = st.sampled_from("a5 \u00a0é*_`[]()^!<>/\\&;~#-1.\n\u202e\x07\u200d:«")
PIECES = st.sampled_from(["[it][1]", "[^1]", "![", "][2]", "<sup>", "</sup>", "<abbr>"])
THREATS = st.sampled_from(["<p>", "</p>", "<!--", "-->", "<br>", "data:x", "<i a=b>"])
WHOLES = st.sampled_from(["<blink>x</blink>", "[x](y)", "<ftp://x.y>", "<!-- x -->"])
TEXTS = st.lists(MARKS | PIECES | THREATS | WHOLES, max_size=16).map("".join) | st.text(
    max_size=40
)
SOURCE = message("See [it][1], ![that][2] and <abbr>ESS</abbr>,[^1] *all*.")
ABOUT_MARKUP = {
    "unsafe-html",
    "links-differ",
    "notes-differ",
    "tags-differ",
    "unbalanced-markup",
}
UNSPOILED = st.lists(
    st.sampled_from(["a", "mot", " ", "*", "**", "`", "[", "]", "[1]", "~~", "é", "5"])
    | st.sampled_from(["[it][1]", "[^1]", "<sup>", "</sup>", "_", "\\", "<abbr>", "!"]),
    max_size=12,
).map("".join)


@given(text=TEXTS, kind=st.sampled_from([Kind.PARAGRAPH, Kind.TITLE]))
def test_any_text_is_judged(text: str, kind: Kind) -> None:
    source = message("See [it][1] and *the vote*.[^1]", kind)
    for each in judge_pair(source, text):
        assert each.message.endswith((".", "?", "!"))
        assert "\n" not in each.message
        start, end = each.span or (0, 1)
        assert 0 <= start < end <= max(1, len(text))


@given(text=TEXTS)
def test_what_no_rule_objects_to_is_published_as_typed(text: str) -> None:
    source = message("See it")
    found = {each.code for each in judge_pair(source, text)}
    if not found & ABOUT_MARKUP:
        tokens = parse(text, source)
        assert contain(tokens, source, "".join) == tokens  # type: ignore[arg-type]


@given(source=UNSPOILED)
def test_a_text_that_says_what_its_source_says_breaks_no_rule(source: str) -> None:
    found = judge_pair(message(source), source)
    none(each.message for each in found if each.severity is Severity.ERROR)


@pytest.mark.parametrize(
    "piece", ["*", "[", "`", "<sup>", "\u200b", "[a][9]", "<b", "-"]
)
def test_a_text_without_end_is_judged_in_time(piece: str) -> None:
    judge_pair(SOURCE, piece * (200_000 // len(piece)))


@pytest.mark.parametrize("kind", Kind)
def test_a_hostile_text_in_any_message_is_judged(kind: Kind) -> None:
    for case in load("hostile")["pairs"]:
        judge_pair(message("Free", kind), case["msgstr"])


def test_one_rule_does_not_flood_a_catalog() -> None:
    text = "".join(f"<tag{number}>" for number in range(500))
    assert len(judge_pair(message("Free"), text)) < 20


@pytest.mark.parametrize("name", sorted(INLINE | BLOCKS | {"blink", "script"}))
def test_the_tags_that_one_may_add_are_those_that_rendering_lets_through(
    name: str,
) -> None:
    text = f"a <{name}>b</{name}>" if name not in {"br", "img", "wbr"} else f"a<{name}>"
    source = message("See it")
    is_let_through = contain(parse(text, source), source, _unfilled) == parse(
        text, source
    )
    found = {each.code for each in judge_pair(source, text)}
    assert is_let_through == (not found & ABOUT_MARKUP)


def _unfilled(_: Skeleton) -> str:
    return ""
