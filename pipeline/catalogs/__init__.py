"""PO text ↔ `Catalog`. The only package that knows the syntax, and polib.

Reading is our own: strict, because gettext is, and quick, because a build
reads every catalog. polib writes.
"""

from pipeline.catalogs.headers import new_headers
from pipeline.catalogs.parsing import parse
from pipeline.catalogs.plurals import PluralRule, plural_rule
from pipeline.model.catalogs import Catalog

__all__ = ["PluralRule", "new_headers", "parse", "plural_rule", "serialize"]


def serialize(catalog: Catalog) -> bytes:
    """Return the file, byte for byte as `msgcat --no-wrap` writes it."""
    # A build reads catalogs and writes none: it does not pay for polib.
    from pipeline.catalogs.writing import write_catalog  # noqa: PLC0415

    return write_catalog(catalog).encode()
