"""A page saved as HTML → Page: its text found, its site's frame left out."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from pipeline import text
from pipeline.importing.blocks import Block, Findings, Heading, Page, Paragraph
from pipeline.importing.chrome import is_breadcrumb, is_button, read_dateline
from pipeline.importing.declarations import Declarations, read_declarations
from pipeline.importing.elements import TreeReader
from pipeline.syntax.tokens import Text

_NOT_TEXT = frozenset(
    [
        "aside",
        "button",
        "dialog",
        "footer",
        "form",
        "head",
        "input",
        "link",
        "meta",
        "nav",
        "noscript",
        "script",
        "select",
        "style",
        "template",
        "textarea",
        "title",
    ]
)
_FRAME = frozenset(
    [
        "breadcrumb",
        "breadcrumbs",
        "cookie",
        "cookies",
        "menu",
        "nav",
        "navigation",
        "newsletter",
        "pagination",
        "related",
        "share",
        "sharing",
        "sidebar",
        "social",
        "toolbar",
    ]
)
"""Words in a class or id that no text of an article carries."""

_ROLES = frozenset({"banner", "complementary", "contentinfo", "navigation", "search"})
_NAME = re.compile(r"[a-zA-Z]+")
_SAFE = frozenset({"http", "https", "mailto", "tel"})


def read_webpage(document: str, findings: Findings) -> Page:
    """Return what a saved page says, and what it says about itself."""
    tree = _tree(document)
    if tree is None:
        return Page()
    declared = read_declarations(tree)
    content = _content(tree)
    _without_frame(content)
    title = _title(content, declared, findings)
    addresses = _Addresses(declared.address, findings)
    blocks = TreeReader(addresses.find, findings).blocks(content)
    return Page(
        title=title,
        language=declared.language,
        summary=declared.summary,
        published=declared.published,
        updated=declared.updated,
        authors=declared.authors,
        blocks=tuple(_without_buttons(blocks, declared, findings)),
    )


def _tree(document: str) -> HtmlElement | None:
    """Parse as browsers do; the text is decoded, whatever a `meta` says."""
    try:
        return document_fromstring(
            document.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, ValueError):
        return None


def _content(tree: HtmlElement) -> HtmlElement:
    """Return the element that holds the text, and least of anything else."""
    for path in (".//main//article", ".//article", ".//main", ".//*[@role='main']"):
        found = tree.findall(path)
        if found:
            return max(found, key=lambda each: len(str(each.text_content())))
    body = tree.find("body")
    return tree if body is None else body


def _without_frame(content: HtmlElement) -> None:
    for element in list(content.iterdescendants()):
        if isinstance(element.tag, str) and _is_frame(element):
            element.drop_tree()


def _is_frame(element: HtmlElement) -> bool:
    if element.tag in _NOT_TEXT or element.get("role") in _ROLES:
        return True
    if "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    names = _NAME.findall(f"{element.get('class', '')} {element.get('id', '')}".lower())
    return not _FRAME.isdisjoint(names) and element.find(".//h1") is None


def _title(content: HtmlElement, declared: Declarations, findings: Findings) -> str:
    """Return the title; the heading that said it is taken out."""
    heading = content.find(".//h1")
    if heading is None:
        if declared.title:
            message = f"“{declared.title}” is the name of the page's tab. Check it."
            findings.note("import-title", message)
        return declared.title
    title = text.trim(text.fold(str(heading.text_content())))
    heading.drop_tree()
    return title or declared.title


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
        shown = written[:80]
        message = f"The link “{shown}” was left out: no reader could follow it."
        self.findings.doubt("import-link", message, line)

    def _say_relative(self, address: str, line: int) -> None:
        message = (
            f"“{address}” is relative to a page that we do not know. Write the whole "
            "address, or the path of a file beside the article."
        )
        self.findings.doubt("import-link", message, line)


def _without_buttons(
    blocks: tuple[Block, ...], declared: Declarations, findings: Findings
) -> Iterator[Block]:
    """Leave out what only the words tell to be a control or a date of the site."""
    is_head = True
    is_french = declared.language.partition("-")[0] == "fr"
    for block in blocks:
        words = _plain(block)
        is_chrome = is_button(words) or (is_head and is_breadcrumb(words))
        is_dated = declared.published or declared.updated
        if words and is_chrome:
            message = f"“{words}” was left out. It belongs to the site."
            findings.note("import-chrome", message)
        elif words and is_dated and is_head and _is_dateline(words, is_french):
            message = f"“{words}” was left out. The page says it in its head."
            findings.note("import-chrome", message)
        else:
            is_head = False
            yield block


def _is_dateline(words: str, is_french: bool) -> bool:  # noqa: FBT001
    ignored = Findings("")
    return read_dateline(words, 0, ignored, is_french=is_french) is not None


def _plain(block: Block) -> str:
    """Return the words of a block that has nothing but words."""
    if isinstance(block, Heading | Paragraph) and len(block.run) == 1:
        token = block.run[0]
        return token.text if isinstance(token, Text) else ""
    return ""
