"""Markdown → messages and skeleton.

The parser renders the document once, with a mark in the place of each run;
the HTML is then cut at the marks (`docs/decisions/0002-skeleton.md`).
"""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from pipeline import text
from pipeline.reading.composing import ATTRIBUTION, Composer
from pipeline.reading.depth import flat
from pipeline.reading.endnotes import collect_notes
from pipeline.reading.partition import Partition
from pipeline.reading.runs import Cut, Run, Runs, note_labels
from pipeline.reading.safety import (
    clean,
    safe_tokens,
    style_to_class,
    with_language,
)
from pipeline.reading.walking import find_runs
from pipeline.syntax import PARSER, boxes, note_call
from pipeline.syntax.tokens import Code, Picture, Text, Token

_MARK = re.compile("<p>\ufdd0([0-9]+)\ufdd1</p>|\ufdd0([0-9]+)\ufdd1")


class Body(Struct, frozen=True, kw_only=True):
    """What was read below the front matter.

    `title` is the text of a heading of the first level that leads it, which
    is then not part of `composer`, and `title_line` is where it stands. `lost`
    says what HTML was not let through, `is_too_deep` that what is nested too
    deeply was taken for text.
    """

    composer: Composer
    notes: tuple[str, ...] = ()
    title: str = ""
    title_line: int = 0
    lost: tuple[str, ...] = ()
    is_too_deep: bool = False


def read_markdown(
    document: str, locale_tag: str = "", title: str = "", *, is_whole: bool = True
) -> Body:
    """Return the body of a Markdown article, its HTML made safe.

    A heading that leads it is its title, unless `title` says something else. What
    is not asked for whole has its messages, and may lack what stands around them.
    """
    document, is_too_deep = flat(separated(document))
    found = find_runs(document)
    heading, cut = leading_title(document, found)
    if title and heading != title:
        heading, cut = "", None
    cuts = (cut,) if cut else ()
    if not is_whole and is_wording_alone(found, document):
        body = Body(composer=_messages(found.runs[len(cuts) :]))
    else:
        body = _composed(document, found, cuts, locale_tag)
    return replace(
        body,
        title=heading,
        title_line=found.runs[0].line if heading else 0,
        is_too_deep=is_too_deep or body.is_too_deep,
    )


def is_wording_alone(found: Runs, document: str) -> bool:
    """Say whether the HTML of a document has no say in what its messages are.

    They are then its runs, one after another. That of a picture depends on what
    stands around it, and footnotes go to the end. An address that stands in no
    message is to be looked at.
    """
    if found.has_html or found.cuts or "[^" in document:
        return False
    return all(
        run.picture is None if len(run.tokens) == 1 else run.is_message
        for run in found.runs
    )


def _messages(runs: tuple[Run, ...]) -> Composer:
    """Return the messages of runs, with no skeleton: a quarter of reading is saved."""
    composer = Composer()
    for run in runs:
        if run.is_message:
            composer.content(run)
    return composer


def _composed(
    document: str, found: Runs, cuts: tuple[Cut, ...], locale_tag: str
) -> Body:
    """Return the messages, and what stands around them; `cuts` are left out."""
    found, lost = _made_safe(found) if found.has_html else (found, ())
    runs = found.runs[len(cuts) :]
    notes = note_labels(runs) if "[^" in document else ()
    calls = _later_calls(runs, notes)
    html = style_to_class(render_marked(document, found, cuts))
    is_too_deep = False
    if found.has_html:
        cleaned = clean(html)
        html, is_too_deep = cleaned.html, cleaned.is_too_deep
        lost = tuple(dict.fromkeys((*cleaned.lost, *lost)))
    html = collect_notes(with_language(html, locale_tag), notes, frozenset(calls))
    composer = Composer()
    if found.has_html:
        Partition(composer, found.runs, calls).read(html)
    else:
        split_at_marks(html, found.runs, composer)
    return Body(composer=composer, notes=notes, lost=lost, is_too_deep=is_too_deep)


def _made_safe(found: Runs) -> tuple[Runs, tuple[str, ...]]:
    """Leave out of the runs the HTML that no sentence may hold."""
    safe: list[Run] = []
    lost: list[str] = []
    for run in found.runs:
        tokens, names = safe_tokens(run.tokens)
        safe.append(replace(run, tokens=tokens))
        lost += names
    return replace(found, runs=tuple(safe)), tuple(lost)


def _later_calls(runs: tuple[Run, ...], notes: tuple[str, ...]) -> dict[str, str]:
    """Return the markup of the calls of the notes that some message calls.

    The message has the way back from the note; another call has none.
    """
    if not notes:
        return {}
    called = frozenset(note_labels(tuple(run for run in runs if run.is_message)))
    return {
        label: note_call(label, number, is_first=False)
        for number, label in enumerate(notes, 1)
        if label in called
    }


def separated(document: str) -> str:
    """Let the lines that hold only no-break spaces part paragraphs.

    CommonMark knows spaces and tabs alone as blank (section 2.1).
    """
    if text.blank_lines(document) == document:
        return document
    verbatim = _verbatim(document)
    lines, offset = [], 0
    start, end = next(verbatim, (0, 0))
    for line in document.split("\n"):
        while end and end <= offset:
            start, end = next(verbatim, (0, 0))
        is_verbatim = start <= offset < end
        lines.append(line if is_verbatim else text.blank_lines(line))
        offset += len(line.encode()) + 1
    return "\n".join(lines)


def _verbatim(document: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of bytes of code and HTML."""
    for event, place in PARSER.events_with_range(document):
        block = event.get("Start") if type(event) is dict else None
        if block == "HtmlBlock" or (type(block) is dict and "CodeBlock" in block):
            yield place["start"], place["end"]


def leading_title(document: str, found: Runs) -> tuple[str, Cut | None]:
    """Return the heading that opens the document, and the place to cut it out."""
    if not found.runs or not found.levels or found.levels[0] != 1:
        return "", None
    first = found.runs[0]
    if not first.kind.is_heading or (found.cuts and found.cuts[0].start < first.start):
        return "", None
    event, place = next(iter(PARSER.events_with_range(document)))
    block = event.get("Start") if type(event) is dict else None
    title = text.trim(text.fold("".join(map(_words, first.tokens))))
    if not title or type(block) is not dict or "Heading" not in block:
        return "", None
    return title, Cut(start=place["start"], end=place["end"], text="")


def _words(token: Token) -> str:
    if isinstance(token, Picture):
        return token.alt
    return token.text if isinstance(token, Text | Code) else ""


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
    html = PARSER.html("".join((*parts, content[last:].decode())))
    if "<input" not in html:
        return html
    labelled = (at for at, run in enumerate(found.runs) if run.is_labelled)
    return boxes.without_parsed(html, frozenset(labelled))


def split_at_marks(html: str, runs: tuple[Run, ...], composer: Composer) -> None:
    """Cut the HTML at the marks, and fill the composer with the parts."""
    start = 0
    for found in _MARK.finditer(html):
        run = runs[int(found[1] or found[2])]
        if run.is_wording:  # then the tags around it are literal HTML, as they stand
            mark = found.lastindex or 0
            composer.literal(html[start : found.start(mark) - 1])
            composer.hole(run)
            start = found.end(mark) + 1
            continue
        composer.literal(html[start : found.start()])
        place_run(run, composer, is_block=bool(found[1]))
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
        composer.literal(ATTRIBUTION if run.is_attribution else "<p>")
    composer.hole(run)
    if is_block:
        composer.literal("</p>")
