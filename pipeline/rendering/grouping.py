"""Cards → those under each name: the lists and feeds of a topic, or of an author."""

from collections.abc import Callable, Iterable

from pipeline.model.editions import Card


def grouped(
    cards: Iterable[Card], names: Callable[[Card], Iterable[str]]
) -> dict[str, list[Card]]:
    """Return the cards under each of their names, in their order."""
    groups: dict[str, list[Card]] = {}
    for card in cards:
        for name in dict.fromkeys(names(card)):
            groups.setdefault(name, []).append(card)
    return groups
