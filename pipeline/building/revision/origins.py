"""A file of the output that is no article's → what it shows, and what made it.

What the last build has kept says so (`showing.py`); without it nothing is known.
"""

from collections.abc import Iterable, Iterator
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
from pipeline.building.contents.orders import made_place, showing_place
from pipeline.building.manuscripts.drafts import RECORDS
from pipeline.building.manuscripts.memory import Kept, recall_records
from pipeline.building.press.freshness import Made
from pipeline.building.revision.machinery import Machinery, Recipe
from pipeline.building.revision.reviving import Holdings, holdings
from pipeline.building.revision.showing import (
    ListRow,
    Row,
    Showing,
    WireRow,
    is_list_name,
)
from pipeline.building.traces.remembering import recall, unpacked
from pipeline.errors import StoreError
from pipeline.model.site import Site
from pipeline.ports import History, Store
from pipeline.rendering.pages.addresses import BOTH

_Place: TypeAlias = tuple[str, Locale, Row]
"""Where a list or feed is published, in which language, and what it shows."""


class FileOrigin(Struct, frozen=True, kw_only=True):
    """Where a file comes from that is no page of an article; `page` is its place.

    It has a `locale` where it is of one language. `articles` are the ids of what it
    shows, those of a list in its order, and `inputs` the files that it is made from:
    the latest change first, which is the one that made it anew.
    """

    page: str
    locale: Locale | None
    articles: tuple[str, ...]
    inputs: tuple[Input, ...]


def find_file(
    name: str, site: Site, *, store: Store, output: Store, history: History
) -> FileOrigin | None:
    """Return where a file of the output comes from, named by its path or its URL.

    Nothing for the page of an article (`find_page`), for what is in no output, and
    where the last build is not known.
    """
    known = _holdings(store, output)
    if known is None:
        return None
    try:
        page, recipe = _listed(name, site, known) or _made(name, site, known)
    except (StoreError, msgspec.MsgspecError):
        return None
    if recipe is None:
        return None
    locales = recipe.locales
    own = _own(recipe.made_from, locales, site, store)
    frame = shared_inputs(locales, site, store) if recipe.has_frame else ()
    paths = dict.fromkeys((*own, *recipe.paths, *frame))
    return FileOrigin(
        page=page,
        locale=recipe.language,
        articles=recipe.shown,
        inputs=tuple(latest_first(paths, site, store, history)),
    )


def _holdings(store: Store, output: Store) -> Holdings | None:
    showing = recall(store, showing_place(output), Showing)
    memory = recall(store, RECORDS, Kept)
    made = recall(store, made_place(output), Made)
    if showing is None or memory is None or made is None:
        return None
    return holdings(showing, memory, made, store)


def _made(name: str, site: Site, known: Holdings) -> tuple[str, Recipe | None]:
    """Return what a file is made from that neither lists nor announces articles."""
    place = place_of(name, site)
    machinery = Machinery(site, known)
    for path in (place.rstrip("/"), f"{place.lstrip('/')}index.html"):
        if recipe := machinery.recipe(path):
            return path, recipe
    return place, None


def _listed(name: str, site: Site, known: Holdings) -> tuple[str, Recipe] | None:
    """Return what a list or feed shows, if it is one."""
    wanted = place_of(name, site)
    every = (each for row in known.rows.all() for each in _places(*row))
    for page, locale, row in every:
        if place_of(page, site) == wanted:
            is_both = page.endswith(BOTH)
            recipe = Recipe(
                locales=site.languages if is_both else (locale,),
                language=locale,
                shown=row.shown,
                made_from=row.shown,
                has_frame=True,
            )
            return page, recipe
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
    names: Iterable[str], locales: tuple[Locale, ...], site: Site, store: Store
) -> Iterator[str]:
    """Yield what some articles were made from."""
    for name, record in recall_records(names, store).items():
        for locale in locales:
            yield from own_inputs(record, name, locale, site)
