"""What a build found → the part of a page on which an editor reads it."""

from collections.abc import Collection, Iterable, Iterator
from html import escape

from pipeline.cli.formats.plain import excerpt
from pipeline.cli.wording import tell
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.phrases import say

SEVERITIES = {
    Severity.ERROR: say("Errors"),
    Severity.WARNING: say("Warnings"),
    Severity.INFO: say("Remarks"),
}
"""What findings are called, the gravest first."""

_MOST_OF_A_KIND = 500
"""A browser shows more, and nobody reads them."""


def write_findings(found: Collection[Diagnostic]) -> Iterator[str]:
    """Yield the findings as HTML, the gravest first, and these alone unfolded."""
    yield f"<section><h2>{escape(tell(say('Findings')))}</h2>"
    if not found:
        yield f"<p>{escape(tell(say('Nothing was found.')))}</p>"
    for severity, heading in SEVERITIES.items():
        these = [each for each in found if each.severity is severity]
        if these:
            is_open = " open" if severity is Severity.ERROR else ""
            name = severity.label
            yield f'<details class="{name}" id="{name}"{is_open}>'
            yield f"<summary>{escape(tell(heading))} ({len(these)})</summary><ol>"
            yield from _listed(these)
            yield "</ol></details>"
    yield "</section>"


def _listed(found: Iterable[Diagnostic]) -> Iterator[str]:
    for number, each in enumerate(sorted(found, key=lambda one: one.order)):
        if number == _MOST_OF_A_KIND:
            yield "<li>…</li>"
            return
        message = escape(tell(each.message))
        yield f"<li>{_where(each)}<p>{message}</p>{_words(each)}</li>"


def _where(finding: Diagnostic) -> str:
    line = f":{finding.line}" if finding.line else ""
    place = escape(f"{finding.path}{line}").replace("/", "/<wbr>")
    return f'<p class="where"><code>{place}</code> <i>{escape(finding.code)}</i></p>'


def _words(finding: Diagnostic) -> str:
    """Return the words that are meant, marked in what stands around them."""
    before, meant, after = excerpt(finding)
    if not (before or meant or after):
        return ""
    marked = f"<mark>{escape(meant)}</mark>" if meant else ""
    lang = f' lang="{escape(finding.locale)}"' if finding.locale and meant else ""
    return f"<blockquote{lang}>{escape(before)}{marked}{escape(after)}</blockquote>"
