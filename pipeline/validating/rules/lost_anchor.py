"""A link leads to a place in the article that is not there."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from pipeline.model.articles import Article, Message, Reference
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.rulebook import Example, Finding, SourceRule

_ID = re.compile(r'<[a-z][^<>]*? (?:id|name)="([^"<>]*)"')


def check(article: Article) -> Iterator[Finding]:
    """Look up the anchor of each link that begins with a `#`."""
    known = anchors(article)
    for url, message in _links(article):
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


def anchors(article: Article) -> tuple[str, ...]:
    """Return the ids of the elements of an article, in order."""
    literals = (part for part in article.skeleton if isinstance(part, str))
    return tuple(name for html in literals for name in _ID.findall(html))


def _links(article: Article) -> Iterator[tuple[str, Message | None]]:
    for message in article.messages:
        for link in message.links:
            yield link.url, message
    for part in article.skeleton:
        if isinstance(part, Reference):
            yield part.url, None


RULE = SourceRule(
    code="lost-anchor",
    severity=Severity.WARNING,
    summary="A link leads to a place in the article that is not there.",
    why="The reader presses it, and nothing happens. Anchors come from the headings of "
    "the source, and are the same in every language.",
    mend="Correct the anchor, or give the heading one: `## At night {#night}`.",
    example=Example(
        wrong="See [below](#nigth).\n\n## At night {#night}\n\nLamps are lit.",
        right="See [below](#night).\n\n## At night {#night}\n\nLamps are lit.",
    ),
    check=check,
)
