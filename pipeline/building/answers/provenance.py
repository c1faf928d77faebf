"""A page of the output → the article that it shows, and what made it, last first."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from urllib.parse import unquote

from babel import Locale
from msgspec import Struct

from pipeline.building.contents.inventory import (
    catalog_path,
    read_ledger,
    site_catalog_path,
)
from pipeline.building.manuscripts.drafts import DraftRecord
from pipeline.building.manuscripts.memory import recall_records
from pipeline.errors import StoreError
from pipeline.model.history import Commit, Revision
from pipeline.model.ledger import Ledger
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.ports import History, Store

_DOCUMENT = "index.html"


class Input(Struct, frozen=True, kw_only=True):
    """A file that a page was made from, and the last that changed it.

    Nothing is said of a commit where git knows the file not, or there is no git.
    `is_uncommitted` where what stands there now is in no commit.
    """

    path: str
    commit: Commit | None
    is_uncommitted: bool


class Provenance(Struct, frozen=True, kw_only=True):
    """Where the page of an article comes from.

    `page` is its folder in the output. `is_former` where the edition has left that
    address, and a page there leads to the new one. `inputs` are in the order of their
    last changes, the latest first: that is what rebuilt the page.
    """

    page: str
    article_id: str
    locale: Locale
    is_former: bool
    inputs: tuple[Input, ...]


def find_page(
    name: str, site: Site, *, store: Store, history: History
) -> Provenance | None:
    """Return where a page comes from, named by its path in the output, or its URL.

    Nothing for what is the page of no article: that may be an article's own name.
    """
    folder = place_of(name, site)
    for article_id, tag, folders in _editions(read_ledger(site, store)):
        own = [each for each in folders if folder.startswith(each)]
        if own:
            (locale,) = (each for each in site.languages if to_tag(each) == tag)
            paths = _inputs(article_id, locale, site, store)
            return Provenance(
                page=folder,
                article_id=article_id,
                locale=locale,
                is_former=folders[-1] not in own,
                inputs=tuple(latest_first(paths, site, store, history)),
            )
    return None


def _editions(ledger: Ledger) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for article_id, editions in ledger.editions.items():
        for tag, record in editions.items():
            yield article_id, tag, record.folders


def place_of(name: str, site: Site) -> str:
    """Return the place in the output that a name means: of a URL, a path, a file.

    It is the folder of a page, or the path of a file that is none with a slash.
    """
    path = unquote(name.partition("#")[0].partition("?")[0])
    for lead in (site.base_url, site.base_path, "public/", "/"):
        path = path.removeprefix(lead)
    path = path.removesuffix(_DOCUMENT)
    return f"{path.rstrip('/')}/"


def _inputs(article_id: str, locale: Locale, site: Site, store: Store) -> list[str]:
    """Return the files of the site that the pages of an edition are made from.

    What was read of the article the last build has noted; without it, what it reads
    of every article.
    """
    record = recall_records([article_id], store).get(article_id)
    ledger = read_ledger(site, store)
    sources = [path for path, name in ledger.paths.items() if name == article_id]
    own = own_inputs(record, article_id, locale, site) if record else []
    noted = own or [*sources, catalog_path(site, locale, article_id)]
    return list(dict.fromkeys((*noted, *shared_inputs((locale,), site, store))))


def own_inputs(
    record: DraftRecord, article_id: str, locale: Locale, site: Site
) -> list[str]:
    """Return the files that one edition of an article was made from."""
    noted = [path for path, (_, seen) in record.inputs.items() if seen]
    shown = record.draft.pictures if record.draft else ()
    pictures = [f"{site.static}{each}" if each[0] == "/" else each for each in shown]
    others = {
        catalog_path(site, each, article_id)
        for each in site.languages
        if each != locale
    }
    return [path for path in (*noted, *pictures) if path not in others]


def shared_inputs(
    locales: tuple[Locale, ...], site: Site, store: Store
) -> tuple[str, ...]:
    """Return the files that every page in some languages is made from."""
    return (
        *(site_catalog_path(site, each) for each in locales),
        *store.walk(site.theme),
        "diptyque.toml",
        "pyproject.toml",
    )


def latest_first(
    paths: Collection[str], site: Site, store: Store, history: History
) -> list[Input]:
    """Return what stands there of some files: those in no commit first of all."""
    folders = (site.articles, site.locales, site.theme, site.static)
    # To ask git takes a while: it is asked of folders, and of what is in none.
    places = dict.fromkeys(_place(path, folders) for path in paths)
    known: dict[str, tuple[Revision, ...]] = {}
    for place in places:
        known |= history.revisions(place)
    found = [
        _input(path, store, history, known) for path in paths if store.exists(path)
    ]
    return sorted(found, key=_age)


def _place(path: str, folders: Iterable[str]) -> str:
    """Return the folder that a file is in, of some, or itself."""
    return next((each for each in folders if path.startswith(f"{each}/")), path)


def _input(
    path: str, store: Store, history: History, known: Mapping[str, tuple[Revision, ...]]
) -> Input:
    revisions = known.get(path, ())
    if not revisions:
        return Input(path=path, commit=None, is_uncommitted=bool(known))
    return Input(
        path=path,
        commit=revisions[0].commit,
        is_uncommitted=_committed(revisions[0], history) != store.read(path),
    )


def _committed(revision: Revision, history: History) -> bytes | None:
    try:
        return history.read(revision.after)
    except StoreError:  # it removed the file
        return None


def _age(each: Input) -> tuple[bool, float, str]:
    moment = each.commit.moment.timestamp() if each.commit else 0.0
    return not each.is_uncommitted, -moment, each.path
