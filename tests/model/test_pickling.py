"""All that rooms say to one another can be sent to another process."""

import pickle
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from pipeline import model
from pipeline.model.ledger import Ledger


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
