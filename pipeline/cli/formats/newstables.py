"""How far the editions are → the tables of a page, one for each language."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from pipeline.building import EditionStatus, LanguageStatus, StatusReport, Urgency
from pipeline.cli.overview import HEADED, HEADINGS, language_name
from pipeline.cli.wording import tell
from pipeline.model.catalogs import State
from pipeline.model.locales import direction, to_tag
from pipeline.model.phrases import Phrase, say, say_many


def write_tables(report: StatusReport) -> Iterator[str]:
    """Yield a section for each language: what is done, and each of its editions."""
    groups = groupby(report.editions, key=lambda each: each.locale)
    every = zip(report.languages(), groups, strict=True)
    for number, (of_language, (_, editions)) in enumerate(every, start=1):
        yield f'<section id="language-{number}">'
        yield f"<h2>{escape(language_name(of_language.locale))}</h2>"
        yield from _sum(of_language)
        yield from _table(list(editions))
        yield "</section>"


def _sum(of_language: LanguageStatus) -> Iterator[str]:
    """Yield how much is left to do, in a sentence and as a bar."""
    words = {state: tally.words for state, tally in of_language.texts.items()}
    yield f"<p>{_said(_to_do(sum(words.values()) - words[State.APPROVED]))}</p>"
    yield '<p class="bar" aria-hidden="true">'
    for state in HEADED:
        if words[state]:
            yield f'<span class="{state}" style="flex-grow:{words[state]}"></span>'
    yield "</p>"


def _to_do(count: int) -> Phrase:
    return say_many(
        "{count} word is left to do.", "{count} words are left to do.", count=count
    )


def _table(editions: list[EditionStatus]) -> Iterator[str]:
    heads = "".join(
        f'<th scope="col"><span class="key {state}"></span>{_said(name)}</th>'
        for state, name in HEADED.items()
    )
    place, shown = _said(say("article")), _said(say("shown"))
    yield f'<table><thead><tr><th scope="col">{place}</th>{heads}'
    yield f'<th scope="col">{shown}</th></tr></thead>'
    for urgency, group in groupby(editions, key=lambda each: each.urgency):
        yield f'<tbody class="{urgency.label}">'
        yield f'<tr><th colspan="6" scope="rowgroup">{_heading(urgency)}</th></tr>'
        yield from map(_row, group)
        yield "</tbody>"
    yield "</table>"


def _heading(urgency: Urgency) -> str:
    heading, _ = HEADINGS[urgency]
    return _said(heading)


def _row(edition: EditionStatus) -> str:
    words = [edition.texts[s].words if s in edition.texts else 0 for s in HEADED]
    cells = "".join(f"<td>{count or '–'}</td>" for count in words)
    share = _said(say("{share}%", share=int(edition.share * 100)))
    return (
        f'<tr><th scope="row">{_title(edition)}<bdi>{escape(edition.path)}</bdi></th>'
        f"{cells}<td>{share}</td></tr>"
    )


def _title(edition: EditionStatus) -> str:
    source = edition.source_locale
    tag, way = to_tag(source), direction(source)
    return f'<cite lang="{tag}" dir="{way}">{escape(edition.title)}</cite> '


def _said(phrase: Phrase | str) -> str:
    return escape(tell(phrase))
