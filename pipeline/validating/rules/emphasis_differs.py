"""Words are stressed on one side only."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import Phrase, say, say_many
from pipeline.syntax.tokens import Mark, MarkStart, TagStart, Token
from pipeline.validating.batches import remarked
from pipeline.validating.rulebook import Example, Finding, MarkupRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair
from pipeline.validating.wording import differences

_BY_TAG = {
    **{mark.value: mark for mark in Mark},
    "b": Mark.STRONG,
    "i": Mark.EMPHASIS,
    "s": Mark.STRIKETHROUGH,
}


def check(pair: Pair) -> Iterator[Finding]:
    """Compare how often each kind of stress stands on both sides."""
    if pair.kinds.isdisjoint((MarkStart, TagStart)):
        return
    source, target = _marks(pair.source_tokens, pair), _marks(pair.tokens, pair)
    for mark, expected, actual in differences(source, target):
        # Languages differ in what they set in italics: a word of the other one.
        is_custom = mark is Mark.EMPHASIS
        yield Finding(
            message=say(
                "{words} here, {expected} in the source: check that this is meant.",
                words=_words(mark, actual),
                expected=expected,
            ),
            severity=Severity.INFO if is_custom else None,
        )


def _words(mark: Mark, count: int) -> Phrase:
    match mark:
        case Mark.EMPHASIS:
            return say_many(
                "{count} *italic* word", "{count} *italic* words", count=count
            )
        case Mark.STRONG:
            return say_many(
                "{count} **bold** word", "{count} **bold** words", count=count
            )
        case Mark.STRIKETHROUGH:
            return say_many(
                "{count} ~~struck~~ word", "{count} ~~struck~~ words", count=count
            )


def _marks(tokens: Iterable[Token], pair: Pair) -> Counter[Mark]:
    return Counter(mark for token in tokens if (mark := _mark(token, pair)) is not None)


def _mark(token: Token, pair: Pair) -> Mark | None:
    if isinstance(token, MarkStart):
        return token.mark
    if isinstance(token, TagStart) and token.name not in pair.kept_tags:
        return _BY_TAG.get(token.name)
    return None


RULE = MarkupRule(
    code="emphasis-differs",
    severity=Severity.WARNING,
    summary="Words are bold, struck or italic on one side only.",
    why="Stress is easily lost when a sentence is typed anew. It may also be right: "
    "what is in italics in one language need not be in the other, so that a difference "
    "in italics is a mere remark.",
    mend="Stress the same words, or leave it as it is if your language would not.",
    example=Example(
        source="It is **free**.", wrong="C’est gratuit.", right="C’est **gratuit**."
    ),
    check=check,
    suspects=remarked,
    signs=(Signs(text="*_~<", source="*_~<"),),
)
