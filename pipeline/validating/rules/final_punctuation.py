"""A sentence ends otherwise than its source does."""

from collections.abc import Iterator
from functools import lru_cache

from pipeline.model.articles import Kind
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.batches import Batch
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair

_CLOSING = " \u00a0\u202f\n\ufffc»”’\"')]"
_SIGNS = {
    ".": say("a full stop"),
    "?": say("a question mark"),
    "!": say("an exclamation mark"),
    "…": say("an ellipsis"),
    ":": say("a colon"),
}
_ABBREVIATED = pattern(
    r"(?:\.[A-Za-z]|\b(?:etc|Inc|Ltd|Co|Jr|Sr|av|bd|env|vol|no))\.[»”’\"')\]\ufffc]*\Z"
)


def check(pair: Pair) -> Iterator[Finding]:
    """Compare the last signs, within quotation marks and brackets that close."""
    source, target = pair.source_words.text, pair.words.text
    expected, found = _sign(source), _sign(target)
    if expected == found or (expected, found) in _LOOSE:
        return
    if _has_moved(expected, target) or _has_moved(found, source):
        return
    if {expected, found} == {"?", ""} and pair.message.kind is not Kind.PARAGRAPH:
        return  # a title asks in one language, and tells in the other
    if not expected and found == "." and _is_abbreviated(target):
        return
    if not found and expected == "." and _is_abbreviated(source):
        return
    end = len(pair.text)
    yield Finding(message=_message(expected, found), span=(max(0, end - 1), end))


_LOOSE = {(".", "…"), ("…", "."), ("!", "."), (".", "!")}
"""What may stand for what: tastes differ over the exclamation mark."""


def _suspects(batch: Batch) -> Iterator[int]:
    sides = zip(batch.source_words.texts, batch.words.texts, strict=True)
    for place, (source, text) in enumerate(sides):
        if _may_differ(source[-1:], text[-1:]):
            yield place


@lru_cache(maxsize=4096)
def _may_differ(one: str, two: str) -> bool:
    """Say whether texts that end with two characters may end with two signs."""
    is_open = one not in _CLOSING and two not in _CLOSING
    ends = _sign(one), _sign(two)
    return not (is_open and (ends[0] == ends[1] or ends in _LOOSE))


def _sign(text: str) -> str:
    """Return the sign that ends a text, or an empty text."""
    last = text.rstrip(_CLOSING)[-3:]
    if last.endswith("..."):
        return "…"
    sign = last[-1:]
    return sign if sign in _SIGNS else ""


def _has_moved(sign: str, text: str) -> bool:
    """Say whether a question or a cry stands within the other text."""
    return sign in {"?", "!"} and sign in text


def _is_abbreviated(text: str) -> bool:
    """Say whether the full stop is that of “p.m.”, “etc.” or “Inc.”."""
    return bool(_ABBREVIATED.search(text))


def _message(expected: str, found: str) -> str:
    if not found:
        return say(
            "The source ends with {expected}, the translation with no sign.",
            expected=_SIGNS[expected],
        )
    if not expected:
        return say(
            "The translation ends with {found}, the source with no sign.",
            found=_SIGNS[found],
        )
    return say(
        "The source ends with {expected}, this with {found}.",
        expected=_SIGNS[expected],
        found=_SIGNS[found],
    )


RULE = ProseRule(
    code="final-punctuation",
    severity=Severity.WARNING,
    summary="The text ends with another sign than its source.",
    why="A question that became a statement, or a colon before a list that was lost, "
    "changes what is said. Quotation marks and brackets that close are looked through, "
    "so “here.” and « ici ». are the same.",
    mend="End the text as the source ends.",
    example=Example(
        source="Who closes the hall?",
        wrong="Qui ferme la salle",
        right="Qui ferme la salle ?",
    ),
    check=check,
    suspects=_suspects,
)
