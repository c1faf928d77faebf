"""A page as it was found → the same without what stands around its text.

Dates, names, a standfirst, the first picture: a page shows them above its
text, and an article has them in its front matter.
"""

import datetime as dt
from collections.abc import Iterator
from posixpath import basename
from urllib.parse import unquote, urlsplit

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline import text
from pipeline.importing.blocks import (
    Block,
    Figure,
    Findings,
    Heading,
    Listing,
    Page,
    Paragraph,
    Rule,
)
from pipeline.importing.chrome import (
    Dateline,
    has_verb,
    is_breadcrumb,
    is_button,
    read_dateline,
)
from pipeline.importing.lexicon import choice
from pipeline.importing.signatures import names
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.syntax.tokens import Code, Mark, MarkEnd, MarkStart, Picture, Text

_SEPARATORS = " \u00a0\u202f,|–—·•-"
_NAME = r"[^\W\d_a-zà-þ][\w'’.-]*"
_PARTICLE = r"(?:de|du|des|da|di|del|della|van|von|der|la|le|el|d['’])"
_BYLINE = pattern(
    rf"\A(?:{choice('bylines')})[ \u00a0]+"
    rf"(?P<names>{_NAME}(?:(?:,|[ \u00a0](?:et|and|y|und|e|i|&))?[ \u00a0]"
    rf"(?:{_PARTICLE}[ \u00a0]?)*{_NAME}){{0,7}})[{_SEPARATORS}]*"
    r"(?P<rest>.*)\Z"
)
_SIZE = pattern(r"-(?:\d{2,4}x\d{2,4}|scaled|e\d{10,})$")
_CUT = pattern(r"[ \u00a0]*(?:\[?(?:…|\.\.\.)\]?|\[&hellip;\])\Z")
_HEAD = 2
"""How many blocks of text may stand among the lines above the text."""
_FEWEST_TO_COMPARE = 40
_LONGEST_HEADING = 90


def open_page(page: Page, findings: Findings) -> Page:
    """Return the page with what was above its text in the front matter."""
    reader = _Openings(page, findings)
    blocks = _with_headings(_without_tail(list(reader.kept())), findings)
    page = replace(
        page,
        published=page.published or reader.dates.published,
        updated=page.updated or reader.dates.updated,
        authors=page.authors or tuple(dict.fromkeys(reader.authors)),
        blocks=blocks,
    )
    return _with_summary(_with_image(_without_idle_update(page), findings), findings)


class _Openings(Struct):
    """Reads the lines around a text, and leaves them out."""

    page: Page
    findings: Findings
    dates: Dateline = field(default_factory=Dateline)
    authors: list[str] = field(default_factory=list)

    def kept(self) -> Iterator[Block]:
        """Yield the blocks of the text."""
        passed = 0
        for place, block in enumerate(self.page.blocks, 1):
            is_head = passed < _HEAD
            is_edge = is_head or place == len(self.page.blocks)
            why = self._why_not(block, is_head=is_head, is_edge=is_edge)
            if why:
                message = say(
                    "“{words}” was left out. {why}.",
                    words=", ".join(_lines(block)),
                    why=why,
                )
                self.findings.note("import-chrome", message, _line(block))
            else:
                passed += not isinstance(block, Figure)
                yield block

    def _why_not(self, block: Block, *, is_head: bool, is_edge: bool) -> str:
        """Return why a block is none of the text; nothing if it is."""
        lines = _lines(block)
        words = " > ".join(lines)
        if not all(lines) or not lines:
            return ""
        if all(map(is_button, lines)) or (is_head and is_breadcrumb(words)):
            return say("It belongs to the site")
        if is_head and words == self.page.title:
            return say("It is the title")
        if self._takes_date(words, _line(block), is_head=is_head):
            return say("It says when the page was published or updated")
        if is_edge and self._takes_names(words, _line(block)):
            return say("It says who wrote the page")
        return ""

    def _takes_date(self, words: str, line: int, *, is_head: bool) -> bool:
        if not is_head and not has_verb(words):
            return False
        is_french = self.page.language.partition("-")[0] == "fr"
        found = read_dateline(words, line, self.findings, is_french=is_french)
        if found is None:
            return False
        self.dates = Dateline(
            published=self.dates.published or found.published,
            updated=self.dates.updated or found.updated,
        )
        return True

    def _takes_names(self, words: str, line: int) -> bool:
        if words in self.page.authors:
            return True
        byline = _BYLINE.match(words[:1].lower() + words[1:])
        if byline is None:
            return False
        rest = byline["rest"]
        if rest and not self._takes_date(rest, line, is_head=True):
            return False
        self.authors += names(byline["names"])
        return True


def _without_tail(blocks: list[Block]) -> list[Block]:
    """Drop the rules that part a text from what was above and below it."""
    while blocks and isinstance(blocks[-1], Rule):
        blocks.pop()
    while blocks and isinstance(blocks[0], Rule):
        blocks.pop(0)
    return blocks


