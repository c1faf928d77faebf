"""How far the editions are, and what a build found → a page that an editor reads.

One file with its style, that a browser opens from wherever it lies: it loads nothing
and runs nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib import resources
from itertools import groupby

from pipeline.building import EditionStatus, LanguageStatus, StatusReport, Urgency
from pipeline.cli.overview import HEADED, HEADINGS, language_name
from pipeline.cli.wording import language, tell
from pipeline.model.catalogs import State
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.phrases import Phrase, say, say_many
from pipeline.model.site import Site

_SEVERITIES = {
    Severity.ERROR: say("Errors"),
    Severity.WARNING: say("Warnings"),
    Severity.INFO: say("Remarks"),
}
_MOST_OF_A_KIND = 500
"""A browser shows more, and nobody reads them."""


def write_page(
    site: Site,
    report: StatusReport,
    summary: Iterable[str],
    found: Sequence[Diagnostic],
) -> str:
    """Return the page as HTML, in the language of the command.

    `summary` are sentences that say what the build did.
    """
    title = tell(say("{site}: the state of the editions", site=site.domain))
    parts = (*_languages(report), *_build(summary), *_findings(found))
    return _PAGE.format(
        lang=language(),
        title=escape(title),
        style=_style(),
        moment=report.now.strftime("%Y-%m-%d %H:%M"),
        body="\n".join(parts),
    )


_PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src \
'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<header>
<h1>{title}</h1>
<p><time>{moment}</time></p>
</header>
<main>
{body}
</main>
</body>
</html>
"""


def _style() -> str:
    place = resources.files("pipeline.cli.formats") / "newspage.css"
    return place.read_text("utf-8")


def _said(phrase: Phrase | str) -> str:
    return escape(tell(phrase))


def _languages(report: StatusReport) -> Iterator[str]:
    groups = groupby(report.editions, key=lambda each: each.locale)
    for of_language, (_, editions) in zip(report.languages(), groups, strict=True):
        yield "<section>"
        yield f"<h2>{escape(language_name(of_language.locale))}</h2>"
        yield from _sum(of_language)
        yield from _table(list(editions), language_name(of_language.locale))
        yield "</section>"


def _sum(of_language: LanguageStatus) -> Iterator[str]:
    """Yield how much is done, in a sentence and as a bar."""
    words = {state: tally.words for state, tally in of_language.texts.items()}
    total = sum(words.values()) or 1
    done = of_language.complete
    yield f"<p>{_said(_articles(done, of_language.editions))} "
    to_do = total - words[State.APPROVED] if sum(words.values()) else 0
    yield f"{_said(_to_do(to_do))}</p>"
    yield '<p class="bar" aria-hidden="true">'
    for state in HEADED:
        if words[state]:
            yield f'<span class="{state}" style="flex-grow:{words[state]}"></span>'
    yield "</p>"


def _articles(complete: int, count: int) -> Phrase:
    return say_many(
        "{complete} of {count} article is complete.",
        "{complete} of {count} articles are complete.",
        count=count,
        complete=complete,
    )


def _to_do(count: int) -> Phrase:
    return say_many(
        "{count} word is left to do.", "{count} words are left to do.", count=count
    )


def _table(editions: list[EditionStatus], name: str) -> Iterator[str]:
    label = escape(name)
    yield f'<div class="wide" tabindex="0" role="region" aria-label="{label}"><table>'
    heads = "".join(f'<th scope="col">{_said(each)}</th>' for each in HEADED.values())
    place = _said(say("article"))
    shown = _said(say("shown"))
    yield f'<thead><tr><th scope="col">{place}</th>{heads}'
    yield f'<th scope="col">{shown}</th></tr></thead>'
    for urgency, group in groupby(editions, key=lambda each: each.urgency):
        yield f'<tbody class="{urgency.label}">'
        yield f'<tr><th colspan="6" scope="rowgroup">{_heading(urgency)}</th></tr>'
        yield from map(_row, group)
        yield "</tbody>"
    yield "</table></div>"


def _heading(urgency: Urgency) -> str:
    heading, _ = HEADINGS[urgency]
    return _said(heading)


def _row(edition: EditionStatus) -> str:
    words = [edition.texts[s].words if s in edition.texts else 0 for s in HEADED]
    cells = "".join(f"<td>{count or '–'}</td>" for count in words)
    share = _said(say("{share} %", share=int(edition.share * 100)))
    path = f'<th scope="row"><bdi>{escape(edition.path)}</bdi></th>'
    return f"<tr>{path}{cells}<td>{share}</td></tr>"


def _build(summary: Iterable[str]) -> Iterator[str]:
    yield f"<section><h2>{_said(say('The build'))}</h2><ul>"
    yield from (f"<li>{_said(each)}</li>" for each in summary)
    yield "</ul></section>"


def _findings(found: Sequence[Diagnostic]) -> Iterator[str]:
    counts = Counter(each.severity for each in found)
    yield f"<section><h2>{_said(say('Findings'))}</h2>"
    if not found:
        yield f"<p>{_said(say('Nothing was found.'))}</p>"
    for severity, heading in _SEVERITIES.items():
        if counts[severity]:
            is_open = " open" if severity is Severity.ERROR else ""
            yield f'<details class="{severity.label}"{is_open}>'
            yield f"<summary>{_said(heading)} ({counts[severity]})</summary><ol>"
            yield from _listed(each for each in found if each.severity is severity)
            yield "</ol></details>"
    yield "</section>"


def _listed(found: Iterable[Diagnostic]) -> Iterator[str]:
    for number, each in enumerate(sorted(found, key=lambda one: one.order)):
        if number == _MOST_OF_A_KIND:
            yield "<li>…</li>"
            return
        line = f":{each.line}" if each.line else ""
        place = escape(f"{each.path}{line}")
        yield f"<li><code>{place}</code><p>{_said(each.message)}</p></li>"
