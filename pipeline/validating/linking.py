"""What an address of another site answered → what the rules about links say of it."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Diagnostic
from pipeline.model.links import LinkAnswer
from pipeline.model.site import Site
from pipeline.validating.selecting import select


def validate_link(answer: LinkAnswer, site: Site) -> Iterator[Diagnostic]:
    """Yield what is wrong with an address, wherever it stands: in no file yet."""
    panel = select(site.check)
    for rule in panel.link:
        for finding in rule.check(answer):
            yield Diagnostic(
                code=rule.code,
                severity=panel.severity(rule, finding),
                message=finding.message,
                path="",
                url=answer.url,
            )
