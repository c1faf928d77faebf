"""A catalog → what readers see of its texts: what was last approved."""

from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import (
    Catalog,
    Translation,
    approved_pairs,
    last_approved,
)
from pipeline.syntax import sentences

if TYPE_CHECKING:
    from pipeline.rendering.resharing import Resharing


class Approvals:
    """The approved texts of a catalog, and what each message shows of them."""

    def __init__(
        self, catalog: Catalog, rejected: AbstractSet[MessageKey] = frozenset()
    ) -> None:
        """Take a catalog; the texts of `rejected` keys are shown by no message."""
        self._catalog = catalog
        self._rejected = rejected

    @cached_property
    def pairs(self) -> dict[MessageKey, Translation]:
        """The approved pairs, asked for where a text is not approved itself."""
        pairs = approved_pairs(self._catalog)
        for key in self._rejected:
            pairs.pop(key, None)
        return pairs

    def shown(self, entry: Translation) -> str:
        """Return the text last approved for an entry, or an empty text."""
        text = last_approved(entry, self.pairs)
        was = entry.previous
        if entry.is_approved or not text or was is None or entry.plural:
            return text
        if len(sentences(entry.source)) == len(sentences(was.source)) == 1:
            return text
        return self._resharing.text(entry, self.pairs[was.key])

    @cached_property
    def _resharing(self) -> "Resharing":
        # What compares sentences takes long to load, and few texts ask for it.
        from pipeline.rendering.resharing import Resharing  # noqa: PLC0415

        return Resharing(self._catalog, self.pairs)
