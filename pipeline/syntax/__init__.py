"""The message syntax: one line of inline Markdown with numbered links.

It is the same for every source format. Reading writes it, rendering and
validating parse it; none of them knows how.
"""

from typing import TYPE_CHECKING

from pipeline.doorways import doorway

if TYPE_CHECKING:
    from pipeline.syntax.coding import (
        InlineCode as InlineCode,
        Piece as Piece,
        Role as Role,
        encode as encode,
        encode_alone as encode_alone,
        is_mark as is_mark,
    )
    from pipeline.syntax.decoding import decode as decode
    from pipeline.syntax.html import (
        escape_attribute as escape_attribute,
        escape_text as escape_text,
        escape_url as escape_url,
        html_writer as html_writer,
        write_html as write_html,
    )
    from pipeline.syntax.notes import note_anchor as note_anchor, note_call as note_call
    from pipeline.syntax.pairing import ends_of as ends_of
    from pipeline.syntax.parsing import (
        PARSER as PARSER,
        has_too_many_marks as has_too_many_marks,
        inline_tokens as inline_tokens,
        parse as parse,
    )
    from pipeline.syntax.sanitizing import sanitize as sanitize
    from pipeline.syntax.sight import write_at_sight as write_at_sight
    from pipeline.syntax.skimming import skim as skim
    from pipeline.syntax.splitting import sentences as sentences
    from pipeline.syntax.writing import (
        is_writable as is_writable,
        says as says,
        spell as spell,
        write as write,
        write_with_care as write_with_care,
    )
    from pipeline.syntax.written import Written as Written

__getattr__, __dir__, __all__ = doorway(
    __name__,
    {
        "coding": ("InlineCode", "Piece", "Role", "encode", "encode_alone", "is_mark"),
        "decoding": ("decode",),
        "html": (
            "escape_attribute",
            "escape_text",
            "escape_url",
            "html_writer",
            "write_html",
        ),
        "notes": ("note_anchor", "note_call"),
        "pairing": ("ends_of",),
        "parsing": ("PARSER", "has_too_many_marks", "inline_tokens", "parse"),
        "sanitizing": ("sanitize",),
        "sight": ("write_at_sight",),
        "skimming": ("skim",),
        "splitting": ("sentences",),
        "writing": ("is_writable", "says", "spell", "write", "write_with_care"),
        "written": ("Written",),
    },
)
