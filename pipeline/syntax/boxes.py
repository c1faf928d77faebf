"""The boxes of a task list: what is done, and what is still to do.

On a page a box stands in the label that holds the words of its item, so that who
hears the page hears both. What shows no fields of forms, as feeds do, has signs.
"""

import re

from pipeline.patterns import pattern

OPEN, DONE = "open", "done"

_SIGNS = {OPEN: "☐ ", DONE: "☑ "}
_SHOWN = {box: f'<span class="box">{sign}</span>' for box, sign in _SIGNS.items()}
_FIELDS = {
    OPEN: '<input type="checkbox" disabled> ',
    DONE: '<input type="checkbox" disabled checked> ',
}
LABEL, LABEL_END = "<label>", "</label>"
_PARSED = pattern(
    '<input disabled="" type="checkbox"( checked="")?/>\n(?:(?=\ufdd0([0-9]+)\ufdd1))?'
)
"""A box as the parser writes it, and the number of the run whose mark follows."""


def sign(box: str) -> str:
    """Return a box as a character, with a space behind it; nothing, for no box."""
    return _SHOWN.get(box, "")


def labelled(box: str) -> str:
    """Return how an item begins that has a box; `LABEL_END` stands behind its words."""
    return f"{LABEL}{_FIELDS[box]}"


def without_parsed(html: str, labelled_runs: frozenset[int]) -> str:
    """Take the parser's boxes out of its HTML where a run will bring its own.

    Anywhere else, as before a picture or what nobody translates, a sign stays.
    """

    def settled(found: re.Match[str]) -> str:
        if found[2] and int(found[2]) in labelled_runs:
            return ""
        return _SHOWN[DONE if found[1] else OPEN]

    return _PARSED.sub(settled, html)


def as_signs(html: str) -> str:
    """Return HTML of ours with signs for its boxes."""
    for box, field in _FIELDS.items():
        html = html.replace(field, _SIGNS[box])
    return html
