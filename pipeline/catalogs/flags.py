"""`#,` lines ↔ flags, in gettext's order."""

from collections.abc import Iterable

from pipeline.model.catalogs import Translation
from pipeline.patterns import pattern

_FORMATS = (
    "c",
    "objc",
    "python",
    "python-brace",
    "java",
    "java-printf",
    "csharp",
    "javascript",
    "scheme",
    "lisp",
    "elisp",
    "librep",
    "ruby",
    "sh",
    "awk",
    "lua",
    "object-pascal",
    "smalltalk",
    "qt",
    "qt-plural",
    "kde",
    "kde-kuit",
    "boost",
    "tcl",
    "perl",
    "perl-brace",
    "php",
    "gcc-internal",
    "gfc-internal",
    "ycp",
)
_ORDER = ("fuzzy", *(f"{name}-format" for name in _FORMATS))
_PLACES = {flag: place for place, flag in enumerate(_ORDER)}
_RANGE, _WRAP, _UNKNOWN = len(_ORDER), len(_ORDER) + 1, len(_ORDER) + 2

# gettext cuts at spaces too, but for the one behind `range:`; Weblate quotes.
_FLAG = pattern(r'range:[ \t]*[0-9.]+|(?:"[^"]*"|[^ \t\r\f\v,])+')


def read_flags(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the flags of `#,` lines, each once, in the order of the file."""
    return tuple(dict.fromkeys(x for line in lines for x in _FLAG.findall(line[2:])))


def written_flags(entry: Translation, *, is_obsolete: bool) -> str:
    """Return the `#,` line of an entry, with the flags nobody knows last.

    One without text is untranslated, not fuzzy; a retired one has no range.
    """
    is_fuzzy = entry.is_fuzzy and bool(entry.text)
    flags = sorted((*(("fuzzy",) if is_fuzzy else ()), *entry.flags), key=_place)
    if is_obsolete:
        flags = [flag for flag in flags if not flag.startswith("range:")]
    return f"#, {', '.join(flags)}\n" if flags else ""


def _place(flag: str) -> int:
    if flag.startswith("range:"):
        return _RANGE
    if flag in {"wrap", "no-wrap"}:
        return _WRAP
    return _PLACES.get(flag.removeprefix("no-"), _UNKNOWN)
