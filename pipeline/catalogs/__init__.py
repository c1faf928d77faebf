"""PO text ↔ `Catalog`. The only package that knows the syntax.

Reading and writing are our own: strict, because gettext is, and quick, because a
build reads every catalog (`docs/decisions/0007-writing-catalogs.md`). A first
catalog is written without what reads one, whose patterns take long to compile.
"""

from typing import TYPE_CHECKING

from pipeline.doorways import doorway

if TYPE_CHECKING:
    from pipeline.catalogs.conflicts import (
        Sides as Sides,
        part as part,
    )
    from pipeline.catalogs.headers import (
        Headers as Headers,
        new_headers as new_headers,
        translator as translator,
    )
    from pipeline.catalogs.hinting import (
        fillings as fillings,
        hints as hints,
        left_by as left_by,
        origins as origins,
        review_origin as review_origin,
        with_hints as with_hints,
    )
    from pipeline.catalogs.parsing import parse as parse
    from pipeline.catalogs.plurals import (
        PluralRule as PluralRule,
        plural_rule as plural_rule,
    )
    from pipeline.catalogs.recurring import (
        occurrences as occurrences,
        times as times,
    )
    from pipeline.catalogs.retouching import (
        Retouch as Retouch,
        retouch as retouch,
    )
    from pipeline.catalogs.rewriting import rewrite as rewrite
    from pipeline.catalogs.writing import serialize as serialize

__getattr__, __dir__, __all__ = doorway(
    __name__,
    {
        "conflicts": ("Sides", "part"),
        "headers": ("Headers", "new_headers", "translator"),
        "hinting": (
            "fillings",
            "hints",
            "left_by",
            "origins",
            "review_origin",
            "with_hints",
        ),
        "parsing": ("parse",),
        "plurals": ("PluralRule", "plural_rule"),
        "recurring": ("occurrences", "times"),
        "retouching": ("Retouch", "retouch"),
        "rewriting": ("rewrite",),
        "writing": ("serialize",),
    },
)
