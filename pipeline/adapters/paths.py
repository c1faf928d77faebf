"""The path of a file in a store: what it may be, and what is said of others."""

import unicodedata

from pipeline.errors import StoreError

_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_OUTSIDE = frozenset({"", ".", ".."})


def checked(path: str) -> str:
    """Return a path that stays inside its store.

    Raises `StoreError` for any other: absolute, climbing, or not a name.
    """
    names = path.split("/")
    if "\0" not in path and _OUTSIDE.isdisjoint(names):
        return path
    raise StoreError(
        f"“{printable(path)}” is not a path of this site",
        "Write it relative to the site, with `/` between the names and no `..`.",
    )


def printable(path: str) -> str:
    """Return a path or a sentence with its control characters spelled out."""
    return "".join(map(_shown, path))


def _shown(letter: str) -> str:
    """Spell out what a terminal may take for a command, or turn the text by."""
    if unicodedata.category(letter) not in _UNSEEN:
        return letter
    return letter.encode("unicode_escape").decode()


def name_problem(name: str) -> str:
    """Return why a file of this name is passed over, or nothing."""
    if any("\ud800" <= each <= "\udfff" for each in name):
        return "its name is not UTF-8; rename it"
    if any(each < " " or "\x7f" <= each <= "\x9f" for each in name):
        return "its name holds a line break or a control character; rename it"
    return ""
