"""A plain space, or none, stands in French where a line must not break."""

import re
from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.instead import as_set
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.setting import BREAKING
from pipeline.validating.signs import DIGITS, Signs
from pipeline.validating.subjects import Pair

_BEFORE_LETTER = re.compile(
    "[0-9] [a-zA-Z€$£°0-9]|(?:MM?[.]|Mmes?|Mlles?|[DP]r|Me|[pn][°.]) [A-ZÀ-Þ0-9]"
)
_TIED = "\u00a0\u202f"


def check(pair: Pair) -> Iterator[Finding]:
    """Look for what the page ties otherwise, where a sign makes that likely."""
    text = pair.words.text
    if _is_loose(text) or _BEFORE_LETTER.search(text):
        yield from as_set(
            pair,
            BREAKING,
            say(
                "A line may break before a sign or a unit here: write a no-break "
                "space, as the page does."
            ),
        )


def _is_loose(text: str) -> bool:
    """Say whether a sign is there that a no-break space should part from its words."""
    return (
        ("!" in text and _has_loose(text, "!"))
        or ("?" in text and _has_loose(text, "?"))
        or (";" in text and _has_loose(text, ";"))
        or (":" in text and _has_loose(text, ":"))
        or ("»" in text and _has_loose(text, "»"))
        or ("%" in text and _has_loose(text, "%"))
        or ("€" in text and _has_loose(text, "€"))
        or "« " in text
        or ("«" in text and text.count("«") > text.count("«\u00a0"))
    )


def _has_loose(text: str, sign: str) -> bool:
    """Say whether one of these signs has no no-break space before it."""
    tied = text.count("\u00a0" + sign) + text.count("\u202f" + sign)
    return text.count(sign) > tied


RULE = ProseRule(
    code="breaking-space",
    severity=Severity.INFO,
    summary="A plain space stands where a line must not break.",
    why="French sets `;`, `:`, `!`, `?`, `%`, units and guillemets apart by a space at "
    "which no line breaks. The page ties them whatever is typed; other programs that "
    "read the catalog do not. Where a whole catalog is typed plainly it is told once.",
    mend="Let `check --fix` write them, or type U+00A0 and U+202F; or put the rule "
    "off: the page is the same.",
    example=Example(
        source="Who pays? 12%!",
        wrong="Qui paie ? 12 % !",
        right="Qui paie\u202f? 12\u00a0%\u202f!",
    ),
    check=check,
    signs=(Signs(text=f"{DIGITS}!?;:»«%€°MDP"),),
    languages=("fr",),
    is_gathered=True,
)
