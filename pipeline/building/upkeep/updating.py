"""An article → its catalogs brought up to date, and what others may need of them.

Runs in the workers: articles go in by path, small records come back.
"""

from collections.abc import Iterable, Iterator

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline import catalogs, extracting, merging
from pipeline.building.contents.inventory import catalog_path, held_path, unreadable
from pipeline.building.contents.shelves import Job, Shelf, open_catalog
from pipeline.building.contents.sources import read_article, read_catalog, targets
from pipeline.building.tallies.changes import Action, describe, tally
from pipeline.building.tallies.records import Record, Updated, fingerprints, joined
from pipeline.building.traces.witnesses import WitnessStore
from pipeline.building.upkeep.clearing import spare_entries
from pipeline.building.upkeep.recollecting import RecordingStore, learned, witnessed
from pipeline.building.upkeep.reconciliation import is_marked, parse_marked
from pipeline.errors import StoreError
from pipeline.model.articles import Article
from pipeline.model.catalogs import Catalog, Translation, ever_approved, is_same
from pipeline.model.diagnostics import Checked, Severity, worst
from pipeline.model.locales import parse_tag, to_tag

_AT_ONCE = 32
"""How many articles are read before their catalogs are made: no more are in memory."""


def update(shelf: Shelf, jobs: tuple[Job, ...]) -> Updated:
    """Bring the catalogs of articles up to date, in every language."""
    starts = range(0, len(jobs), _AT_ONCE)
    some = (jobs[start : start + _AT_ONCE] for start in starts)
    return joined(each for part in some for each in _update_some(part, shelf))


def _update_some(jobs: tuple[Job, ...], shelf: Shelf) -> Iterator[Updated]:
    """Read some articles, and then bring their catalogs up to date.

    In turn, what reads and what makes catalogs drive each other out of the
    processor's caches, and an article takes a seventh more.
    """
    for opened in [_open(job, shelf) for job in jobs]:
        yield _update_noting(opened)


class _Noted(Struct, frozen=True, kw_only=True):
    """An article, if it can be used, and the windows that note what passes."""

    job: Job
    shelf: Shelf
    seen: WitnessStore
    written: RecordingStore
    read: Checked[Article | None]


def _open(job: Job, shelf: Shelf) -> _Noted:
    noting, seen, written = witnessed(shelf)
    read = _read(job, noting)
    return _Noted(job=job, shelf=noting, seen=seen, written=written, read=read)


def _read(job: Job, shelf: Shelf) -> Checked[Article | None]:
    """Return an article with its messages; none where it has an error."""
    try:
        read = read_article(job.file, shelf.site, shelf.store, is_whole=False)
    except StoreError as error:
        return Checked(value=None, diagnostics=(unreadable(job.file.path, error),))
    is_broken = worst(read.diagnostics) is Severity.ERROR
    article = None if is_broken else read.value
    return Checked(value=article, diagnostics=read.diagnostics)


def _update_noting(opened: _Noted) -> Updated:
    """Also note what it depends on, so that it need not be done again."""
    updated = _update_article(opened.job, opened.shelf, opened.read)
    lessons = learned(opened.job, updated, opened.seen, opened.written)
    return replace(updated, lessons=lessons)


def is_unreadable(old: Checked[Catalog | None]) -> bool:
    """Say whether there is a catalog that must be left as it is."""
    return old.value is None and worst(old.diagnostics) is Severity.ERROR


def put(
    path: str,
    merged: Catalog,
    old: Checked[Catalog | None],
    shelf: Shelf,
    origin: str = "",
) -> Updated:
    """Write a catalog where something changed, and say what.

    One that stood elsewhere is removed there when it stands here, not before.
    """
    is_known = old.value is not None and is_same(merged, old.value)
    if is_known and not origin and not is_marked(old):
        return Updated(unchanged=1, diagnostics=old.diagnostics)
    is_changed = shelf.keeper.write(path, catalogs.serialize(merged))
    change = describe(path, merged, old.value)
    if origin:
        shelf.keeper.remove(origin)
        change = replace(change, action=Action.MOVED, origin=origin)
    return Updated(
        changes=(change,) if is_changed or origin else (),
        unchanged=not (is_changed or origin),
        diagnostics=old.diagnostics,
    )


def study_orphans(
    shelf: Shelf, lost: tuple[tuple[str, tuple[str, ...]], ...]
) -> Updated:
    """Return what catalogs without an article have to spare."""
    return joined(
        _study_unused(name, parse_tag(tag), shelf)
        for name, tags in lost
        for tag in tags
    )


def _study_unused(article_id: str, locale: Locale, shelf: Shelf) -> Updated:
    """Return what a catalog that stands for no edition has to spare."""
    found = open_catalog(article_id, locale, shelf)
    if found.value is None:
        return Updated(diagnostics=found.diagnostics)
    every = (*found.value.translations, *found.value.obsolete)
    record = Record(
        id=article_id,
        pair=(to_tag(found.value.source_locale), to_tag(locale)),
        gone=fingerprints(each for each in every if each.is_approved),
        spare=tally(each for each in every if each.text),
    )
    return Updated(records=(record,))


