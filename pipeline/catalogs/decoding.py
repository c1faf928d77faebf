"""Bytes of a catalog → text with LF line ends, in the charset its header names."""

from codecs import BOM_UTF8

from msgspec import Struct

from pipeline.catalogs.refusals import Refusal
from pipeline.model.phrases import say
from pipeline.patterns import pattern

_CHARSET = pattern(rb'Content-Type:[^"\n]{0,80}?charset=([^\\"\s;]+)')
_UTF_8 = frozenset({"utf-8", "utf8"})
_ASCII = frozenset({"us-ascii", "ascii"})
_UNSET = "charset"


class Decoded(Struct, frozen=True, kw_only=True):
    """The text of a file, and what was odd about its bytes.

    `charset` is empty where the file is UTF-8 and says so.
    """

    text: str
    has_mark: bool = False
    charset: str = ""


def decode(content: bytes | str) -> Decoded:
    """Return the text; raise `Refusal` for bytes that the charset can't read."""
    if isinstance(content, str):
        return Decoded(
            text=_with_lf(content.removeprefix("\ufeff")),
            has_mark=content.startswith("\ufeff"),
        )
    has_mark = content.startswith(BOM_UTF8)
    found = _CHARSET.search(content)
    charset = found[1].decode("ascii", "replace") if found else "UTF-8"
    is_utf_8 = charset.lower() in _UTF_8 or has_mark
    is_unset = charset.lower() == _UNSET
    unmarked = content.removeprefix(BOM_UTF8)
    text = _text(unmarked, "utf-8" if is_utf_8 or is_unset else charset)
    return Decoded(
        text=_with_lf(text),
        has_mark=has_mark,
        charset="" if charset.lower() in _UTF_8 | _ASCII else charset,
    )


def _text(content: bytes, charset: str) -> str:
    try:
        return content.decode(charset)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = say(
            "This byte is not {name}: save the catalog as UTF-8.", name=charset
        )
        raise Refusal("po-charset", message, line) from error
    except (LookupError, ValueError) as error:
        message = say(
            "The charset {name} is not known: save the catalog as UTF-8.", name=charset
        )
        raise Refusal("po-charset", message, 1) from error


def _with_lf(text: str) -> str:
    """Return the text with LF line ends.

    A lone CR ends a line only where nothing else does, as old editors on the
    Mac write it; else it is white space or a letter, as for gettext.
    """
    if "\r" not in text:
        return text
    # A backslash before CR and LF is one, not a line that goes on, as for gettext.
    text = text.replace("\\\r\n", "\\ \n").replace("\r\n", "\n")
    return text if "\n" in text else text.replace("\r", "\n")
