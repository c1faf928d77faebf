"""Articles without catalogs, catalogs without article → which belong together.

An article that got another name, folder or `id:` carries its catalogs along.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial, reduce

from msgspec import Struct

from pipeline import extracting, merging
from pipeline.building.contents.inventory import batches
from pipeline.building.contents.shelves import Job, Shelf, open_catalog
from pipeline.building.contents.sources import read_article, targets
from pipeline.building.tallies.records import fingerprint
from pipeline.building.upkeep.pairing import Paired, Score, pair
from pipeline.errors import StoreError
from pipeline.model.articles import Article
from pipeline.model.catalogs import Catalog
from pipeline.model.diagnostics import Diagnostic, Severity, worst
from pipeline.model.locales import parse_tag, to_tag
from pipeline.model.phrases import say
from pipeline.ports import Executor

THRESHOLD = 0.5
"""Half of the words. On fourteen real articles: 0.01 at most between two; 0.19
where a fifth of both is a common frame, 0.35 where three tenths are; 0.69 for
one and itself with three tenths of its paragraphs written anew.
"""

_CERTAIN = 2.0
"""The catalog names the article: more than any likeness."""

_SHORT_LIST = 3
_FEW = 8
"""As many catalogs are all compared; of more, those that share whole texts."""

_COMMONEST = 30
"""A text in more catalogs than this leads to none of them."""


class Orphan(Struct, frozen=True, kw_only=True):
    """The catalogs of an id that no article has; `tags` are their languages.

    `claim` is the id that the header names. `sources` are fingerprints of the
    keys without their typography, and of those of each catalog turned round: an
    article may be renamed and written in another language at the same time.
    """

    id: str
    tags: tuple[str, ...]
    source_tag: str
    claim: str
    sources: frozenset[int]


def recognize(
    shelf: Shelf,
    jobs: tuple[Job, ...],
    lost: Mapping[str, tuple[str, ...]],
    executor: Executor,
) -> Paired:
    """Return path of an article → the id whose catalogs are its own.

    `lost` are the ids that no article has, with the languages of their
    catalogs. Only these are read, and only articles that lack catalogs.
    """
    complete = len(shelf.site.languages) - 1
    new = tuple(job for job in jobs if len(job.stands) < complete)
    if not lost or not new:
        return Paired(pairs={}, doubts={})
    gone = batches(tuple(lost.items()), executor.workers)
    found = executor.map(partial(_study_orphans, shelf), gone)
    orphans = tuple(each for batch in found for each in batch)
    come = batches(new, executor.workers)
    scored = executor.map(partial(_score, shelf, orphans), come)
    return pair(each for batch in scored for each in batch)


def doubt(path: str, olds: tuple[str, ...]) -> Diagnostic:
    """Say that an article may be any of several that are gone."""
    quoted = (say("`{id}`", id=each) for each in olds)
    named = reduce(lambda one, two: say("{one} or {two}", one=one, two=two), quoted)
    return Diagnostic(
        code="uncertain-rename",
        severity=Severity.WARNING,
        message=(
            say(
                "Its catalogs may be those of {named}, which no article has "
                "now: they are too much alike to tell. Write `id: {id}` in "
                "it to choose.",
                named=named,
                id=olds[0],
            )
        ),
        path=path,
    )


def _study_orphans(
    shelf: Shelf, lost: tuple[tuple[str, tuple[str, ...]], ...]
) -> tuple[Orphan, ...]:
    return tuple(each for name, tags in lost for each in _orphan(name, tags, shelf))


def _orphan(name: str, tags: tuple[str, ...], shelf: Shelf) -> Iterator[Orphan]:
    """Yield what is to be known of the catalogs that can be read."""
    opened = (open_catalog(name, parse_tag(tag), shelf).value for tag in tags)
    found = [each for each in opened if each is not None]
    for catalog in found[:1]:
        turned = map(_sources, map(merging.turn, found))
        yield Orphan(
            id=name,
            tags=tags,
            source_tag=to_tag(catalog.source_locale),
            claim=catalog.header("X-Article-Id"),
            sources=_sources(catalog).union(*turned),
        )


def _sources(catalog: Catalog) -> frozenset[int]:
    keys = map(merging.plain_key, catalog.translations)
    return frozenset(map(fingerprint, keys))


class _Index(Struct, frozen=True, kw_only=True):
    """The orphans, and where to look for them."""

    orphans: tuple[Orphan, ...]
    by_claim: Mapping[str, list[Orphan]]
    by_source: Mapping[int, list[int]]

    def likely(self, article_id: str, template: Catalog) -> Iterable[Orphan]:
        """Return those that name the article, else those that share most texts.

        A text that few have counts for more than one that many have.
        """
        if article_id in self.by_claim:
            return self.by_claim[article_id]
        if len(self.orphans) <= _FEW:
            return self.orphans
        votes: defaultdict[int, float] = defaultdict(float)
        for each in sorted(_sources(template) & self.by_source.keys()):
            sharers = self.by_source[each]
            if len(sharers) <= _COMMONEST:
                for at in sharers:
                    votes[at] += 1 / len(sharers)
        ranked = sorted(votes, key=lambda at: (-votes[at], at))
        return [self.orphans[at] for at in ranked[:_SHORT_LIST]]


def _index(orphans: tuple[Orphan, ...]) -> _Index:
    by_claim: defaultdict[str, list[Orphan]] = defaultdict(list)
    by_source: defaultdict[int, list[int]] = defaultdict(list)
    for at, orphan in enumerate(orphans):
        by_claim[orphan.claim].append(orphan)
        for each in orphan.sources:
            by_source[each].append(at)
    return _Index(orphans=orphans, by_claim=by_claim, by_source=by_source)


def _score(
    shelf: Shelf, orphans: tuple[Orphan, ...], jobs: tuple[Job, ...]
) -> tuple[Score, ...]:
    """Return how alike each article is to the few catalogs that may be its own."""
    index = _index(orphans)
    return tuple(each for job in jobs for each in _scores(job, index, shelf))


def _scores(job: Job, index: _Index, shelf: Shelf) -> Iterator[Score]:
    article = _readable(job, shelf)
    if article is None:
        return
    template = extracting.extract(article, article.locale)
    for orphan in index.likely(article.id, template):
        if _is_possible(orphan, article, job, shelf):
            value = _value(article, template, orphan, shelf)
            if value >= THRESHOLD:
                yield Score(value=value, new=job.file.path, old=orphan.id)


def _readable(job: Job, shelf: Shelf) -> Article | None:
    """Return the article, unless it has an error, which is said elsewhere."""
    try:
        read = read_article(job.file, shelf.site, shelf.store, is_whole=False)
    except StoreError:
        return None
    return None if worst(read.diagnostics) is Severity.ERROR else read.value


def _is_possible(orphan: Orphan, article: Article, job: Job, shelf: Shelf) -> bool:
    """Say whether an orphan has a catalog in a language that an article lacks.

    Or one to be turned round, where the article is now written in its language.
    """
    wanted = {to_tag(each) for each in targets(article, shelf.site)}
    missing = wanted - job.stands.keys()
    if orphan.source_tag == to_tag(article.locale):
        return not missing.isdisjoint(orphan.tags)
    return to_tag(article.locale) in orphan.tags and orphan.source_tag in missing


def _value(article: Article, template: Catalog, orphan: Orphan, shelf: Shelf) -> float:
    if orphan.claim == article.id:
        return _CERTAIN
    is_same_source = orphan.source_tag == to_tag(article.locale)
    tag = orphan.tags[0] if is_same_source else to_tag(article.locale)
    catalog = open_catalog(orphan.id, parse_tag(tag), shelf).value
    if catalog is None:
        return 0.0
    known = catalog if is_same_source else merging.turn(catalog)
    return merging.likeness(template, known)
