"""A translation is far longer or shorter than such texts are."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import Phrase, say
from pipeline.validating.batches import Batch
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair

_SHORTEST = 50
"""Code points; of less text, and of less than that more, no ratio says anything."""

_USUAL = {"fr": 1.15, "en": 1.0, "de": 1.1, "es": 1.1, "it": 1.1}
"""How long the same text is in a language, beside English."""

_NOTICED = 1.8
_LIMITS = ((2.4, Severity.WARNING), (_NOTICED, Severity.INFO))


def check(pair: Pair) -> Iterator[Finding]:
    """Compare the lengths, as if both were in the same language."""
    source, target = len(pair.source_words.text), len(pair.words.text)
    if target > _SHORTEST and _is_twice(pair.words.text):
        yield Finding(
            message=say("The same text stands here twice: remove one of the two.")
        )
        return
    if not source or not target or (source < _SHORTEST > target - source):
        return
    ratio = target / source * _usual(pair.source_locale.language)
    ratio /= _usual(pair.locale.language)
    excess = max(ratio, 1 / ratio)
    severity = next((mark for limit, mark in _LIMITS if excess > limit), None)
    if severity is not None:
        yield Finding(message=_message(excess, is_longer=ratio > 1), severity=severity)


def _suspects(batch: Batch) -> Iterator[int]:
    sides = zip(batch.source_words.texts, batch.words.texts, strict=True)
    lengths = _usual(batch.source_locale.language) / _usual(batch.locale.language)
    most, least = _NOTICED / lengths, 1 / _NOTICED / lengths
    for place, (source, text) in enumerate(sides):
        is_odd = not least * len(source) < len(text) < most * len(source)
        if is_odd or _may_be_twice(text):
            yield place


def _may_be_twice(text: str) -> bool:
    """Compare how both halves begin."""
    begin, middle = text[:1], text[len(text) // 2 :][:1]
    return begin == middle or (" " in {begin, middle} and _is_twice(text))


def _message(excess: float, *, is_longer: bool) -> Phrase:
    whole, _, tenths = f"{excess:.1f}".partition(".")
    factor = say("{whole}.{tenths}", whole=whole, tenths=tenths)
    if is_longer:
        return say(
            "The translation is {factor} times longer than one would expect of this "
            "text: see that nothing is missing, and nothing too much.",
            factor=factor,
        )
    return say(
        "The translation is {factor} times shorter than one would expect of this "
        "text: see that nothing is missing, and nothing too much.",
        factor=factor,
    )


def _is_twice(text: str) -> bool:
    """Say whether the second half of a text is the first again."""
    half = len(text) // 2
    first, second = text[:half].strip(" "), text[half:].strip(" ")
    return first == second


def _usual(language: str) -> float:
    return _USUAL.get(language, 1.0)


RULE = ProseRule(
    code="length-differs",
    severity=Severity.WARNING,
    summary="The translation is far longer or shorter than such texts are.",
    why="A sentence that was left out shows in the length. French takes a seventh more "
    "room than English, which is allowed for; less than fifty characters are not "
    "measured. It is an info from 1.8 times, and a warning from 2.4.",
    mend="Compare the two texts sentence by sentence.",
    example=Example(
        source="The hall opens at eight, the first film starts at nine, and whoever "
        "comes late has to stand behind the last row until the interval.",
        wrong="La salle ouvre à huit heures.",
        right="La salle ouvre à huit heures, le premier film commence à neuf, et qui "
        "arrive en retard reste debout derrière le dernier rang jusqu’à l’entracte.",
    ),
    check=check,
    suspects=_suspects,
)
