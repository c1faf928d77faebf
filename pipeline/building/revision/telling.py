"""What was made again → what of a report has changed by it."""

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from pipeline.building.manuscripts.drafts import DraftRecord
from pipeline.building.manuscripts.withholding import Withheld, count_withheld
from pipeline.building.press.freshness import Shown, count_kinds
from pipeline.building.revision.redrafting import Proof
from pipeline.building.traces.remembering import unpack_findings
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.editions import EditionState
from pipeline.model.locales import to_tag


class Revised(Struct, frozen=True, kw_only=True):
    """What was written, and what of it is to be told otherwise than before.

    `changes` are those of the number of articles in each state, by language,
    and `withheld` those of the number that is kept back, by the reason. `read`
    is the number of articles that were drafted for it, and `made` that of the
    files that were rendered, by their kind.
    """

    written: tuple[str, ...]
    gone: Counter[Diagnostic]
    come: Counter[Diagnostic]
    changes: Mapping[tuple[str, EditionState], int]
    withheld: Counter[Withheld]
    read: int
    made: Counter[str]


def told(found: Shown, proof: Proof) -> Revised:
    """Return what has to be told otherwise, now that all is written."""
    stale = {*found.stale}
    gone = Counter(each for each in found.remarks if each.path in stale)
    changes = Counter(_states(proof.after))
    changes.subtract(_states(proof.before))
    withheld = count_withheld(proof.after.values())
    withheld.subtract(count_withheld(proof.before.values()))
    return Revised(
        written=tuple(found.written),
        gone=gone + Counter(_findings(proof.before)),
        come=Counter(found.heard) + Counter(_findings(proof.after)),
        changes=changes,
        withheld=withheld,
        read=len(proof.after),
        made=count_kinds(stale),
    )


def _findings(records: Mapping[str, DraftRecord]) -> Iterator[Diagnostic]:
    for record in records.values():
        yield from unpack_findings(record.findings)


def _states(
    records: Mapping[str, DraftRecord],
) -> Iterator[tuple[str, EditionState]]:
    for record in records.values():
        for edition in record.draft.editions if record.draft else ():
            yield to_tag(edition.locale), edition.state
