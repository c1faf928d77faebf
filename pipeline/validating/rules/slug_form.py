"""A slug has what an address can't have."""

from collections.abc import Iterator

from pipeline.model.articles import Kind
from pipeline.model.diagnostics import Fix, Replacement, Severity
from pipeline.model.phrases import say
from pipeline.text import slugify
from pipeline.validating.rulebook import Example, Finding, SlugRule
from pipeline.validating.subjects import Pair


def check(pair: Pair) -> Iterator[Finding]:
    """Compare a slug with what the address will end with."""
    fit, span = slugify(pair.text), (0, len(pair.text))
    if fit == pair.text:
        return
    if not fit:
        yield Finding(
            message=say(
                "No letter of this slug can stand in an address, which is made from "
                "the title: write a–z, digits and hyphens, or leave msgstr empty."
            ),
            span=span,
        )
        return
    yield Finding(
        message=say(
            "The address will end with “{slug}”: a slug has a–z, digits and hyphens "
            "alone.",
            slug=fit,
        ),
        span=span,
        fix=Fix(edits=(Replacement(*span, fit),)),
    )


RULE = SlugRule(
    code="slug-form",
    severity=Severity.WARNING,
    summary="A slug has what an address can't have.",
    why="The end of an address has the letters a–z, digits and single hyphens, and "
    "eighty of them at most: so it can be typed, read out and sent on any system. What "
    "is written otherwise is changed as a title is, and the page stands elsewhere than "
    "where its translator put it.",
    mend="Write the slug as the finding shows it. Without any, the title makes one.",
    example=Example(
        kind=Kind.SLUG,
        source="night-market",
        wrong="marché de nuit",
        right="marche-de-nuit",
    ),
    check=check,
)
