"""Findings and waivers → the findings that stand.

A waiver lets one finding pass, for a reason. It is known by the texts that were
looked at, so that it ends when either of them changes, and follows them wherever
the article goes.
"""

import datetime as dt
from collections.abc import Iterable
from typing import TypeAlias

from msgspec import Struct

from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.phrases import Phrase, say

WaiverKey: TypeAlias = tuple[str, str, str, str, str, str]
"""Language, code, context, source and text; and the path, or the address."""


class Waiver(Struct, frozen=True, kw_only=True):
    """A finding that is let pass.

    `language` is empty for one about an article itself. `source` is the msgid
    and `text` the msgstr; one about a whole file has neither, but its `path`. One
    about an address of another site has its `url`: it holds wherever that stands, and
    `until` a day, if one is given. `line` is where the waiver stands in its file.
    """

    code: str
    reason: str
    language: str = ""
    context: str = ""
    source: str = ""
    text: str = ""
    path: str = ""
    by: str = ""
    date: dt.date | None = None
    url: str = ""
    until: dt.date | None = None
    line: int = 0

    @property
    def key(self) -> WaiverKey:
        """What it is known by; it may stand only once."""
        path = "" if self.source else self.path
        texts = (self.context, self.source, self.text)
        return (self.language, self.code, *texts, self.url or path)

    def holds_on(self, day: dt.date) -> bool:
        """Say whether it lets anything pass on a day."""
        return self.until is None or day <= self.until


class Verdict(Struct, frozen=True):
    """The findings that stand, and the waivers that let others pass."""

    diagnostics: tuple[Diagnostic, ...]
    used: frozenset[WaiverKey] = frozenset()


def waiver_of(diagnostic: Diagnostic, reason: str) -> Waiver:
    """Return the waiver that lets a finding pass."""
    if diagnostic.url:
        return Waiver(code=diagnostic.code, reason=reason, url=diagnostic.url)
    return Waiver(
        code=diagnostic.code,
        reason=reason,
        language=diagnostic.locale,
        context=diagnostic.context,
        source=diagnostic.msgid,
        text=diagnostic.text if diagnostic.locale else "",
        path="" if diagnostic.msgid else diagnostic.path,
    )


def waive(found: Iterable[Diagnostic], waivers: Iterable[Waiver]) -> Verdict:
    """Part the findings that stand from those that are let pass."""
    known = {each.key for each in waivers}
    if not known:
        return Verdict(tuple(found))
    standing, used = [], set()
    for each in found:
        key = waiver_of(each, "").key
        if key in known:
            used.add(key)
        else:
            standing.append(each)
    return Verdict(tuple(standing), frozenset(used))


def unused(
    waivers: Iterable[Waiver], used: frozenset[WaiverKey], path: str
) -> tuple[Diagnostic, ...]:
    """Return a warning for each waiver that let nothing pass; `path` is its file."""
    return tuple(
        Diagnostic(
            code="waiver-unused",
            severity=Severity.WARNING,
            message=_idle(each),
            path=path,
            line=each.line,
            locale=each.language,
            msgid=each.source,
        )
        for each in waivers
        if each.key not in used
    )


def _idle(waiver: Waiver) -> Phrase:
    """Say why a waiver lets nothing pass."""
    if waiver.url:
        return say(
            "This waiver of `{code}` is for no link that is found dead or moved today: "
            "it was mended, or the day is past. Remove it, or give it another day.",
            code=waiver.code,
        )
    return say(
        "This waiver of `{code}` is for nothing that is found: a text has "
        "changed, or was mended. Remove it, or waive the new text.",
        code=waiver.code,
    )