def _update_article(job: Job, shelf: Shelf, read: Checked[Article | None]) -> Updated:
    article = read.value
    if article is None:
        return Updated(diagnostics=read.diagnostics)
    wanted = tuple(targets(article, shelf.site))
    named = Updated(
        tags=frozenset(article.metadata.tags),
        sections=frozenset({article.metadata.section} - {""}),
        diagnostics=read.diagnostics,
    )
    parts = [
        _update_catalog(_Edition(article=article, locale=locale, job=job, shelf=shelf))
        for locale in wanted
    ]
    return joined((named, *parts, *_unused(job, wanted, shelf)))


def _unused(job: Job, wanted: Iterable[Locale], shelf: Shelf) -> Iterator[Updated]:
    """Yield the catalogs of an article that stand for no edition.

    It is now written in that language, or is not translated any more.
    """
    for tag in sorted(job.stands.keys() - set(map(to_tag, wanted))):
        yield _study_unused(job.stands[tag], parse_tag(tag), shelf)


class _Edition(Struct, frozen=True, kw_only=True):
    """An article in a language, and where its catalog stands and stood."""

    article: Article
    locale: Locale
    job: Job
    shelf: Shelf

    @property
    def path(self) -> str:
        """Where the catalog shall stand."""
        return self.place(self.article.id, self.locale)

    @property
    def former(self) -> str:
        """The id under which the catalog stood."""
        return self.job.stands.get(to_tag(self.locale), self.article.id)

    @property
    def has_moved(self) -> bool:
        """Whether the catalog still stands where it shall not."""
        if self.former == self.article.id:
            return False
        store = self.shelf.store
        return not (store.exists(self.path) or store.obstacle(self.path))

    def place(self, article_id: str, locale: Locale) -> str:
        """Return the path of a catalog."""
        return catalog_path(self.shelf.site, locale, article_id)


def _update_catalog(edition: _Edition) -> Updated:
    """Merge what an article says now into its catalog, wherever that stands."""
    article, shelf, has_moved = edition.article, edition.shelf, edition.has_moved
    known = replace(article, id=edition.former) if has_moved else article
    old = read_catalog(
        known, edition.locale, shelf.site, shelf.store, parse=parse_marked
    )
    if is_unreadable(old):
        return Updated(diagnostics=old.diagnostics)
    turned = _turned(edition)
    merged = _merged(edition, old.value, turned)
    full = merging.restore(merged, _donated(edition))
    origin = edition.place(known.id, edition.locale) if has_moved else ""
    result = put(edition.path, full, old, shelf, origin)
    if has_moved:
        _move_held(edition)
    if full is not merged:
        restored = tally(_restored(merged, full))
        changes = tuple(replace(each, restored=restored) for each in result.changes)
        result = replace(result, changes=changes)
    return replace(result, records=(_record(edition, full),))


def _merged(edition: _Edition, old: Catalog | None, turned: Catalog | None) -> Catalog:
    """Merge; an article that changed its language keeps its pairs, turned round."""
    domain = edition.shelf.site.domain
    template = extracting.extract(edition.article, edition.locale, domain)
    if not old and not turned:
        return template
    merged = merging.merge(template, old or turned)
    return merging.restore(merged, ever_approved(turned)) if old and turned else merged


def _turned(edition: _Edition) -> Catalog | None:
    """Return what was translated into the language that is now the source's."""
    source = edition.article.locale
    former = edition.job.stands.get(to_tag(source))
    if former is None:
        return None
    found = open_catalog(former, source, edition.shelf).value
    is_counterpart = found is not None and found.source_locale == edition.locale
    return merging.turn(found) if found and is_counterpart else None


def _donated(edition: _Edition) -> Iterator[Translation]:
    """Yield the approved pairs of the catalogs that may have what is wanted."""
    for donor in edition.job.donors.get(to_tag(edition.locale), ()):
        found = open_catalog(donor, edition.locale, edition.shelf).value
        if found is not None and found.source_locale == edition.article.locale:
            yield from ever_approved(found)


def _restored(before: Catalog, after: Catalog) -> Iterator[Translation]:
    pairs = zip(before.translations, after.translations, strict=True)
    return (new for old, new in pairs if new.is_approved and not old.is_approved)


def _move_held(edition: _Edition) -> None:
    """Take the source along that an edition was last complete for."""
    shelf, locale = edition.shelf, edition.locale
    article = edition.article
    origin = held_path(shelf.site, locale, edition.former, article.path)
    if shelf.store.exists(origin):
        place = held_path(shelf.site, locale, article.id, article.path)
        shelf.keeper.write(place, shelf.store.read(origin))
        shelf.keeper.remove(origin)


def _record(edition: _Edition, catalog: Catalog) -> Record:
    article = edition.article
    spare = spare_entries(catalog, article.id, article.path, edition.shelf)
    return Record(
        id=article.id,
        pair=(to_tag(article.locale), to_tag(catalog.locale)),
        path=article.path,
        former=edition.former,
        wants=fingerprints(filter(merging.is_wanting, catalog.translations)),
        gone=fingerprints(each for each in catalog.obsolete if each.is_approved),
        spare=tally(spare),
    )
