"""`Message` → the `#.` lines: what a translator should know, in plain English.

Nothing here says where in the article a text stands: a new paragraph must not
touch the entries of its neighbours.
"""

from collections.abc import Iterator
from functools import lru_cache

from pipeline.model.articles import Kind, Link, Message
from pipeline.text import count_words, fold

_ADVICE = {kind: kind.value for kind in Kind} | {
    Kind.TITLE: "title of the article: best under 70 characters",
    Kind.SUMMARY: "summary, for lists and search engines: best under 160 characters",
    Kind.SLUG: "end of the page's address: only the letters a-z, digits and hyphens; "
    "without one, the title makes it",
    Kind.ALT: "description of a picture, for those who can't see it",
    Kind.CAPTION: "caption of a picture",
    Kind.TOOLTIP: "text shown when the pointer rests on a link or picture",
    Kind.CORRECTION: "correction: says openly what was wrong, and what is right",
    Kind.TERM: "term that is defined below",
    Kind.DEFINITION: "definition of the term above",
}
_LONGEST_SECTION = 12


def remarks(message: Message) -> tuple[str, ...]:
    """Return the kind, the section, the author's words, links and footnotes, once."""
    place = _place(message.kind, message.section)
    if message.links or message.comments or message.notes or message.tags:
        return tuple(dict.fromkeys((*place, *_details(message))))
    return place


@lru_cache(maxsize=256)  # the texts of a section have the same
def _place(kind: Kind, section: str) -> tuple[str, ...]:
    """Return what a text is, and under which heading it stands."""
    if not section or kind.is_heading:
        return (_ADVICE[kind],)
    return (_ADVICE[kind], f"section: {_shortened(section)}")


def _details(message: Message) -> Iterator[str]:
    """Yield what is to be known of this text and of no other."""
    for comment in message.comments:
        yield f"note from the author: {fold(comment)}"
    for link in message.links:
        yield _link(link)
    for label in message.notes:
        yield f"[^{label}] calls a footnote: keep it beside the word that it explains"
    for tag in message.tags:
        yield f"<{tag.name}> is markup: keep it around the same words"


def _link(link: Link) -> str:
    """Show the number as it stands in the text, and where it leads."""
    mark = f"![…][{link.number}]" if link.is_image else f"[{link.number}]"
    kind = "picture " if link.is_image else ""
    return f"{mark} {kind}{fold(link.url)}"


def _shortened(section: str) -> str:
    if count_words(section) <= _LONGEST_SECTION:
        return section
    return " ".join(section.split(" ")[:_LONGEST_SECTION]) + "…"
