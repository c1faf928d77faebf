"""PO text → `Catalog`, or a finding that says why gettext would refuse it."""

from collections.abc import Iterator

from babel import Locale

from pipeline.catalogs.decoding import Decoded, decode
from pipeline.catalogs.entries import Entries, read_entries
from pipeline.catalogs.headers import Headers, read_headers, with_utf_8
from pipeline.catalogs.plurals import checked_rule, stated, states_rule
from pipeline.catalogs.refusals import Refusal, warning
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.locales import parse_gettext
from pipeline.model.phrases import say

ENGLISH = Locale("en")


def parse(
    content: bytes | str,
    path: str = "",
    *,
    locale: Locale | None = None,
    source_locale: Locale | None = None,
) -> Checked[Catalog | None]:
    """Read a catalog; what `msgfmt -c` could not use has no value.

    The locales are taken where the header does not name them; the source's is
    else English, which gettext takes for granted. `path` is for the findings.
    """
    try:
        decoded = decode(content)
        entries = read_entries(decoded.text)
        headers = _headers(entries)
        _refuse_wrong_forms(entries)
        target, doubts = _locale(_field(headers, "Language"), locale, path)
    except Refusal as refusal:
        return Checked(value=None, diagnostics=(refusal.finding(path),))
    duplicates = tuple(_duplicates(entries, path))
    if duplicates:
        return Checked(value=None, diagnostics=duplicates)
    origin = _field(headers, "X-Source-Language").replace("-", "_")
    source, more = _locale(origin, source_locale or ENGLISH, path)
    return Checked(
        value=_catalog(entries, headers, target, source),
        diagnostics=(*_oddities(decoded, entries, path), *doubts, *more),
    )


def _catalog(
    entries: Entries, headers: Headers, locale: Locale, source_locale: Locale
) -> Catalog:
    header = entries.header or Translation(source="")
    return Catalog(
        locale=locale,
        source_locale=source_locale,
        translations=tuple(entries.live),
        obsolete=tuple(entries.obsolete),
        headers=headers,
        comments=header.comments,
        extracted=header.extracted,
        references=header.references,
        is_fuzzy_header=header.is_fuzzy,
    )


def _headers(entries: Entries) -> Headers:
    if entries.header is None:
        return ()
    headers = read_headers(entries.header.text)
    return with_utf_8(headers) if headers else ()


def _field(headers: Headers, name: str) -> str:
    return next((value for key, value in headers if key == name), "")


def _locale(
    name: str, fallback: Locale | None, path: str
) -> tuple[Locale, tuple[Diagnostic, ...]]:
    """Return the locale a header names, else the fallback, with what is odd."""
    if name == "" and fallback is not None:
        return fallback, ()
    try:
        return parse_gettext(name), ()
    except ValueError as error:
        message = say(
            "The header names no language that CLDR knows ({name!r}): mend it.",
            name=name,
        )
        if fallback is None:
            raise Refusal("po-language", message, 1) from error
        return fallback, (warning("po-language", message, path, 1),)


def _refuse_wrong_forms(entries: Entries) -> None:
    """Refuse approved plurals that have more or fewer forms than the header."""
    field = stated(entries.header.text) if entries.header else ""
    rule = checked_rule(field)
    for entry in entries.live:
        if entry.texts and entry.is_approved:
            _refuse_unruled(entries, entry, field)
            if len(entry.texts) != rule.count:
                message = say(
                    "This entry has {number} plural forms, and the header "
                    "promises {right}: write {right}.",
                    number=len(entry.texts),
                    right=rule.count,
                )
                raise Refusal("po-plural", message, entry.line)


def _refuse_unruled(entries: Entries, entry: Translation, field: str) -> None:
    if entries.header and not states_rule(field):
        message = say(
            "This entry has plural forms, and the header no rule for "
            "them: add Plural-Forms to the header, such as nplurals=2; "
            "plural=(n != 1);"
        )
        raise Refusal("po-plural", message, entry.line)


def _duplicates(entries: Entries, path: str) -> Iterator[Diagnostic]:
    header = (entries.header,) if entries.header else ()
    every = (*header, *entries.live, *entries.obsolete)
    if len({(entry.context, entry.source) for entry in every}) == len(every):
        return
    first: dict[MessageKey, int] = {}
    for entry in every:
        line = first.setdefault(entry.key, entry.line)
        if line != entry.line:
            yield Diagnostic(
                code="po-duplicate",
                severity=Severity.ERROR,
                message=say(
                    "The entry of line {line} comes again: keep one of the two.",
                    line=line,
                ),
                path=path,
                line=entry.line,
                context=entry.context,
                msgid=entry.source,
            )


def _oddities(decoded: Decoded, entries: Entries, path: str) -> Iterator[Diagnostic]:
    """Yield what we can read and gettext or an editor may not."""
    if decoded.has_mark:
        message = say("The file begins with a byte order mark: save it without.")
        yield warning("po-byte-order-mark", message, path, 1)
    if decoded.charset:
        message = say(
            "The charset is {charset}: save the catalog as UTF-8.",
            charset=decoded.charset,
        )
        yield warning("po-charset", message, path, 1)
    if entries.header is None:
        message = say("The catalog has no header: run `diptyque extract` to add one.")
        yield warning("po-no-header", message, path, 1)
