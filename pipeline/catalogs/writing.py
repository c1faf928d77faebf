"""`Catalog` → PO text. The only module that knows polib, and what it loses.

polib writes the entries; `_Entry` mends it where `msgcat --no-wrap` writes
otherwise (`tests/catalogs/test_writing.py` holds each mend against msgcat).
"""

import re
from collections.abc import Iterable, Iterator

import polib

from pipeline.catalogs.headers import write_headers
from pipeline.model.catalogs import Catalog, Translation

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
_FLAGS = ["fuzzy", *(f"{name}-format" for name in _FORMATS)]
_PLACES = {flag: place for place, flag in enumerate(_FLAGS)}
_RANGE, _WRAP, _UNKNOWN = len(_FLAGS), len(_FLAGS) + 1, len(_FLAGS) + 2

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_EMPTY_COMMENT = re.compile(r"^(#\.?) $", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def write_catalog(catalog: Catalog) -> str:
    """Return the whole file, unwrapped, with obsolete entries last.

    An obsolete entry without text holds nothing, and msgcat drops it.
    """
    entries = [
        _header(catalog),
        *(_entry(each) for each in catalog.translations),
        *(_entry(each, is_obsolete=True) for each in catalog.obsolete if each.text),
    ]
    return "\n".join(entry.__unicode__(wrapwidth=0) for entry in entries)


class _Entry(polib.POEntry):  # type: ignore[misc,unused-ignore]
    """polib's entry, written as msgcat writes it."""

    sticky: tuple[str, ...] = ()

    def __unicode__(self, wrapwidth: int = 0) -> str:
        """Add the `#=` lines, and take polib's space out of empty comments."""
        written = _EMPTY_COMMENT.sub(r"\1", str(super().__unicode__(wrapwidth)))
        if not self.sticky:
            return written
        lines = written.split("\n")
        place = next(i for i, line in enumerate(lines) if _is_text(line))
        return "\n".join((*lines[:place], *self.sticky, *lines[place:]))

    def _str_field(  # the signature is that of polib
        self,
        fieldname: str,
        delflag: str,
        plural_index: str,
        field: str,
        wrapwidth: int = 0,  # noqa: ARG002
    ) -> list[str]:
        r"""Cut a text after `\n` alone: polib also cuts at U+2028 and others."""
        name = fieldname.removeprefix("previous_")
        lines = [_quote(line) for line in _LINES.findall(field)] or ['""']
        if len(lines) > 1:
            lines.insert(0, '""')
        first = f"{delflag}{name}{plural_index} {lines[0]}"
        return [first, *(f"{delflag}{line}" for line in lines[1:])]


def _is_text(line: str) -> bool:
    return line.startswith(("msg", "#|", "#~"))


def _quote(line: str) -> str:
    escaped = polib.escape(line)
    return f'"{escaped}"'.replace("\a", "\\a")  # polib knows the others


def _header(catalog: Catalog) -> polib.POEntry:
    entry = _Entry(msgid="", msgstr=write_headers(catalog.headers))
    entry.tcomment = "\n".join(_one_line(catalog.comments))
    entry.flags = ["fuzzy"] if catalog.is_fuzzy_header else []
    return entry


def _entry(translation: Translation, *, is_obsolete: bool = False) -> polib.POEntry:
    """Return polib's view of an entry; an obsolete one keeps no comment of ours."""
    previous = translation.previous
    entry = _Entry(
        msgid=translation.source,
        msgstr=translation.text,
        msgid_plural=translation.plural,
        msgstr_plural=dict(enumerate(translation.texts)),
        msgctxt=translation.context or None,
        obsolete=is_obsolete,
        comment="\n".join(_one_line(translation.extracted)),
        tcomment="\n".join(_one_line(translation.comments)),
        occurrences=[(path, "") for path in _references(translation)],
        flags=_flags(translation, is_obsolete=is_obsolete),
        previous_msgctxt=(previous and previous.context) or None,
        previous_msgid=previous.source if previous else None,
        previous_msgid_plural=(previous and previous.plural) or None,
    )
    entry.sticky = tuple(_one_line(translation.sticky))
    return entry


def _one_line(lines: Iterable[str]) -> Iterator[str]:
    """Keep a comment from breaking out of its line; a tab is what it is."""
    return (_CONTROL.sub(_harmless, line) for line in lines)


def _harmless(found: re.Match[str]) -> str:
    return "\t" if found[0] == "\t" else " "


def _references(translation: Translation) -> Iterator[str]:
    """Isolate paths with spaces between U+2068 and U+2069, as gettext 0.22 does."""
    for path in dict.fromkeys(translation.references):
        safe = _CONTROL.sub("\ufffd", path)
        yield f"\u2068{safe}\u2069" if " " in safe else safe


def _flags(translation: Translation, *, is_obsolete: bool) -> list[str]:
    """Return the flags in gettext's order, those that it does not know last."""
    is_fuzzy = translation.is_fuzzy and bool(translation.text)
    flags = (*(("fuzzy",) if is_fuzzy else ()), *translation.flags)
    kept = (each for each in flags if not (is_obsolete and each.startswith("range:")))
    return sorted(kept, key=_place)


def _place(flag: str) -> int:
    if flag.startswith("range:"):
        return _RANGE
    if flag in {"wrap", "no-wrap"}:
        return _WRAP
    return _PLACES.get(flag.removeprefix("no-"), _UNKNOWN)
