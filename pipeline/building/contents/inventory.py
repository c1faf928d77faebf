"""A store → the files of a site that matter: articles by id, and their catalogs."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TypeVar

from babel import Locale
from msgspec import Struct

from pipeline import publishing, reading
from pipeline.errors import ConfigurationError, StoreError
from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.ledger import Ledger
from pipeline.model.locales import to_gettext
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.ports import Executor, Store

Item = TypeVar("Item")

_NONE: Mapping[str, str] = MappingProxyType({})
_LIKE = (".md", ".markdown", ".mdown", ".mkd", ".html", ".htm")
"""How the names of articles end elsewhere, whatever the case of their letters."""

_MISNAMED = say("the name of an article ends in .md, .html or .txt; rename it")


class ArticleFile(Struct, frozen=True, kw_only=True):
    """Where an article stands, and the id that everything else knows it by."""

    path: str
    id: str


def catalog_path(site: Site, locale: Locale, article_id: str) -> str:
    """Return the path of the catalog of one article in one language."""
    folder = f"{site.locales}/{to_gettext(locale)}/LC_MESSAGES"
    return f"{folder}/articles/{article_id}.po"


def held_path(site: Site, locale: Locale, article_id: str, path: str) -> str:
    """Return where the source is kept that an edition was last complete for."""
    folder = f"{site.locales}/{to_gettext(locale)}/LC_MESSAGES"
    return f"{folder}/held/{article_id}{PurePosixPath(path).suffix}"


def site_catalog_path(site: Site, locale: Locale) -> str:
    """Return the path of the catalog of the site's own words in a language."""
    return f"{site.locales}/{to_gettext(locale)}/LC_MESSAGES/site.po"


def read_ledger(site: Site, store: Store) -> Ledger:
    """Return what the site has promised; nothing, where there is no ledger yet.

    Raises `ConfigurationError` for a ledger that can't be read: to go on
    without it would break every promise.
    """
    if obstacle := store.obstacle(site.ledger):
        raise ConfigurationError(
            say(
                "{ledger} can't be used: {obstacle}.",
                ledger=site.ledger,
                obstacle=obstacle,
            )
        )
    if not store.exists(site.ledger):
        return Ledger()
    return publishing.parse(store.read(site.ledger), site.ledger)


def take_inventory(
    site: Site,
    store: Store,
    ledger: Ledger,
    executor: Executor | None = None,
    known: Mapping[str, str] = _NONE,
) -> Checked[tuple[ArticleFile, ...]]:
    """Return the articles in the order of their paths, each with its id.

    What stands in a folder of the site and can't be read is said. Of many articles
    the ids are read by the workers of an executor, if there is one; the `known` ones
    (`explicit_ids`) are not.
    """
    every_path = tuple(store.walk(site.articles))
    paths = tuple(filter(is_article, every_path))
    unknown = tuple(path for path in paths if path not in known)
    if executor is None or len(unknown) < _MANY:
        read = explicit_ids(store, unknown)
    else:
        work = batches(unknown, executor.workers)
        found_by = executor.map(partial(explicit_ids, store), work)
        read = {path: name for each in found_by for path, name in each.items()}
    every = {path: known[path] if path in known else read[path] for path in paths}
    found = identified(every, site, ledger)
    misnamed = (_passed_over(path, _MISNAMED) for path in every_path if _is_like(path))
    diagnostics = (*_skipped(site, store), *misnamed, *found.diagnostics)
    return Checked(value=found.value, diagnostics=diagnostics)


def is_article(path: str) -> bool:
    """Say whether a file below the articles of a site is one, by its name."""
    return path.endswith(reading.SUFFIXES)


def _is_like(path: str) -> bool:
    """Say whether a file that is no article has the name of one, but for its end."""
    return path.lower().endswith(_LIKE) and not is_article(path)


def identified(
    explicit: Mapping[str, str], site: Site, ledger: Ledger
) -> Checked[tuple[ArticleFile, ...]]:
    """Return the articles whose paths and own ids these are (`explicit_ids`)."""
    found = publishing.identify(explicit, ledger, site.articles)
    articles = tuple(
        ArticleFile(path=path, id=found.value[path])
        for path in explicit
        if path in found.value
    )
    return Checked(value=articles, diagnostics=found.diagnostics)


def explicit_ids(store: Store, paths: Iterable[str]) -> dict[str, str]:
    """Return the `id:` of each article, or nothing where it gives none."""
    return {path: _explicit_id(path, store) for path in paths}


def _explicit_id(path: str, store: Store) -> str:
    """Return the `id:` of an article, if it can be opened; later that is said."""
    try:
        return reading.explicit_id(store.read(path))
    except StoreError:
        return ""


def open_catalog_file(path: str, store: Store) -> Checked[bytes | None]:
    """Return what is in the file of a catalog, or none where there is none.

    Where there is something else, or it can't be read, that is an error.
    """
    if not store.exists(path):
        found = (_unusable(path, why) for why in (store.obstacle(path),) if why)
        return Checked(value=None, diagnostics=tuple(found))
    try:
        return Checked(value=store.read(path))
    except StoreError as error:
        return Checked(value=None, diagnostics=(unreadable(path, error),))


def _unusable(path: str, obstacle: str) -> Diagnostic:
    return Diagnostic(
        code="unreadable-source",
        severity=Severity.ERROR,
        message=say("No file can be read or put here: {obstacle}.", obstacle=obstacle),
        path=path,
    )


def _skipped(site: Site, store: Store) -> Iterator[Diagnostic]:
    for folder in (site.articles, site.theme, site.static):
        for path, reason in store.skipped(folder):
            yield _passed_over(path, reason)


def _passed_over(path: str, reason: str) -> Diagnostic:
    return Diagnostic(
        code="skipped-file",
        severity=Severity.WARNING,
        message=say("It was passed over: {reason}.", reason=reason),
        path=path,
    )


def differs(path: str, store: Store, other: Store) -> bool:
    """Say whether a file of one store is not the same in another."""
    try:
        if not store.exists(path) or not other.exists(path):
            return store.exists(path) or other.exists(path)
        return store.read(path) != other.read(path)
    except StoreError:
        return True  # what can't be read is said where it is read again


def unreadable(path: str, error: StoreError) -> Diagnostic:
    """Say that a file can't be opened; the rest goes on without it."""
    return Diagnostic(
        code="unreadable-source",
        severity=Severity.ERROR,
        message=say("{message}. {hint}", message=error.message, hint=error.hint),
        path=path,
    )


def batches(work: tuple[Item, ...], workers: int) -> tuple[tuple[Item, ...], ...]:
    """Return articles, or other work, in batches, a few for each worker.

    Few enough that starting one costs nothing. Each is a share of what is left, so
    that no worker waits long for another at the end.
    """
    found: list[tuple[Item, ...]] = []
    start = least = 0
    while left := len(work) - start:
        share = -(-left // (workers * 4))
        least = least or min(share, _SMALLEST_BATCH)
        size = max(least, min(share, _LARGEST_BATCH))
        found.append(work[start : start + size])
        start += len(found[-1])
    return tuple(found)


_SMALLEST_BATCH, _LARGEST_BATCH = 16, 250
_MANY = 500
"""Articles from which on it is worth while to wake workers for their ids."""
