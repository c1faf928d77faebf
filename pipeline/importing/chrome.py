"""The lines of a pasted page that belong to its site: breadcrumbs, buttons, dates."""

import datetime as dt
import re

from msgspec import Struct

from pipeline.importing.blocks import Findings
from pipeline.importing.dates import WrittenDate, find_dates
from pipeline.importing.lexicon import choice, plain, words
from pipeline.model.phrases import say
from pipeline.patterns import pattern

_CRUMBS = pattern(r"[ \u00a0\u202f]*[>›»/|→][ \u00a0\u202f]*")
_LONGEST_CRUMB = 40
_VERB = pattern(
    rf"\b(?:(?P<updated>{choice('updated')})|(?P<published>{choice('published')}))\b",
    re.IGNORECASE,
)
_FILLING = pattern(
    rf"{choice('filling')}|\d{{1,2}}(?:[ \u00a0\u202f]?[:h][ \u00a0\u202f]?\d{{0,2}})?",
    re.IGNORECASE,
)
_WORD = pattern(r"\w[\w:]*")


_BUTTONS = words("buttons")
_CRUMB = words("crumbs") | _BUTTONS


def is_button(line: str) -> bool:
    """Say whether a line is a control of the site, wherever it stands."""
    return plain(line) in _BUTTONS


def is_breadcrumb(line: str) -> bool:
    """Say whether a line above the text leads back into the site."""
    steps = _CRUMBS.split(line)
    if len(steps) == 1:
        return plain(line) in _CRUMB
    are_short = all(len(step) <= _LONGEST_CRUMB for step in steps)
    return are_short and plain(steps[0]) in _CRUMB


class Dateline(Struct, frozen=True, kw_only=True):
    """What a line says about when a page was published and updated."""

    published: dt.date | None = None
    updated: dt.date | None = None


def read_dateline(
    line: str, number: int, findings: Findings, *, is_french: bool
) -> Dateline | None:
    """Return the dates of a line that holds nothing else, or none.

    A date that can be read in two ways is taken as day, month, year, and said;
    on a French page it can't mean anything else.
    """
    dates = list(find_dates(line))
    if not dates or not _is_nothing_else(line, dates):
        return None
    found: dict[str, dt.date] = {}
    for date in dates:
        _judge(date, line, number, findings, is_french=is_french)
        if date.day is not None:
            found.setdefault(role(line[: date.start]) or "published", date.day)
    return Dateline(published=found.get("published"), updated=found.get("updated"))


def _is_nothing_else(line: str, dates: list[WrittenDate]) -> bool:
    """Say whether only words that introduce a date stand around the dates."""
    rest = line
    for date in reversed(dates):
        rest = rest[: date.start] + " " + rest[date.end :]
    left = _WORD.findall(_VERB.sub(" ", rest))
    return all(_FILLING.fullmatch(word) for word in left)


def has_verb(line: str) -> bool:
    """Say whether a line speaks of publishing or updating."""
    return _VERB.search(line) is not None


def role(before: str) -> str:
    """Return what the last verb before a date says of it; nothing without one."""
    verbs = list(_VERB.finditer(before))
    return verbs[-1].lastgroup or "" if verbs else ""


def _judge(
    date: WrittenDate, line: str, number: int, findings: Findings, *, is_french: bool
) -> None:
    written = line[date.start : date.end]
    if date.day is None:
        message = say(
            "“{written}” is not a date. Add `date:` or `updated:` by hand.",
            written=written,
        )
        findings.doubt("import-date", message, number)
    elif date.is_ambiguous and not is_french:
        findings.doubt(
            "import-date",
            say(
                "“{written}” was read as {day}, day before month. Exchange them if the "
                "page is American.",
                written=written,
                day=date.day.isoformat(),
            ),
            number,
        )
