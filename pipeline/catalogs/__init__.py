"""PO text ↔ `Catalog`. The only package that knows the syntax.

Reading and writing are our own: strict, because gettext is, and quick, because a
build reads every catalog (`docs/decisions/0007-writing-catalogs.md`).
"""

from pipeline.catalogs.conflicts import Sides, part
from pipeline.catalogs.headers import Headers, new_headers, translator
from pipeline.catalogs.hints import (
    fillings,
    hints,
    left_by,
    origins,
    review_origin,
    with_hints,
)
from pipeline.catalogs.occurrences import occurrences, times
from pipeline.catalogs.parsing import parse
from pipeline.catalogs.plurals import PluralRule, plural_rule
from pipeline.catalogs.retouching import Retouch, retouch
from pipeline.catalogs.rewriting import rewrite
from pipeline.catalogs.writing import write_catalog
from pipeline.model.catalogs import Catalog

__all__ = [
    "Headers",
    "PluralRule",
    "Retouch",
    "Sides",
    "fillings",
    "hints",
    "left_by",
    "new_headers",
    "occurrences",
    "origins",
    "parse",
    "part",
    "plural_rule",
    "retouch",
    "review_origin",
    "rewrite",
    "serialize",
    "times",
    "translator",
    "with_hints",
]


def serialize(catalog: Catalog) -> bytes:
    """Return the file, byte for byte as `msgcat --no-wrap` writes it."""
    return write_catalog(catalog).encode()
