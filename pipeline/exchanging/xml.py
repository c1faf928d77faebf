"""XML of strangers → a tree, or why not; and text → XML.

What comes from other programs is not trusted: no entity is expanded, no file or
address is opened, and what is too large is refused (OWASP, XML External Entity
Prevention).
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml.etree import _Element as Element

from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.locales import parse_tag, to_tag
from pipeline.model.phrases import say
from pipeline.patterns import pattern

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MOST = 64 * 1024 * 1024
"""Bytes of a file; a newsroom's whole memory has less."""

_UNFIT = pattern("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to say (section 2.2)."""


def parse_xml(content: bytes, path: str) -> Checked[Element | None]:
    """Return the root of a document; none, with an error, for one to be refused."""
    if len(content) > _MOST:
        why = say("The file has more than {most} MB: split it.", most=_MOST >> 20)
        return Checked(value=None, diagnostics=(refusal(path, why),))
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        why = say("This is no XML: {error}", error=str(error.msg))
        found = refusal(path, why, error.lineno or 1)
        return Checked(value=None, diagnostics=(found,))
    if _has_entities(root):
        why = say("It declares entities of its own, which is not safe.")
        return Checked(value=None, diagnostics=(refusal(path, why),))
    return Checked(value=root)


def refusal(path: str, why: str, line: int = 1) -> Diagnostic:
    """Say why a file is not taken in."""
    return Diagnostic(
        code="ingest-unreadable",
        severity=Severity.ERROR,
        message=why,
        path=path,
        line=line,
    )


def _has_entities(root: Element) -> bool:
    # The DTD is missing from most documents, which the type does not say.
    declared: Any = root.getroottree().docinfo.internalDTD
    return declared is not None and any(True for _ in declared.iterentities())


def name_of(element: Element) -> str:
    """Return the name of an element without its namespace; of a comment, nothing."""
    tag: object = element.tag  # of a comment it is a function
    return etree.QName(tag).localname if isinstance(tag, str) else ""


def find(element: Element, *names: str) -> Iterator[Element]:
    """Yield the elements below one that have one of the names, in order."""
    return (each for each in element.iter() if name_of(each) in names)


def children(element: Element, *names: str) -> Iterator[Element]:
    """Yield the children of an element that have one of the names."""
    return (each for each in element if name_of(each) in names)


def text_of(element: Element) -> str:
    """Return all the text in an element."""
    return "".join(map(str, element.itertext(with_tail=False)))


def tag_in(element: Element) -> str:
    """Return the language that an element says it is in, or an empty text.

    As a BCP 47 tag, however it is spelt: older files have `lang="FR_fr"`.
    """
    name = element.get(XML_LANG) or element.get("lang") or ""
    try:
        return to_tag(parse_tag(name.replace("_", "-")))
    except ValueError:
        return ""


def fits(text: str) -> bool:
    """Say whether XML can hold a text."""
    return _UNFIT.search(text) is None


def escape(text: str) -> str:
    """Escape what stands between tags; a carriage return would be lost."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace("\r", "&#13;")


def attribute(text: str) -> str:
    """Return a text as the quoted value of an attribute."""
    safe = escape(text).replace('"', "&quot;")
    return f'"{safe.replace(chr(10), "&#10;").replace(chr(9), "&#9;")}"'


def attributes(**values: str) -> str:
    """Return attributes, a space before each; one without a value is left out.

    A double underscore in a name is a colon, a single one a hyphen.
    """
    return "".join(
        f" {name.replace('__', ':').replace('_', '-')}={attribute(value)}"
        for name, value in values.items()
        if value
    )
