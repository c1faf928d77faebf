"""Two states of a catalog → what became of it, in numbers of texts and words."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.diagnostics import Diagnostic
from pipeline.text import count_words


class Tally(Struct, frozen=True, kw_only=True):
    """A number of texts, and of the words in their sources."""

    texts: int = 0
    words: int = 0


NONE = Tally()


def tally(entries: Iterable[Translation]) -> Tally:
    """Count entries, and the words of their sources."""
    sources = [entry.source for entry in entries]
    if not sources:
        return NONE
    return Tally(texts=len(sources), words=count_words("\n".join(sources)))


def added(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies."""
    every = list(tallies)
    return Tally(
        texts=sum(each.texts for each in every), words=sum(each.words for each in every)
    )


class Action(StrEnum):
    """What became of a file, or of the article that it is about."""

    CHANGED = "changed"
    MOVED = "moved"
    RECOGNIZED = "recognized"
    PRUNED = "pruned"
    REMOVED = "removed"


class Change(Struct, frozen=True, kw_only=True):
    """A file that was written or removed, or would be, and what that means.

    `origin` is where a moved catalog stood, or the file that an article was.
    Of the texts, `added` came into the source, `review` were edited there,
    `retired` left it, `restored` were approved in another catalog, and
    `removed` are in this one no more.
    """

    path: str
    action: Action = Action.CHANGED
    origin: str = ""
    added: Tally = NONE
    review: Tally = NONE
    retired: Tally = NONE
    restored: Tally = NONE
    removed: Tally = NONE


class ExtractReport(Struct, frozen=True, kw_only=True):
    """What became of the catalogs, or would; `unchanged` of them stay as they are."""

    articles: int
    changes: tuple[Change, ...] = ()
    unchanged: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def changed(self) -> tuple[str, ...]:
        """The paths of the catalogs that were written."""
        written = {Action.CHANGED, Action.MOVED, Action.PRUNED}
        paths = (each.path for each in self.changes if each.action in written)
        return tuple(dict.fromkeys(paths))


def describe(path: str, new: Catalog, old: Catalog | None) -> Change:
    """Say what a catalog has that it had not."""
    if old is None:
        return Change(
            path=path,
            added=tally(each for each in new.translations if not each.text),
            review=tally(each for each in new.translations if each.is_fuzzy),
            retired=tally(new.obsolete),
        )
    live = {each.key: each for each in old.translations}
    gone = {each.key for each in old.obsolete}
    fuzzy = {key for key, each in live.items() if each.is_fuzzy}
    entries = new.translations
    return Change(
        path=path,
        added=tally(each for each in entries if not each.text and each.key not in live),
        review=tally(
            each for each in entries if each.is_fuzzy and each.key not in fuzzy
        ),
        retired=tally(each for each in new.obsolete if each.key not in gone),
    )
