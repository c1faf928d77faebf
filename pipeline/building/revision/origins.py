"""A list or feed of the output → the articles that it shows, and what made it.

What the last build has kept says so (`showing.py`); without it nothing is known.
"""

from collections.abc import Iterator
from typing import TypeAlias

import msgspec
from babel import Locale
from msgspec import Struct

from pipeline.building.answers.provenance import (
    Input,
    latest_first,
    own_inputs,
    place_of,
    shared_inputs,
)
from pipeline.building.contents.orders import showing_place
from pipeline.building.manuscripts.memory import recall_records
from pipeline.building.revision.showing import (
    ListRow,
    Row,
    Showing,
    WireRow,
    is_list_name,
)
from pipeline.building.traces.drawers import Drawers
from pipeline.building.traces.remembering import recall, unpacked
from pipeline.errors import StoreError
from pipeline.model.site import Site
from pipeline.ports import History, Store
from pipeline.rendering.pages.addresses import BOTH

_Place: TypeAlias = tuple[str, Locale, Row]
"""Where a list or feed is published, in which language, and what it shows."""


class ListOrigin(Struct, frozen=True, kw_only=True):
    """Where a list or a feed comes from; `page` is its place in the output.

    `articles` are the ids of what it shows, in its order, and `inputs` the files
    that these and the page around them are made from: the latest change first,
    which is the one that made it anew.
    """

    page: str
    locale: Locale
    articles: tuple[str, ...]
    inputs: tuple[Input, ...]


def find_listing(
    name: str, site: Site, *, store: Store, output: Store, history: History
) -> ListOrigin | None:
    """Return where a list or feed comes from, named by its path or its URL.

    Nothing for what is neither, and where the last build is not known.
    """
    found = _find(name, site, store, output)
    if found is None:
        return None
    page, locale, row = found
    locales = site.languages if page.endswith(BOTH) else (locale,)
    paths = dict.fromkeys(
        (*_own(row, locales, site, store), *shared_inputs(locales, site, store))
    )
    return ListOrigin(
        page=page,
        locale=locale,
        articles=row.shown,
        inputs=tuple(latest_first(paths, site, store, history)),
    )


def _find(name: str, site: Site, store: Store, output: Store) -> _Place | None:
    known = recall(store, showing_place(output), Showing)
    wanted = place_of(name, site)
    try:
        rows = Drawers(known.rows, store).all() if known else ()
        every = (each for row in rows for each in _places(*row))
        return next((each for each in every if place_of(each[0], site) == wanted), None)
    except (StoreError, msgspec.MsgspecError):
        return None


def _places(name: str, packed: bytes) -> Iterator[_Place]:
    row = unpacked(packed, Row)
    if is_list_name(name):
        page = unpacked(row.what, ListRow)
        yield page.place.folder, page.locale, row
    else:
        wire = unpacked(row.what, WireRow)
        for each in wire.formats:
            yield wire.folder + (wire.file or each), wire.locale, row


def _own(
    row: Row, locales: tuple[Locale, ...], site: Site, store: Store
) -> Iterator[str]:
    """Yield what the articles in a row were made from."""
    for name, record in recall_records(row.shown, store).items():
        for locale in locales:
            yield from own_inputs(record, name, locale, site)