def _with_headings(blocks: list[Block], findings: Findings) -> list[Block]:
    """Take a short line in bold for a heading, where a page has no others."""
    if any(isinstance(each, Heading) for each in blocks):
        return blocks
    following = [*blocks[1:], Rule()]
    return [
        _heading(block, findings)
        if isinstance(block, Paragraph)
        and _is_bold_line(block)
        and isinstance(after, Paragraph | Listing)
        else block
        for block, after in zip(blocks, following, strict=False)
    ]


def _is_bold_line(block: Paragraph) -> bool:
    strong = (MarkStart(Mark.STRONG), MarkEnd(Mark.STRONG))
    ends = (block.run[0], block.run[-1]) if block.run else ()
    words = _words(block)
    is_line = len(words) <= _LONGEST_HEADING and words[-1:] not in ".,;:…»”"
    return ends == strong and block.run.count(strong[1]) == 1 and is_line


def _heading(block: Paragraph, findings: Findings) -> Heading:
    message = say(
        "“{words}” was taken for a heading: it is a line in bold. "
        "Delete the `## ` if it is none.",
        words=_words(block),
    )
    findings.note("import-heading", message, block.line)
    return Heading(level=2, run=block.run[1:-1], line=block.line)


def _without_idle_update(page: Page) -> Page:
    """Drop an update that is none: many systems count the publication as one."""
    if page.published is None or page.updated is None:
        return page
    is_later = _is_later(page.updated, page.published)
    return page if is_later else replace(page, updated=None)


def _is_later(one: dt.date | dt.datetime, other: dt.date | dt.datetime) -> bool:
    """Compare two moments; days, where one of them is a day."""
    if isinstance(one, dt.datetime) and isinstance(other, dt.datetime):
        return one > other
    return f"{one:%Y-%m-%d}" > f"{other:%Y-%m-%d}"


def _with_image(page: Page, findings: Findings) -> Page:
    """Take the first picture of the text, if it is that of the page."""
    blocks = list(page.blocks)
    first = blocks[0] if len(blocks) > 1 else None
    page = replace(page, image=page.image or _figure(first))
    if page.image is None:
        return page
    same = (b for b in blocks if isinstance(b, Figure) and _is_same(b, page.image))
    found = next(same, None)
    if found is None:
        if not page.image.alt:
            message = say(
                "The picture {source} has no text for those who don't see "
                "it. Add `alt:` below `image:`.",
                source=page.image.source,
            )
            findings.doubt("import-image", message)
        return page
    place = blocks.index(found)
    if any(not isinstance(each, Figure) for each in blocks[:place][1:]):
        message = say(
            "The picture that stands for the page is in its text, and "
            "was left there. Move it to `image:` if it shall lead the "
            "article."
        )
        findings.note("import-image", message, found.line)
        return replace(page, image=None)
    image = replace(found, alt=found.alt or page.image.alt)
    return replace(page, image=image, blocks=[*blocks[:place], *blocks[place + 1 :]])


def _figure(block: Block | None) -> Figure | None:
    return block if isinstance(block, Figure) else None


def _is_same(figure: Figure, image: Figure) -> bool:
    """Say whether two pictures differ in nothing but their size."""
    return _stem(figure.source) == _stem(image.source)


def _stem(address: str) -> str:
    name = basename(unquote(urlsplit(address).path))
    return _SIZE.sub("", name.rpartition(".")[0] or name)


def _with_summary(page: Page, findings: Findings) -> Page:
    """Have the summary once: a theme shows it above the text, as many pages do."""
    first = next((b for b in page.blocks if not isinstance(b, Figure)), None)
    words = _words(first) if isinstance(first, Paragraph) else ""
    start = _CUT.sub("", page.summary)
    is_start = len(start) >= _FEWEST_TO_COMPARE and words.startswith(start)
    if words and words == page.summary and len(page.blocks) > 1:
        rest = tuple(each for each in page.blocks if each is not first)
        return replace(page, blocks=rest)
    if not is_start:
        return page
    message = say(
        "The summary was only the beginning of the text. Write one: `summary:`."
    )
    findings.doubt("import-summary", message, _line(first))
    return replace(page, summary="")


def _words(block: Block | None) -> str:
    """Return the words of a block that has nothing but words."""
    if not isinstance(block, Heading | Paragraph):
        return ""
    if any(isinstance(each, Code | Picture) for each in block.run):
        return ""
    return text.trim("".join(e.text for e in block.run if isinstance(e, Text)))


def _lines(block: Block) -> list[str]:
    """Return the words of a block, or of each item of a list."""
    if isinstance(block, Listing):
        return [_words(each) for item in block.items for each in item]
    return [_words(block)]


def _line(block: Block | None) -> int:
    return block.line if isinstance(block, Heading | Paragraph | Figure) else 0
