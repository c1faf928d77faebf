"""A plain space, or none, stands in French where a line must not break."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.batches import in_words
from pipeline.validating.instead import as_set
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.setting import BREAKING
from pipeline.validating.subjects import Pair

_UNIT = (
    "[€$£°0-9]|(?:h|min|[kcm]?m|k?g|t|h[al]|l|[kM]Wh?|millions?|milliards?|euros?|ans)"
    "\\b|(?:k|Md?)[€$£]"
)
_LOOSE = pattern(
    # A pattern that begins with its letter is looked for quickest.
    "[!?;:»%‰€«0-9MDP.°](?:(?<=[!?;:»%‰€])(?<![\u00a0\u202f].)|(?<=«)(?!\u00a0)"
    f"|(?<=[0-9]) (?:{_UNIT})|(?:(?<=M)(?:M?[.]|mes?|lles?|e)|(?<=[DP])r"
    "|(?<=[pn][.°])) [A-ZÀ-Þ0-9])"
)
"""A sign or a unit that no no-break space parts from its words."""


def check(pair: Pair) -> Iterator[Finding]:
    """Look for what the page ties otherwise, where a sign makes that likely."""
    if _LOOSE.search(pair.words.text):
        yield from as_set(
            pair,
            BREAKING,
            say(
                "A line may break before a sign or a unit here: write a no-break "
                "space, as the page does."
            ),
        )


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
    suspects=in_words(_LOOSE),
    languages=("fr",),
    is_gathered=True,
)
