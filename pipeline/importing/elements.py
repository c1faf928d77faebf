"""The tree of a page's text → blocks."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from lxml import etree
from lxml.html import HtmlElement

from pipeline import text
from pipeline.importing.blocks import (
    Block,
    Figure,
    Findings,
    Grid,
    Heading,
    Listing,
    Markup,
    Paragraph,
    Quotation,
    Rule,
    Run,
    Verbatim,
)
from pipeline.importing.frames import has_name
from pipeline.importing.inline import INLINE, Address, children, read_run
from pipeline.importing.lexicon import choice, classes
from pipeline.importing.safety import clean
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.syntax.tokens import Break, Picture

_HEADINGS = {f"h{level}": min(max(level, 2), 6) for level in range(1, 7)}
_LEGEND = classes("legend")
_CREDIT = classes("credit")
_MARKED = pattern(
    rf"\A(?:{choice('credits')})[ \u00a0\u202f]*:[ \u00a0]*", re.IGNORECASE
)
_NAMED = pattern(
    rf"(?:©[ \u00a0]*|\b(?:{choice('credits')})[ \u00a0\u202f]*:[ \u00a0]*)"
    r"(?P<name>[^.:]{2,60}?)[.)]?\Z",
    re.IGNORECASE,
)
_EMBEDDED = frozenset({"audio", "embed", "iframe", "object", "svg", "video"})


class TreeReader:
    """Reads the blocks below an element, and says what it had to leave out."""

    def __init__(self, address: Address, findings: Findings) -> None:
        self.address = address
        self.findings = findings
        self.line = 0

    def blocks(self, element: HtmlElement) -> tuple[Block, ...]:
        """Return the blocks inside an element, in order."""
        return tuple(self._inside(children(element)))

    def _inside(self, nodes: Iterable[HtmlElement | str]) -> Iterator[Block]:
        """Make paragraphs of the text between the blocks."""
        for is_inline, group in groupby(nodes, key=_is_inline):
            if is_inline:
                yield from self._paragraphs(list(group))
                continue
            for node in group:
                if not isinstance(node, str):
                    yield from self._block(node)

    def _paragraphs(self, nodes: list[HtmlElement | str]) -> Iterator[Block]:
        run = read_run(nodes, self.address)
        for part in _parted(run):
            if len(part) == 1 and isinstance(part[0], Picture):
                yield Figure(source=part[0].url, alt=part[0].alt, line=self.line)
            elif part:
                yield Paragraph(run=part, line=self.line)

    def _block(self, element: HtmlElement) -> Iterator[Block]:
        name = str(element.tag)
        self.line = element.sourceline or self.line
        if name in _HEADINGS:
            run = self._run(element)
            heading = Heading(level=_HEADINGS[name], run=run, line=self.line)
            yield from [heading] if run else []
        elif _is_like_figure(element):
            yield from self.figure(element)
        elif name in _EMBEDDED:
            self._say_lost(element, name)
        else:
            yield from _READERS.get(name, TreeReader.container)(self, element)

    def container(self, element: HtmlElement) -> Iterator[Block]:
        """Yield the blocks of an element that is none itself."""
        yield from self._inside(children(element))

    def _run(self, element: HtmlElement) -> Run:
        return read_run(children(element), self.address)

    def figure(self, element: HtmlElement) -> Iterator[Block]:
        """Yield one picture with its caption, or what a larger figure holds."""
        images = list(element.iter("img"))
        if len(images) != 1 or element.find(".//table") is not None:
            yield from self.container(element)
            return
        image = images[0]
        source = self.address(image, "src")
        alt = _words(image.get("alt") or "")
        caption, credit = _caption(element)
        if source:
            yield Figure(
                source=source, alt=alt, caption=caption, credit=credit, line=self.line
            )

    def listing(self, element: HtmlElement) -> Iterator[Block]:
        """Yield a list, without its empty items."""
        items = tuple(self.blocks(item) for item in element.iterchildren("li"))
        filled = tuple(item for item in items if item)
        if filled:
            is_ordered = element.tag == "ol"
            yield Listing(items=filled, start=_start(element) if is_ordered else None)

    def quotation(self, element: HtmlElement) -> Iterator[Block]:
        """Yield a quotation."""
        blocks = self.blocks(element)
        yield from [Quotation(blocks=blocks)] if blocks else []

    def verbatim(self, element: HtmlElement) -> Iterator[Block]:
        """Yield text whose white space counts."""
        content = _content(element).strip("\n")
        yield from [Verbatim(content=content)] if content.strip("\n ") else []

    def table(self, element: HtmlElement) -> Iterator[Block]:
        """Yield a plain grid, or the HTML of any other table."""
        rows = [
            [cell for cell in row if cell.tag in {"td", "th"}]
            for row in element.iter("tr")
        ]
        if not any(rows):
            return
        if not _is_grid(element, rows):
            yield self._markup(element)
            return
        yield Grid(rows=tuple(tuple(map(self._run, row)) for row in rows if row))

    def definitions(self, element: HtmlElement) -> Iterator[Block]:
        """Yield the HTML of a list of terms, which holds blocks of any kind."""
        yield self._markup(element)

    def rule(self, _: HtmlElement) -> Iterator[Block]:
        """Yield a break between two parts."""
        yield Rule()

    def _markup(self, element: HtmlElement) -> Markup:
        """Keep an element as HTML; a blank line would end it in Markdown."""
        for name, attribute in (("a", "href"), ("img", "src")):
            for each in element.iter(name):
                address = self.address(each, attribute)
                each.attrib.pop(attribute, None)
                each.attrib.update({attribute: address} if address else {})
        html = etree.tostring(
            element, encoding="unicode", method="html", with_tail=False
        )
        return Markup(html=text.trim(text.fold(clean(html))))

    def _say_lost(self, element: HtmlElement, name: str) -> None:
        place = element.get("src") or element.get("data") or ""
        message = say("An embedded <{name}> was left out.", name=name)
        if place:
            message = say("{fault} {address}", fault=message, address=place)
        self.findings.doubt("import-lost", message, element.sourceline or 0)


_READERS: dict[str, Callable[[TreeReader, HtmlElement], Iterator[Block]]] = {
    "blockquote": TreeReader.quotation,
    "dl": TreeReader.definitions,
    "figure": TreeReader.figure,
    "hr": TreeReader.rule,
    "ol": TreeReader.listing,
    "pre": TreeReader.verbatim,
    "table": TreeReader.table,
    "ul": TreeReader.listing,
}


def _is_like_figure(element: HtmlElement) -> bool:
    """Say whether an element is a picture and its caption, and nothing else."""
    if element.tag not in {"div", "p"} or element.find(".//img") is None:
        return False
    inside = (e for e in element.iterdescendants() if isinstance(e.tag, str))
    legends = [e for e in inside if has_name(e, _LEGEND)]
    return bool(legends) and _words(_content(legends[0])) == _words(_content(element))


def _caption(figure: HtmlElement) -> tuple[str, str]:
    """Return what a figure says beside its picture, and who made that."""
    marked = _credit(figure)
    caption = _words(_content(figure))
    named = None if marked else _NAMED.search(caption)
    if named:
        caption, marked = caption[: named.start()], named["name"]
    return caption.rstrip(" \u00a0|/·©–—-("), marked


def _credit(figure: HtmlElement) -> str:
    """Take the name of whoever made the picture out of a figure."""
    marked = [
        each
        for each in figure.iterdescendants()
        if isinstance(each.tag, str)
        and (each.tag == "small" or has_name(each, _CREDIT))
    ]
    said = _words(" ".join(map(_content, marked[:1])))
    for each in marked[:1]:
        each.drop_tree()
    return _MARKED.sub("", said)


def _is_inline(node: HtmlElement | str) -> bool:
    """Say whether a node stands in a sentence, with all that it holds."""
    if isinstance(node, str):
        return True
    return node.tag in INLINE and all(
        child.tag in INLINE for child in node.iter() if isinstance(child.tag, str)
    )


def _parted(run: Run) -> Iterator[Run]:
    """Part a run at two line breaks, which old pages write for a paragraph."""
    part: list[object] = []
    for place, token in enumerate(run):
        is_pair = isinstance(token, Break) and run[place + 1 : place + 2] == (Break(),)
        if is_pair and part:
            yield _trimmed(part)
            part = []
        else:
            part.append(token)
    yield _trimmed(part)


def _trimmed(part: list[object]) -> Run:
    while part and isinstance(part[0], Break):
        part.pop(0)
    while part and isinstance(part[-1], Break):
        part.pop()
    return tuple(part)  # type: ignore[arg-type]


def _is_grid(element: HtmlElement, rows: list[list[HtmlElement]]) -> bool:
    """Say whether a table is one that Markdown can write."""
    filled = [row for row in rows if row]
    cells = [cell for row in filled for cell in row]
    head = {cell.tag for cell in filled[0]}
    return (
        head == {"th"}
        and len({len(row) for row in filled}) == 1
        and all(_is_inline_inside(cell) for cell in cells)
        and not any(cell.get("colspan") or cell.get("rowspan") for cell in cells)
        and not any(cell.tag == "th" for row in filled[1:] for cell in row)
        and element.find("caption") is None
    )


def _is_inline_inside(cell: HtmlElement) -> bool:
    return all(map(_is_inline, children(cell)))


def _start(element: HtmlElement) -> int:
    written = element.get("start") or ""
    return int(written) if written.isdecimal() and len(written) < len("1" * 10) else 1


def _content(element: HtmlElement) -> str:
    return str(element.text_content())


def _words(written: str) -> str:
    return text.trim(text.fold(written))
