"""A text is translated otherwise in another article."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.plainness import plain
from pipeline.validating.rulebook import Finding, Rendering, SiteRule

_SHORTEST = 12
"""Code points: a word or two may need another form in each place."""


def check(texts: Sequence[Rendering]) -> Iterator[Finding]:
    """Compare the translations of one text, and point at those that are rarer."""
    alike: defaultdict[tuple[str, ...], list[Rendering]] = defaultdict(list)
    for each in texts:
        if group := _group(each):
            alike[group].append(each)
    for listed in alike.values():
        if len({each.path for each in listed}) > 1:
            yield from _rare(listed)


def _group(each: Rendering) -> tuple[str, ...]:
    """Name what a text is compared with; nothing where it is too short."""
    is_short = len(each.source) < _SHORTEST
    return () if is_short else (each.tag, each.context, plain(each.source))


def _said(each: Rendering) -> str:
    return plain(each.text)


def _rare(group: list[Rendering]) -> Iterator[Finding]:
    """Yield the texts that are not as most are; of equals, the first is right."""
    counts = Counter(map(_said, group))
    usual = max(counts, key=lambda text: counts[text])
    right = next(each for each in group if _said(each) == usual)
    for each in group:
        if _said(each) != usual and each.path != right.path:
            yield Finding(
                message=say(
                    "“{source}” is “{other}” in {path}: is the difference meant?",
                    source=each.source,
                    other=right.text,
                    path=right.path,
                ),
                rendering=each,
            )


RULE = SiteRule(
    code="varies-elsewhere",
    severity=Severity.INFO,
    summary="A text is translated otherwise in another article.",
    why="A heading, a caption or a note that stands in many articles is one thing to "
    "its readers. `check` compares all articles of the site, those in the same role; "
    "texts of a word or two are left.",
    mend="Use one translation, unless the place asks for another.",
    check=check,
    group=_group,
    said=_said,
)
