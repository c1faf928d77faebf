"""A French list has a comma before its last member, as an English one may."""

from collections.abc import Iterable, Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.batches import Batch
from pipeline.validating.instead import instead
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair
from pipeline.validating.vocabulary import LITTLE_WORDS

_ENGLISH = pattern(r", (?:and|or) ")
_MEMBER = r"[\w’'-]{1,30}(?: [\w’'-]{1,30}){0,3}"
"""Up to four words: more are a sentence, whose comma is its own."""

_LIST = pattern(
    rf"(?:[^\W_]|[»”)])[^,.;:!?()«»“”]{{0,40}}, (?P<second>{_MEMBER})"
    r"(?P<comma>,)[ \u00a0]"
    rf"(?P<word>et|ou)[ \u00a0](?={_MEMBER}(?:[\u00a0\u202f]?[.;:!?)»”]|\Z))"
)


def check(pair: Pair) -> Iterator[Finding]:
    """Look for “a, b, et c” where the source has “a, b, and c”."""
    text = pair.words.text
    if not _ENGLISH.search(pair.source_words.text):
        return
    for found in _LIST.finditer(text):
        if found["second"] in LITTLE_WORDS["fr"]:  # “donc”, “enfin”
            continue
        yield instead(
            pair,
            found.span("comma"),
            "",
            is_safe=False,
            message=say(
                "French sets no comma before the last of a list: remove it before "
                "“{word}”.",
                word=found["word"],
            ),
        )


def _suspects(batch: Batch) -> Iterable[int]:
    return batch.source_words.having(_ENGLISH)


RULE = ProseRule(
    code="serial-comma",
    severity=Severity.INFO,
    summary="A French list has a comma before its last member.",
    why="English may write *bread, cheese, and wine*; in French *et* takes the place "
    "of the comma. Before a new sentence, or after a phrase set apart, it is right.",
    mend="Remove the comma.",
    example=Example(
        source="Bread, cheese, and wine",
        wrong="Du pain, du fromage, et du vin",
        right="Du pain, du fromage et du vin",
    ),
    check=check,
    languages=("fr",),
    signs=(Signs(stretches=(", et ", ", ou ")),),
    suspects=_suspects,
)
