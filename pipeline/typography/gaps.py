"""The characters that stand for what is not text inside a sentence."""

TAG = "\ufffb"
"""Stands for a tag, which has no width: quotes look through it."""

OBJECT = "\ufffc"
"""Stands for what is like a word: code, a picture, an address."""


def before(words: str, place: int) -> str:
    """Return the character before a place, tags left out; empty at the start."""
    while place and words[place - 1] == TAG:
        place -= 1
    return words[place - 1] if place else ""


def after(words: str, place: int) -> str:
    """Return the character from a place on, tags left out; empty at the end."""
    while place < len(words) and words[place] == TAG:
        place += 1
    return words[place] if place < len(words) else ""


def is_opening(words: str, place: int) -> bool:
    """Say whether a quotation mark at this place opens: nothing is before it."""
    previous = before(words, place)
    following = after(words, place + 1)
    is_free = not previous or previous.isspace() or previous in "([{«“‘—–-/"
    return is_free and bool(following) and not following.isspace()
