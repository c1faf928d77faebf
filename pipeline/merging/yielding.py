"""A draft and an approved pair of the same source → the pair, the draft in a comment.

A catalog has one entry for a source, so that what is set aside can't stand among
the obsolete ones (decision 0022).
"""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from pipeline.catalogs import fillings
from pipeline.model.catalogs import Translation

DRAFT = "unfinished, before an approved text came: "
"""How the comment begins that holds a text which gave way."""


def is_wanting(entry: Translation) -> bool:
    """Say whether an approved pair of the same source would help an entry.

    A text that a translator marked as fuzzy, its source unchanged, is the
    translator's to finish, but not one that a machine or the memory filled.
    """
    if not entry.is_fuzzy:
        return not entry.text
    return entry.previous is not None or bool(fillings(entry)) or not entry.text


def give_way(
    draft: Translation, pair: Translation, has_made: Callable[[Translation], bool]
) -> Translation:
    """Return an entry with the text of an approved pair, and all that persons wrote.

    `has_made` says whether a text is of our making: such a one is written again
    whenever it is wanted, and need not be kept.
    """
    is_work = bool(draft.text) and not has_made(draft)
    told = _told(draft, pair) if is_work else ()
    return replace(
        draft,
        text=pair.text,
        texts=pair.texts,
        is_fuzzy=False,
        previous=None,
        comments=tuple(dict.fromkeys((*draft.comments, *pair.comments, *told))),
        flags=tuple(dict.fromkeys((*draft.flags, *pair.flags))),
        sticky=tuple(dict.fromkeys((*draft.sticky, *pair.sticky))),
    )


def _told(draft: Translation, pair: Translation) -> Iterator[str]:
    """Yield a comment for each form of the draft that is not one of the pair."""
    known = {pair.text, *pair.texts}
    for text in dict.fromkeys(draft.texts or (draft.text,)):
        if text and text not in known:
            yield f"{DRAFT}{on_a_line(text)}"


def on_a_line(text: str) -> str:
    """Return a text as a comment can hold it."""
    return text.replace("\n", "\\n")
