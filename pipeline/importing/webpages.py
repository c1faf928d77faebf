"""A page saved as HTML → Page: its text found, its site's frame left out."""

from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from msgspec.structs import replace

from pipeline import text
from pipeline.importing.blocks import Block, Findings, Note, Page
from pipeline.importing.declarations import Declarations, read_declarations
from pipeline.importing.elements import TreeReader
from pipeline.importing.footnotes import FoundNote, take_notes
from pipeline.importing.frames import drop_frame, drop_unseen, has_name
from pipeline.importing.lexicon import classes, plain
from pipeline.importing.openings import open_page
from pipeline.importing.signatures import Signature, read_signature
from pipeline.model.phrases import say

_SAFE = frozenset({"http", "https", "mailto", "tel"})
_HEADINGS = ("h1", "h2", "h3")
_STANDFIRST = classes("standfirst")
_LAZY = ("data-src", "data-lazy-src", "data-original")
_LONGEST_STANDFIRST = 600


def read_webpage(document: str, findings: Findings) -> Page:
    """Return what a saved page says, and what it says about itself."""
    tree = _tree(document)
    if tree is None:
        return Page()
    declared = read_declarations(tree)
    notes = take_notes(tree)
    heading = _heading(tree, declared.title)
    content = _content(tree, heading)
    drop_frame(content, heading, findings)
    title = _title(heading, declared, findings)
    signed = read_signature(content, declared.authors, findings)
    drop_unseen(content)
    summary = _standfirst(content) or declared.summary
    reader = TreeReader(_Addresses(declared.address, findings).find, findings)
    page = _page(declared, signed, findings)
    page = replace(page, title=title, summary=summary, blocks=reader.blocks(content))
    page = open_page(page, findings)
    return replace(page, blocks=(*page.blocks, *_notes(notes, reader)))


def _tree(document: str) -> HtmlElement | None:
    """Parse as browsers do; the text is decoded, whatever a `meta` says."""
    try:
        tree = document_fromstring(
            document.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, ValueError):
        return None
    for image in tree.iter("img"):
        _load(image)
    return tree


def _load(image: HtmlElement) -> None:
    """Give a picture the address that a script would have given it."""
    waiting = next((image.get(name) for name in _LAZY if image.get(name)), None)
    if waiting and (image.get("src") or "data:").startswith("data:"):
        image.set("src", waiting)


def _content(tree: HtmlElement, heading: HtmlElement | None) -> HtmlElement:
    """Return the element that holds the text, and least of anything else."""
    for path in (".//main//article", ".//article", ".//main", ".//*[@role='main']"):
        found = tree.findall(path)
        if found:
            best = max(found, key=lambda each: len(str(each.text_content())))
            return _with_heading(best, heading)
    body = tree.find("body")
    return tree if body is None else body


def _with_heading(found: HtmlElement, heading: HtmlElement | None) -> HtmlElement:
    """Return an article, or what is around it if the title stands there.

    The other articles there are those to which a page leads on.
    """
    around = set() if heading is None else set(heading.iterancestors())
    if found in around or not any(each.tag == "main" for each in around):
        return found
    content = next((each for each in found.iterancestors() if each in around), found)
    for other in list(content.iter("article")):
        if other is not found and found not in other.iterancestors():
            is_part = other in found.iterancestors() or other in around
            if not is_part:
                other.drop_tree()
    return content


def _heading(tree: HtmlElement, declared: str) -> HtmlElement | None:
    """Return the heading that is the title: the declared one, or the text's first."""
    headings = [each for name in _HEADINGS for each in tree.iter(name)]
    wanted = plain(declared)
    same = (each for each in headings if wanted and plain(_words(each)) == wanted)
    paths = (".//main//article//h1", ".//article//h1", ".//main//h1", ".//h1")
    first = (each for each in map(tree.find, paths) if each is not None)
    return next(same, next(first, None))


def _title(
    heading: HtmlElement | None, declared: Declarations, findings: Findings
) -> str:
    """Return the title; the heading that said it is taken out."""
    if heading is None:
        if declared.title:
            message = say(
                "“{title}” is the name of the page's tab. Check it.",
                title=declared.title,
            )
            findings.note("import-title", message)
        return declared.title
    title = _words(heading)
    heading.drop_tree()
    return title or declared.title


def _page(declared: Declarations, signed: Signature, findings: Findings) -> Page:
    """Join what the head of a page declares with what its text is signed with."""
    dates = signed.dates
    for name, told in (("date", declared.published), ("updated", declared.updated)):
        seen = dates.get("published" if name == "date" else "updated")
        if told and seen and f"{told:%Y-%m-%d}" != f"{seen:%Y-%m-%d}":
            message = say(
                "The head of the page says {told}, its text "
                "{seen}. The first became `{name}:`.",
                told=f"{told:%Y-%m-%d}",
                seen=f"{seen:%Y-%m-%d}",
                name=name,
            )
            findings.doubt("import-date", message)
    return Page(
        language=declared.language,
        published=declared.published or dates.get("published"),
        updated=declared.updated or dates.get("updated"),
        authors=tuple(signed.authors),
        image=declared.image,
    )


def _standfirst(content: HtmlElement) -> str:
    """Take out the paragraph that its class calls the summary of the text."""
    for element in content.iterdescendants():
        is_one = isinstance(element.tag, str) and has_name(element, _STANDFIRST)
        if is_one and 0 < len(words := _words(element)) <= _LONGEST_STANDFIRST:
            element.drop_tree()
            return words
    return ""


def _notes(notes: tuple[FoundNote, ...], reader: TreeReader) -> list[Block]:
    return [
        Note(label=note.label, blocks=reader.blocks(note.element)) for note in notes
    ]


def _words(element: HtmlElement) -> str:
    return text.trim(text.fold(str(element.text_content())))


class _Addresses:
    """Resolves what a page points at, and says what it can't resolve."""

    def __init__(self, base: str, findings: Findings) -> None:
        self.base = base
        self.findings = findings

    def find(self, element: HtmlElement, attribute: str) -> str:
        """Return the absolute address in an attribute; empty where unsafe."""
        written = text.trim(element.get(attribute) or "")
        try:
            address = urljoin(self.base, written) if self.base else written
            scheme = urlsplit(address).scheme.lower()
        except ValueError:
            scheme = "?"
            address = ""
        line = element.sourceline or 0
        if scheme and scheme not in _SAFE:
            self._say_unsafe(written, line)
            return ""
        if address and not scheme and not address.startswith("#"):
            self._say_relative(address, line)
        return address

    def _say_unsafe(self, written: str, line: int) -> None:
        shown = text.fold(written[:80])
        message = say(
            "The link “{shown}” was left out: no reader could follow it.", shown=shown
        )
        self.findings.doubt("import-link", message, line)

    def _say_relative(self, address: str, line: int) -> None:
        message = say(
            "“{address}” is relative to a page that we do not know. "
            "Write the whole address, or the path of a file beside the "
            "article.",
            address=address,
        )
        self.findings.doubt("import-link", message, line)
