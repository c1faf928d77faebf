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
from pipeline.cli.wording import language, tell
from pipeline.model.catalogs import State
from pipeline.model.locales import to_tag
from pipeline.model.phrases import Phrase, say, say_many

_PLACE = 34
_NARROWEST = 6
HEADED = {
    State.APPROVED: say("approved"),
    State.OUTDATED: say("outdated"),
    State.FUZZY: say("fuzzy"),
    State.UNTRANSLATED: say("missing"),
}
"""The columns of words, by their headings, which make them as wide as they are."""

_SHARE, _AGE = say("shown"), say("age")
_NOTHING = "–"
HEADINGS = {
    Urgency.OUTDATED: (
        say("Outdated: readers see an earlier text in places"),
        "yellow",
    ),
    Urgency.PARTIAL: (say("In part: readers see the original in places"), "yellow"),
    Urgency.WITHHELD: (say("In part, too little to be published"), "red"),
    Urgency.ABSENT: (say("Not translated"), "red"),
    Urgency.DRAFT: (say("Drafts"), "blue"),
    Urgency.COMPLETE: (say("Complete"), "green"),
}
"""What editions of an urgency are called, and their colour on a terminal."""

_BEHIND = say("* The catalog does not have all of it yet: run `diptyque extract`.")


def write_overview(report: StatusReport, *, has_complete: bool) -> Iterator[str]:
    """Yield the lines, those of a language together, with their sum.

    Editions in which nothing waits are listed only with `has_complete`.
    """
    if not report.editions:
        yield say("There is nothing to translate.")
        return
    by_language = groupby(report.editions, key=lambda each: each.locale)
    for of_language, (_, editions) in zip(report.languages(), by_language, strict=True):
        yield _row(click.style(_title(of_language.locale), bold=True), _headings())
        listed = (e for e in editions if has_complete or e.urgency < Urgency.COMPLETE)
        yield from _groups(listed, report)
        yield _row(
            tell(_sum(of_language)),
            [*_words(of_language.texts), *_rest(of_language.share)],
        )
        yield ""
    if any(each.is_behind for each in report.editions):
        yield _BEHIND


def language_name(locale: Locale) -> str:
    """Return the name of a language, in the language of the commands."""
    return locale.get_display_name(language()) or to_tag(locale)


def _title(locale: Locale) -> str:
    name, tag = language_name(locale), to_tag(locale)
    return tell(say("{language} ({tag}), in words", language=name, tag=tag))


def _groups(listed: Iterable[EditionStatus], report: StatusReport) -> Iterator[str]:
    for urgency, group in groupby(listed, key=lambda each: each.urgency):
        heading, colour = HEADINGS[urgency]
        yield click.style(tell(heading), fg=colour)
        for each in group:
            age = each.age(report.now)
            place = f"  {printable(each.path)}{' *' * each.is_behind}"
            yield _row(place, [*_words(each.texts), *_rest(each.share, age)])


def _headings() -> list[str]:
    headings = (*HEADED.values(), _SHARE, _AGE)
    return [_cell(tell(heading), heading) for heading in headings]


def _words(texts: Mapping[State, Tally]) -> Iterator[str]:
    for state, heading in HEADED.items():
        words = texts[state].words if state in texts else 0
        yield _cell(str(words) if words else _NOTHING, heading)


def _rest(share: float, age: int | None = None) -> Iterator[str]:
    """Yield the share, never more than it is, and the age in days."""
    yield _cell(tell(say("{share}%", share=int(share * 100))), _SHARE)
    days = _NOTHING if age is None else tell(say("{age} d", age=age))
    yield _cell(days, _AGE)


def _cell(text: str, heading: Phrase) -> str:
    narrowest = _NARROWEST + (heading in {_SHARE, _AGE})
    return text.rjust(max(narrowest, len(tell(heading)) + 1))


def _sum(language: LanguageStatus) -> Phrase:
    return say(
        "{articles}, {complete}",
        articles=say_many(
            "{count} article", "{count} articles", count=language.editions
        ),
        complete=say_many(
            "{count} complete", "{count} complete", count=language.complete
        ),
    )


def _row(place: str, cells: Iterable[str]) -> str:
    """Return a line; a path that is too long for its column has one of its own."""
    width = columns(click.unstyle(place))
    gap = " " * (_PLACE - width) if width < _PLACE else f"\n{' ' * _PLACE}"
    return f"{place}{gap}{''.join(cells)}"
