"""A French sentence goes on with a capital behind a colon."""

import re
from collections.abc import Iterator

from pipeline.model.articles import Kind
from pipeline.model.diagnostics import Severity
from pipeline.patterns import pattern
from pipeline.validating.batches import in_words
from pipeline.validating.instead import instead
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair
from pipeline.validating.vocabulary import LITTLE_WORDS

_AFTER = pattern(
    r"[\w»”)][ \u00a0\u202f]?:[ \u00a0]([A-ZÀ-Þ][a-zà-ÿ]*)(?=[ \u00a0][a-zà-ÿ]|[’'])"
)
_COLON = pattern(":[ \u00a0][A-ZÀ-Þ]")
_BEGINNINGS = LITTLE_WORDS["fr"] | {"comment", "combien", "lequel", "voici"}
_LABELS = frozenset({Kind.TABLE_CELL, Kind.TABLE_HEADER, Kind.TERM, Kind.DEFINITION})


def check(pair: Pair) -> Iterator[Finding]:
    """Look for a little word with a capital, which begins no name."""
    text = pair.words.text
    if pair.message.kind in _LABELS:
        return
    for found in _AFTER.finditer(text):
        if found[1].lower() in _BEGINNINGS and not _is_name(found, pair):
            yield instead(pair, found.span(1), found[1].lower())


def _is_name(found: re.Match[str], pair: Pair) -> bool:
    """Say whether the source has the words too, or several sentences follow."""
    rest = pair.words.text[found.end() :]
    return f"{found[1]} " in pair.source_words.text or ". " in rest or "»" in rest


RULE = ProseRule(
    code="capital-after-colon",
    severity=Severity.INFO,
    summary="A French sentence goes on with a capital behind a colon.",
    why="American titles begin anew behind a colon; French goes on in lower case, but "
    "for a quotation or a name. Where several sentences follow, nothing is said.",
    mend="Write the word small.",
    example=Example(
        source="Night trains: The long way home",
        wrong="Trains de nuit : Le long retour",
        right="Trains de nuit : le long retour",
    ),
    check=check,
    languages=("fr",),
    suspects=in_words(_COLON),
)
