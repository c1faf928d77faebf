"""A site → the addresses of others in it, and those at which nothing is found.

The web is asked, so that no build does this: whoever wants to know asks for it. What
was found is believed for a week, and kept in `.diptyque/`; what was not is asked again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from pipeline import validating
from pipeline.building.contents.choosing import Choice, narrow
from pipeline.building.contents.inventory import batches, read_ledger, take_inventory
from pipeline.building.contents.waiving import read_waivers
from pipeline.building.inspection.mentions import Mention, find_mentions
from pipeline.building.traces.remembering import FOLDER, recall, remember
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.links import LinkAnswer, Presence
from pipeline.model.site import Site
from pipeline.ports import Clock, Executor, Store, Web
from pipeline.validating import Verdict, WaiverKey

_PLACE = f"{FOLDER}/links"
_FRESH = timedelta(days=7)


class _Visit(Struct, frozen=True, array_like=True):
    """When an address was found, in seconds since 1970, and where it has moved."""

    moment: float
    moved: str


class LinkReport(Struct, frozen=True, kw_only=True):
    """How many addresses were asked, and what was found.

    `known` are those that were found not long ago, `unasked` those that the web did
    not want to be asked for, or says to members alone.
    """

    asked: int
    known: int
    unasked: int
    waived: int
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
    mentions = _gathered(choice, site, store, executor)
    urls = tuple(sorted({each.url for each in mentions}))
    now = clock.now()
    known = _recalled(store, now)
    fresh = {url: _found(url, known[url]) for url in urls if url in known}
    asked = {each.url: each for each in _asked(urls, known, web, store, now)}
    closed = {url for url, each in asked.items() if each.presence is Presence.UNASKED}
    told = _told(mentions, fresh | asked, site)
    verdict = _waived(told, site, store, site.moment(now).date())
    idle = _idle(verdict.used, closed, site, store) if not (only or then) else ()
    return LinkReport(
        asked=len(asked),
        known=len(fresh),
        unasked=len(closed),
        waived=len(verdict.used),
        diagnostics=_sorted(*verdict.diagnostics, *idle),
    )


def _sorted(*found: Diagnostic) -> tuple[Diagnostic, ...]:
    return tuple(sorted(found, key=lambda each: each.order))


def _gathered(
    choice: Choice, site: Site, store: Store, executor: Executor
) -> list[Mention]:
    """Return the addresses in a part of the site, read by the workers."""
    look = partial(find_mentions, site, store, choice)
    work = batches(choice.articles, executor.workers)
    return [each for found in executor.map(look, work) for each in found]


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
    mentions: Iterable[Mention], answers: Mapping[str, LinkAnswer], site: Site
) -> Iterator[Diagnostic]:
    """Yield what the answers mean, at each place where an address stands."""
    meant = {
        url: tuple(validating.validate_link(answer, site))
        for url, answer in answers.items()
    }
    for mention in dict.fromkeys(mentions):
        for each in meant.get(mention.url, ()):
            yield replace(
                each,
                path=mention.path,
                line=mention.line,
                article=mention.article,
                locale=mention.locale,
            )


def _waived(
    found: Iterable[Diagnostic], site: Site, store: Store, day: date
) -> Verdict:
    """Return the findings that no waiver lets pass on a day."""
    waivers = read_waivers(site, store).value
    return validating.waive(found, (each for each in waivers if each.holds_on(day)))


def _idle(
    used: frozenset[WaiverKey], closed: Collection[str], site: Site, store: Store
) -> tuple[Diagnostic, ...]:
    """Return what is to be said of waivers that let nothing pass.

    Nothing of those for an address that would not be asked today.
    """
    waivers = read_waivers(site, store).value
    asked = (each for each in waivers if each.url and each.url not in closed)
    return validating.unused(asked, used, site.waivers)
