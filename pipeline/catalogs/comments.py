"""The comment lines above an entry → what each kind of them says."""

from dataclasses import dataclass
from functools import lru_cache

_BLANK = " \t\r\f\v"
_OPEN, _CLOSE = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comments:
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
    """Sort the lines of a block; gettext reads the last `#,` alone, we read all.

    A lone empty `#` says nothing and is dropped, as polib does.
    """
    kinds: dict[str, list[str]] = {}
    for raw in block.split("\n"):
        line = raw.strip(_BLANK) and _without_obsolete_mark(raw.lstrip(_BLANK))
        if line:
            mark = line[1:2] if line[1:2] in _KINDS else ""
            kinds.setdefault(_KINDS.get(mark, mark), []).append(line)
    flags = _flags(kinds.get(",", ()))
    translator = tuple(_prose(line[1:]) for line in kinds.get("", ()))
    return Comments(
        translator=() if translator == ("",) else translator,
        extracted=tuple(_prose(line[2:]) for line in kinds.get(".", ())),
        references=_references(kinds.get(":", ())),
        flags=tuple(flag for flag in flags if flag != "fuzzy"),
        sticky=tuple(kinds.get("=", ())),
        is_fuzzy="fuzzy" in flags,
    )


_KINDS = {".": ".", ":": ":", ",": ",", "!": ",", "=": "="}


def _without_obsolete_mark(line: str) -> str:
    return line[2:].lstrip(_BLANK) if line.startswith("#~") else line


def _prose(text: str) -> str:
    return text.removeprefix(" ")


def _flags(lines: list[str] | tuple[()]) -> tuple[str, ...]:
    named = (flag.strip(_BLANK) for line in lines for flag in line[2:].split(","))
    return tuple(dict.fromkeys(flag for flag in named if flag))


def _references(lines: list[str] | tuple[()]) -> tuple[str, ...]:
    """Cut at spaces, but for paths between U+2068 and U+2069 (gettext 0.22)."""
    found = []
    for line in lines:
        rest = line[2:].strip(_BLANK)
        while rest:
            is_isolated = rest.startswith(_OPEN) and _CLOSE in rest
            path, _, rest = rest.removeprefix(_OPEN).partition(
                _CLOSE if is_isolated else " "
            )
            found.append(path)
            rest = rest.strip(_BLANK)
    return tuple(found)
