"""All that rooms say to one another can be sent to another process."""

import pickle
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pkgutil import iter_modules

import pytest
from babel import Locale
from babel.dates import format_date
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from pipeline import model
from pipeline.model.ledger import Ledger
from pipeline.model.locales import parse_tag


def values() -> Iterator[type]:
    """Yield every kind of value that the model has."""
    for found in iter_modules(model.__path__, "pipeline.model."):
        module = import_module(found.name)
        for each in vars(module).values():
            if isinstance(each, type) and each.__module__ == found.name:
                yield from [each] * issubclass(each, Struct)


@pytest.mark.parametrize("kind", list(values()), ids=lambda each: each.__name__)
def test_no_value_has_a_default_that_stays_here(kind: type) -> None:
    for each in fields(kind):
        if each.default is not NODEFAULT:
            pickle.dumps(each.default)
        elif each.default_factory is not NODEFAULT:
            pickle.dumps(each.default_factory())


def test_a_ledger_comes_through_as_it_was() -> None:
    assert pickle.loads(pickle.dumps(Ledger())) == Ledger()  # noqa: S301


@pytest.mark.parametrize("tag", ["fr", "fr-CA", "zh-Hant", "en-XA", "ca-ES-VALENCIA"])
def test_a_locale_that_has_said_dates_is_sent_without_its_words(tag: str) -> None:
    locale = parse_tag(tag)
    format_date(date(2026, 11, 29), "long", locale)
    sent = pickle.dumps(locale)
    assert len(sent) < 200  # the names of all months would be 150,000 bytes
    assert pickle.loads(sent) == locale  # noqa: S301


def test_a_locale_that_is_sent_twice_is_one_object() -> None:
    one, two = (pickle.loads(pickle.dumps(Locale("fr"))) for _ in range(2))  # noqa: S301
    assert one is two
