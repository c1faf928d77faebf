"""Findings → lines for people or one JSON object for programs, and an exit code."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import click

from pipeline.adapters.paths import printable
from pipeline.model.diagnostics import Diagnostic, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_LONGEST_EXCERPT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """How a command tells what it found.

    `fails_on` is the least grave severity that fails, or none.
    """

    is_json: bool = False
    is_quiet: bool = False
    fails_on: Severity | None = Severity.ERROR

    def finish(
        self,
        diagnostics: Iterable[Diagnostic],
        summary: Iterable[str] = (),
        facts: Mapping[str, Any] | None = None,
        *,
        would_change: bool = False,
    ) -> int:
        """Print everything; return the exit code.

        `summary` is for people, `facts` for programs. `would_change`: a check
        found work to do, which fails whatever the findings.
        """
        found = sorted(diagnostics, key=lambda each: each.order)
        if self.is_json:
            self._print_json(found, facts or {})
        else:
            self._print_text(found, summary)
        return int(would_change or any(map(self._fails, found)))

    def _fails(self, diagnostic: Diagnostic) -> bool:
        return self.fails_on is not None and diagnostic.severity >= self.fails_on

    def _print_json(self, found: list[Diagnostic], facts: Mapping[str, Any]) -> None:
        listed = [_record(each) for each in found]
        report = {"diagnostics": listed, **facts}
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))

    def _print_text(self, found: list[Diagnostic], summary: Iterable[str]) -> None:
        for each in found:
            if not self.is_quiet or self._fails(each):
                click.echo(_lines(each))
        if self.is_quiet:
            return
        for line in summary:
            click.echo(line)
        if found:
            click.echo(_count(found))


def _record(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.label,
        "path": diagnostic.path,
        "line": diagnostic.line,
        "locale": diagnostic.locale,
        "context": diagnostic.context,
        "msgid": diagnostic.msgid,
        "span": diagnostic.span,
        "message": diagnostic.message,
    }


def _lines(diagnostic: Diagnostic) -> str:
    """Write one finding as compilers do, with the message that it is about."""
    severity = diagnostic.severity
    label = click.style(severity.label, fg=_COLOURS[severity], bold=True)
    place = printable(diagnostic.path)
    if diagnostic.line:
        place = f"{place}:{diagnostic.line}"
    said = printable(diagnostic.message)
    line = f"{place}: {label} {diagnostic.code}: {said}"
    return f"{line}\n    “{_excerpt(diagnostic.msgid)}”" if diagnostic.msgid else line


def _excerpt(msgid: str) -> str:
    shown = printable(msgid)
    is_long = len(shown) > _LONGEST_EXCERPT
    return f"{shown[: _LONGEST_EXCERPT - 1]}…" if is_long else shown


def _count(found: list[Diagnostic]) -> str:
    """Say how many findings there are of each severity, the gravest first."""
    counts = Counter(each.severity for each in found)
    return ", ".join(
        plural(counts[severity], _NOUNS[severity])
        for severity in sorted(counts, reverse=True)
    )


_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}


def plural(count: int, noun: str) -> str:
    """Return a count and its noun: `1 error`, `2 errors`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
