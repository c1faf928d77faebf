"""A parcel that came back → the catalog that it is of, merged."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from babel import Locale

from pipeline import catalogs, exchanging, merging
from pipeline.building.choosing import Choice
from pipeline.building.exchange.opening import (
    Folder,
    languages,
    open_folders,
    open_words,
)
from pipeline.building.inventory import (
    ArticleFile,
    catalog_path,
    site_catalog_path,
)
from pipeline.exchanging import Parcel, Unpacked
from pipeline.merging import Reconciled
from pipeline.model.catalogs import Catalog, is_same
from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.locales import to_tag
from pipeline.model.phrases import say, say_many
from pipeline.model.site import Site
from pipeline.ports import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception:
    """Where parcels arrive; `keeper` is the store that is written."""

    site: Site
    store: Store
    keeper: Store
    articles: tuple[ArticleFile, ...]
    is_trusted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What became of a catalog: texts that are approved now, or to be reviewed.

    `strays` are pairs for a source that is not there any more.
    """

    path: str
    approved: int = 0
    drafts: int = 0
    strays: int = 0
    is_changed: bool = False


def receive(
    parcel: Parcel, name: str, reception: Reception
) -> Checked[Received | None]:
    """Merge a parcel from the file `name` into its catalog.

    It finds it by its path; where the article has another name now, by what
    the units say.
    """
    opened = _folder(parcel, reception)
    folder = opened.value
    if folder is None:
        found = (*opened.diagnostics, *_unknown(parcel, name, opened))
        return Checked(value=None, diagnostics=found)
    if _languages(folder) != _canonical(parcel):
        return Checked(value=None, diagnostics=(_foreign(parcel, name, folder),))
    back = exchanging.unpack(
        parcel, folder.catalog, folder.messages, is_trusted=reception.is_trusted
    )
    merged = merging.reconcile(back.before, folder.catalog, back.after)
    done = folder.brought_up(merged.catalog)
    is_changed = not is_same(done, folder.catalog)
    if is_changed:
        reception.keeper.write(folder.path, catalogs.serialize(done))
    found = (
        *opened.diagnostics,
        *_strays(back, folder, name),
        *_contradictions(merged, folder),
    )
    return Checked(
        value=_told(folder, done, back, is_changed=is_changed), diagnostics=found
    )


def _folder(parcel: Parcel, reception: Reception) -> Checked[Folder | None]:
    """Return the catalog of a parcel. Its path is looked up, and never opened."""
    site, store = reception.site, reception.store
    for locale in languages(site):
        if parcel.path == site_catalog_path(site, locale):
            return open_words(locale, site, store)
        for file in reception.articles:
            if parcel.path == catalog_path(site, locale, file.id):
                return _opened(file, locale, reception)
    return _by_content(parcel, reception)


def _opened(
    file: ArticleFile, locale: Locale, reception: Reception
) -> Checked[Folder | None]:
    """Return the catalog of an article in a language."""
    choice = Choice(articles=(file,), tags=frozenset({to_tag(locale)}))
    found = open_folders(file, choice, reception.site, reception.store)
    return next(found, Checked(value=None))


def _by_content(parcel: Parcel, reception: Reception) -> Checked[Folder | None]:
    """Return the catalog in the language of a parcel that has most of its units."""
    best, most = None, len(parcel.units) // 2
    ids = {each.id for each in parcel.units}
    for locale in languages(reception.site):
        if to_tag(locale) != parcel.languages[1]:
            continue
        for file in reception.articles:
            folder = _opened(file, locale, reception).value
            packed = folder and exchanging.pack(
                folder.catalog, folder.path, folder.messages
            )
            shared = sum(each.id in ids for each in packed.units) if packed else 0
            if shared > most:
                best, most = folder, shared
    return Checked(value=best)


def _languages(folder: Folder) -> tuple[str, str]:
    return (to_tag(folder.catalog.source_locale), to_tag(folder.catalog.locale))


def _canonical(parcel: Parcel) -> tuple[str, str]:
    source, target = (each.replace("_", "-") for each in parcel.languages)
    return (source, target)


def _told(
    folder: Folder, done: Catalog, back: Unpacked, *, is_changed: bool
) -> Received:
    before = {each.key: each for each in folder.catalog.translations}
    changed = [
        each
        for each in done.translations
        if (each.text, each.texts, each.is_fuzzy)
        != (before[each.key].text, before[each.key].texts, before[each.key].is_fuzzy)
    ]
    return Received(
        path=folder.path,
        approved=sum(each.is_approved for each in changed),
        drafts=sum(each.is_fuzzy for each in changed),
        strays=len(back.strays),
        is_changed=is_changed,
    )


def _unknown(
    parcel: Parcel, name: str, opened: Checked[Folder | None]
) -> Iterator[Diagnostic]:
    if not opened.diagnostics:
        yield _finding(
            "ingest-unknown",
            Severity.ERROR,
            say(
                "{path} is no catalog of this site, and none has its texts.",
                path=parcel.path,
            ),
            name,
        )


def _foreign(parcel: Parcel, name: str, folder: Folder) -> Diagnostic:
    return _finding(
        "ingest-language",
        Severity.ERROR,
        say(
            "It says that it is {theirs}, but {path} is {ours}.",
            theirs=" → ".join(parcel.languages),
            path=folder.path,
            ours=" → ".join(_languages(folder)),
        ),
        name,
    )


def _strays(back: Unpacked, folder: Folder, name: str) -> Iterator[Diagnostic]:
    if not back.strays:
        return
    message = say_many(
        "The source of {count} text has changed since it was handed out. Its "
        "translation is kept in {path}, and used where it still fits.",
        "The sources of {count} texts have changed since they were handed out. "
        "Their translations are kept in {path}, and used where they still fit.",
        count=len(back.strays),
        path=folder.path,
    )
    yield _finding("ingest-outdated", Severity.WARNING, message, name)


def _contradictions(merged: Reconciled, folder: Folder) -> Iterator[Diagnostic]:
    message = say(
        "This was translated here while the file was away, and differently there. "
        "Ours is kept, theirs is in a comment: choose, remove the comment, and "
        "approve the text."
    )
    for entry in merged.conflicts:
        found = _finding("ingest-conflict", Severity.WARNING, message, folder.path)
        yield replace(found, context=entry.context, msgid=entry.source)


def _finding(code: str, severity: Severity, message: str, path: str) -> Diagnostic:
    return Diagnostic(code=code, severity=severity, message=message, path=path)
