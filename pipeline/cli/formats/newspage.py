"""How far the editions are, and what a build found → a page that an editor reads.

One file with its style, that a browser opens from wherever it lies: it loads nothing
and runs nothing.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from html import escape
from importlib import resources

from babel.dates import format_date

from pipeline.building import StatusReport
from pipeline.cli.formats.newsfindings import SEVERITIES, write_findings
from pipeline.cli.formats.newstables import write_tables
from pipeline.cli.overview import language_name
from pipeline.cli.wording import language, tell
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.phrases import Phrase, say, say_many
from pipeline.model.site import Site


def write_page(
    site: Site,
    report: StatusReport,
    summary: Iterable[str],
    found: Collection[Diagnostic],
) -> str:
    """Return the page as HTML, in the language of the command.

    `summary` are sentences that say what the build did.
    """
    title = tell(say("The state of the editions"))
    moment = site.moment(report.now)
    parts = (
        *_glance(report, found),
        *write_findings(found),
        *write_tables(report),
        *_build(summary),
    )
    return _PAGE.format(
        lang=language(),
        site=escape(site.domain),
        title=escape(title),
        style=_style(),
        iso=moment.isoformat(timespec="minutes"),
        moment=f"{format_date(moment, 'long', locale=language())}, {moment:%H:%M}",
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
<title>{title} – {site}</title>
<style>
{style}</style>
</head>
<body>
<header>
<p class="site">{site}</p>
<h1>{title}</h1>
<p><time datetime="{iso}">{moment}</time></p>
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


def _glance(report: StatusReport, found: Collection[Diagnostic]) -> Iterator[str]:
    """Yield what one asks first: a figure of each language, and of the findings."""
    counts = Counter(each.severity for each in found)
    yield '<ul class="glance">'
    for number, each in enumerate(report.languages(), start=1):
        share = tell(say("{share}%", share=int(each.share * 100)))
        done = _complete(each.complete, each.editions)
        name = language_name(each.locale)
        yield _figure(f"language-{number}", share, name, done)
    for severity, heading in SEVERITIES.items():
        if counts[severity]:
            yield _figure(severity.label, str(counts[severity]), tell(heading))
    yield "</ul>"


def _figure(anchor: str, figure: str, name: str, more: str = "") -> str:
    small = f" <small>{escape(tell(more))}</small>" if more else ""
    return (
        f'<li class="{anchor.partition("-")[0]}"><a href="#{anchor}">'
        f"<b>{escape(figure)}</b> <span>{escape(name)}</span></a>{small}</li>"
    )


def _complete(complete: int, count: int) -> Phrase:
    return say_many(
        "Complete: {complete} of {count} article.",
        "Complete: {complete} of {count} articles.",
        count=count,
        complete=complete,
    )


def _build(summary: Iterable[str]) -> Iterator[str]:
    yield f"<section><h2>{escape(tell(say('The build')))}</h2><ul>"
    yield from (f"<li>{escape(tell(each))}</li>" for each in summary)
    yield "</ul></section>"
