"""What we add to an article's HTML on purpose: ids, notes, tables to scroll."""

import re
from collections.abc import Sequence

from pipeline import text
from pipeline.model.articles import Hole, Message, Part, Skeleton
from pipeline.syntax import note_anchor, note_call

_NOTE = re.compile(
    r'<div class="footnote-definition" id="([^"]*)">'
    r'<sup class="footnote-definition-label">[0-9]+</sup>\n?'
)
_CALL = re.compile(
    r'<sup class="footnote-reference"><a href="#([^"]*)">[0-9]+</a></sup>'
)
_DIV = re.compile(r"<(/?)div\b[^>]*>")
_OPEN_HEADING = re.compile(r"<h([1-6])( [^<>]*)?>\Z")
_LEVEL = re.compile(r"<(/?)h([1-5])(?=[ >])")


def collect_notes(html: str, labels: Sequence[str]) -> str:
    """Move the footnotes to the end, as a list in the order of their calls."""
    if "footnote-" not in html:
        return html
    numbers = {label: number for number, label in enumerate(labels, 1)}
    html = _CALL.sub(lambda found: _literal_call(found, numbers), html)
    body, notes = _cut_notes(html)
    order = sorted(notes, key=lambda label: numbers.get(label, len(numbers) + 1))
    items = "\n".join(_item(label, notes[label], numbers) for label in order)
    if not items:
        return body
    return (
        f'{body}<section class="footnotes" role="doc-endnotes">\n<ol>\n{items}\n</ol>\n'
        "</section>\n"
    )


def _literal_call(found: re.Match[str], numbers: dict[str, int]) -> str:
    label = found[1]
    return note_call(label, numbers.get(label, len(numbers) + 1))


def _cut_notes(html: str) -> tuple[str, dict[str, str]]:
    kept, notes, start = [], {}, 0
    for found in _NOTE.finditer(html):
        if found.start() < start:
            continue
        end, after = _closing(html, found.end())
        kept.append(html[start : found.start()])
        notes.setdefault(found[1], html[found.end() : end])
        start = after
    return "".join((*kept, html[start:])), notes


def _closing(html: str, start: int) -> tuple[int, int]:
    """Return where the `</div>` of an open `<div>` begins and ends."""
    depth = 1
    for found in _DIV.finditer(html, start):
        depth += -1 if found[1] else 1
        if depth == 0:
            after = found.end()
            return found.start(), after + html.startswith("\n", after)
    return len(html), len(html)


def _item(label: str, content: str, numbers: dict[str, int]) -> str:
    number = numbers.get(label)
    place = note_anchor(label, number or len(numbers) + 1)
    back = f' <a href="#fnref-{place}" role="doc-backlink">\u21a9\ufe0e</a>'
    stem = content.rstrip("\n")
    if number is None:
        back = ""
    if stem.endswith("</p>"):
        stem = stem.removesuffix("</p>") + back + "</p>"
    else:
        stem += back
    return f'<li id="fn-{place}">{stem}</li>'


def finish(parts: Sequence[Part], messages: Sequence[Message]) -> Skeleton:
    """Give headings their ids and levels, and tables what they need to scroll."""
    shift = any(type(part) is str and "<h1" in part for part in parts)
    finished: list[Part] = []
    taken: set[str] = set()
    for place, part in enumerate(parts):
        if type(part) is not str:
            finished.append(part)
            continue
        html = _with_heading_id(part, parts[place + 1 : place + 2], messages, taken)
        finished.append(_tables(_lowered(html) if shift else html))
    return tuple(finished)


def _with_heading_id(
    html: str, following: Sequence[Part], messages: Sequence[Message], taken: set[str]
) -> str:
    """Name the heading that opens at the end, after the source's own words."""
    found = _OPEN_HEADING.search(html) if html.endswith(">") else None
    if found is None or not following or not isinstance(following[0], Hole):
        return html
    attributes = found[2] or ""
    if ' id="' in attributes:
        return html
    words = re.sub(r"<[^>]*>|\]\[[0-9]+\]", " ", messages[following[0].message].text)
    anchor = _unique(text.slugify(words) or "section", taken)
    return f'{html[: found.start()]}<h{found[1]} id="{anchor}"{attributes}>'


def _unique(anchor: str, taken: set[str]) -> str:
    name, number = anchor, 1
    while name in taken:
        number += 1
        name = f"{anchor}-{number}"
    taken.add(name)
    return name


def _lowered(html: str) -> str:
    """Move headings down a level: the page has its title as `<h1>`."""
    return _LEVEL.sub(lambda found: f"<{found[1]}h{int(found[2]) + 1}", html)


def _tables(html: str) -> str:
    if "<t" not in html and "</t" not in html:
        return html
    return (
        html.replace("<table>", '<div class="table" tabindex="0"><table>')
        .replace("</table>", "</table></div>")
        .replace("<th>", '<th scope="col">')
        .replace("<th class", '<th scope="col" class')
    )
