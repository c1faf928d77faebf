"""Sentences that came and went → what was done to a paragraph: split, joined, cut.

Where a sentence went is asked of the messages of now, and where one came from of
the entries that are obsolete, so that a second merge says the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property
from typing import TypeAlias

from pipeline.differences import plain_typography, similarity
from pipeline.merging.resembling import Resemblances
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Previous, Translation
from pipeline.syntax import sentences

ALIKE = 0.6
"""How alike a sentence is to the one that it was made from."""

SHORTEST = 12
"""Letters of a sentence that is no coincidence."""

_Paragraph: TypeAlias = tuple[str, ...]
"""The sentences of a source, without their typography."""


class Fate(Enum):
    """What was done to a paragraph, as its sentences show."""

    SPLIT = "split"
    JOINED = "joined"
    LEFT = "left"
    CAME = "came"
    CUT = "cut"
    ADDED = "added"
    REORDERED = "reordered"


class Surroundings:
    """What stands beside an entry now, and what stood there before."""

    def __init__(
        self,
        live: Sequence[Translation],
        obsolete: Iterable[Translation],
        languages: tuple[str, str],
    ) -> None:
        """Take the entries of a catalog as it shall be, and its languages (ISO 639)."""
        self.languages = languages
        self._live = live
        self._obsolete = obsolete

    def fates(
        self, entry: Translation, previous: Previous
    ) -> Iterator[tuple[Fate, int]]:
        """Yield what was done to an entry since, and to how many sentences."""
        was, now = sentences(previous.source), sentences(entry.source)
        if len(was) == len(now) == 1:
            return
        went, came = _plain(_without(was, now)), _plain(_without(now, was))
        gone, come = _without(went, came), _without(came, went)
        if gone or come:
            yield from self._told(entry.key, _unedited(gone, come), _plain(was))
        elif _plain(was) != _plain(now):
            yield Fate.REORDERED, len(now)

    def _told(
        self, key: MessageKey, changed: tuple[_Paragraph, _Paragraph], old: _Paragraph
    ) -> Iterator[tuple[Fate, int]]:
        """Yield what is worth saying: what was cut and added too was only rewritten."""
        gone, come = changed
        counts = Counter(self._departed(key, gone, old))
        counts.update(self._arrived(key, come, old))
        is_rewritten = bool(counts[Fate.CUT] and counts[Fate.ADDED])
        for fate in Fate:
            is_but_rewritten = is_rewritten and fate in {Fate.CUT, Fate.ADDED}
            if counts[fate] and not is_but_rewritten:
                yield fate, counts[fate]

    def _departed(
        self, key: MessageKey, gone: _Paragraph, old: _Paragraph
    ) -> Iterator[Fate]:
        for sentence in gone:
            found = self._now(sentence, key)
            if found is None:
                yield Fate.CUT
            else:
                strangers = (each for each in found if each not in old)
                is_part = not any(self._then(each, old) for each in strangers)
                yield Fate.SPLIT if is_part else Fate.LEFT

    def _arrived(
        self, key: MessageKey, come: _Paragraph, old: _Paragraph
    ) -> Iterator[Fate]:
        for sentence in come:
            origin = self._then(sentence, old)
            if not origin:
                yield Fate.ADDED
            else:
                is_whole = not any(self._now(each, key) for each in origin)
                yield Fate.JOINED if is_whole else Fate.CAME

    def _now(self, sentence: str, key: MessageKey) -> _Paragraph | None:
        """Return another message that has a sentence; beside it, one much like it."""
        if len(sentence) >= SHORTEST:
            for at in self._places.get(sentence, ()):
                if self._live[at].key != key:
                    return self._paragraph(at)
        here = self._numbers[key]
        for at in (here - 1, here + 1):
            if 0 <= at < len(self._live) and _has_like(self._paragraph(at), sentence):
                return self._paragraph(at)
        return None

    def _then(self, sentence: str, own: _Paragraph) -> _Paragraph:
        """Return another paragraph of before that had a sentence, or one like it.

        What shares a sentence with the own one is an earlier state of it.
        """
        every = (sentence, *self._likest(sentence))
        found = (each for one in every for each in self._former.get(one, ()))
        return next((each for each in found if not set(each) & set(own)), ())

    def _likest(self, sentence: str) -> Iterator[str]:
        """Yield the sentences of before that this one may have been made from."""
        if len(sentence) >= SHORTEST:
            near = (self._known[at] for at in self._resemblances.near(sentence))
            yield from (each for each in near if is_like(each, sentence))

    @cached_property
    def _resemblances(self) -> Resemblances:
        return Resemblances(self._known)

    @cached_property
    def _known(self) -> Sequence[str]:
        """The sentences of before, each once."""
        return tuple(self._former)

    def _paragraph(self, at: int) -> _Paragraph:
        return plain_sentences(self._live[at].source)

    @cached_property
    def _numbers(self) -> Mapping[MessageKey, int]:
        return {each.key: at for at, each in enumerate(self._live)}

    @cached_property
    def _places(self) -> Mapping[str, list[int]]:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at in range(len(self._live)):
            for each in self._paragraph(at):
                places[each].append(at)
        return places

    @cached_property
    def _former(self) -> Mapping[str, list[_Paragraph]]:
        former: defaultdict[str, list[_Paragraph]] = defaultdict(list)
        for entry in self._obsolete:
            paragraph = plain_sentences(entry.source)
            for each in paragraph:
                former[each].append(paragraph)
        return former


def plain_sentences(source: str) -> _Paragraph:
    """Return the sentences of a source as they are compared."""
    return _plain(sentences(source))


def _plain(found: Iterable[str]) -> _Paragraph:
    return tuple(plain_typography(each).casefold() for each in found)


def _without(one: _Paragraph, other: _Paragraph) -> _Paragraph:
    """Return the sentences of one that the other has not, or not so often."""
    present = set(other)
    if len(set(one)) == len(one):  # what stands once need not be counted
        return tuple(each for each in one if each not in present)
    return tuple((Counter(one) - Counter(other)).elements())


def _unedited(gone: _Paragraph, come: _Paragraph) -> tuple[_Paragraph, _Paragraph]:
    """Leave out the sentences of which one was made from the other."""
    left, arrived = list(gone), []
    for sentence in come:
        origin = next((each for each in left if is_like(each, sentence)), None)
        if origin is None:
            arrived.append(sentence)
        else:
            left.remove(origin)
    return tuple(left), tuple(arrived)


def _has_like(paragraph: _Paragraph, sentence: str) -> bool:
    return any(is_like(each, sentence) for each in paragraph)


def is_like(one: str, other: str) -> bool:
    """Say whether a sentence was made from another one, both plain."""
    return one == other or similarity(one, other) >= ALIKE
