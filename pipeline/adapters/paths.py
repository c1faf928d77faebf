"""The path of a file in a store: what it may be, and what is said of others."""

import unicodedata

from pipeline.errors import StoreError
from pipeline.model.phrases import say
from pipeline.patterns import pattern

_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_UNFIT = pattern("(?P<stray>[\ud800-\udfff])|[\x00-\x1f\x7f-\x9f]")
_OUTSIDE = frozenset({"", ".", ".."})


def checked(path: str) -> str:
    """Return a path that stays inside its store.

    Raises `StoreError` for any other: absolute, climbing, or not a name.
    """
    names = path.split("/")
    if "\0" not in path and _OUTSIDE.isdisjoint(names):
        return path
    raise StoreError(
        say("“{path}” is not a path of this site", path=printable(path)),
        say("Write it relative to the site, with `/` between the names and no `..`."),
    )


def printable(path: str) -> str:
    """Return a path or a sentence with its control characters spelled out."""
    return "".join(map(_shown, path))


def _shown(letter: str) -> str:
    """Spell out what a terminal may take for a command, or turn the text by."""
    if unicodedata.category(letter) not in _UNSEEN:
        return letter
    return letter.encode("unicode_escape").decode()


def is_hidden(name: str) -> bool:
    """Say whether a store leaves out a file or folder of this name.

    What programs hide is none of the site, but for the one that servers read.
    """
    return name.startswith(".") and name != ".htaccess"


def name_problem(name: str) -> str:
    """Return why a file of this name is passed over, or nothing."""
    found = _UNFIT.search(name)
    if found is None:
        return ""
    if found["stray"]:
        return say("its name is not UTF-8; rename it")
    return say("its name holds a line break or a control character; rename it")
