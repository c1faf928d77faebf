"""The editions of a site → those that somebody asked for, a page of them at a time."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from pipeline import catalogs
from pipeline.building.contents.inventory import open_catalog_file
from pipeline.building.tallies.status import EditionStatus, Urgency
from pipeline.desk.texts import written_mark
from pipeline.model.catalogs import State, Translation
from pipeline.model.locales import to_tag
from pipeline.ports import Store

PAGE = 50
_MOST_FOUND = 60
_WAITING = frozenset(Urgency) - {Urgency.COMPLETE}


class Filter(Struct, frozen=True, kw_only=True):
    """What is asked for: a language, a state, words, and which page of the answer.

    `state` is the label of an urgency, `waiting` for all but complete, or empty.
    """

    tag: str = ""
    state: str = "waiting"
    words: str = ""
    page: int = 1

    def has(self, edition: EditionStatus) -> bool:
        """Say whether an edition is among what is asked for, but for its words."""
        if self.tag and to_tag(edition.locale) != self.tag:
            return False
        if self.state == "waiting":
            return edition.urgency in _WAITING
        return not self.state or edition.urgency.label == self.state

    def names(self, edition: EditionStatus) -> bool:
        """Say whether the words stand in its title or its path."""
        wanted = self.words.casefold()
        return wanted in f"{edition.title}\n{edition.path}".casefold()


class Shortlist(Struct, frozen=True, kw_only=True):
    """A page of editions, the most urgent first; `newer` and `older` are pages or 0."""

    editions: tuple[EditionStatus, ...]
    count: int
    newer: int
    older: int


class FoundText(Struct, frozen=True, kw_only=True):
    """A text in which words were found, and the edition that it is of."""

    edition: EditionStatus
    mark: str
    source: str
    text: str


def shortlist(editions: Iterable[EditionStatus], asked: Filter) -> Shortlist:
    """Return the editions that are asked for, by their names if there are words."""
    found = [each for each in editions if asked.has(each) and asked.names(each)]
    found.sort(key=lambda each: (each.order, to_tag(each.locale)))
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(1, asked.page), pages)
    return Shortlist(
        editions=tuple(found[(page - 1) * PAGE : page * PAGE]),
        count=len(found),
        newer=page - 1,
        older=page + 1 if page < pages else 0,
    )


def search(
    editions: Iterable[EditionStatus], asked: Filter, store: Store
) -> tuple[FoundText, ...]:
    """Return the first texts of the editions whose source or translation has words."""
    wanted = asked.words.casefold()
    if not wanted:
        return ()
    ordered = sorted(filter(asked.has, editions), key=lambda each: each.order)
    found: list[FoundText] = []
    for edition in ordered:
        found += _found(edition, wanted, store)
        if len(found) >= _MOST_FOUND:
            break
    return tuple(found[:_MOST_FOUND])


def _found(edition: EditionStatus, wanted: str, store: Store) -> Iterator[FoundText]:
    for entry in _entries(edition, wanted, store):
        if wanted in f"{entry.source}\n{entry.text}".casefold():
            yield FoundText(
                edition=edition,
                mark=written_mark(entry.key),
                source=entry.source,
                text=entry.text,
            )


def _entries(
    edition: EditionStatus, wanted: str, store: Store
) -> Iterable[Translation]:
    """Return the entries of a catalog; none, where it can't have the words."""
    content = open_catalog_file(edition.catalog, store).value or b""
    # Reading the entries takes thirty times as long as looking through the bytes.
    joined = content.replace(b'"\n"', b"").decode("utf-8", "replace").casefold()
    if wanted.replace('"', '\\"') not in joined:
        return ()
    catalog = catalogs.parse(content, edition.catalog, locale=edition.locale).value
    return catalog.translations if catalog else ()


def todo(edition: EditionStatus) -> int:
    """Return how many words wait for a translator."""
    waiting = (State.UNTRANSLATED, State.FUZZY, State.OUTDATED)
    return sum(tally.words for s, tally in edition.texts.items() if s in waiting)
