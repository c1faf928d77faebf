"""Markdown → messages and skeleton.

Where the messages alone are asked for, and the HTML has no say in them, they are
the runs of the document; else it is rendered and cut (`cutting`).
"""

from collections.abc import Iterator

from msgspec.structs import replace

from pipeline import text
from pipeline.reading.bodies import Body
from pipeline.reading.composing import Composer
from pipeline.reading.depth import flat
from pipeline.reading.runs import Cut, Run, Runs
from pipeline.reading.walking import find_runs
from pipeline.syntax import PARSER
from pipeline.syntax.tokens import Code, Picture, Text, Token


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
        # Its parser of HTML takes long to load, and whoever extracts rarely needs it.
        from pipeline.reading.cutting import compose  # noqa: PLC0415

        body = compose(document, found, cuts, locale_tag)
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
