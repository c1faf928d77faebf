"""What is skimmed is what the parser's events say, and is written as it would be."""

from hypothesis import event, example, given, strategies as st
from msgspec.structs import replace

from pipeline.reading.limits import MOST_PIECES
from pipeline.reading.skimming import skim
from pipeline.reading.walking import walked
from pipeline.syntax import write_at_sight
from tests.strategies import markdown

_PLAIN = ("a", "é", "word ", "mot ", "1", ". ", ",", "“", "”", "’", "(", ")", "-", "/")
_MARKED = ("*em*", "**bo ld**", "[li nk](u)", "[é](http://x.org/a_b,c)", "`co*de`")
_BLOCKS = ("\n\n", "\n", "\n\n- ", "\n- ", "* ", "\n\n## ", "# ", "\n+ ", " ", "  ")
_TRAPS = (
    *("*", "**", "***", "_", "`", "``", "[", "](u)", "]", "!", "^", "#", " #", "{#i}"),
    *("1. ", "12) ", "[a]: /u", "[^a]", "\n===", "\n---", "\n: d", "\n    c", "\n  "),
    *("> ", "~", "&amp;", "& ", "<b>", "\\*", "|", "\n|-", "\t", "\r", "\0", "\x0b"),
    *("\u00a0", "\u202f", "\u2009", "\u2028", "\ufeff", "²", "½", "٣", "中", "a\u0301"),
)
_documents = st.lists(
    st.one_of(*map(st.sampled_from, (_PLAIN, _MARKED, _BLOCKS, _TRAPS))), max_size=12
).map("".join)
_plain_documents = st.lists(
    st.one_of(*map(st.sampled_from, (_PLAIN, _MARKED, _BLOCKS))), max_size=12
).map("".join)


def agrees(document: str) -> bool:
    """Say whether a document takes care, or was skimmed for what it says."""
    skimmed = skim(document)
    event("with care" if skimmed is None else "at sight")
    if skimmed is None:
        return True
    runs = [replace(run, written=None) for run in skimmed.runs]
    is_written = all(run.written == write_at_sight(run.tokens) for run in skimmed.runs)
    return is_written and replace(skimmed, runs=tuple(runs)) == walked(document)


@example("- a\n*b*")
@example("a\n- b\n## c\nd\ne")
@example("`a\u2009b`")
@example("a\n\n: b")
@example("[a](b)[c](d)")
@example("é [b](u) *c* [d](v) `](u)` [e](u)\n")
@given(st.one_of(_plain_documents, _documents, markdown))
def test_a_document_is_skimmed_for_what_its_parser_says(document: str) -> None:
    assert agrees(document)


def test_most_articles_are_skimmed() -> None:
    document = "\n## A head\n\nWords *here*,\nand [there](u).\n\n- “One”\n\n- `Two`\n"
    skimmed = skim(document)
    assert skimmed is not None
    assert [run.written.text for run in skimmed.runs if run.written] == [
        "A head",
        "Words *here*, and [there][1].",
        "“One”",
        "`Two`",
    ]


def test_a_text_that_may_have_too_many_parts_takes_care() -> None:
    assert skim("a" * (MOST_PIECES // 2 + 1)) is None
