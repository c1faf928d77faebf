"""What a pass through the corridor has done, for whoever asked for it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.building.drafting import Draft
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.editions import EditionState
from pipeline.model.locales import to_tag


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractReport:
    """The catalogs that were written, or would be."""

    articles: int
    changed: tuple[str, ...] = ()
    unchanged: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What was found, and in how many files it was looked for."""

    articles: int
    catalogs: int
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """How many files were written, kept and removed, and what was found.

    `editions` counts, by language tag, the articles in each state, those that
    are not published included; `published` those that are.
    """

    written: int
    unchanged: int
    removed: int
    editions: Mapping[str, Mapping[EditionState, int]] = field(default_factory=dict)
    published: Mapping[str, int] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


def count_editions(drafts: Iterable[Draft]) -> dict[str, dict[EditionState, int]]:
    """Return how many articles are in each state, by language tag."""
    counts: dict[str, Counter[EditionState]] = {}
    for draft in drafts:
        for edition in draft.editions:
            counts.setdefault(to_tag(edition.locale), Counter())[edition.state] += 1
    return {tag: dict(sorted(counts[tag].items())) for tag in sorted(counts)}
