"""The msgstr of the header entry ↔ its fields, in gettext's order."""

from collections.abc import Iterable
from functools import lru_cache

from babel import Locale

from pipeline.model.locales import to_gettext
from pipeline.patterns import pattern
from pipeline.text import trim

Headers = tuple[tuple[str, str], ...]

_ORDER = (
    "Project-Id-Version",
    "Report-Msgid-Bugs-To",
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Plural-Forms",
)
_PLACES = {name: place for place, name in enumerate(_ORDER)}
_FIELD = pattern(r"([A-Za-z][A-Za-z0-9-]*):[ \t]*(.*)")
UTF_8 = ("Content-Type", "text/plain; charset=UTF-8")


def read_headers(text: str) -> Headers:
    """Return names and values; a line without a name continues the one above.

    One that has none above stays, under no name.
    """
    fields: list[tuple[str, str]] = []
    for line in text.removesuffix("\n").split("\n"):
        found = _FIELD.fullmatch(line)
        if found:
            fields.append((found[1], found[2].rstrip(" \t")))
        elif fields:
            name, value = fields.pop()
            fields.append((name, f"{value}\n{line}"))
        elif line:
            fields.append(("", line))
    return tuple(fields)


def write_headers(headers: Headers) -> str:
    """Return the msgstr of the header, saying that the file is UTF-8."""
    named = with_utf_8(headers)
    fields = in_order(named)
    return "".join(
        f"{name}: {value}\n" if name else f"{value}\n" for name, value in fields
    )


def translator(headers: Headers) -> str:
    """Return the name of the last translator; nothing where it is none of a person.

    gettext's own template has a placeholder, and many editors write an address
    of mail alone, which is never a name.
    """
    field = next((value for name, value in headers if name == "Last-Translator"), "")
    name = trim(field.partition("<")[0])
    return "" if "@" in name or name.casefold() in _NOBODY else name


_NOBODY = frozenset({"", "full name", "automatically generated", "anonymous", "none"})


def with_utf_8(headers: Headers) -> Headers:
    """Return the fields with the charset that we write, added where missing."""
    if UTF_8[0] not in {name for name, _ in headers}:
        return (*headers, UTF_8)
    return tuple(
        (name, _in_utf_8(value) if name == UTF_8[0] else value)
        for name, value in headers
    )


def _in_utf_8(value: str) -> str:
    """Return our charset for another, and what goes on below it."""
    _, mark, rest = value.partition("\n")
    return f"{UTF_8[1]}{mark}{rest}"


def in_order(headers: Iterable[tuple[str, str]]) -> Headers:
    """Return gettext's fields in its order, then the others in their own."""
    return tuple(sorted(headers, key=lambda field: _PLACES.get(field[0], len(_ORDER))))


def new_headers(
    locale: Locale, source_locale: Locale, article_id: str, project: str
) -> Headers:
    """Return the header of a new catalog, without a warning of `msgfmt -c -v`.

    There is no time stamp: nothing here changes from one run to the next. The
    fields for people are there, empty, for their tools to fill.
    """
    fields = (
        ("Project-Id-Version", project),
        ("Report-Msgid-Bugs-To", ""),
        ("PO-Revision-Date", ""),
        ("Last-Translator", ""),
        ("Language-Team", ""),
        ("Language", to_gettext(locale)),
        ("MIME-Version", "1.0"),
        UTF_8,
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", _plural_forms(locale)),
        ("X-Source-Language", to_gettext(source_locale)),
    )
    return (*fields, ("X-Article-Id", article_id)) if article_id else fields


@lru_cache(maxsize=64)  # all new catalogs of a language ask for it
def _plural_forms(locale: Locale) -> str:
    """Return gettext's rule for the language: for French the one with two forms."""
    # Only new catalogs need it, and the import costs as much as reading fifty.
    from babel.messages.plurals import get_plural  # noqa: PLC0415

    plural = get_plural(locale)
    return f"nplurals={plural.num_plurals}; plural={plural.plural_expr};"
