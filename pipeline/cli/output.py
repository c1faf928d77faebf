"""Findings → what a command prints in the form that was asked for, and an exit code."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from textwrap import wrap
from typing import Any, Protocol

import click
from msgspec import Struct
from msgspec.structs import replace

from pipeline.adapters.troubles import trouble
from pipeline.cli import formats
from pipeline.cli.wording import ENGLISH, language, tell, tell_in
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.phrases import Phrase, say_list, say_many
from pipeline.version import VERSION


class OrderedFindings(Protocol):
    """Findings in their order, which can be counted without all being made."""

    def __iter__(self) -> Iterator[Diagnostic]:
        """Yield all."""
        ...

    def at_least(self, severity: Severity) -> Iterator[Diagnostic]:
        """Yield those that are so grave, or graver."""
        ...

    @property
    def counts(self) -> Counter[Severity]:
        """How many there are of each severity."""
        ...


class Output(Struct, frozen=True, kw_only=True):
    """How a command tells what it found.

    `form` is one of `formats.FORMATS`. `fails_on` is the least grave severity
    that fails, or none. `job_summary` is the file in which a CI system collects
    what its runs have to say, if it has one.
    """

    form: str = "text"
    is_quiet: bool = False
    fails_on: Severity | None = Severity.ERROR
    job_summary: Path | None = None

    def finish(
        self,
        diagnostics: Iterable[Diagnostic],
        summary: Iterable[str] = (),
        facts: Mapping[str, Any] | None = None,
        *,
        would_change: bool = False,
    ) -> int:
        """Print everything, in order; return the exit code.

        `summary` is for people, `facts` for programs. `would_change`: a check
        found work to do, which fails whatever the findings.
        """
        asked = filter(self._fails, diagnostics) if self._is_short else diagnostics
        found = _Sorted(tuple(sorted(asked, key=lambda each: each.order)))
        return self.finish_in_order(found, summary, facts, would_change=would_change)

    def finish_in_order(
        self,
        findings: OrderedFindings,
        summary: Iterable[str] = (),
        facts: Mapping[str, Any] | None = None,
        *,
        would_change: bool = False,
    ) -> int:
        """Do as `finish` does, with findings that stand in their order."""
        spoken = _Spoken(self._failing(findings) if self._is_short else findings)
        # Of each file a sentence.
        told = [] if self._is_short else list(map(tell, summary))
        self._print(spoken, told, facts or {})
        if self.job_summary is not None:
            _append(self.job_summary, formats.write_markdown(told, list(spoken)))
        return int(would_change or any(map(self._is_failing, findings.counts)))

    def _print(
        self, found: "_Spoken", told: list[str], facts: Mapping[str, Any]
    ) -> None:
        match self.form:
            case "json":
                click.echo(formats.write_json(found, facts))
            case "github":
                _echo(formats.write_github(found))
            case "sarif":
                click.echo(formats.write_sarif(found, VERSION))
            case "junit":
                click.echo(formats.write_junit(found, self._fails))
            case _:
                self._print_text(found, told)

    @property
    def _is_short(self) -> bool:
        """Whether nothing is told but what fails."""
        return self.is_quiet and self.form == "text" and self.job_summary is None

    def _is_failing(self, severity: Severity) -> bool:
        return self.fails_on is not None and severity >= self.fails_on

    def _fails(self, diagnostic: Diagnostic) -> bool:
        return self._is_failing(diagnostic.severity)

    def _failing(self, findings: OrderedFindings) -> OrderedFindings:
        least = self.fails_on
        return findings if least is None else _Sorted(tuple(findings.at_least(least)))

    def _print_text(self, found: "_Spoken", summary: Iterable[str]) -> None:
        shown = filter(self._fails, found) if self.is_quiet else iter(found)
        while some := list(islice(shown, _AT_ONCE)):
            _echo(formats.write_text(some))
        if self.is_quiet:
            return
        for line in summary:
            click.echo(line)
        if found.counts:
            click.echo(tell(_count(found.counts)))


_AT_ONCE = 500
"""How many findings are made before they are printed."""


class _Sorted(Struct, frozen=True):
    """Findings in their order that are all made."""

    found: tuple[Diagnostic, ...]

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.found)

    def at_least(self, severity: Severity) -> Iterator[Diagnostic]:
        return (each for each in self.found if each.severity >= severity)

    @property
    def counts(self) -> Counter[Severity]:
        return Counter(each.severity for each in self.found)


class _Spoken(Struct, frozen=True):
    """Findings in the language of the command, made as they are asked for."""

    found: OrderedFindings

    def __iter__(self) -> Iterator[Diagnostic]:
        spoken = language()
        if spoken == ENGLISH:
            return iter(self.found)
        told = (replace(x, message=tell_in(spoken, x.message)) for x in self.found)
        return iter(told)

    @property
    def counts(self) -> Counter[Severity]:
        return self.found.counts


def _append(place: Path, text: str) -> None:
    try:
        with place.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise trouble("written", str(place), error) from error


def _echo(text: str) -> None:
    """Print a text that may be empty, and is no line then."""
    if text:
        click.echo(text)


def _count(counts: Counter[Severity]) -> str:
    """Say how many findings there are of each severity, the gravest first."""
    return say_list(
        _counted(severity, counts[severity])
        for severity in sorted(counts, reverse=True)
    )


def _counted(severity: Severity, count: int) -> Phrase:
    match severity:
        case Severity.ERROR:
            return say_many("{count} error", "{count} errors", count=count)
        case Severity.WARNING:
            return say_many("{count} warning", "{count} warnings", count=count)
        case Severity.INFO:
            return say_many("{count} remark", "{count} remarks", count=count)


def wrapped(line: str, indent: str = "") -> list[str]:
    """Return a line as several of 80 columns; all but the first are indented."""
    return wrap(
        line,
        80,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
