"""Bytes of a file → Source: UTF-8, LF, no byte order mark, no stray control."""

import codecs
import re
import sys

from pipeline import text
from pipeline.model.articles import Source
from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.phrases import say, say_many
from pipeline.patterns import pattern

# Noncharacters too: reading marks the places of messages with them
# (`docs/decisions/0002-skeleton.md`), so no text may hold one.
_STRAY = pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]"
    "|[\U0001fffe-\U0001ffff\U0010fffe-\U0010ffff]"
)
_SUSPECTS = bytes({*range(9), 11, 12, *range(14, 32), 0x7F, 0xEF, *range(0xF0, 0xF5)})
"""What begins a stray in UTF-8, but for those from U+0080 to U+009F."""

_C1 = pattern(rb"\xc2[\x80-\x9f]")
_REFERENCE = pattern(r"&#(?:[xX]([0-9a-fA-F]{1,7})|([0-9]{1,8}));?")
_WINDOWS = range(0x80, 0xA0)
LARGEST = 2 * 1024 * 1024
"""The size in bytes from which a file is not taken for an article."""


def decode(path: str, content: bytes) -> Checked[Source]:
    """Return the text of a file; what can't be decoded is an empty source."""
    if len(content) > LARGEST:
        message = say(
            "The file is larger than {size} MiB. Split it.", size=LARGEST >> 20
        )
        return _refused(path, 0, message)
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        decoded = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        message = say(
            "The file is not UTF-8: byte 0x{byte}. Save the file as UTF-8 in your "
            "editor.",
            byte=f"{byte:02X}",
        )
        return _refused(path, line, message)
    lines = decoded.replace("\r\n", "\n").replace("\r", "\n")
    cleaned, count = text.normalize(lines), 0
    if _may_have_strays(content):
        cleaned, count = _STRAY.subn("", cleaned)
    if "&#" in cleaned:
        cleaned = _REFERENCE.sub(_harmless, cleaned)
    source = Source(path=path, content=cleaned)
    if not count:
        return Checked(value=source)
    return Checked(value=source, diagnostics=(_strays(path, lines, count),))


def _may_have_strays(content: bytes) -> bool:
    """Say whether to look for strays, which takes ten times as long as this."""
    is_plain = len(content.translate(None, _SUSPECTS)) == len(content)
    return not is_plain or _C1.search(content) is not None


def without_strays(words: str) -> str:
    """Leave out the characters that no text may hold."""
    return _STRAY.sub("", words)


def _harmless(found: re.Match[str]) -> str:
    """Replace a reference to a character that may not stand there itself."""
    code = int(found[1], 16) if found[1] else int(found[2])
    is_stray = code <= sys.maxunicode and _STRAY.match(chr(code)) is not None
    # HTML reads 0x80 to 0x9F as Windows-1252, which is what old texts mean.
    return "\ufffd" if is_stray and code not in _WINDOWS else found[0]


def _refused(path: str, line: int, message: str) -> Checked[Source]:
    diagnostic = Diagnostic(
        code="unreadable-source",
        severity=Severity.ERROR,
        message=message,
        path=path,
        line=line,
    )
    return Checked(value=Source(path=path, content=""), diagnostics=(diagnostic,))


def _strays(path: str, lines: str, count: int) -> Diagnostic:
    found = _STRAY.search(lines)
    line = lines.count("\n", 0, found.start()) + 1 if found else 0
    return Diagnostic(
        code="control-character",
        severity=Severity.WARNING,
        message=say_many(
            "{count} control character was left out: delete it.",
            "{count} control characters were left out: delete them.",
            count=count,
        ),
        path=path,
        line=line,
    )
