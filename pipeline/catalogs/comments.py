"""The comment lines above an entry → what each kind of them says."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from msgspec import Struct

from pipeline.catalogs.flags import read_flags
from pipeline.patterns import pattern

_BLANK = " \t\r\f\v"
_KINDS = {".": ".", ":": ":", ",": ",", "!": ",", "=": "="}

# gettext takes “a.md: 12” for “a.md:12”, and from 0.22 on a path between U+2068 and
# U+2069 may hold spaces.
_NUMBER = pattern(r"(?<![ \t])[ \t]*+:[ \t]*+(?=[0-9]++(?:[ \t]|\Z))")
_REFERENCE = pattern(r"(?:\u2068[^\u2068\u2069]*\u2069|[^ \t\r\f\v])+")
_ISOLATED = pattern(r"\A\u2068([^\u2068\u2069]*)\u2069")


class Comments(Struct, frozen=True, kw_only=True):
    """The lines by kind, in the order of the file; flags without `fuzzy`."""

    translator: tuple[str, ...]
    extracted: tuple[str, ...]
    references: tuple[str, ...]
    flags: tuple[str, ...]
    sticky: tuple[str, ...]
    is_fuzzy: bool


# The entries of an article often have the same comments, word for word.
@lru_cache(maxsize=4096)
def read_comments(block: str) -> Comments:
    """Sort the lines of a block; gettext reads the last `#,` alone, we read all."""
    kinds: dict[str, list[str]] = {}
    for raw in block.split("\n"):
        line = raw.lstrip(_BLANK)
        if line.startswith("#~"):
            line = _without_obsolete_mark(line)
        if line:
            kinds.setdefault(_KINDS.get(line[1:2], ""), []).append(line)
    flags = read_flags(kinds[","]) if "," in kinds else ()
    return Comments(
        translator=_prose(kinds.get("", ()), len("#")),
        extracted=_prose(kinds.get(".", ()), len("#.")),
        references=tuple(chain.from_iterable(map(_references, kinds.get(":", ())))),
        flags=tuple([flag for flag in flags if flag != "fuzzy"]),
        sticky=tuple(kinds.get("=", ())),
        is_fuzzy="fuzzy" in flags,
    )


def _without_obsolete_mark(line: str) -> str:
    while line.startswith("#~"):
        line = line[2:].lstrip(_BLANK)
    return line


def _prose(lines: Iterable[str], mark: int) -> tuple[str, ...]:
    """Return what lines say behind their mark, which is so long, and a space."""
    return tuple([line[mark:].removeprefix(" ") for line in lines])


@lru_cache(maxsize=64)  # all entries of an article have its path
def _references(line: str) -> tuple[str, ...]:
    """Cut at spaces, but for those of a path between isolates."""
    found = _REFERENCE.findall(_NUMBER.sub(":", line[2:]))
    return tuple([_ISOLATED.sub(r"\1", each) for each in found])
