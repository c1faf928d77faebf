"""Findings → text for people or for a program, one file for each form.

Each writer is opened when it is asked for: what writes SARIF loads the rules, and
most commands ask for plain text.
"""

from typing import TYPE_CHECKING

from pipeline.doorways import doorway

if TYPE_CHECKING:
    from pipeline.cli.formats.github import write_github as write_github
    from pipeline.cli.formats.junit import write_junit as write_junit
    from pipeline.cli.formats.markdown import write_markdown as write_markdown
    from pipeline.cli.formats.newspage import write_page as write_page
    from pipeline.cli.formats.plain import write_text as write_text
    from pipeline.cli.formats.sarif import write_sarif as write_sarif
    from pipeline.cli.formats.structured import write_json as write_json

FORMATS = ("text", "json", "github", "sarif", "junit")
"""The names of the forms, as `--format` takes them."""

__getattr__, __dir__, __all__ = doorway(
    __name__,
    {
        "github": ("write_github",),
        "junit": ("write_junit",),
        "markdown": ("write_markdown",),
        "newspage": ("write_page",),
        "plain": ("write_text",),
        "sarif": ("write_sarif",),
        "structured": ("write_json",),
    },
)
