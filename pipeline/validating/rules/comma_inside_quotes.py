"""A French quotation has the comma of the sentence within its marks."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.instead import instead
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair

_COMMA = pattern(r",([ \u00a0\u202f]{0,2}[»”])")
_STOP = pattern(
    r"(?<=\w)\.([ \u00a0\u202f]{0,2}[»”])(?=[ \u00a0\u202f](?:"
    r"(?:affirme|ajoute|analyse|annonce|assure|avertit|commente|complète|conclut"
    r"|confie|confirme|constate|déclare|déplore|dit|estime|explique|indique|insiste"
    r"|juge|lance|martèle|murmure|note|observe|plaide|poursuit|précise|prévient"
    r"|raconte|rappelle|reconnaît|regrette|répond|résume|sourit|souligne|soupire"
    r"|tranche)(?:nt)?\b|a[ -](?:t-(?:il|elle) )?[a-zà-ÿ]{2,}(?:é|it|u)\b"
    r"|[a-zà-ÿ]{2,}-(?:t-)?(?:il|elle)s?\b))"
)
"""A full stop before what says who spoke."""


def check(pair: Pair) -> Iterator[Finding]:
    """Look for a comma, or a full stop before the attribution, within the marks."""
    text = pair.words.text
    if "»" not in text and "”" not in text:
        return
    for found in _COMMA.finditer(text):
        yield instead(
            pair,
            found.span(),
            f"{found[1]},",
            message=say(
                "In French the comma stands outside of the quotation: « … », dit-elle."
            ),
        )
    for found in _STOP.finditer(text):
        yield instead(
            pair,
            found.span(),
            f"{found[1]},",
            is_safe=False,
            message=say(
                "The sentence goes on behind the quotation: write « … », dit-elle."
            ),
        )


RULE = ProseRule(
    code="comma-inside-quotes",
    severity=Severity.WARNING,
    summary="A French quotation has the comma of the sentence within its marks.",
    why="English sets “so,” she says; in French the comma belongs to the sentence "
    "around the quotation, and stands behind it. A full stop before what says who "
    "spoke is a comma too. A sentence that is quoted whole keeps its own.",
    mend="Put the comma behind the closing mark.",
    example=Example(
        source="“We have no lights,” she says.",
        wrong="« On n’a pas de lumière, » dit-elle.",
        right="« On n’a pas de lumière », dit-elle.",
    ),
    check=check,
    languages=("fr",),
    signs=(Signs(text="»”"),),
)
