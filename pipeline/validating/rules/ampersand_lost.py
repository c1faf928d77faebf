"""An ampersand of a name became a word, or the other way round."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair

_NAME = pattern(
    r"(?<![\w’'-])([^\W\d_][\w’'-]*+)[ \u00a0\u202f]&[ \u00a0\u202f]([^\W\d_][\w’'-]*+)"
)

_MOST_NAMES = 50
"""Of one text: each is looked for in all of its translation."""
_AND = "[ \u00a0\u202f](?:et|and|y|e|und|i)[ \u00a0\u202f]"


def check(pair: Pair) -> Iterator[Finding]:
    """Look for “One and Two” where the source has “One & Two”."""
    source, target = pair.source_words.text, pair.words.text
    if "&" not in source:
        return
    names = {found.groups(): found[0] for found in _NAME.finditer(source)}
    for parts, name in islice(names.items(), _MOST_NAMES):
        spelt = _spelt(*parts).search(target)
        if spelt:
            yield Finding(
                message=say(
                    "The name is “{found}”, with the sign: write it so.", found=name
                ),
                span=pair.words.span(*spelt.span()),
            )


@lru_cache(maxsize=256)
def _spelt(one: str, two: str) -> re.Pattern[str]:
    """Return the pattern of a name in which a word stands for the sign."""
    return re.compile(rf"(?<!\w){re.escape(one)}{_AND}{re.escape(two)}(?!\w)")


RULE = ProseRule(
    code="ampersand-lost",
    severity=Severity.WARNING,
    summary="The ampersand of a name became a word.",
    why="`Bêche & Râteau` is how the house spells its name, in every language.",
    mend="Write the name with its sign. It is escaped where the page needs that.",
    example=Example(
        source="Bêche & Râteau opens on Friday.",
        wrong="Bêche et Râteau ouvre vendredi.",
        right="Bêche & Râteau ouvre vendredi.",
    ),
    check=check,
    signs=(Signs(source="&"),),
)
