"""Dictionaries of Hunspell → a speller. The only module that knows Spylls.

Which files there are is found out at once; they are read in the process that asks
for a word, when it does: that takes some two seconds for a language.
"""

import codecs
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pipeline.adapters.dictionaries import fetch
from pipeline.adapters.volumes import FOLDERS, Volume, contents, find_volumes, kept_in
from pipeline.errors import ConfigurationError
from pipeline.model.locales import to_tag
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.patterns import pattern
from pipeline.ports import Store

if TYPE_CHECKING:
    from spylls.hunspell import Dictionary

_TYPED = str.maketrans("’‑", "'-")
_MOST_PARTS = 4
"""Spylls tries each way to break a word at its hyphens: of many, these are too many."""

_LONGEST = 40
_MOST_SUGGESTED = 3
_ENDING = 3
_SHORTEST = 3
_NEAREST = 40
_ACCENTED = ("aàâ", "eéèêë", "iîï", "oôö", "uùûü", "cç", "nñ")
_CORE = pattern(r"((?:[cdjlmnst]|\w*qu)')?(.+?)('\w{0,2})?", re.IGNORECASE)
_BAD = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
    re.error,
)
"""What Spylls raises on files that are no dictionary."""


class HunspellSpeller(Struct, frozen=True):
    """Knows the words that a dictionary of their language has.

    `volumes` are those of each language, by its tag; a word may stand in any.
    """

    volumes: tuple[tuple[str, tuple[Volume, ...]], ...]

    def reads(self, tag: str) -> bool:
        """Say whether there is a dictionary of a language."""
        return tag in dict(self.volumes)

    def is_known(self, word: str, tag: str) -> bool:
        """Say whether a word stands in a dictionary, or each part between hyphens."""
        typed = word.translate(_TYPED)
        return any(_is_known(each, typed) for each in dict(self.volumes)[tag])

    def suggest(self, word: str, tag: str) -> Sequence[str]:
        """Return the words of all dictionaries that are nearest, three at most.

        The time that it takes grows with the dictionary, not with the word.
        """
        typed = word.translate(_TYPED)
        found = {
            near: edits
            for each in dict(self.volumes)[tag]
            for near, edits in _suggest(each, typed)
        }
        nearest = sorted(found, key=lambda near: _order(near, found[near], typed))
        mark = "’" if "’" in word else "'"
        return tuple(near.replace("'", mark) for near in nearest[:_MOST_SUGGESTED])


def equip(site: Site, root: Path | None, store: Store | None = None) -> Site:
    """Return the site with a speller, if it wants its spelling checked.

    One without a folder is elsewhere: what its `store` has of dictionaries is
    brought here. `StoreError` is raised where that fails.

    Raises `ConfigurationError` where Spylls or a dictionary is not installed.
    """
    if not site.check.spelling:
        return site
    if find_spec("spylls") is None:
        raise ConfigurationError(
            say("`check.spelling` needs Spylls, which is not installed."),
            say('Run `pip install "diptyque[spell]"`, or remove `check.spelling`.'),
        )
    folder = site.check.dictionaries
    own: tuple[str, ...] = ()
    if folder and root:
        own = (str(root / folder),)
    elif folder and store:
        own = (fetch(store, folder),)
    volumes = [find_volumes(each, (*own, *FOLDERS)) for each in site.check.spelling]
    if folder and store:
        volumes = [tuple(kept_in(own, store, folder, found)) for found in volumes]
    tags = map(to_tag, site.check.spelling)
    speller = HunspellSpeller(tuple(zip(tags, volumes, strict=True)))
    return replace(site, check=replace(site.check, speller=speller))


class _Lines:
    """The numbered lines of a file that says in the midst of them how it is encoded.

    Spylls has a reader of its own, but it leaves each file open.
    """

    def __init__(self, content: bytes, encoding: str = "cp1252") -> None:
        self.content = content.removeprefix(codecs.BOM_UTF8)
        self.number = 0
        self.reset_encoding(encoding)

    def reset_encoding(self, encoding: str) -> None:
        """Go on with the next line, in another encoding."""
        lines = self.content.decode(encoding, "surrogateescape").split("\n")
        self.lines = iter(lines[self.number :])

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> tuple[int, str]:
        for line in self.lines:
            self.number += 1
            if text := line.strip(" \t\r"):
                return self.number, text
        raise StopIteration


