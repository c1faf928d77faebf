"""A placeholder of a format text is missing, or not the source's."""

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.rulebook import Example, Finding, TextRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair
from pipeline.validating.wording import differences, times

# No space among the flags: “11,5 % de” is prose, whatever a program guessed.
_PERCENT = pattern(
    r"%(?:%|\(\w{1,99}\)[#0+-]{0,4}[0-9.*]{0,9}[a-zA-Z]"
    r"|(?:[0-9]{1,3}\$)?[#0+-]{0,4}[0-9.*]{0,9}(?:hh?|ll?|[Lqjzt])?"
    r"[diouxXeEfFgGcrsap](?![^\W\d_]))"
)
_BRACES = pattern(r"\{\{|\}\}|\{[^{}\n]{0,99}\}")
_LITERAL = frozenset({"%%", "{{", "}}"})


def check(pair: Pair) -> Iterator[Finding]:
    """Compare them, in an entry that a `*-format` flag says has placeholders."""
    for flag in pair.translation.flags:
        if flag.endswith("-format") and not flag.startswith("no-"):
            yield from _differing(_BRACES if "brace" in flag else _PERCENT, pair)


def _differing(pattern: re.Pattern[str], pair: Pair) -> Iterator[Finding]:
    source, target = _found(pattern, pair.source), _found(pattern, pair.text)
    if pair.translation.plural:
        # Either form may be the pattern of any other, and spell a number out.
        known = source | _found(pattern, pair.translation.plural)
        source = known & target
    for name, expected, actual in differences(source, target):
        yield Finding(message=_sentence(name, expected, actual))


def _found(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(each for each in pattern.findall(text) if each not in _LITERAL)


def _sentence(name: str, expected: int, actual: int) -> str:
    if not actual:
        return say(
            "{name} is missing: write it where its value belongs, letter for letter.",
            name=name,
        )
    if not expected:
        return say(
            "{name} is not in the source: delete it, or correct its spelling.",
            name=name,
        )
    return say(
        "{name} must stand here {expected}, not {actual}.",
        name=name,
        expected=times(expected),
        actual=times(actual),
    )


RULE = TextRule(
    code="placeholder-differs",
    severity=Severity.ERROR,
    summary="A placeholder is missing, or not the source's.",
    why="In an entry with a flag such as `python-format`, `%(name)s` is replaced with "
    "a value. Articles have no such entries of their own, so `{name}` and `%` are "
    "plain text everywhere else.",
    mend="Write each placeholder as the source does; it may move.",
    example=Example(
        source="%(count)s articles",
        wrong="%(nombre)s articles",
        right="%(count)s textes",
        flags=("python-format",),
    ),
    is_binding=True,
    check=check,
    signs=(Signs(is_flagged=True),),
)
