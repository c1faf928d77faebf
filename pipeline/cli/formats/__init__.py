"""Findings → text for people or for a program, one file for each form.

Each writer is opened when it is asked for: what writes SARIF loads the rules, and
most commands ask for plain text.
"""

from typing import TYPE_CHECKING

from pipeline.doorways import doorway

if TYPE_CHECKING:
    from pipeline.cli.formats.github import write_github
    from pipeline.cli.formats.junit import write_junit
    from pipeline.cli.formats.markdown import write_markdown
    from pipeline.cli.formats.newspage import write_page
    from pipeline.cli.formats.plain import write_text
    from pipeline.cli.formats.sarif import write_sarif
    from pipeline.cli.formats.structured import write_json

FORMATS = ("text", "json", "github", "sarif", "junit")
"""The names of the forms, as `--format` takes them."""

_HOMES = {
    "write_github": "github",
    "write_json": "structured",
    "write_junit": "junit",
    "write_markdown": "markdown",
    "write_page": "newspage",
    "write_sarif": "sarif",
    "write_text": "plain",
}

__all__ = [
    "FORMATS",
    "write_github",
    "write_json",
    "write_junit",
    "write_markdown",
    "write_page",
    "write_sarif",
    "write_text",
]

__getattr__ = doorway(__name__, _HOMES)
