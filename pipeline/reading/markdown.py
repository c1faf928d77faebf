"""Markdown → messages and skeleton.

The parser renders the document once, with a mark in the place of each run;
the HTML is then cut at the marks (`docs/decisions/0002-skeleton.md`).
"""

import re
from dataclasses import dataclass

from pipeline import text
from pipeline.reading.composing import Composer
from pipeline.reading.partition import Partition
from pipeline.reading.runs import Cut, Run, Runs, find_runs, note_labels
from pipeline.reading.safety import clean
from pipeline.reading.structure import collect_notes
from pipeline.syntax import PARSER, write_html

_MARK = re.compile("<p>\ufdd0([0-9]+)\ufdd1</p>|\ufdd0([0-9]+)\ufdd1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What was read below the front matter.

    `title` is the text of a heading of the first level that leads it, which
    is not part of `composer`. `lost` says what HTML was not let through.
    """

    composer: Composer
    notes: tuple[str, ...] = ()
    title: str = ""
    lost: tuple[str, ...] = ()


def read_markdown(document: str, locale_tag: str = "") -> Body:
    """Return the body of a Markdown article, its HTML made safe."""
    document = _separated(document)
    found = find_runs(document)
    title, cut = _leading_title(document, found)
    runs = found.runs[1:] if cut else found.runs
    notes = note_labels(runs)
    html = render_marked(document, found, (cut,) if cut else ())
    lost: tuple[str, ...] = ()
    if found.has_html:
        html, lost = clean(html.replace(' translate="no"', _no_translate(locale_tag)))
    html = collect_notes(html, notes)
    composer = Composer()
    if found.has_html:
        Partition(composer, found.runs).read(html)
    else:
        split_at_marks(html, found.runs, composer)
    return Body(composer=composer, notes=notes, title=title, lost=lost)


def _no_translate(locale_tag: str) -> str:
    lang = f' lang="{locale_tag}"' if locale_tag else ""
    return f' translate="no"{lang}'


def _separated(document: str) -> str:
    """Let the lines that hold only no-break spaces part paragraphs.

    CommonMark knows spaces and tabs alone as blank (section 2.1).
    """
    blanked = text.blank_lines(document)
    if blanked == document:
        return document
    fences = [
        (place["start"], place["end"])
        for event, place in PARSER.events_with_range(document)
        if type(event) is dict and "CodeBlock" in str(event.get("Start"))
    ]
    if not fences:
        return blanked
    content, parts, last = document.encode(), [], 0
    for start, end in fences:
        parts.append(text.blank_lines(content[last:start].decode()))
        parts.append(content[start:end].decode())
        last = end
    return "".join((*parts, text.blank_lines(content[last:].decode())))


def _leading_title(document: str, found: Runs) -> tuple[str, Cut | None]:
    """Return the heading that opens the document, and the place to cut it out."""
    if not found.runs or not found.levels or found.levels[0] != 1:
        return "", None
    first = found.runs[0]
    if not first.kind.is_heading or found.cuts and found.cuts[0].start < first.start:
        return "", None
    for event, place in PARSER.events_with_range(document):
        is_heading = type(event) is dict and "Heading" in str(event.get("Start"))
        if not is_heading:
            return "", None
        plain = re.sub("<[^>]*>", "", write_html(first.tokens))
        title = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        return title, Cut(start=place["start"], end=place["end"], text="")
    return "", None  # pragma: no cover - there is a run, so there are events


def render_marked(document: str, found: Runs, more: tuple[Cut, ...] = ()) -> str:
    """Return the parser's HTML of the document, a mark for each message."""
    marks = (
        Cut(start=run.start, end=run.end, text=f"\ufdd0{index}\ufdd1")
        for index, run in enumerate(found.runs)
        if run.is_message
    )
    cuts = sorted((*marks, *found.cuts, *more), key=lambda cut: (cut.start, cut.end))
    content, parts, last = document.encode(), [], 0
    for cut in cuts:
        if cut.start < last:
            continue
        parts += [content[last : cut.start].decode(), cut.text]
        last = cut.end
    return PARSER.html("".join((*parts, content[last:].decode())))


def split_at_marks(html: str, runs: tuple[Run, ...], composer: Composer) -> None:
    """Cut the HTML at the marks, and fill the composer with the parts."""
    start = 0
    for found in _MARK.finditer(html):
        composer.literal(html[start : found.start()])
        place_run(runs[int(found[1] or found[2])], composer, is_block=bool(found[1]))
        start = found.end()
    composer.literal(html[start:])


def place_run(run: Run, composer: Composer, *, is_block: bool) -> None:
    """Add a run where its mark stood: a figure, a paragraph, or its hole alone."""
    picture = run.picture
    if picture is not None:
        place = composer.figure if is_block else composer.image
        place(run, picture)
        return
    if is_block:
        composer.literal("<p>")
    composer.hole(run)
    if is_block:
        composer.literal("</p>")
