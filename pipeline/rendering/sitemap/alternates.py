"""Editions of one article → the table that ties them together for machines."""

from collections.abc import Sequence

from pipeline.model.editions import Card
from pipeline.model.locales import to_tag


def alternates(editions: Sequence[Card]) -> tuple[tuple[str, str], ...]:
    """Return hreflang and folder of each indexed edition of one article.

    The same table for every member, `x-default` last: the source edition, or
    the first where that one is not indexed. Empty if none is indexed.
    """
    indexed = sorted(
        (card for card in editions if card.is_indexed),
        key=lambda card: to_tag(card.locale),
    )
    if not indexed:
        return ()
    sources = (card for card in indexed if card.locale == card.source_locale)
    default = next(sources, indexed[0])
    pairs = tuple((to_tag(card.locale), card.folder) for card in indexed)
    return (*pairs, ("x-default", default.folder))
