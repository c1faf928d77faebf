"""The words of `lexicon.toml` → sets and patterns, of all its languages at once.

The only module that knows the file. A page may be in several languages, and
its frame in another than its text, so the words of all of them are one list.
"""

import re
import tomllib
from importlib import resources

from pipeline.text import fold, trim

_TABLES: dict[str, dict[str, list[str]]] = tomllib.loads(
    resources.files("pipeline.importing").joinpath("lexicon.toml").read_text("utf-8")
)


def words(table: str) -> frozenset[str]:
    """Return the words and phrases of a table, whatever their language."""
    return frozenset(word for listed in _TABLES[table].values() for word in listed)


def choice(table: str) -> str:
    """Return a pattern of the words of a table, of two the longer first."""
    return alternatives(words(table))


def alternatives(phrases: frozenset[str]) -> str:
    """Return a pattern of phrases, of two the longer first."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace("’", "['’]") for phrase in ordered)


def months() -> dict[str, int]:
    """Return the number of each month by its names."""
    return {
        name: number
        for listed in _TABLES["months"].values()
        for number, names in enumerate(listed, 1)
        for name in names.split(" ")
    }


def classes(kind: str) -> frozenset[str]:
    """Return the words of a class that say that an element is of this kind."""
    return frozenset(_TABLES["classes"][kind])


def plain(line: str) -> str:
    """Return a line as the lists have it: lower case, no marks at its end."""
    folded = fold(line).casefold().replace("'", "’").replace("\u00a0", " ")
    return trim(folded.rstrip(":.…!»›> \u202f"))
