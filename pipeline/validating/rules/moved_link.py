"""A link leads to an address that its site has given up for another."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.links import LinkAnswer, Presence
from pipeline.model.phrases import say
from pipeline.validating.rulebook import Finding, LinkRule


def check(answer: LinkAnswer) -> Iterator[Finding]:
    """Say where a page has gone for good."""
    if answer.moved and answer.presence is not Presence.DEAD:
        yield Finding(
            message=say(
                "{url} has moved for good: write {moved}.",
                url=answer.url,
                moved=answer.moved,
            )
        )


RULE = LinkRule(
    code="moved-link",
    severity=Severity.INFO,
    summary="A link leads to an address that its site has given up for another.",
    why="The reader is sent on, as long as the other site remembers to do so.",
    mend="Write the new address.",
    check=check,
)
