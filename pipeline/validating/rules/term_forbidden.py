"""A word stands here that the glossary does not want."""

from collections.abc import Iterator

from pipeline.glossaries import Hit, index
from pipeline.model.diagnostics import Fix, Replacement, Severity
from pipeline.model.glossary import Status
from pipeline.model.phrases import say
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair


def check(pair: Pair) -> Iterator[Finding]:
    """Look for forbidden terms, in no other term's words."""
    if not pair.glossary.concepts:
        return
    for hit in index(pair.glossary, pair.locale).find(pair.words.text):
        if hit.term.status is Status.FORBIDDEN:
            yield _finding(pair, hit)


def _finding(pair: Pair, hit: Hit) -> Finding:
    span = pair.words.span(hit.start, hit.end)
    word = pair.words.text[hit.start : hit.end]
    wanted = hit.concept.preferred(pair.locale)
    if not wanted:
        told = say("The glossary does not want “{word}”: use another word.", word=word)
        return Finding(message=told, span=span)
    return Finding(
        message=say(
            "The glossary does not want “{word}”: write “{wanted}”.",
            word=word,
            wanted=wanted,
        ),
        span=span,
        fix=Fix(edits=(Replacement(*span, wanted),), is_safe=False),
    )


RULE = ProseRule(
    code="term-forbidden",
    severity=Severity.WARNING,
    summary="A word stands here that the glossary does not want.",
    why="Some words are borrowed, worn out, or those of a rival: the column "
    "`forbidden` of `locales/glossary.csv` has them, with what to write instead.",
    mend="Write what the glossary prefers.",
    example=Example(
        source="Send us an e-mail.",
        wrong="Envoyez-nous un email.",
        right="Envoyez-nous un courriel.",
        glossary="en,fr,fr forbidden\ne-mail,courriel,email\n",
    ),
    check=check,
    signs=(Signs(has_glossary=True),),
)
