"""A term of the glossary is translated by something else."""

from collections.abc import Iterator

from pipeline.glossaries import Hit, index
from pipeline.model.diagnostics import Severity
from pipeline.model.glossary import Concept, Status
from pipeline.model.phrases import say
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair

_USABLE = (Status.PREFERRED, Status.ADMITTED)


def check(pair: Pair) -> Iterator[Finding]:
    """Want each concept of the source by one of its names, however often."""
    if not pair.glossary.concepts:
        return
    asked = index(pair.glossary, pair.source_locale).find(pair.source_words.text)
    if not asked:
        return
    found = index(pair.glossary, pair.locale, *_USABLE).find(pair.words.text)
    said = {hit.concept for hit in found}
    for concept, hit in _once(asked).items():
        wanted = concept.preferred(pair.locale)
        if wanted and concept not in said:
            yield _finding(pair, hit, wanted)


def _once(hits: tuple[Hit, ...]) -> dict[Concept, Hit]:
    return {hit.concept: hit for hit in reversed(hits)}


def _finding(pair: Pair, hit: Hit, wanted: str) -> Finding:
    """Say what the glossary has, under the word itself if that was left."""
    at = pair.words.text.find(hit.term.text)
    place = (at, at + len(hit.term.text)) if at >= 0 else None
    return Finding(
        message=say(
            "The glossary calls “{term}” “{wanted}”, which is not here.",
            term=hit.term.text,
            wanted=wanted,
        ),
        span=pair.words.span(*place) if place else None,
    )


RULE = ProseRule(
    code="term-differs",
    severity=Severity.WARNING,
    summary="A term, acronym or name of the glossary is translated by something else.",
    why="Readers take two names for two things. What the site has agreed to call them "
    "stands in `locales/glossary.csv`; plurals, capitals and elided articles are "
    "recognised, and what else a thing may be called has a column of its own.",
    mend="Use what the glossary has; or add your word to its column of variants.",
    example=Example(
        source="The town council met.",
        wrong="Le conseil de la ville s’est réuni.",
        right="Le conseil municipal s’est réuni.",
        glossary="en,fr\ntown council,conseil municipal\n",
    ),
    check=check,
    signs=(Signs(has_glossary=True),),
)
