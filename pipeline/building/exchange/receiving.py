"""A parcel that came back → the catalog that it is of, merged."""

from collections.abc import Iterator

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline import catalogs, exchanging, merging
from pipeline.building.contents.choosing import Choice
from pipeline.building.contents.inventory import (
    ArticleFile,
    catalog_path,
    site_catalog_path,
)
from pipeline.building.exchange.opening import (
    Folder,
    languages,
    open_folders,
    open_words,
)
from pipeline.exchanging import Parcel
from pipeline.merging import Reconciled
from pipeline.model.catalogs import Catalog, Translation, is_same
from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.locales import to_tag
from pipeline.model.phrases import say, say_many
from pipeline.model.site import Site
from pipeline.ports import Store


class Reception(Struct, frozen=True, kw_only=True):
    """Where parcels arrive; `keeper` is the store that is written."""

    site: Site
    store: Store
    keeper: Store
    articles: tuple[ArticleFile, ...]
    is_trusted: bool = False


class Received(Struct, frozen=True, kw_only=True):
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
    read = _folder(parcel, reception)
    folder = read.value
    if folder is None:
        found = (*read.diagnostics, *_unknown(parcel, name, read))
        return Checked(value=None, diagnostics=found)
    if folder.languages != _canonical(parcel):
        return Checked(value=None, diagnostics=(_foreign(parcel, name, folder),))
    back = exchanging.unpack(
        parcel, folder.catalog, folder.messages, is_trusted=reception.is_trusted
    )
    merged = merging.reconcile(back.before, folder.catalog, back.after)
    found = (*read.diagnostics, *_strays(len(back.strays), folder, name))
    return put(folder, merged, len(back.strays), reception, found)


def receive_catalog(
    name: str, content: bytes, handed: bytes | None, reception: Reception
) -> Checked[Received | None]:
    """Merge a PO file that came back; `handed` is as it was handed out, if known.

    It finds its catalog by its headers, `X-Article-Id` and `Language`.
    """
    theirs = catalogs.parse(content, name)
    if theirs.value is None:
        return Checked(value=None, diagnostics=theirs.diagnostics)
    folder = _by_headers(theirs.value, reception)
    if folder is None:
        return Checked(value=None, diagnostics=(_homeless(name),))
    base = catalogs.parse(handed, name) if handed else None
    # Where nobody knows what was handed out, the headers alone are as they were.
    nothing = replace(folder.catalog, translations=(), obsolete=())
    before = _comparable(base.value, folder) if base and base.value else nothing
    after = _comparable(theirs.value, folder)
    merged = merging.reconcile(before, folder.catalog, after)
    known = {each.key for each in folder.catalog.translations}
    strays = sum(bool(e.text) and e.key not in known for e in theirs.value.translations)
    found = (*theirs.diagnostics, *_strays(strays, folder, name))
    return put(folder, merged, strays, reception, found)


def _by_headers(theirs: Catalog, reception: Reception) -> Folder | None:
    """Return the catalog that a PO file says that it is."""
    article = theirs.header("X-Article-Id")
    files = [each for each in reception.articles if each.id == article]
    tag = theirs.header("Language").replace("_", "-")
    for locale in languages(reception.site):
        if to_tag(locale) != tag:
            continue
        if files:
            return opened(files[0], locale, reception).value
        if not article:
            return open_words(locale, reception.site, reception.store).value
    return None


def _comparable(catalog: Catalog, folder: Folder) -> Catalog:
    """Return a catalog of elsewhere with the headers of ours, but who did it when.

    What is obsolete there is of no interest here, and an empty text takes
    nothing away: OmegaT leaves one where a translation is as its source.
    """
    ours = folder.catalog
    known = {each.key: each for each in ours.translations}
    theirs = dict(catalog.headers)
    headers = tuple(
        (name, theirs.get(name, value) if name in _OF_TRANSLATORS else value)
        for name, value in ours.headers
    )
    return replace(
        catalog,
        locale=ours.locale,
        source_locale=ours.source_locale,
        headers=headers,
        comments=ours.comments,
        translations=tuple(
            each if each.text else known.get(each.key, each)
            for each in catalog.translations
        ),
        obsolete=ours.obsolete,
    )


_OF_TRANSLATORS = frozenset({"PO-Revision-Date", "Last-Translator", "Language-Team"})


def put(
    folder: Folder,
    merged: Reconciled,
    strays: int,
    reception: Reception,
    found: tuple[Diagnostic, ...],
) -> Checked[Received | None]:
    """Write a catalog where something changed; say what, and what is contradicted."""
    done = folder.brought_up(merged.catalog)
    is_changed = not is_same(done, folder.catalog)
    if is_changed:
        reception.keeper.write(folder.path, catalogs.serialize(done))
    return Checked(
        value=replace(_told(folder, done), strays=strays, is_changed=is_changed),
        diagnostics=(*found, *_contradictions(merged, folder)),
    )


def _folder(parcel: Parcel, reception: Reception) -> Checked[Folder | None]:
    """Return the catalog of a parcel. Its path is looked up, and never opened."""
    site, store = reception.site, reception.store
    for locale in languages(site):
        if parcel.path == site_catalog_path(site, locale):
            return open_words(locale, site, store)
        for file in reception.articles:
            if parcel.path == catalog_path(site, locale, file.id):
                return opened(file, locale, reception)
    return _by_content(parcel, reception)


def opened(
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
            folder = opened(file, locale, reception).value
            packed = folder and exchanging.pack(
                folder.catalog, folder.path, folder.messages
            )
            shared = sum(each.id in ids for each in packed.units) if packed else 0
            if shared > most:
                best, most = folder, shared
    return Checked(value=best)


def _canonical(parcel: Parcel) -> tuple[str, str]:
    source, target = (each.replace("_", "-") for each in parcel.languages)
    return (source, target)


def _told(folder: Folder, done: Catalog) -> Received:
    """Count the texts that are approved now, or to be reviewed, and were not so."""
    before = {each.key: _work(each) for each in folder.catalog.translations}
    changed = [e for e in done.translations if _work(e) != before.get(e.key)]
    return Received(
        path=folder.path,
        approved=sum(each.is_approved for each in changed),
        drafts=sum(each.is_fuzzy for each in changed),
    )


def _work(entry: Translation) -> tuple[str, tuple[str, ...], bool]:
    return (entry.text, entry.texts, entry.is_fuzzy)


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


def _homeless(name: str) -> Diagnostic:
    message = say(
        "Its headers `X-Article-Id` and `Language` name no catalog of this site."
    )
    return _finding("ingest-unknown", Severity.ERROR, message, name)


def _foreign(parcel: Parcel, name: str, folder: Folder) -> Diagnostic:
    return _finding(
        "ingest-language",
        Severity.ERROR,
        say(
            "It says that it is {theirs}, but {path} is {ours}.",
            theirs=" → ".join(parcel.languages),
            path=folder.path,
            ours=" → ".join(folder.languages),
        ),
        name,
    )


def _strays(count: int, folder: Folder, name: str) -> Iterator[Diagnostic]:
    if not count:
        return
    message = say_many(
        "The source of {count} text has changed since it was handed out. Its "
        "translation is kept in {path}, and used where it still fits.",
        "The sources of {count} texts have changed since they were handed out. "
        "Their translations are kept in {path}, and used where they still fit.",
        count=count,
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
