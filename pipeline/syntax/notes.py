"""Footnotes: the anchors and the markup of their calls (DPUB-ARIA 1.1)."""

from pipeline.text import slugify


def note_anchor(label: str, number: int) -> str:
    """Return what the ids of a note are made of: its label, if that will do.

    Two labels that only look alike must not share an anchor, so one that is
    not a slug already, or a mere number, goes by the number of the note.
    """
    is_slug = slugify(label) == label and not label.isdigit()
    return label if label and is_slug else str(number)


def note_call(label: str, number: int, *, is_first: bool = True) -> str:
    """Return the markup of a call; the first one bears the way back."""
    anchor = note_anchor(label, number)
    place = f' id="fnref-{anchor}"' if is_first else ""
    return (
        f'<sup class="note"><a href="#fn-{anchor}"{place} role="doc-noteref">'
        f"{number}</a></sup>"
    )
