"""A catalog and its messages → a parcel for a translation program."""

from collections.abc import Iterator, Mapping

from pipeline.exchanging.parcels import (
    ExchangeUnit,
    Parcel,
    Progress,
    fingerprint,
    work_of,
)
from pipeline.model.articles import Kind, Message, MessageKey
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.locales import to_tag
from pipeline.syntax import encode


def pack(catalog: Catalog, path: str, messages: Mapping[MessageKey, Message]) -> Parcel:
    """Return all live entries of a catalog as units, in its order.

    An entry that is no message of an article, such as a word of the theme, is
    plain text. One with plural forms is a unit for each of them.
    """
    return Parcel(
        path=path,
        languages=(to_tag(catalog.source_locale), to_tag(catalog.locale)),
        units=tuple(
            unit
            for entry in catalog.translations
            for unit in units_of(entry, messages.get(entry.key))
        ),
    )


def units_of(entry: Translation, message: Message | None) -> Iterator[ExchangeUnit]:
    """Yield the unit of an entry, or those of its plural forms."""
    if not entry.plural:
        yield _unit(entry, message or _plain(entry.source), entry.text)
        return
    for form, text in enumerate(entry.texts):
        source = _plain(entry.plural if form else entry.source)
        yield _unit(entry, source, text, form=form)


def _unit_id(entry: Translation, form: int | None = None) -> str:
    """Return what finds an entry again, in any file."""
    name = f"u{fingerprint(entry.context, entry.source)}"
    return name if form is None else f"{name}-{form}"


def _unit(
    entry: Translation, message: Message, text: str, *, form: int | None = None
) -> ExchangeUnit:
    source = encode(message)
    target = encode(message, text, source) if text else ()
    progress = _progress(entry, text)
    return ExchangeUnit(
        id=_unit_id(entry, form),
        source=source,
        target=target,
        progress=progress,
        context=entry.context,
        is_plain=message.kind.is_plain,
        notes=(*_form(form, len(entry.texts)), *entry.extracted),
        remarks=entry.comments,
        was=work_of(target, progress),
    )


def _form(form: int | None, count: int) -> Iterator[str]:
    if form is not None:
        yield f"plural form {form + 1} of {count}"


def _progress(entry: Translation, text: str) -> Progress:
    if not text:
        return Progress.EMPTY
    return Progress.DRAFT if entry.is_fuzzy else Progress.APPROVED


def _plain(text: str) -> Message:
    return Message(text=text, kind=Kind.CAPTION)
