"""A message of an edition → its HTML, for a page that is not the edition's own.

It is set as on the page, but nothing of it leads anywhere, has a name that a script
or a style could know it by, or asks for a file: only its words and what they are.
"""

import nh3

from pipeline.model.editions import LocalizedArticle
from pipeline.rendering.filling import fill_message
from pipeline.syntax.sanitizing import sanitize

_TAGS = (
    *("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i"),
    *("img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub"),
    *("sup", "u", "var", "wbr"),
)
_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    attributes={"*": {"dir", "lang"}, "img": {"alt"}},
    link_rel=None,
)


def excerpt(localized: LocalizedArticle, number: int) -> str:
    """Return the HTML of one message, inert wherever it is shown."""
    return sanitize(fill_message(localized, number), _CLEANER)
