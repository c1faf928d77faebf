"""A site → how far each edition is, and since when something waits.

What readers are shown is decided where a build decides it. The rules of
`check` are not asked: this counts what translators have approved.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline.building.answers.tracing import trace
from pipeline.building.contents.choosing import Choice, choose
from pipeline.building.contents.inventory import (
    ArticleFile,
    batches,
    catalog_path,
    read_ledger,
    take_inventory,
    unreadable,
)
from pipeline.building.contents.sources import read_article, read_catalog, targets
from pipeline.building.manuscripts.drafting import is_due
from pipeline.building.manuscripts.holding import localized
from pipeline.building.manuscripts.studying import Study
from pipeline.building.tallies.changes import Tally
from pipeline.building.tallies.records import fingerprint
from pipeline.building.tallies.status import EditionStatus, StatusReport
from pipeline.errors import StoreError
from pipeline.model.articles import Article, MessageKey
from pipeline.model.catalogs import Catalog, State
from pipeline.model.diagnostics import Checked, Diagnostic, Severity, worst
from pipeline.model.editions import LocalizedMessage
from pipeline.model.history import Revision
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.ports import Clock, Executor, History, Store
from pipeline.rendering.localizing import localize, share
from pipeline.text import count_words


class _Survey(Struct, frozen=True, kw_only=True):
    """What all batches have in common."""

    site: Site
    store: Store
    choice: Choice
    now: dt.datetime


class _Waiting(Struct, frozen=True, kw_only=True):
    """An edition, and the fingerprints of its messages that are not approved."""

    edition: EditionStatus
    pending: frozenset[int]


_Seen = _Waiting | Diagnostic


def survey(  # noqa: PLR0913 - the site, what of it, and the four windows
    site: Site,
    *,
    store: Store,
    history: History,
    executor: Executor,
    clock: Clock,
    only: tuple[str, ...] = (),
) -> StatusReport:
    """Return how far the editions are: all, or those of what is named.

    An article or a catalog that can't be read is in the diagnostics alone.
    Raises `ConfigurationError` for a name that means nothing here.
    """
    inventory = take_inventory(site, store, read_ledger(site, store))
    choice = choose(only, inventory.value, site)
    scope = _Survey(site=site, store=store, choice=choice, now=clock.now())
    work = batches(choice.articles, executor.workers)
    seen = [
        each for batch in executor.map(partial(_look, scope), work) for each in batch
    ]
    waiting = tuple(each for each in seen if isinstance(each, _Waiting))
    places = {locale: place for place, locale in enumerate(site.languages)}
    editions = _dated(waiting, scope, history, executor)
    return StatusReport(
        editions=tuple(
            sorted(editions, key=lambda each: (places[each.locale], each.order))
        ),
        now=scope.now,
        diagnostics=tuple(each for each in seen if isinstance(each, Diagnostic)),
    )


def survey_files(
    files: Iterable[ArticleFile], site: Site, store: Store, now: dt.datetime
) -> Checked[tuple[EditionStatus, ...]]:
    """Return how far the editions of some articles are, whatever git knows of them."""
    scope = _Survey(site=site, store=store, choice=Choice(articles=()), now=now)
    seen = [each for file in files for each in _look_at(file, scope)]
    return Checked(
        value=tuple(each.edition for each in seen if isinstance(each, _Waiting)),
        diagnostics=tuple(each for each in seen if isinstance(each, Diagnostic)),
    )


def _look(scope: _Survey, files: tuple[ArticleFile, ...]) -> tuple[_Seen, ...]:
    return tuple(each for file in files for each in _look_at(file, scope))


def _look_at(file: ArticleFile, scope: _Survey) -> Iterator[_Seen]:
    """Yield the editions of an article, and what keeps one from being read."""
    site, store = scope.site, scope.store
    try:
        read = read_article(file, site, store)
    except StoreError as error:
        yield unreadable(file.path, error)
        return
    if worst(read.diagnostics) is Severity.ERROR:
        yield from _errors(read.diagnostics)
        return
    for locale in targets(read.value, site):
        place = catalog_path(site, locale, file.id)
        if not scope.choice.has(to_tag(locale), place):
            continue
        catalog = read_catalog(read.value, locale, site, store)
        if catalog.value is None and catalog.diagnostics:
            yield from _errors(catalog.diagnostics)
        else:
            yield _edition(read.value, locale, catalog.value, scope)


def _errors(found: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    return (each for each in found if each.severity is Severity.ERROR)


def _edition(
    article: Article, locale: Locale, catalog: Catalog | None, scope: _Survey
) -> _Waiting:
    site = scope.site
    current = localize(article, locale, catalog, site.policy).messages
    shown = localized(_study(article, locale, catalog), locale, site, scope.store)
    read = _states(article, current)
    entries = {each.key for each in catalog.translations} if catalog else set()
    about = article.metadata
    date = about.updated or about.date
    edition = EditionStatus(
        path=article.path,
        id=article.id,
        catalog=catalog_path(site, locale, article.id),
        source_locale=article.locale,
        locale=locale,
        state=shown.state,
        is_published=shown.is_published and is_due(article, scope.now),
        is_draft=about.is_draft,
        is_behind=any(each.key not in entries for each in article.messages),
        share=share(article, current),
        texts=_tallies(read),
        title=about.title,
        date=site.moment(date) if date else None,
        embargo=_ahead(about.embargo, scope.now),
    )
    return _Waiting(edition=edition, pending=_pending(read))


def _states(
    article: Article, current: tuple[LocalizedMessage, ...]
) -> dict[MessageKey, State]:
    """Return the state of each text; an edition can do without a slug."""
    pairs = zip(article.messages, current, strict=True)
    return {message.key: each.state for message, each in pairs if message.kind.is_prose}


def _study(article: Article, locale: Locale, catalog: Catalog | None) -> Study:
    known = {} if catalog is None else {to_tag(locale): catalog}
    return Study(article=article, catalogs=known, is_sound=True, diagnostics=())


def _ahead(embargo: dt.datetime | None, now: dt.datetime) -> dt.datetime | None:
    return embargo if embargo and embargo > now else None


def _pending(states: Mapping[MessageKey, State]) -> frozenset[int]:
    waits = (key for key, state in states.items() if state is not State.APPROVED)
    return frozenset(map(fingerprint, waits))


def _tallies(states: Mapping[MessageKey, State]) -> dict[State, Tally]:
    """Count messages and their words by state, one that stands twice once."""
    words: dict[State, list[int]] = {}
    for (_, text), state in states.items():
        words.setdefault(state, []).append(count_words(text))
    return {
        state: Tally(texts=len(words[state]), words=sum(words[state]))
        for state in sorted(words)
    }


def _dated(
    waiting: tuple[_Waiting, ...], scope: _Survey, history: History, executor: Executor
) -> Iterator[EditionStatus]:
    """Yield the editions, each with the time since which something waits."""
    folder = scope.site.articles
    is_work = any(each.pending for each in waiting)
    known = history.revisions(folder) if is_work else {}
    work = tuple((each, known.get(each.edition.path, ())) for each in waiting)
    for batch in executor.map(
        partial(_date, scope, history), batches(work, executor.workers)
    ):
        yield from batch


def _date(
    scope: _Survey,
    history: History,
    work: tuple[tuple[_Waiting, tuple[Revision, ...]], ...],
) -> tuple[EditionStatus, ...]:
    return tuple(
        replace(each.edition, since=_since(each, revisions, scope, history))
        for each, revisions in work
    )


def _since(
    waiting: _Waiting,
    revisions: tuple[Revision, ...],
    scope: _Survey,
    history: History,
) -> dt.datetime | None:
    """Return when the oldest message that waits came, or the article."""
    if not waiting.pending:
        return None
    site = scope.site
    traced = trace(waiting.pending, revisions, history, site)
    moments = (each.moment if each else scope.now for each in traced.values())
    oldest = min(moments, default=waiting.edition.date)
    return site.moment(oldest) if oldest else None
