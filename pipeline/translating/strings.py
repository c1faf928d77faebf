"""A string of the theme ↔ a fragment that a machine may translate.

It is plain text; what is filled in later, such as `%(count)s`, is a mark.
"""

from html import escape

from pipeline.model.articles import Kind, Message
from pipeline.patterns import pattern
from pipeline.syntax.tokens import Text
from pipeline.translating.protecting import Fragment, Protected

_PLACEHOLDER = pattern(r"(%\(\w+\)[sd]|%%)")


def has_placeholders(text: str) -> bool:
    """Say whether something is filled into a string later."""
    return _PLACEHOLDER.search(text) is not None


def protect_string(text: str) -> Fragment:
    """Return what a machine is given for a string; `restore` takes what it answers."""
    marks: dict[int, Protected] = {}
    written: list[str] = []
    for piece in _PLACEHOLDER.split(text):
        if _PLACEHOLDER.fullmatch(piece):
            marks[len(marks) + 1] = Protected(Text(piece))
            written.append(f"<m{len(marks)}/>")
        else:
            written.append(escape(piece, quote=False))
    message = Message(text=text, kind=Kind.TITLE)
    return Fragment(message=message, xml="".join(written), marks=marks)
