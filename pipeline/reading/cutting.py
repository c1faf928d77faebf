"""The runs of a Markdown document → its messages, and the skeleton around them.

The parser renders the document once, with a mark in the place of each run;
the HTML is then cut at the marks (`docs/decisions/0002-skeleton.md`).
"""

from msgspec.structs import replace

from pipeline.patterns import pattern
from pipeline.reading.bodies import Body
from pipeline.reading.composing import ATTRIBUTION, Composer
from pipeline.reading.endnotes import collect_notes
from pipeline.reading.partition import Partition
from pipeline.reading.runs import Cut, Run, Runs, note_labels
from pipeline.reading.safety import (
    clean,
    safe_tokens,
    style_to_class,
    with_language,
)
from pipeline.syntax import PARSER, boxes, note_call

_MARK = pattern("<p>\ufdd0([0-9]+)\ufdd1</p>|\ufdd0([0-9]+)\ufdd1")


def compose(document: str, found: Runs, cuts: tuple[Cut, ...], locale_tag: str) -> Body:
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
        safe.append(run.with_tokens(tokens))
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
