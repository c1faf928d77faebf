"""Plain text pasted from a page → Page: title, dates and blocks by their shape."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from pipeline import text
from pipeline.importing.blocks import (
    Block,
    Findings,
    Heading,
    Listing,
    Page,
    Paragraph,
    Run,
)
from pipeline.importing.chrome import (
    Dateline,
    is_breadcrumb,
    is_button,
    read_dateline,
)
from pipeline.importing.languages import is_foreign
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.syntax.tokens import Text

_LONGEST_TITLE = 200
_LONGEST_HEADING = 90
# No one wraps text by hand after so many characters: each line is a paragraph.
_LONGEST_WRAPPED = 120
_SENTENCE_END = pattern(r"[.,;:…»”\"')\]]\Z")
_QUESTION = pattern(r"[!?]\Z")
_CREDIT = pattern(
    r"©|\((?:c|photo|dr)\)|\b(?:photos?|crédits?|credits?)[ \u00a0]?(?::|by\b|de\b)",
    re.IGNORECASE,
)
_BULLET = pattern("[•‣▪◦●][ \t\u00a0\u202f]*")


class Passage(Struct, frozen=True, kw_only=True):
    """Lines that stand together, as one; `line` is the first, from 1."""

    line: int
    words: str

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does, or is too long for a heading."""
        is_long = len(self.words) > _LONGEST_HEADING
        return is_long or _SENTENCE_END.search(self.words) is not None

    @property
    def may_be_heading(self) -> bool:
        """Whether it is short, begins like a sentence and ends like none."""
        first = self.words[:1]
        starts = first.isupper() or first.isdigit() or first in "«“¿"
        return starts and not self.is_sentence


def read_plaintext(document: str, language: str, findings: Findings) -> Page:
    """Return the page that a text was pasted from."""
    lines, dates = _without_chrome(document, language, findings)
    passages = list(_passages(lines))
    title = passages.pop(0).words if passages and _is_title(passages[0]) else ""
    return Page(
        title=title,
        published=dates.published,
        updated=dates.updated,
        blocks=tuple(_blocks(passages, language, findings)),
    )


def _is_title(passage: Passage) -> bool:
    is_short = len(passage.words) <= _LONGEST_TITLE
    return is_short and re.search(r"[.,;:]\Z", passage.words) is None


def _passages(lines: list[str]) -> Iterator[Passage]:
    """Yield what blank lines part, and each line that begins with a bullet."""
    gathered: list[tuple[int, str]] = []
    for number, words in enumerate([*lines, ""], 1):
        if words and not _BULLET.match(words):
            gathered.append((number, words))
            continue
        yield from _joined(gathered)
        gathered = []
        if words:
            yield Passage(line=number, words=words)


def _joined(lines: list[tuple[int, str]]) -> Iterator[Passage]:
    """Join lines that were wrapped; lines too long for that stand alone."""
    if any(len(words) > _LONGEST_WRAPPED for _, words in lines):
        for number, words in lines:
            yield Passage(line=number, words=text.fold(words))
    elif lines:
        words = text.fold("\n".join(words for _, words in lines))
        yield Passage(line=lines[0][0], words=words)


def _without_chrome(
    document: str, language: str, findings: Findings
) -> tuple[list[str], Dateline]:
    """Return the lines, those of the site emptied, and the dates they gave.

    A line of no-break spaces is empty too.
    """
    lines: list[str] = []
    dates = Dateline()
    is_head = True
    for number, line in enumerate(document.split("\n"), 1):
        words = text.trim(line)
        dateline = read_dateline(words, number, findings, is_french=language == "fr")
        if dateline is not None:
            dates = _earlier_wins(dates, dateline)
            why: str = say("It says when the page was published or updated")
        elif _is_chrome(words, is_head=is_head):
            why = say("It belongs to the site that the page came from")
        else:
            why = ""
            is_head = is_head and not Passage(line=number, words=words).is_sentence
        if why:
            message = say("“{words}” was left out. {why}.", words=words, why=why)
            findings.note("import-chrome", message, number)
        lines.append("" if why else words)
    return lines, dates


def _is_chrome(words: str, *, is_head: bool) -> bool:
    """Say whether a line is a control of the site; those have a capital."""
    is_control = is_button(words) or (is_head and is_breadcrumb(words))
    return is_control and words[:1].isupper()


def _earlier_wins(dates: Dateline, found: Dateline) -> Dateline:
    """Complete the dates: what stands at the head of a page speaks of the page."""
    return replace(
        dates,
        published=dates.published or found.published,
        updated=dates.updated or found.updated,
    )


def _blocks(
    passages: list[Passage], language: str, findings: Findings
) -> Iterator[Block]:
    items: list[tuple[Block, ...]] = []
    for place, passage in enumerate(passages):
        following = passages[place + 1] if place + 1 < len(passages) else None
        bullet = _BULLET.match(passage.words)
        if bullet and bullet.end() < len(passage.words):
            items.append((Paragraph(run=_run(passage.words[bullet.end() :])),))
            continue
        if items:
            yield Listing(items=tuple(items))
            items = []
        yield _block(passage, following, language, findings)
    if items:
        yield Listing(items=tuple(items))


def _run(words: str) -> Run:
    return (Text(words),)


def _block(
    passage: Passage, following: Passage | None, language: str, findings: Findings
) -> Block:
    """Tell a heading by its shape and by the text that follows it."""
    run = _run(passage.words)
    if _CREDIT.search(passage.words) and len(passage.words) <= _LONGEST_TITLE:
        message = say(
            "This looks like the caption of a picture that is lost. It "
            "was kept as a paragraph: put the picture above it, or "
            "delete it."
        )
        findings.doubt("import-caption", message, passage.line)
        return Paragraph(run=run)
    if not passage.may_be_heading:
        return Paragraph(run=run)
    if following is None or following.may_be_heading:
        message = say(
            "This short line was kept as a paragraph. Put `## ` before "
            "it if it is a heading."
        )
        findings.doubt("import-heading", message, passage.line)
        return Paragraph(run=run)
    _doubt_heading(passage, language, findings)
    return Heading(level=2, run=run)


def _doubt_heading(passage: Passage, language: str, findings: Findings) -> None:
    """Say why a heading might be none: the picture above a caption is lost."""
    words = passage.words
    if is_foreign(words, language):
        message = say(
            "This short line was taken for a heading. It is in another "
            "language than the page: it may be the caption of a picture "
            "that is lost, or a name. Delete it, translate it, or keep "
            "it."
        )
        findings.doubt("import-heading", message, passage.line)
    elif _QUESTION.search(words):
        message = say(
            "This short line was taken for a heading. Delete the `## ` "
            "if it is a sentence of the text."
        )
        findings.doubt("import-heading", message, passage.line)
    else:
        message = say(
            "This short line was taken for a heading. Delete the `## ` "
            "if it is the caption of a picture."
        )
        findings.note("import-heading", message, passage.line)
