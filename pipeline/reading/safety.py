"""HTML of an author, who is not trusted → HTML that can do no harm.

nh3 parses as a browser does and writes well-formed HTML, with only what is
on the lists below. Comments stay, for the directives in them.
"""

from collections.abc import Iterable, Iterator

import nh3
from msgspec import Struct

from pipeline.patterns import pattern
from pipeline.reading.depth import shallow
from pipeline.reading.pieces import joined
from pipeline.syntax import escape_attribute, sanitize
from pipeline.syntax.addresses import SCHEMES
from pipeline.syntax.tags import FREE_TAGS
from pipeline.syntax.tokens import Raw, TagEnd, TagStart, Token

INLINE = FREE_TAGS | {"a", "br", "data", "img", "rp", "rt", "ruby", "wbr"}
"""The elements that may stand in a sentence."""

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "caption",
        "col",
        "colgroup",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "picture",
        "pre",
        "section",
        "source",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)

_ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title", "translate", "role", "aria-label"},
    "a": {"href", "hreflang", "rel"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"alt", "height", "loading", "src", "width"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "source": {"media", "sizes", "src", "type"},
    "td": {"abbr", "colspan", "headers", "rowspan"},
    "th": {"abbr", "colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
}
_CONTROLS = pattern("[\x7f-\x9f]")
"""What a parser of Markdown makes of `&#x80;`, and no page may hold."""

_CELL_STYLE = pattern(r'(<t[dh]) style="text-align: (left|center|right)"')
_UNTRANSLATED = pattern(
    r'(<[a-z][a-z0-9]*(?= )(?![^<>]* lang=")[^<>]*? translate="no")'
)

_CLEANER = nh3.Cleaner(
    tags=set(INLINE | BLOCKS),
    attributes={name: set(values) for name, values in _ATTRIBUTES.items()},
    clean_content_tags={"script", "style", "title"},
    url_schemes=set(SCHEMES),
    link_rel=None,
    strip_comments=False,
)
_LOUD = nh3.Cleaner(
    tags={"script", "style", "iframe", "object", "embed", "form", "svg", "math"},
    clean_content_tags=set(),
    attributes={},
)


class Cleaned(Struct, frozen=True, kw_only=True):
    """HTML made safe, and the names of the elements it lost."""

    html: str
    lost: tuple[str, ...] = ()
    is_too_deep: bool = False


def clean(html: str) -> Cleaned:
    """Return the HTML made safe; tags that are too deep are text."""
    html, is_too_deep = shallow(style_to_class(html))
    shown = _CONTROLS.sub("", sanitize(html, _CLEANER))
    return Cleaned(html=shown, lost=lost_elements(html), is_too_deep=is_too_deep)


def safe_tokens(tokens: Iterable[Token]) -> tuple[tuple[Token, ...], tuple[str, ...]]:
    """Return the tokens of a sentence made safe, and the names of what it lost.

    Tags keep the attributes that they may have, written in one way. What no
    sentence may hold is left out, comments too, and scripts with their text.
    """
    found = tuple(tokens)
    lost = (each.name.lower() for each in found if isinstance(each, TagStart))
    return (
        tuple(joined(_allowed(found))),
        tuple(dict.fromkeys(name for name in lost if name in _NOTABLE)),
    )


def _allowed(tokens: Iterable[Token]) -> Iterator[Token]:
    silenced = ""
    for token in tokens:
        if silenced:
            is_end = isinstance(token, TagEnd) and token.name.lower() == silenced
            silenced = "" if is_end else silenced
        elif isinstance(token, TagStart) and token.name.lower() in _SILENT:
            silenced = token.name.lower()
        elif isinstance(token, TagStart | TagEnd):
            yield from _safe_tag(token)
        elif not isinstance(token, Raw):
            yield token


def _safe_tag(token: TagStart | TagEnd) -> Iterator[Token]:
    name = token.name.lower()
    if name not in INLINE:
        return
    if isinstance(token, TagStart):
        yield TagStart(name, _safe_attributes(token))
    else:
        yield TagEnd(name)


def _safe_attributes(token: TagStart) -> str:
    """Return what nh3 leaves of a tag's attributes, all in double quotes."""
    if not token.attributes:
        return ""
    name = token.name.lower()
    written = "".join(
        f' {key}="{escape_attribute(value)}"' for key, value in token.attributes
    )
    tag, _, _ = sanitize(f"<{name}{written}>", _CLEANER).partition(">")
    return tag.removeprefix(f"<{name}")


def lost_elements(html: str) -> tuple[str, ...]:
    """Return the elements that do harm, of those that a page may have."""
    if not any(f"<{name}" in html.lower() for name in _NOTABLE):
        return ()
    seen = sanitize(html, _LOUD)
    return tuple(name for name in _NOTABLE if f"<{name}" in seen)


_SILENT = frozenset({"script", "style"})
_NOTABLE = ("script", "style", "iframe", "object", "embed", "form", "svg", "math")


def style_to_class(html: str) -> str:
    """Let classes align the cells of a table: a page has no inline style."""
    return _CELL_STYLE.sub(r'\1 class="align-\2"', html)


def with_language(html: str, tag: str) -> str:
    """Let what is published in every edition as it is say its language."""
    if not tag or ' translate="no"' not in html:
        return html
    return _UNTRANSLATED.sub(f'\\1 lang="{tag}"', html)
