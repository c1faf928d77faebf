"""Characters as programs and keyboards leave them: unseen, decomposed, at the edge."""

import unicodedata

from pipeline.model.articles import Kind
from tests.validating.workbench import Case

from .making import Maker, Mutation, changed, swap


def _framed(before: str, after: str = "", *, plain: bool = True) -> Maker:
    """Return a maker that puts something before or behind a whole translation."""

    def make(case: Case) -> Case | None:
        if not plain and Kind(case.get("kind", "paragraph")).is_plain:
            return None
        return changed(case, before + case["msgstr"] + after)

    return make


def _whole(text: str) -> Maker:
    """Return a maker that leaves nothing else of a translation."""
    return lambda case: changed(case, text)


def _decomposed(case: Case) -> Case | None:
    return changed(case, unicodedata.normalize("NFD", case["msgstr"]))


def _within(code: str, *characters: str) -> tuple[Mutation, ...]:
    """Return faults that put a character into a long word."""
    return tuple(
        Mutation(
            f"U+{ord(each):04X} in a word",
            (code,),
            swap(r"(?<=[a-zé]{3})(?=[a-zé]{3})", each),
        )
        for each in characters
    )


def _joined(*letters: str) -> tuple[Mutation, ...]:
    """Return faults that print letters of a word as one character (Unicode, FB00)."""
    forms = {"ff": "\ufb00", "fi": "\ufb01", "fl": "\ufb02"}
    return tuple(
        Mutation(
            f"{each} as one character", ("joined-letters",), swap(each, forms[each])
        )
        for each in letters
    )


def _pasted(case: Case) -> Case | None:
    """Copy a source of some words, most of them no names."""
    words = case["msgid"].split(" ")
    few = 5
    if len(words) < few or sum(word[:1].islower() for word in words) * 2 < len(words):
        return None
    return changed(case, case["msgid"])


CHARACTERS = (
    *_within("control-character", "\x07", "\x1b", "\ufffd", "\ue001", "\x85"),
    *_within("bidi-control", "\u200e", "\u202b", "\u202e", "\u2067"),
    *_within("invisible-character", "\u00ad", "\u200b", "\u2060", "\ufeff", "\u200d"),
    *_within("line-break", "\n", "\u2028"),
    Mutation("accents stand apart", ("not-normalized",), _decomposed),
    *_joined("fi", "fl", "ff"),
    Mutation("a space at the end", ("edge-whitespace",), _framed("", " ")),
    Mutation(
        "a no-break space at the end", ("edge-whitespace",), _framed("", "\u00a0")
    ),
    Mutation("a space at the start", ("edge-whitespace",), _framed(" ")),
    Mutation("a hyphen opens a list", ("block-markup",), _framed("- ", plain=False)),
    Mutation("a number opens a list", ("block-markup",), _framed("1. ", plain=False)),
    Mutation("a sign opens a heading", ("block-markup",), _framed("## ", plain=False)),
    Mutation("a sign opens a quotation", ("block-markup",), _framed("> ", plain=False)),
    Mutation("nothing but a space", ("empty-text",), _whole("\u00a0")),
    Mutation("nothing but what is unseen", ("empty-text",), _whole("\u200b")),
    Mutation("a paragraph in a line", ("line-break",), swap(r"(?<=\w[.,;]) ", "\n\n")),
    Mutation("the source pasted", ("identical-text",), _pasted),
)
