"""The message syntax: one line of inline Markdown with numbered links.

It is the same for every source format. Reading writes it, rendering and
validating parse it; none of them knows how.
"""

from pipeline.syntax.html import escape_attribute, escape_text, escape_url, write_html
from pipeline.syntax.notes import note_anchor, note_call
from pipeline.syntax.parsing import PARSER, inline_tokens, parse
from pipeline.syntax.writing import Written, write

__all__ = [
    "PARSER",
    "Written",
    "escape_attribute",
    "escape_text",
    "escape_url",
    "inline_tokens",
    "note_anchor",
    "note_call",
    "parse",
    "write",
    "write_html",
]
