"""What we add to an article's HTML on purpose: ids, levels, tables to scroll."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, field

from pipeline import text
from pipeline.model.articles import Hole, Message, Part, Skeleton
from pipeline.patterns import pattern

_OPEN_HEADING = pattern(r"<h([1-6])( [^<>]*)?>\Z")
_LEVEL = pattern(r"<(/?)h([1-5])(?=[ >])")
_ID = pattern(r'(<[a-z][^<>]*?) id="([^"<>]*)"')
_TABLE = pattern(
    r"<(?P<head>/?thead)\b|<(?P<end>/table)>|<(?P<start>table)\b|<(?P<th>th)(?=[ >])"
)
_GAP = pattern("[ \t\n\f\r]")
_MARKS = pattern(r"<[^<>]*>|\]\[[0-9]+\]")
_OURS = ("fn-", "fnref-")
OF_THE_PAGE = frozenset(
    {"content", "corrections", "corrections-heading", "related-heading"}
)
"""What the page around an article has as ids (`theme/base.html`, `article.html`)."""


def finish(parts: Sequence[Part], messages: Sequence[Message]) -> Skeleton:
    """Give headings their ids and levels, and tables what they need to scroll."""
    shift = any(type(part) is str and "<h1" in part for part in parts)
    ids, tables = _Ids(), _Tables()
    for part in parts:
        if type(part) is str and ' id="' in part:
            ids.reserved.update(found[2] for found in _ID.finditer(part))
    finished: list[Part] = []
    for place, part in enumerate(parts):
        if type(part) is not str:
            finished.append(part)
            continue
        html = _ID.sub(ids.once, part) if ' id="' in part else part
        if "<h" in html:
            html = ids.given(html, parts[place + 1 : place + 2], messages)
        if shift:
            html = _lowered(html)
        if "<t" in html or "</t" in html:
            html = tables.dressed(html)
        finished.append(html)
    return tuple(finished)


class _Ids(Struct):
    """Sees to it that no two elements of an article have the same id."""

    reserved: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=lambda: set(OF_THE_PAGE))
    counts: Counter[str] = field(default_factory=Counter)

    def once(self, found: re.Match[str]) -> str:
        """Leave out an id that another element has, or that is none (HTML, 3.2.6)."""
        is_free = found[2] not in self.seen and not _GAP.search(found[2])
        self.seen.add(found[2])
        return found[0] if is_free else found[1]

    def given(
        self, html: str, following: Sequence[Part], messages: Sequence[Message]
    ) -> str:
        """Name the heading that opens at the end, after the source's own words."""
        found = _OPEN_HEADING.search(html, html.rfind("<h"))
        if found is None or not following or not isinstance(following[0], Hole):
            return html
        attributes = found[2] or ""
        if ' id="' in attributes:
            return html
        words = _MARKS.sub(" ", messages[following[0].message].text)
        anchor = self._free(text.slugify(words) or "section")
        return f'{html[: found.start()]}<h{found[1]} id="{anchor}"{attributes}>'

    def _free(self, anchor: str) -> str:
        is_ours = anchor.startswith(_OURS) or anchor in OF_THE_PAGE
        anchor = f"section-{anchor}" if is_ours else anchor
        name = anchor
        while name in self.reserved:
            self.counts[anchor] += 1
            name = f"{anchor}-{self.counts[anchor] + 1}"
        self.reserved.add(name)
        return name


def _lowered(html: str) -> str:
    """Move headings down a level: the page has its title as `<h1>`."""
    return _LEVEL.sub(lambda found: f"<{found[1]}h{int(found[2]) + 1}", html)


class _Tables(Struct):
    """Puts each table in a box that scrolls, and says what its heads are for."""

    is_head: bool = False

    def dressed(self, html: str) -> str:
        """Return a literal with its tables dressed."""
        return _TABLE.sub(self._piece, html)

    def _piece(self, found: re.Match[str]) -> str:
        if found["head"]:
            self.is_head = found["head"] == "thead"
        elif found["start"]:
            return '<div class="table" tabindex="0"><table'
        elif found["end"]:
            return "</table></div>"
        elif self.is_head and " scope=" not in _tag_from(found):
            return '<th scope="col"'
        return found[0]


def _tag_from(found: re.Match[str]) -> str:
    return found.string[found.start() : found.string.find(">", found.start())]
