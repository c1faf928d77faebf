"""Plain text → messages and skeleton: paragraphs and headings by their shape."""

from collections.abc import Iterator

from pipeline import text
from pipeline.model.articles import Kind
from pipeline.patterns import pattern
from pipeline.reading.bodies import Body
from pipeline.reading.composing import Composer
from pipeline.reading.limits import limited
from pipeline.reading.runs import Run
from pipeline.syntax.tokens import Text

_LONGEST_HEADING = 90
_SENTENCE_END = pattern(r"[.,;:!?…»”\"')\]]\Z")


def read_plaintext(document: str, *, has_title: bool) -> Body:
    """Return the body of a text; its first heading is the title if it has none."""
    blocks = limited(_blocks(document))
    title = ""
    if blocks and not has_title and _is_heading(blocks[0][1]):
        title = blocks.pop(0)[1]
    composer = Composer()
    for place, (line, block) in enumerate(blocks):
        is_last = place == len(blocks) - 1
        is_heading = not is_last and _is_heading(block)
        _place(composer, block, line, is_heading=is_heading)
    return Body(composer=composer, title=title)


def _blocks(document: str) -> Iterator[tuple[int, str]]:
    """Yield each block as one line of text, with the line that it begins on."""
    lines: list[str] = []
    for number, line in enumerate([*document.split("\n"), ""], 1):
        if text.trim(line):
            lines.append(line)
        elif lines:
            yield number - len(lines), text.trim(text.fold("\n".join(lines)))
            lines = []


def _is_heading(block: str) -> bool:
    """Say whether a block is short, begins like a sentence and ends like none."""
    starts = block[:1].isupper() or block[:1].isdigit()
    is_short = len(block) <= _LONGEST_HEADING
    return starts and is_short and not _SENTENCE_END.search(block)


def _place(composer: Composer, block: str, line: int, *, is_heading: bool) -> None:
    element = "h2" if is_heading else "p"
    kind = Kind.HEADING_2 if is_heading else Kind.PARAGRAPH
    composer.literal(f"<{element}>")
    composer.hole(Run(tokens=(Text(block),), kind=kind, line=line))
    composer.literal(f"</{element}>\n")
