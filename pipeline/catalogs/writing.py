r"""`Catalog` → PO text, byte for byte as `msgcat --no-wrap` writes it.

Our own writer, not polib's: `docs/decisions/0007-writing-catalogs.md`. A text is
cut after `\n` alone; `#:` lines are the only ones that have a greatest length.
"""

from functools import lru_cache

from pipeline.catalogs.flags import written_flags
from pipeline.catalogs.headers import write_headers
from pipeline.model.catalogs import Catalog, Previous, Translation
from pipeline.patterns import pattern
from pipeline.text import has_any

_ESCAPES = (
    ("\\", "\\\\"),  # the first, since the others put backslashes there
    ('"', '\\"'),
    ("\a", "\\a"),
    ("\b", "\\b"),
    ("\t", "\\t"),
    ("\n", "\\n"),
    ("\v", "\\v"),
    ("\f", "\\f"),
    ("\r", "\\r"),
)
_ESCAPED = "".join(sign for sign, _ in _ESCAPES)
_LINES = pattern(r"[^\n]*\n|[^\n]+")
_CONTROL = pattern(r"[\x00-\x08\x0a-\x1f\x7f]")
_BROKEN_PATH = pattern(r"[\x00-\x1f\x7f]")
_LINE_NUMBER = pattern(r"(?::[0-9]+)?\Z")
_WIDTH = 79  # bytes of a line of references, as in gettext, wrapped or not


_EMPTY = {mark: f'{mark}msgstr ""\n' for mark in ("", "#~ ")}
"""A text that is still to come, as all are of a new article."""


def serialize(catalog: Catalog) -> bytes:
    """Return the file, byte for byte as `msgcat --no-wrap` writes it.

    Obsolete entries are the last. One without text holds nothing, and msgcat drops it.
    """
    entries = [
        _entry(_header(catalog), ""),
        *(_entry(each, "") for each in catalog.translations),
        *(_entry(each, "#~ ") for each in catalog.obsolete if each.text),
    ]
    return "\n".join(entries).encode()


def _header(catalog: Catalog) -> Translation:
    return Translation(
        source="",
        text=write_headers(catalog.headers),
        comments=catalog.comments,
        extracted=catalog.extracted,
        references=catalog.references,
        is_fuzzy=catalog.is_fuzzy_header,
    )


def _entry(entry: Translation, mark: str) -> str:
    """Return the lines of an entry; `mark` begins those of an obsolete one."""
    context = _field(f"{mark}msgctxt", entry.context, mark) if entry.context else ""
    source = _field(f"{mark}msgid", entry.source, mark)
    text = _texts(entry, mark) if entry.text or entry.texts else _EMPTY[mark]
    return f"{notes_above(entry, mark)}{context}{source}{text}"


def _texts(entry: Translation, mark: str) -> str:
    forms = _forms(entry, mark) if entry.texts else ""
    return forms or _field(f"{mark}msgstr", entry.text, mark)


def _forms(entry: Translation, mark: str) -> str:
    plural = _field(f"{mark}msgid_plural", entry.plural, mark)
    forms = (
        _field(f"{mark}msgstr[{index}]", text, mark)
        for index, text in enumerate(entry.texts)
    )
    return plural + "".join(forms)


def _field(keyword: str, text: str, mark: str) -> str:
    """Return a text behind its keyword, on more lines if it has more."""
    if not text or not has_any(text, _ESCAPED):  # most have not, or are still to come
        return f'{keyword} "{text}"\n'
    lines = [f'"{escape(line)}"\n' for line in _LINES.findall(text)]
    if len(lines) == 1:
        return f"{keyword} {lines[0]}"
    return f'{keyword} ""\n' + "".join(mark + line for line in lines)


def quoted(text: str) -> str:
    """Return a text as it stands behind its keyword, on more lines if it has more."""
    return _field("", text, "").removeprefix(" ").removesuffix("\n")


def escape(text: str) -> str:
    """Return a text as it stands between quotation marks."""
    # `str.translate` takes ten times as long: the header is a twentieth of a catalog.
    for sign, written in _ESCAPES:
        if sign in text:
            text = text.replace(sign, written)
    return text


def notes_above(entry: Translation, mark: str = "") -> str:
    """Return the lines above the msgctxt or msgid, kind by kind."""
    notes = _comments("#", entry.comments) if entry.comments else ""
    if entry.extracted:
        notes += _comments("#.", entry.extracted)
    if entry.references:
        notes += _references(entry.references)
    if entry.flags or entry.is_fuzzy:
        notes += written_flags(entry, is_obsolete=bool(mark))
    if entry.sticky:
        notes += "".join(f"{_one_line(line)}\n" for line in entry.sticky)
    if entry.previous:
        notes += _previous(entry.previous, "#~| " if mark else "#| ")
    return notes


# The entries of an article often have the same comments and references.
@lru_cache(maxsize=1024)
def _comments(kind: str, lines: tuple[str, ...]) -> str:
    cleaned = (f"{kind} {_one_line(line)}" if line else kind for line in lines)
    return "".join(f"{line}\n" for line in cleaned)


def _one_line(line: str) -> str:
    """Keep a comment from breaking out of its line, as a backslash at its end does."""
    safe = line if line.isprintable() else _CONTROL.sub(" ", line)
    return f"{safe} " if safe.endswith("\\") else safe


@lru_cache(maxsize=1024)
def _references(paths: tuple[str, ...]) -> str:
    """Return the `#:` lines; a path that comes twice is named once."""
    lines, length = ["#:"], 2
    for path in map(_isolated, dict.fromkeys(paths)):
        size = len(path.encode()) + 1
        if length > 2 and length + size > _WIDTH:  # noqa: PLR2004 - the mark itself
            lines.append("#:")
            length = 2
        lines[-1] += f" {path}"
        length += size
    return "".join(f"{line}\n" for line in lines)


def _isolated(path: str) -> str:
    """Put a path with spaces between U+2068 and U+2069, as gettext 0.22 does."""
    safe = path if path.isprintable() else _BROKEN_PATH.sub("\ufffd", path)
    if " " not in safe or "\u2068" in safe:
        return safe
    return "\u2068" + _LINE_NUMBER.sub("\u2069\\g<0>", safe, count=1)


def _previous(previous: Previous, mark: str) -> str:
    fields = (
        ("msgctxt", previous.context),
        ("msgid", previous.source),
        ("msgid_plural", previous.plural),
    )
    return "".join(
        _field(f"{mark}{keyword}", text, mark)
        for keyword, text in fields
        if text or keyword == "msgid"
    )
