"""What a pass through the corridor has done, for whoever asked for it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.building.traces.sheaves import Sheaf
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.editions import EditionState
from pipeline.model.locales import to_tag

if TYPE_CHECKING:  # to extract does not load what publishes
    from pipeline.building.manuscripts.drafts import Draft
    from pipeline.building.manuscripts.withholding import Withheld


class CheckReport(Struct, frozen=True, kw_only=True):
    """What was found, and in how many files it was looked for.

    `waived` says how many waivers let something pass.
    """

    articles: int
    catalogs: int
    waived: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()


class Effort(Struct, frozen=True, kw_only=True):
    """How many of some things a build made anew, and how many it had already."""

    anew: int = 0
    reused: int = 0

    @property
    def total(self) -> int:
        """How many there are."""
        return self.anew + self.reused


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a build had to do: the articles that it read, the files that it rendered.

    `files` are by their kind, as `count_kinds` has them. One that was rendered
    may hold the same bytes as before: then it was not written.
    """

    articles: Effort = field(default=Effort())
    files: Mapping[str, Effort] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """How many files were written, kept and removed, and what was found.

    `editions` counts, by language tag, the articles in each state, those that
    are not published included; `published` those that are. `withheld` counts
    the articles and editions that are not, by the reason. `work` is no part of
    what is compared: a build from memory reports what one from nothing does.
    """

    written: int
    unchanged: int
    removed: int
    editions: Mapping[str, Mapping[EditionState, int]] = field(default_factory=dict)
    published: Mapping[str, int] = field(default_factory=dict)
    withheld: "Mapping[Withheld, int]" = field(default_factory=dict)
    diagnostics: Sheaf = field(default=Sheaf())
    work: Work = field(default=Work(), compare=False)


class Reprint(Struct, frozen=True, kw_only=True):
    """The pages that were made again, and all that was found in their articles.

    Where a file can't be used as it is, those findings are `broken`, and no
    page was touched.
    """

    written: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    broken: tuple[Diagnostic, ...] = ()


class AlignedPair(Struct, frozen=True, kw_only=True):
    """An article, its translation, and how many texts of the catalog are what.

    `origin` is from where the article was copied, if it was. `unplaced` texts
    of the translation stand in comments.
    """

    source: str
    origin: str
    target: str
    catalog: str
    is_changed: bool
    approved: int
    fuzzy: int
    untranslated: int
    unplaced: int


class AlignReport(Struct, frozen=True, kw_only=True):
    """The pairs of documents that were brought in, or would be."""

    pairs: tuple[AlignedPair, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def count_work(
    *, articles: int, read: int, kinds: Mapping[str, int], made: Counter[str]
) -> Work:
    """Return the work of a build: of what there is, what was `read` and `made` anew."""
    return Work(
        articles=Effort(anew=read, reused=articles - read),
        files={
            kind: Effort(anew=made[kind], reused=kinds[kind] - made[kind])
            for kind in sorted(kinds)
        },
    )


def count_editions(drafts: "Iterable[Draft]") -> dict[str, dict[EditionState, int]]:
    """Return how many articles are in each state, by language tag."""
    counts: dict[str, Counter[EditionState]] = {}
    for draft in drafts:
        for edition in draft.editions:
            counts.setdefault(to_tag(edition.locale), Counter())[edition.state] += 1
    return {tag: dict(sorted(counts[tag].items())) for tag in sorted(counts)}
