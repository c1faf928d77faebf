"""Findings → the Markdown that a CI system shows for a run.

GitHub Flavored Markdown, as the job summaries of GitHub Actions take it.
"""

from collections.abc import Iterable, Sequence
from itertools import islice

from pipeline.model.diagnostics import Diagnostic

_MOST_SHOWN = 50
_ESCAPED = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        "|": "\\|",
        "[": "\\[",
        "]": "\\]",
        "*": "\\*",
        "_": "\\_",
        "~": "\\~",
        "\n": " ",
        "\r": " ",
    }
)


def write_markdown(summary: Iterable[str], found: Sequence[Diagnostic]) -> str:
    """Return a list of what was done, and a table of the findings, the worst first."""
    lines = ["## Diptyque", "", *(f"- {_escaped(each)}" for each in summary), ""]
    worst = sorted(found, key=lambda each: -each.severity)
    if worst:
        lines += ["| | | |", "|---|---|---|", *map(_row, islice(worst, _MOST_SHOWN))]
    if len(worst) > _MOST_SHOWN:
        lines.append(f"| | | + {len(worst) - _MOST_SHOWN} |")
    return "\n".join(lines) + "\n\n"


def _row(found: Diagnostic) -> str:
    line = f":{found.line}" if found.line else ""
    place = _escaped(f"{found.path}{line}")
    code = f"{found.severity.label} {found.code}"
    return f"| {_escaped(code)} | {place} | {_escaped(found.message)} |"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPED)
