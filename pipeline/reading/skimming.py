"""Markdown of the plainest kind → its runs, at sight.

Most articles are headings, paragraphs and items of lists, each from the edge of its
line, with a few marks in them. What such lines are is certain by how they begin
(CommonMark 0.31.2, sections 4 and 5), and needs no parser, which takes three times
as long. Anything else is left to `walking`; tests hold both to the same runs.
"""

import re
from collections.abc import Iterable, Iterator

from pipeline.model.articles import Kind
from pipeline.patterns import pattern
from pipeline.reading.limits import MOST_PIECES
from pipeline.reading.prose import is_translatable
from pipeline.reading.runs import HEADINGS, Run, Runs
from pipeline.syntax import skim as skim_words
from pipeline.text import EDGES, has_any

_UNSURE = "\\<&~|\t\r\0\v\f"
"""Signs of all that is never taken at sight, found sooner than by the pattern."""

_LONGEST = MOST_PIECES // 2
"""A text that is no longer can't have too many parts: it has one for a character."""

# No list, quotation, fence, definition or line under a heading begins so.
_FIRST = r"(?:[^\W_]|[“”\"«»(‘’'¿¡—–…€$£]|\*\*?[^\W_]|\[[^\W_]|`[^`])"
_LINE = rf"(?![0-9]{{1,9}}[.)](?:[ \n]|\Z)){_FIRST}.*+(?<![{EDGES}])"
_BLOCK = pattern(
    rf"\n*+(?:(#{{1,6}}) (?![^\n]*\{{)({_LINE})(?<!#)"
    rf"|[-*+] ({_LINE})(?=\n?\Z|\n(?:\n|[-*+] |#{{1,6}} ))"
    rf"|({_LINE}(?:\n{_LINE})*))(?:\n|\Z)"
)
"""A heading and its text, an item of one line, or the lines of a paragraph."""

_END = pattern(r"\n*\Z")


def skim(document: str) -> Runs | None:
    """Return the runs of a document, or nothing where it takes care."""
    if len(document) > _LONGEST or has_any(document, _UNSURE):
        return None
    blocks = list(_blocks(document))
    end = blocks[-1].end() if blocks else 0
    runs = tuple(_runs(blocks, document))
    if len(runs) < len(blocks) or not _END.match(document, end):
        return None
    levels = tuple(len(each[1]) for each in blocks if each[1])
    return Runs(runs=runs, cuts=(), levels=levels, has_html=False)


def _blocks(document: str) -> Iterator[re.Match[str]]:
    """Yield the blocks up to the first that takes care."""
    at = 0
    while found := _BLOCK.match(document, at):
        yield found
        at = found.end()


def _runs(blocks: Iterable[re.Match[str]], document: str) -> Iterator[Run]:
    """Yield the run of each block, up to the first that takes care."""
    is_ascii = document.isascii()
    at, passed, line = 0, 0, 1
    for found in blocks:
        group = found.lastindex or 0
        source, start = found[group], found.start(group)
        skimmed = skim_words(source.replace("\n", " "))
        if skimmed is None:
            return
        line += document.count("\n", at, start)
        first = start if is_ascii else passed + len(document[at:start].encode())
        at, passed = start, first
        yield Run(
            tokens=skimmed.tokens,
            kind=HEADINGS[len(found[1])] if found[1] else _KINDS[group],
            start=first,
            end=first + len(source if is_ascii else source.encode()),
            line=line,
            is_message=source[0].isalpha() or is_translatable(skimmed.tokens),
            written=skimmed.written,
        )


_KINDS = {3: Kind.LIST_ITEM, 4: Kind.PARAGRAPH}
"""What a run is, by the group of `_BLOCK` that it was found as."""
