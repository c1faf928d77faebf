"""What comes back from translation programs → catalogs, memories, the glossary."""

from collections.abc import Iterable, Mapping
from itertools import chain

from msgspec import Struct, field

from pipeline import exchanging
from pipeline.building.contents.inventory import read_ledger, take_inventory
from pipeline.building.exchange.opening import languages
from pipeline.building.exchange.receiving import (
    Received,
    Reception,
    receive,
    receive_catalog,
)
from pipeline.building.exchange.returning import receive_pages
from pipeline.building.exchange.stocking import add_memory, add_terms
from pipeline.building.traces.proofs import ProofStore
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.ports import Store


class IngestReport(Struct, frozen=True, kw_only=True):
    """What became of catalogs, and how many pairs and concepts came in, by path."""

    catalogs: tuple[Received, ...]
    added: Mapping[str, int] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


class Arrival(Struct, frozen=True, kw_only=True):
    """A file that came back; `handed` is a catalog as it was handed out, if known."""

    name: str
    content: bytes
    handed: bytes | None = None


def ingest(
    files: Iterable[Arrival],
    site: Site,
    *,
    store: Store,
    is_trusted: bool = False,
    check_only: bool = False,
) -> IngestReport:
    """Take files in, in their order.

    With `is_trusted` texts that changed are approved, though their file does
    not say so. With `check_only` nothing is written. What can't be used is a
    finding, and the rest goes on.
    """
    reception = _reception(site, store, is_trusted=is_trusted, check_only=check_only)
    taken = tuple(_take(file, reception) for file in files)
    return IngestReport(
        catalogs=tuple(chain(*(each.catalogs for each in taken))),
        added={path: count for each in taken for path, count in each.added.items()},
        diagnostics=tuple(
            sorted(chain(*(each.diagnostics for each in taken)), key=lambda d: d.order)
        ),
    )


def ingest_pages(  # noqa: PLR0913 - the windows, and what is asked of them
    pages: Store,
    form: str,
    site: Site,
    *,
    store: Store,
    is_trusted: bool = False,
    check_only: bool = False,
) -> IngestReport:
    """Take in what was edited in the pages of another site generator.

    `form` is the name of its layout (`exchanging.LAYOUTS`).
    """
    reception = _reception(site, store, is_trusted=is_trusted, check_only=check_only)
    layout = exchanging.LAYOUTS[form](default=to_tag(site.languages[0]))
    received = tuple(receive_pages(pages, layout, reception))
    return IngestReport(
        catalogs=tuple(each.value for each in received if each.value),
        diagnostics=tuple(chain(*(each.diagnostics for each in received))),
    )


def _reception(
    site: Site, store: Store, *, is_trusted: bool, check_only: bool
) -> Reception:
    return Reception(
        site=site,
        store=store,
        keeper=ProofStore(store) if check_only else store,
        articles=take_inventory(site, store, read_ledger(site, store)).value,
        is_trusted=is_trusted,
    )


def _take(file: Arrival, reception: Reception) -> IngestReport:
    """Take one file in, whatever it holds."""
    if not file.name.endswith(".po"):
        return _take_xml(file.name, file.content, reception)
    received = receive_catalog(file.name, file.content, file.handed, reception)
    return IngestReport(
        catalogs=(received.value,) if received.value else (),
        diagnostics=received.diagnostics,
    )


def _take_xml(name: str, content: bytes, reception: Reception) -> IngestReport:
    tags = tuple(map(to_tag, languages(reception.site)))
    opened = exchanging.open_parcels(content, name, tags)
    held = opened.value
    received = tuple(receive(each, name, reception) for each in held.parcels)
    added: list[Checked[dict[str, int]]] = []
    if held.memory:
        added.append(add_memory(name, held.memory, reception))
    if held.glossary:
        added.append(add_terms(name, held.glossary, reception))
    found = [opened.diagnostics]
    found += (each.diagnostics for each in received)
    found += (each.diagnostics for each in added)
    return IngestReport(
        catalogs=tuple(each.value for each in received if each.value),
        added={path: n for each in added for path, n in each.value.items()},
        diagnostics=tuple(chain(*found)),
    )