@cache
def _dictionary(volume: Volume) -> "Dictionary":
    # It takes longer to load than a small build.
    from spylls.hunspell import Dictionary  # noqa: PLC0415
    from spylls.hunspell.readers import read_aff, read_dic  # noqa: PLC0415

    affixes, listed = contents(volume)
    try:
        aff, context = read_aff(_Lines(affixes))
        words = _Lines(listed, context.encoding)
        return Dictionary(aff, read_dic(words, aff=aff, context=context))
    except _BAD as error:
        raise ConfigurationError(
            say(
                "The dictionary {path} can't be used: {error}.",
                path=volume.path,
                error=str(error) or type(error).__name__,
            ),
            say("Install it again, or take another (`check.dictionaries`)."),
        ) from error


@lru_cache(maxsize=1 << 17)
def _is_known(volume: Volume, word: str) -> bool:
    parts = word.split("-")
    if len(parts) > _MOST_PARTS:
        return all(_is_known(volume, part) for part in parts if part)
    return len(word) > _LONGEST or _dictionary(volume).lookup(word)


@cache
def _stems(volume: Volume) -> tuple[str, ...]:
    """Return the words that a dictionary lists, without forms and names."""
    stems = (each.stem for each in _dictionary(volume).dic.words)
    return tuple(dict.fromkeys(stem for stem in stems if stem[:1].islower()))


@lru_cache(maxsize=1 << 12)
def _suggest(volume: Volume, word: str) -> tuple[tuple[str, int], ...]:
    """Return words that are near, and how many edits away.

    Spylls has suggestions too, but takes minutes to find those of some words.
    """
    parts = _CORE.fullmatch(word)
    if parts is None or len(word) > _LONGEST:
        return ()
    before, core, behind = (part or "" for part in parts.groups())
    typed = core.lower()
    found: dict[str, int] = dict.fromkeys(_slips(typed), 1)
    for near, edits in _near(volume, typed):
        found.setdefault(near, edits)
    nearest = sorted(found, key=lambda near: _order(near, found[near], typed))
    forms = (
        (near.capitalize() if core[:1].isupper() else near, found[near])
        for near in nearest
    )
    whole = ((f"{before}{form}{behind}", edits) for form, edits in forms)
    known = (each for each in whole if _is_known(volume, each[0]))
    return tuple(islice(known, _MOST_SUGGESTED))


def _slips(word: str) -> Iterator[str]:
    """Yield what differs by an accent, a letter that is doubled, or two that turned."""
    for at, letter in enumerate(word):
        before, behind = word[:at], word[at + 1 :]
        yield f"{before}{letter}{letter}{behind}"
        if behind[:1] == letter:
            yield before + behind
        elif behind:
            yield f"{before}{behind[0]}{letter}{behind[1:]}"
        alike = next((each for each in _ACCENTED if letter in each), "")
        yield from (f"{before}{each}{behind}" for each in alike if each != letter)


def _near(volume: Volume, word: str) -> Iterator[tuple[str, int]]:
    """Yield words that are listed, then forms that end as this one does."""
    # Every command equips a site, and few of them look for words.
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    for length in range(_ENDING + 1):
        stem, ending = word[: len(word) - length], word[len(word) - length :]
        if len(stem) < _SHORTEST:
            return
        for near, edits, _ in process.extract(
            stem,
            _stems(volume),
            scorer=OSA.distance,
            score_cutoff=1 if length else 2,
            limit=_NEAREST,
        ):
            yield near + ending, int(edits)


def _order(near: str, edits: int, word: str) -> tuple[int, bool, bool, str]:
    """Put first what is nearest, has the same letters, and begins alike."""
    return edits, sorted(near) != sorted(word), near[:1] != word[:1], near
