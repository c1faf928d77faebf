"""Findings → the workflow commands by which GitHub shows them beside the lines.

GitHub, “Workflow commands for GitHub Actions”, Setting an error message.
"""

from collections.abc import Iterable

from pipeline.adapters.paths import printable
from pipeline.model.diagnostics import Diagnostic, Severity

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


def write_github(found: Iterable[Diagnostic]) -> str:
    """Return a line for each finding."""
    return "\n".join(map(_command, found))


def _command(diagnostic: Diagnostic) -> str:
    fields = {"file": diagnostic.path, "title": diagnostic.code}
    if diagnostic.line:
        fields = {**fields, "line": str(diagnostic.line)}
    listed = ",".join(f"{name}={_property(value)}" for name, value in fields.items())
    said = _said(diagnostic)
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_escaped(said)}"


def _said(diagnostic: Diagnostic) -> str:
    if not diagnostic.msgid:
        return diagnostic.message
    return f"{diagnostic.message}\n“{diagnostic.msgid}”"


def _escaped(text: str) -> str:
    """Escape what would end the command, and spell what a terminal would obey."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return printable(escaped)


def _property(text: str) -> str:
    """Escape what would end a property too."""
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
