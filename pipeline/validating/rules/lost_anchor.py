"""A link leads to a place in the article that is not there."""

from collections.abc import Iterator
from urllib.parse import unquote

from pipeline.model.articles import Article
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.outlines import anchors, pointers
from pipeline.validating.rulebook import Example, Finding, SourceRule


def check(article: Article) -> Iterator[Finding]:
    """Look up the anchor of each link that begins with a `#`."""
    known = anchors(article)
    for url, message in pointers(article):
        anchor = unquote(url.removeprefix("#"))
        is_ours = anchor.startswith("fnref-")  # the way back from a footnote
        if url.startswith("#") and not is_ours and anchor not in {*known, "", "top"}:
            yield Finding(
                message=say(
                    "Nothing in the article has the anchor “#{anchor}”: the headings "
                    "have {known}.",
                    anchor=anchor,
                    known=", ".join(f"#{each}" for each in known) or "–",
                ),
                place=message,
            )


RULE = SourceRule(
    code="lost-anchor",
    severity=Severity.ERROR,
    summary="A link leads to a place in the article that is not there.",
    why="The reader presses it, and nothing happens. Anchors come from the headings of "
    "the source, and are the same in every language.",
    mend="Correct the anchor, or give the heading one: `## At night {#night}`.",
    example=Example(
        wrong="See [below](#nigth).\n\n## At night {#night}\n\nLamps are lit.",
        right="See [below](#night).\n\n## At night {#night}\n\nLamps are lit.",
    ),
    check=check,
    is_always=True,
)
