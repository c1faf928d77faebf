"""A site → everything that its authors and translators should hear.

The door of the inspection. Where every file of the site is what it was when the same
was asked, the same is answered, and nothing is loaded that judges.
"""

from contextlib import suppress

from msgspec import Struct
from msgspec.structs import replace

from pipeline.building.inspection.errands import Errand
from pipeline.building.tallies.reports import CheckReport
from pipeline.building.traces.remembering import (
    pack_findings,
    recall,
    remember,
    unpack_findings,
)
from pipeline.building.traces.seals import Seal, files_of, seal, settled
from pipeline.errors import StoreError
from pipeline.model.site import Site
from pipeline.ports import Darkroom, Executor, Store


class _Answer(Struct, frozen=True, kw_only=True, array_like=True):
    """What was found when something was asked of a site whose files are sealed."""

    wording: str
    inputs: Seal
    articles: int
    catalogs: int
    waived: int
    findings: bytes

    @property
    def report(self) -> CheckReport:
        """The same, as it was told."""
        return CheckReport(
            articles=self.articles,
            catalogs=self.catalogs,
            waived=self.waived,
            diagnostics=unpack_findings(self.findings),
        )


def check(  # noqa: PLR0913 - the two windows, and what is asked of them
    site: Site,
    *,
    store: Store,
    executor: Executor,
    only: tuple[str, ...] = (),
    then: Store | None = None,
    has_sources: bool = False,
    darkroom: Darkroom | None = None,
    program: str = "",
) -> CheckReport:
    """Judge every article and catalog, or only those that are named.

    `only` holds paths or ids of articles, paths of catalogs, or language
    tags. `then` is the site as it was, and only what differs is judged. With
    `has_sources` articles are judged as well as translations; where their links
    lead always is. Without a `darkroom` pictures are not opened. `program` tells this
    version of the program from any other: where it is given, what it found before is
    used, and the same comes of it. Raises `ConfigurationError` for a name that means
    nothing here, and for rules that can't be asked.
    """
    errand = Errand(
        site=site,
        store=store,
        executor=executor,
        only=only,
        then=then,
        has_sources=has_sources,
        darkroom=darkroom,
        program=program,
    )
    return _recalled(errand) or _found(errand)


def _recalled(errand: Errand) -> CheckReport | None:
    """Return what was answered before, if the same would be answered now."""
    if not errand.key:
        return None
    last = recall(errand.store, errand.answered, _Answer)
    if last is None or last.wording != errand.wording:
        return None
    if last.inputs.holds(errand.store):
        return last.report
    if last.inputs.files != files_of(errand.stamps):
        return None
    # A folder changes while one of its files is replaced by the same.
    _remember(replace(last, inputs=seal(settled(errand.stamps))), errand)
    return last.report


def _found(errand: Errand) -> CheckReport:
    """Judge what has changed, and remember the answer."""
    # What judges takes a fifth of a second to load.
    from pipeline.building.inspection.inspecting import inspect  # noqa: PLC0415

    report = inspect(errand)
    if errand.key:
        answer = _Answer(
            wording=errand.wording,
            inputs=seal(settled(errand.stamps)),
            articles=report.articles,
            catalogs=report.catalogs,
            waived=report.waived,
            findings=pack_findings(report.diagnostics),
        )
        _remember(answer, errand)
    return report


def _remember(answer: _Answer, errand: Errand) -> None:
    with suppress(StoreError):  # it is only slower next time
        remember(errand.store, errand.answered, answer)
