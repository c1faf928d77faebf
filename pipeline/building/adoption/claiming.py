"""Pairs of documents → the id that the article of each shall have.

All are asked at once: two documents that give the same id would share a catalog.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import chain
from typing import TypeAlias

from babel import Locale

from pipeline import publishing, reading
from pipeline.building.adoption.bilinguals import Stack, read_document
from pipeline.building.contents.inventory import batches
from pipeline.errors import StoreError
from pipeline.model.ledger import Ledger
from pipeline.model.site import Site
from pipeline.ports import Executor

Pair: TypeAlias = tuple[str, str]
"""The paths of two documents, each on its side."""

_Sides: TypeAlias = tuple[Stack, Stack]


def grant_ids(  # noqa: PLR0913 - what is asked, and of whom
    sides: _Sides,
    pairs: Iterable[Pair],
    site: Site,
    executor: Executor,
    *,
    source: Locale | None,
    known: Mapping[str, str],
) -> Mapping[Pair, str]:
    """Return the id of each pair, but of those whose id another has.

    `known` are the ids of the articles of the site, by their paths.
    """
    claim = partial(_claims, sides, site, source)
    found = chain(*executor.map(claim, batches(tuple(pairs), executor.workers)))
    claims: dict[str, tuple[Pair, str]] = {}
    for pair, home, explicit in found:
        claims.setdefault(home, (pair, explicit))
    new = {home: name for home, (_, name) in claims.items() if home not in known}
    # A path that was never an article is not in the ledger.
    named = publishing.identify(new, Ledger(), site.articles).value
    taken = frozenset(known.values())
    free = {home: name for home, name in named.items() if name not in taken}
    ids = {**known, **free}
    return {pair: ids[home] for home, (pair, _) in claims.items() if home in ids}


def _claims(
    sides: _Sides, site: Site, source: Locale | None, pairs: Iterable[Pair]
) -> tuple[tuple[Pair, str, str], ...]:
    """Return where the article of each pair shall stand, and the id that it gives."""
    return tuple((pair, *_claim(sides, site, source, pair)) for pair in pairs)


def _claim(
    sides: _Sides, site: Site, source: Locale | None, pair: Pair
) -> tuple[str, str]:
    is_turned = _is_in(source, sides[1], pair[1], site)
    side, path = sides[is_turned], pair[is_turned]
    try:
        explicit = reading.explicit_id(side.store.read(path))
    except StoreError:
        explicit = ""
    return side.home(path, site), explicit


def _is_in(source: Locale | None, side: Stack, path: str, site: Site) -> bool:
    """Say whether a document is in the language that the originals are asked for."""
    if source is None:
        return False
    try:
        return read_document(side, path, site).value.article.locale == source
    except StoreError:
        return False
