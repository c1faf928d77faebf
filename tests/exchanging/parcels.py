"""Catalogs to hand out, and the parcels that they are handed out in."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from pipeline import exchanging, extracting
from pipeline.exchanging import Parcel
from pipeline.model.articles import Article, Message, MessageKey
from pipeline.model.catalogs import Catalog
from pipeline.model.locales import parse_tag

PATH = "locales/en/LC_MESSAGES/articles/a.po"
TAGS = ("fr", "en")
Write = Callable[[Parcel], bytes]


def new(parcel: Parcel) -> bytes:
    """Return a parcel as XLIFF 2.1."""
    return exchanging.write_parcels([parcel], parcel.languages)


def old(parcel: Parcel) -> bytes:
    """Return a parcel as XLIFF 1.2."""
    return exchanging.write_parcels([parcel], parcel.languages, is_old=True)


FORMS = pytest.mark.parametrize(
    ("write", "grammar"), [(new, "xliff-2.1"), (old, "xliff-1.2")]
)


def read(content: bytes) -> Parcel:
    """Return the one parcel of a document."""
    opened = exchanging.open_parcels(content, "a.xlf", TAGS)
    assert not opened.diagnostics
    (parcel,) = opened.value.parcels
    return parcel


def messages(source: Article) -> dict[MessageKey, Message]:
    """Return the messages of an article, by their keys."""
    return {each.key: each for each in source.messages}


def catalog(source: Article, states: tuple[str, ...] = ("approved",)) -> Catalog:
    """Return the catalog of an article, its texts translated by themselves."""
    template = extracting.extract(source, parse_tag("en"), "site.example")
    entries = [
        replace(
            each,
            text="" if state == "empty" else each.source,
            is_fuzzy=state == "fuzzy",
            comments=("*a* <b> & c",) if state == "fuzzy" else (),
        )
        for number, each in enumerate(template.translations)
        for state in (states[number % len(states)],)
    ]
    return replace(template, translations=tuple(entries))
