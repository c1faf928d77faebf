"""A site → the addresses of others in it, and those at which nothing is found.

The web is asked, so that no build does this: whoever wants to know asks for it. What
was found is believed for a week, and kept in `.diptyque/`; what was not is asked again.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from msgspec import Struct

from pipeline import validating
from pipeline.building.contents.choosing import Choice, narrow
from pipeline.building.contents.inventory import (
    ArticleFile,
    batches,
    catalog_path,
    read_ledger,
    take_inventory,
)
from pipeline.building.contents.sources import read_article, read_catalog, targets
from pipeline.building.traces.remembering import FOLDER, recall, remember
from pipeline.errors import StoreError
from pipeline.model.articles import Article
from pipeline.model.catalogs import Translation
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.links import LinkAnswer, Presence
from pipeline.model.locales import to_tag
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.ports import Clock, Executor, Store, Web

_PLACE = f"{FOLDER}/links"
_FRESH = timedelta(days=7)
_ADDRESS = re.compile("https?://[^ \t\n\u00a0\u202f<>\"'`“”‘’«»()\\[\\]{}|*\\\\]+")
_ENDS = ".,;:!?…"


class _Visit(Struct, frozen=True, array_like=True):
    """When an address was found, in seconds since 1970, and where it has moved."""

    moment: float
    moved: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """A place in the site where an address stands."""

    url: str
    path: str
    line: int
    article: str = ""
    locale: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkReport:
    """How many addresses were asked, and what was found.

    `known` are those that were found not long ago, `unasked` those that the web did
    not want to be asked for, or says to members alone.
    """

    asked: int
    known: int
    unasked: int
    diagnostics: tuple[Diagnostic, ...]


def check_links(  # noqa: PLR0913 - the windows, and what is asked of them
    site: Site,
    *,
    store: Store,
    executor: Executor,
    web: Web,
    clock: Clock,
    only: tuple[str, ...] = (),
    then: Store | None = None,
) -> LinkReport:
    """Ask for every address in the articles and catalogs, each once.

    `only` and `then` are as in `check`. Raises `ConfigurationError` for a name that
    means nothing here.
    """
    inventory = take_inventory(site, store, read_ledger(site, store))
    choice = narrow(only, inventory.value, site, store, then)
    work = batches(choice.articles, executor.workers)
    look = partial(_mentions, site, store, choice)
    mentions = [each for found in executor.map(look, work) for each in found]
    urls = tuple(sorted({each.url for each in mentions}))
    now = clock.now()
    known = _recalled(store, now)
    answers = {url: _found(url, known[url]) for url in urls if url in known}
    asked = {each.url: each for each in _asked(urls, known, web, store, now)}
    return LinkReport(
        asked=len(asked),
        known=len(answers),
        unasked=sum(each.presence is Presence.UNASKED for each in asked.values()),
        diagnostics=_told(mentions, answers | asked),
    )


def _mentions(
    site: Site, store: Store, choice: Choice, files: tuple[ArticleFile, ...]
) -> tuple[_Mention, ...]:
    every = (each for file in files for each in _of_file(file, site, store))
    return tuple(each for each in every if choice.has(each.locale, each.path))


def _of_file(file: ArticleFile, site: Site, store: Store) -> Iterator[_Mention]:
    """Yield what an article and its catalogs name; `check` says what is unreadable."""
    with suppress(StoreError):
        article = read_article(file, site, store).value
        yield from _of_article(article)
        for locale in targets(article, site):
            catalog = read_catalog(article, locale, site, store).value
            path = catalog_path(site, locale, article.id)
            for entry in catalog.translations if catalog else ():
                yield from _of_entry(entry, article.path, path, to_tag(locale))


def _of_article(article: Article) -> Iterator[_Mention]:
    image = article.metadata.image
    links = [(url, at.line if at else 1) for url, at in validating.pointers(article)]
    for url, line in (*links, *(((image.src, 1),) if image else ())):
        if url.lower().startswith(("http://", "https://")):
            yield _Mention(url=_bare(url), path=article.path, line=line)


def _of_entry(
    entry: Translation, article: str, path: str, tag: str
) -> Iterator[_Mention]:
    """Yield the addresses that a translator has typed, and the author has not."""
    for url in sorted(_addresses(entry.text) - _addresses(entry.source)):
        yield _Mention(url=url, path=path, line=entry.line, article=article, locale=tag)


def _addresses(text: str) -> set[str]:
    found = (each.rstrip(_ENDS) for each in _ADDRESS.findall(text))
    return {_bare(each) for each in found}


def _bare(url: str) -> str:
    """Return an address without what is for the browser alone."""
    return url.partition("#")[0]


def _recalled(store: Store, now: datetime) -> dict[str, _Visit]:
    """Return what was found within the week; a clock put back forgets the future."""
    known = recall(store, _PLACE, dict[str, _Visit]) or {}
    moment, week = now.timestamp(), _FRESH.total_seconds()
    return {
        url: each for url, each in known.items() if 0 <= moment - each.moment < week
    }


def _asked(
    urls: Iterable[str],
    known: dict[str, _Visit],
    web: Web,
    store: Store,
    now: datetime,
) -> Iterator[LinkAnswer]:
    """Ask, and remember what was found, though somebody stops us."""
    try:
        for answer in web.ask([url for url in urls if url not in known]):
            if answer.presence is Presence.FOUND:
                known[answer.url] = _Visit(now.timestamp(), answer.moved)
            yield answer
    finally:
        remember(store, _PLACE, dict(sorted(known.items())))


def _found(url: str, known: _Visit) -> LinkAnswer:
    return LinkAnswer(url=url, presence=Presence.FOUND, moved=known.moved)


def _told(
    mentions: Iterable[_Mention], answers: dict[str, LinkAnswer]
) -> tuple[Diagnostic, ...]:
    pairs = ((each, answers.get(each.url)) for each in dict.fromkeys(mentions))
    found = (_finding(each, answer) for each, answer in pairs if answer)
    return tuple(sorted(filter(None, found), key=lambda each: each.order))


def _finding(mention: _Mention, answer: LinkAnswer) -> Diagnostic | None:
    if answer.presence is Presence.DEAD:
        code, severity = "dead-link", Severity.WARNING
        message = say(
            "Nothing was found at {url}: {reason}. Correct the link, or remove it.",
            url=mention.url,
            reason=answer.reason,
        )
    elif answer.moved:
        code, severity = "moved-link", Severity.INFO
        message = say(
            "{url} has moved for good: write {moved}.",
            url=mention.url,
            moved=answer.moved,
        )
    else:
        return None
    return Diagnostic(
        code=code,
        severity=severity,
        message=message,
        path=mention.path,
        line=mention.line,
        article=mention.article,
        locale=mention.locale,
    )
