"""The catalogs of a site, as they were and are → how much was translated when, by whom.

What git keeps is asked; where there is no git, the sums of each day are remembered
as they are seen (`.diptyque/`).
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from msgspec import Struct

from pipeline import catalogs
from pipeline.building.contents.inventory import catalog_path
from pipeline.building.traces.remembering import FOLDER, recall, remember
from pipeline.errors import StoreError
from pipeline.model.history import Commit, Revision
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.ports import History, Store
from pipeline.text import count_words

_PLACE = f"{FOLDER}/chronicle"
_POINTS = 13
_LONGEST = dt.timedelta(weeks=26)
_MOST_COMMITS = 8

Sums = Mapping[str, tuple[int, int]]
"""A BCP 47 tag → the words that have an approved text, and all of them."""

Revisions = Mapping[str, tuple[Revision, ...]]


class _ChronicleRecord(Struct, kw_only=True):
    """Sums by content of a catalog, and of all by day (ISO 8601)."""

    contents: dict[str, tuple[int, int]] = {}
    days: dict[str, dict[str, tuple[int, int]]] = {}


class Moment(Struct, frozen=True, kw_only=True):
    """How far the languages were at a time."""

    moment: dt.datetime
    sums: Sums


class Contribution(Struct, frozen=True, kw_only=True):
    """A commit, and the catalogs that it changed, in their order."""

    commit: Commit
    paths: tuple[str, ...]


class Chronicle(Struct, frozen=True, kw_only=True):
    """How far the languages were, the earliest time first, and who worked last."""

    moments: tuple[Moment, ...]
    contributions: tuple[Contribution, ...]


def chronicle(
    site: Site, store: Store, history: History, now: dt.datetime, sums: Sums
) -> Chronicle:
    """Return what is known of the past; `sums` are those of `now`."""
    kept = recall(store, _PLACE, _ChronicleRecord) or _ChronicleRecord()
    known = history.revisions(site.locales)
    tags = dict(_tags(site, known))
    present = Moment(moment=now, sums=sums)
    past = _asked(known, tags, history, now, kept) if tags else _seen(kept, now)
    kept.days[now.date().isoformat()] = dict(sums)
    with suppress(StoreError):  # a full disk: it is counted again next time
        remember(store, _PLACE, kept)
    return Chronicle(
        moments=(*past, present),
        contributions=contributions({path: known[path] for path in tags}),
    )


def contributions(known: Revisions) -> tuple[Contribution, ...]:
    """Return the latest commits that changed some files, the last first."""
    paths: dict[str, list[str]] = {}
    commits: dict[str, Commit] = {}
    for path, revisions in known.items():
        for revision in revisions:
            commits[revision.commit.id] = revision.commit
            paths.setdefault(revision.commit.id, []).append(path)
    latest = sorted(commits.values(), key=lambda each: (each.moment, each.id))
    return tuple(
        Contribution(commit=each, paths=tuple(sorted(paths[each.id])))
        for each in latest[: -_MOST_COMMITS - 1 : -1]
    )


def _tags(site: Site, known: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the catalogs of articles, each with the tag of its language."""
    folders = {catalog_path(site, x, "")[:-3]: to_tag(x) for x in site.languages}
    for path in known:
        for folder, tag in folders.items():
            if path.startswith(folder):
                yield path, tag


def _seen(kept: _ChronicleRecord, now: dt.datetime) -> Iterator[Moment]:
    """Yield what was seen on the days before."""
    for day, sums in sorted(kept.days.items())[-_POINTS:]:
        if day < now.date().isoformat():
            moment = dt.datetime.fromisoformat(f"{day}T12:00").replace(
                tzinfo=now.tzinfo
            )
            yield Moment(moment=moment, sums=sums)


def _asked(
    known: Revisions,
    tags: Mapping[str, str],
    history: History,
    now: dt.datetime,
    kept: _ChronicleRecord,
) -> Iterator[Moment]:
    """Yield what git knows: the sums at times that are equally far apart."""
    first = min(known[path][-1].commit.moment for path in tags)
    first = max(first, now - _LONGEST)
    counted = dict(kept.contents)
    kept.contents.clear()  # what is not asked for again is forgotten
    for number in range(_POINTS - 1):
        moment = first + (now - first) * number / (_POINTS - 1)
        there = {path: _content(known[path], moment) for path in tags}
        for content in filter(None, there.values()):
            if content not in kept.contents:
                kept.contents[content] = counted.get(content) or _count(
                    content, history
                )
        pairs = ((tags[x], kept.contents[each]) for x, each in there.items() if each)
        yield Moment(moment=moment, sums=_added(pairs))


def _added(pairs: Iterable[tuple[str, tuple[int, int]]]) -> Sums:
    sums: dict[str, tuple[int, int]] = {}
    for tag, (done, every) in pairs:
        before = sums.get(tag, (0, 0))
        sums[tag] = (before[0] + done, before[1] + every)
    return sums


def _content(revisions: tuple[Revision, ...], moment: dt.datetime) -> str:
    """Return what a file held at a time, or nothing."""
    return next((x.after for x in revisions if x.commit.moment <= moment), "")


def _count(content: str, history: History) -> tuple[int, int]:
    try:
        catalog = catalogs.parse(history.read(content)).value
    except StoreError:
        return (0, 0)
    entries = catalog.translations if catalog else ()
    words = [(count_words(each.source), each.is_approved) for each in entries]
    return sum(count for count, is_done in words if is_done), sum(x for x, _ in words)
