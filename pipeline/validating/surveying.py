"""Catalogs of a whole site → what is odd about their texts beside one another."""

from collections.abc import Iterator, Sequence
from itertools import islice

from pipeline.model.catalogs import Catalog
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.site import Site
from pipeline.validating.likeness import approved
from pipeline.validating.rulebook import Finding, Rendering, SiteRule
from pipeline.validating.selecting import Panel, select

_MOST_FINDINGS = 200
"""How often one rule speaks of a site: who mends these will see the others."""


def renderings(
    catalog: Catalog, tag: str, path: str, article: str
) -> Iterator[Rendering]:
    """Yield the approved texts of a catalog, whose language is `tag`."""
    for entry in approved(catalog):
        yield Rendering(
            tag=tag,
            article=article,
            path=path,
            line=entry.line,
            context=entry.context,
            source=entry.source,
            text=entry.text,
        )


def survey(texts: Sequence[Rendering], site: Site) -> tuple[Diagnostic, ...]:
    """Return what rules about a whole site say of all its texts, in any order."""
    panel = select(site.check)
    ordered = sorted(texts, key=lambda each: (each.path, each.line, each.source))
    return tuple(
        _told(rule, finding, panel)
        for rule in panel.site
        for finding in islice(rule.check(ordered), _MOST_FINDINGS)
    )


def _told(rule: SiteRule, finding: Finding, panel: Panel) -> Diagnostic:
    meant = finding.rendering
    return Diagnostic(
        code=rule.code,
        severity=panel.severity(rule, finding),
        message=finding.message,
        path=meant.path if meant else "",
        line=meant.line if meant else 0,
        article=meant.article if meant else "",
        locale=meant.tag if meant else "",
        context=meant.context if meant else "",
        msgid=meant.source if meant else "",
        text=meant.text if meant else "",
        span=finding.span,
    )
