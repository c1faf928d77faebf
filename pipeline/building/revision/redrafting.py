"""Some articles, and what was kept of them → their records then and now."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from pipeline.building.contents.inventory import ArticleFile
from pipeline.building.contents.orders import Order
from pipeline.building.manuscripts.drafting import Drafted, Tray, draft_tray
from pipeline.building.manuscripts.drafts import Draft, DraftRecord, list_bodies
from pipeline.building.manuscripts.memory import tray_of
from pipeline.building.revision.reviving import Holdings
from pipeline.building.traces.remembering import unpacked
from pipeline.building.traces.seals import Seal
from pipeline.building.traces.sources import require
from pipeline.model.editions import EditionState
from pipeline.ports import Store


class Proof(Struct, frozen=True, kw_only=True):
    """The articles that changed, then and now; `places` are where their trays were."""

    before: dict[str, DraftRecord]
    after: dict[str, DraftRecord]
    drafted: tuple[Drafted, ...]
    places: frozenset[str]

    @property
    def drafts(self) -> dict[str, Draft]:
        """What is known of them now."""
        return {name: each.draft for name, each in self.after.items() if each.draft}

    @property
    def is_turned(self) -> bool:
        """Whether search engines are told of another edition, or of one no more."""
        return _indexed(self.before.values()) != _indexed(self.after.values())


def _indexed(records: Iterable[DraftRecord]) -> list[bool]:
    return [
        edition.state is not EditionState.PARTIAL
        for record in records
        for edition in (record.draft.editions if record.draft else ())
    ]


def redraft(names: list[str], known: Holdings, inputs: Seal, order: Order) -> Proof:
    """Send articles through their own rooms again.

    `inputs` are as they were at the beginning.
    """
    before = {name: known.record(name) for name in names}
    kept = known.memory
    by_tray = {name: tray_of(name, kept.trays) for name in names}
    trays = [
        _tray(kept.places[number][0], number, [*within], before, order.store)
        for number, within in groupby(
            sorted(names, key=by_tray.__getitem__), by_tray.__getitem__
        )
    ]
    windows = (order.site, order.store, order.keeper, order.clock.now())
    drafted = tuple(draft_tray(*windows, tray) for tray in trays)
    found = {
        name: unpacked(each, DraftRecord)
        for one in drafted
        for name, each in one.records.items()
    }
    stamps = inputs.some({path for each in found.values() for path in each.inputs})
    for each in found.values():
        require(each.seen, {path: (stamp, True) for path, stamp in stamps.items()})
    return Proof(
        before=before,
        after={name: _stamped(found[name], stamps) for name in names},
        drafted=drafted,
        places=frozenset(tray.place for tray in trays),
    )


def _tray(
    place: str,
    number: int,
    names: list[str],
    records: Mapping[str, DraftRecord],
    store: Store,
) -> Tray:
    files = tuple(ArticleFile(path=records[name].path, id=name) for name in names)
    others = list_bodies(store, place).difference(names)
    return Tray(number=number, files=files, others=tuple(sorted(others)), place=place)


def _stamped(record: DraftRecord, stamps: Mapping[str, str]) -> DraftRecord:
    inputs = {
        path: (stamps.get(path, ""), seen) for path, (_, seen) in record.inputs.items()
    }
    return replace(record, inputs=inputs)
