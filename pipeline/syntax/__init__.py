"""The message syntax: one line of inline Markdown with numbered links.

It is the same for every source format. Reading writes it, rendering and
validating parse it; none of them knows how.
"""

from typing import TYPE_CHECKING

from pipeline.doorways import doorway
from pipeline.syntax.html import escape_attribute, escape_text, escape_url, write_html
from pipeline.syntax.notes import note_anchor, note_call
from pipeline.syntax.parsing import (
    PARSER,
    has_too_many_marks,
    inline_tokens,
    parse,
)
from pipeline.syntax.sanitizing import sanitize
from pipeline.syntax.sentences import sentences
from pipeline.syntax.sight import write_at_sight
from pipeline.syntax.writing import (
    is_writable,
    says,
    spell,
    write,
    write_with_care,
)
from pipeline.syntax.written import Written

if TYPE_CHECKING:
    from pipeline.syntax.coding import (
        InlineCode,
        Piece,
        Role,
        encode,
        encode_alone,
        is_mark,
    )
    from pipeline.syntax.decoding import decode
    from pipeline.syntax.pairing import ends_of

_HOMES = {  # of what only the interchange with other programs asks for
    "InlineCode": "coding",
    "Piece": "coding",
    "Role": "coding",
    "decode": "decoding",
    "encode": "coding",
    "encode_alone": "coding",
    "ends_of": "pairing",
    "is_mark": "coding",
}

__all__ = [
    "PARSER",
    "InlineCode",
    "Piece",
    "Role",
    "Written",
    "decode",
    "encode",
    "encode_alone",
    "ends_of",
    "escape_attribute",
    "escape_text",
    "escape_url",
    "has_too_many_marks",
    "inline_tokens",
    "is_mark",
    "is_writable",
    "note_anchor",
    "note_call",
    "parse",
    "sanitize",
    "says",
    "sentences",
    "spell",
    "write",
    "write_at_sight",
    "write_html",
    "write_with_care",
]

__getattr__ = doorway(__name__, _HOMES)
