"""The tree of a page → the same without the frame that its site puts around a text."""

import re
from collections.abc import Set as AbstractSet
from itertools import pairwise

from lxml.html import HtmlElement

from pipeline import text
from pipeline.importing.blocks import Findings
from pipeline.importing.lexicon import classes, words
from pipeline.model.phrases import say
from pipeline.patterns import pattern

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
_ROLES = frozenset(
    [
        "alert",
        "banner",
        "complementary",
        "contentinfo",
        "dialog",
        "menu",
        "navigation",
        "search",
        "toolbar",
    ]
)
_FRAME = words("frames")
_SUBJECTS = tuple(sorted(classes("subjects")))
_UNSEEN = classes("unseen")
_PARTS = pattern(r"[^\W\d_]+")
_LAST = pattern(r"(?<=[-_])[^-_ ]+(?= |\Z)")
_CAMEL = pattern(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN = pattern("display: ?none|visibility: ?hidden", re.IGNORECASE)
_LINES = frozenset({"center", "div", "p", "td"})
_FEWEST_LINKS = 2
_MARKS = pattern("[ \u00a0\u202f|·•/>›»→–—-]+")
_LARGEST_SHARE = 0.5
_WORTH_SAYING = 80


def drop_frame(
    content: HtmlElement, heading: HtmlElement | None, findings: Findings
) -> None:
    """Remove what is of the site; what may have been text is said.

    `heading` stays, with all around it, and so does what holds most of the text.
    """
    kept = set() if heading is None else {heading, *heading.iterancestors()}
    length = len(str(content.text_content()))
    for element in list(content.iterdescendants()):
        if not isinstance(element.tag, str) or element in kept:
            continue
        is_large = len(str(element.text_content())) > length * _LARGEST_SHARE
        if _is_never_text(element) or (not is_large and _is_frame(element)):
            _say_aside(element, findings)
            element.drop_tree()
        elif element.tag in _LINES and _is_line_of_links(element):
            message = say(
                "“{words}” was left out. It leads back into the site.",
                words=_said(element),
            )
            findings.note("import-chrome", message, element.sourceline or 0)
            element.drop_tree()


def drop_unseen(content: HtmlElement) -> None:
    """Remove what is there for screen readers alone."""
    for element in list(content.iterdescendants()):
        if isinstance(element.tag, str) and has_name(element, _UNSEEN):
            element.drop_tree()


def _is_never_text(element: HtmlElement) -> bool:
    if element.tag in _NOT_TEXT - {"aside", "form"}:
        return True
    is_hidden = "hidden" in element.attrib or element.get("aria-hidden") == "true"
    return is_hidden or _HIDDEN.search(element.get("style") or "") is not None


def _is_frame(element: HtmlElement) -> bool:
    if element.tag in _NOT_TEXT or element.get("role") in _ROLES:
        return True
    if element.tag == "header":
        return not any(e.tag in {"article", "main"} for e in element.iterancestors())
    return _is_named_frame(element)


def _is_line_of_links(element: HtmlElement) -> bool:
    """Say whether there is nothing but links, and marks between them."""
    links = list(element.iter("a"))
    if len(links) < _FEWEST_LINKS or element.find(".//img") is not None:
        return False
    said, linked = _said(element), "".join(map(_said, links))
    rest = _MARKS.sub("", said)
    is_marked = rest != said.replace(" ", "")
    return is_marked and bool(rest) and rest == _MARKS.sub("", linked)


def _said(element: HtmlElement) -> str:
    """Return the words of an element, those of its parts apart."""
    return text.trim(text.fold(" ".join(map(str, element.itertext()))))


def _is_named_frame(element: HtmlElement) -> bool:
    return any(map(_names_frame, [*_classes(element), element.get("id") or ""]))


def has_name(element: HtmlElement, names: AbstractSet[str]) -> bool:
    """Say whether one of the classes of an element, or its last part, is among these.

    “chapo”, “article__chapo” and “field-chapo” are one.
    """
    written = [each.lower() for each in _classes(element)]
    return not names.isdisjoint([*written, *(_LAST.findall(" ".join(written)))])


def _classes(element: HtmlElement) -> list[str]:
    return text.fold(element.get("class") or "").split(" ")


def _names_frame(name: str) -> bool:
    """Say whether a class or id is that of a frame: all of it, or a part."""
    if name.lower().startswith(_SUBJECTS):
        return False
    parts = [each.lower() for each in _PARTS.findall(_CAMEL.sub(" ", name))]
    pairs = map("-".join, pairwise(parts))
    return not _FRAME.isdisjoint([*parts, *pairs])


def _say_aside(element: HtmlElement, findings: Findings) -> None:
    """Say what stood beside the text, and could be a part of it."""
    said = _said(element)
    is_foreign = element.tag != "aside" or _is_named_frame(element)
    if not is_foreign and len(said) >= _WORTH_SAYING:
        message = say(
            "What stands beside the text was left out: “{words}…”. Take it "
            "over by hand if it belongs to the article.",
            words=said[:_WORTH_SAYING],
        )
        findings.doubt("import-lost", message, element.sourceline or 0)
