"""HTML of an author, who is not trusted → HTML that can do no harm.

nh3 parses as a browser does and writes well-formed HTML, with only what is
on the lists below. Comments stay, for the directives in them.
"""

import nh3

INLINE = frozenset(
    "a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rp rt ruby s"
    " samp small span strong sub sup time u var wbr".split()
)
"""The elements that may stand in a sentence."""

BLOCKS = frozenset(
    "address article aside blockquote caption col colgroup dd details div dl dt"
    " figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr li main ol p"
    " picture pre section source summary table tbody td tfoot th thead tr ul".split()
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
_SCHEMES = {"http", "https", "mailto", "tel"}
_CELL_STYLES = (
    (' style="text-align: left"', ' class="align-left"'),
    (' style="text-align: center"', ' class="align-center"'),
    (' style="text-align: right"', ' class="align-right"'),
)

_CLEANER = nh3.Cleaner(
    tags=set(INLINE | BLOCKS),
    attributes={name: set(values) for name, values in _ATTRIBUTES.items()},
    url_schemes=_SCHEMES,
    link_rel=None,
    strip_comments=False,
)
_LOUD = nh3.Cleaner(
    tags={"script", "style", "iframe", "object", "embed", "form", "svg", "math"},
    clean_content_tags=set(),
    attributes={},
)


def clean(html: str) -> tuple[str, tuple[str, ...]]:
    """Return the HTML made safe, and the names of the elements it lost."""
    html = style_to_class(html)
    safe = _CLEANER.clean(html).replace("&nbsp;", "\u00a0")
    return safe, lost_elements(html)


def lost_elements(html: str) -> tuple[str, ...]:
    """Return the elements that do harm, of those that a page may have."""
    seen = _LOUD.clean(html)
    return tuple(name for name in _NOTABLE if f"<{name}" in seen)


_NOTABLE = ("script", "style", "iframe", "object", "embed", "form", "svg", "math")


def style_to_class(html: str) -> str:
    """Let classes align the cells of a table: a page has no inline style."""
    for style, name in _CELL_STYLES:
        html = html.replace(style, name)
    return html
