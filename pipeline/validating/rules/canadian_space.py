"""A space stands in Canadian French before a sign that has none there."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.instead import as_set
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.setting import APART
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair


def check(pair: Pair) -> Iterator[Finding]:
    """Look for what the page of a Canadian edition joins."""
    text = pair.words.text
    if pair.locale.territory != "CA":
        return
    if "!" in text or "?" in text or ";" in text:
        yield from as_set(
            pair,
            APART,
            say("In Quebec no space stands before “;”, “!” and “?”: remove it."),
        )


RULE = ProseRule(
    code="canadian-space",
    severity=Severity.INFO,
    summary="A space stands before a sign that has none in Canadian French.",
    why="The Office québécois de la langue française sets `;`, `!` and `?` close to "
    "their words, and only `:`, `%` and guillemets apart. The page of an edition for "
    "Canada (`fr-CA`) removes the space; other programs do not.",
    mend="Remove the space, or let `check --fix` do it.",
    example=Example(
        source="Are you nervous?",
        wrong="Êtes-vous nerveux\u202f?",
        right="Êtes-vous nerveux?",
        to="fr-CA",
    ),
    check=check,
    signs=(Signs(text="!?;"),),
    languages=("fr",),
    is_gathered=True,
)
