"""How far the editions are → a table for people, in 80 columns."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import click
from babel import Locale

from pipeline.adapters.paths import printable
from pipeline.building import (
    EditionStatus,
    LanguageStatus,
    StatusReport,
    Tally,
    Urgency,
)
from pipeline.cli.formats.plain import columns
from pipeline.cli.output import plural
from pipeline.model.catalogs import State
from pipeline.model.locales import to_tag

_PLACE = 34
_STATES = {
    State.APPROVED: ("approved", 9),
    State.OUTDATED: ("outdated", 9),
    State.FUZZY: ("fuzzy", 6),
    State.UNTRANSLATED: ("missing", 8),
}
"""The columns of words, their headings and widths."""

_SHARE, _AGE = 7, 7
_NOTHING = "–"
_HEADINGS = {
    Urgency.OUTDATED: ("Outdated: readers see an earlier text in places", "yellow"),
    Urgency.PARTIAL: ("In part: readers see the original in places", "yellow"),
    Urgency.WITHHELD: ("In part, too little to be published", "red"),
    Urgency.ABSENT: ("Not translated", "red"),
    Urgency.DRAFT: ("Drafts", "blue"),
    Urgency.COMPLETE: ("Complete", "green"),
}
_BEHIND = "* The catalog does not have all of it yet: run `diptyque extract`."


def write_overview(report: StatusReport, *, has_complete: bool) -> Iterator[str]:
    """Yield the lines, those of a language together, with their sum.

    Editions in which nothing waits are listed only with `has_complete`.
    """
    if not report.editions:
        yield "There is nothing to translate."
        return
    by_language = groupby(report.editions, key=lambda each: each.locale)
    for language, (_, editions) in zip(report.languages(), by_language, strict=True):
        yield _row(click.style(_title(language.locale), bold=True), _headings())
        listed = (e for e in editions if has_complete or e.urgency < Urgency.COMPLETE)
        yield from _groups(listed, report)
        yield _row(_sum(language), [*_words(language.texts), *_rest(language.share)])
        yield ""
    if any(each.is_behind for each in report.editions):
        yield _BEHIND


def language_name(locale: Locale) -> str:
    """Return the name of a language in English, as the commands speak it."""
    return locale.get_display_name("en") or to_tag(locale)


def _title(locale: Locale) -> str:
    return f"{language_name(locale)} ({to_tag(locale)}), in words"


def _groups(listed: Iterable[EditionStatus], report: StatusReport) -> Iterator[str]:
    for urgency, group in groupby(listed, key=lambda each: each.urgency):
        heading, colour = _HEADINGS[urgency]
        yield click.style(heading, fg=colour)
        for each in group:
            age = each.age(report.now)
            place = f"  {printable(each.path)}{' *' * each.is_behind}"
            yield _row(place, [*_words(each.texts), *_rest(each.share, age)])


def _headings() -> list[str]:
    named = (heading.rjust(width) for heading, width in _STATES.values())
    return [*named, "shown".rjust(_SHARE), "age".rjust(_AGE)]


def _words(texts: Mapping[State, Tally]) -> Iterator[str]:
    for state, (_, width) in _STATES.items():
        words = texts[state].words if state in texts else 0
        yield (str(words) if words else _NOTHING).rjust(width)


def _rest(share: float, age: int | None = None) -> Iterator[str]:
    """Yield the share, never more than it is, and the age in days."""
    yield f"{int(share * 100)} %".rjust(_SHARE)
    yield (_NOTHING if age is None else f"{age} d").rjust(_AGE)


def _sum(language: LanguageStatus) -> str:
    return f"{plural(language.editions, 'article')}, {language.complete} complete"


def _row(place: str, cells: Iterable[str]) -> str:
    """Return a line; a path that is too long for its column has one of its own."""
    width = columns(click.unstyle(place))
    gap = " " * (_PLACE - width) if width < _PLACE else f"\n{' ' * _PLACE}"
    return f"{place}{gap}{''.join(cells)}"
