"""Nothing is found where a link to another site leads."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.links import LinkAnswer, Presence
from pipeline.model.phrases import say
from pipeline.validating.rulebook import Finding, LinkRule


def check(answer: LinkAnswer) -> Iterator[Finding]:
    """Say what was answered in the place of a page."""
    if answer.presence is Presence.DEAD:
        yield Finding(
            message=say(
                "Nothing was found at {url}: {reason}. Correct the link, or remove it.",
                url=answer.url,
                reason=answer.reason,
            )
        )


RULE = LinkRule(
    code="dead-link",
    severity=Severity.WARNING,
    summary="Nothing is found where a link to another site leads.",
    why="Pages of others move and end, and readers blame the page that sent them "
    "there. It is no error, since a site can be away for an hour.",
    mend="Correct the address; link to a copy in an archive; or remove the link.",
    check=check,
)
