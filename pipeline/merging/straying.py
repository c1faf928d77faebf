"""Last pass: a sentence that left its paragraph and turns up in another, edited.

What a message has of its own, the passes before have found. Each of the sentences
that came into it is looked for among those that no other message has any more.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from pipeline.differences import similarity
from pipeline.differences.portions import portions
from pipeline.merging.matching import Closeness, Edit, Match, Matches
from pipeline.merging.resembling import Resemblances
from pipeline.merging.whereabouts import ALIKE, SHORTEST, plain_sentences
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Translation
from pipeline.syntax import sentences

_Sentences: TypeAlias = Mapping[int, str]
"""Sentences of a message, by their places in it."""


class _Stray(Struct, frozen=True, kw_only=True):
    """A sentence that was approved in some entry, and what stands for it there."""

    sentence: str
    text: str
    origin: Translation


def match_strays(edit: Edit, matches: Matches) -> Matches:
    """Match messages with the sentences of others that came into them."""
    newcomers = dict(_newcomers(edit, matches))
    lost = _Lost(edit, matches, newcomers)
    found: dict[int, Match] = {}
    for at, come in newcomers.items():
        taken = ((place, lost.take(sentence)) for place, sentence in come.items())
        strays = {place: stray for place, stray in taken if stray}
        if strays:
            found[at] = _match(edit.template[at], matches.get(at), strays)
    return found


def _newcomers(edit: Edit, matches: Matches) -> Iterator[tuple[int, _Sentences]]:
    """Yield the messages with the sentences that are new in them."""
    for at, message in enumerate(edit.template):
        match = matches.get(at)
        if message.plural or (match and match.closeness is not Closeness.SIMILAR):
            continue
        known = list(_known(edit, match))
        come = {
            place: each
            for place, each in enumerate(sentences(message.source))
            if len(each) >= SHORTEST and not _has_like(known, each)
        }
        if come:
            yield at, come


def _known(edit: Edit, match: Match | None) -> Iterator[str]:
    """Yield the sentences of the entries that a message goes on from."""
    if match is None:
        return
    yield from sentences(match.origin.source)
    if match.origin.previous:
        yield from sentences(match.origin.previous.source)
    for place in match.others:
        yield from sentences(edit.live[place].source)


def _has_like(known: Iterable[str], sentence: str) -> bool:
    return any(similarity(each, sentence) >= ALIKE for each in known)


class _Lost:
    """The approved sentences that no message has any more; each is taken once."""

    def __init__(
        self, edit: Edit, matches: Matches, newcomers: Mapping[int, _Sentences]
    ) -> None:
        self._edit = edit
        self._matches = matches
        self._newcomers = newcomers
        self._taken: set[int] = set()

    def take(self, sentence: str) -> _Stray | None:
        """Return the one that is most like a sentence, if one is like it."""
        scored = (
            (similarity(self._strays[at].sentence, sentence), -at)
            for at in self._known.near(sentence)
        )
        for score, at in sorted(scored, reverse=True):
            if score >= ALIKE and self._is_free(-at):
                self._taken.add(-at)
                return self._strays[-at]
        return None

    def _is_free(self, at: int) -> bool:
        """Say whether no message that goes on from its entry has a sentence still."""
        stray = self._strays[at]
        heirs = self._heirs.get(stray.origin.key, ())
        return at not in self._taken and not _has_like(heirs, stray.sentence)

    @cached_property
    def _known(self) -> Resemblances:
        return Resemblances(each.sentence for each in self._strays)

    @cached_property
    def _strays(self) -> Sequence[_Stray]:
        return tuple(
            _Stray(sentence=own[0], text=text, origin=entry)
            for entry in (*self._edit.live, *self._edit.obsolete)
            if entry.is_approved and not entry.plural
            if entry.key not in self._edit.keys
            for own, text in portions(entry.source, entry.text)
            if len(own) == 1 and len(own[0]) >= SHORTEST
            if self._present.isdisjoint(plain_sentences(own[0]))
        )

    @cached_property
    def _present(self) -> frozenset[str]:
        """The sentences of all messages, but for the newcomers."""
        return frozenset(
            plain
            for at, message in enumerate(self._edit.template)
            for place, plain in enumerate(plain_sentences(message.source))
            if place not in self._newcomers.get(at, ())
        )

    @cached_property
    def _heirs(self) -> Mapping[MessageKey, Sequence[str]]:
        """The sentences of the messages that go on from an entry, by its key."""
        heirs: dict[MessageKey, list[str]] = {}
        for at, match in self._matches.items():
            come = self._newcomers.get(at, ())
            every = enumerate(sentences(self._edit.template[at].source))
            own = [each for place, each in every if place not in come]
            for key in _forebears(self._edit, match):
                heirs.setdefault(key, []).extend(own)
        return heirs


def _forebears(edit: Edit, match: Match) -> Iterator[MessageKey]:
    for entry in (match.origin, *(edit.live[place] for place in match.others)):
        yield entry.key
        if entry.is_fuzzy and entry.previous:
            yield entry.previous.key


def _match(
    message: Translation, match: Match | None, strays: Mapping[int, _Stray]
) -> Match:
    """Return a match with the words of the sentences that came."""
    if match is None or not match.origin.text:
        return Match(
            origin=_origin(message, tuple(strays.values())),
            closeness=Closeness.SIMILAR,
            place=match.place if match else -1,
            text=" ".join(each.text for each in strays.values()),
        )
    text = match.text or match.origin.text
    return replace(match, text=_woven(text, message.source, strays))


def _origin(message: Translation, strays: Sequence[_Stray]) -> Translation:
    """Return a pair that says for which sentences alone the words were approved.

    Where these came as they were, the whole paragraph says what changed.
    """
    was = " ".join(each.sentence for each in strays)
    if was == message.source:
        return strays[0].origin
    return Translation(source=was, text=strays[0].text, context=message.context)


def _woven(text: str, source: str, strays: Mapping[int, _Stray]) -> str:
    """Return a text with what came in its place, or at the nearer end of it."""
    said = list(sentences(text))
    is_certain = len(said) == len(sentences(source)) - len(strays)
    for place, stray in strays.items():
        said.insert(place if is_certain or not place else len(said), stray.text)
    return " ".join(said)
