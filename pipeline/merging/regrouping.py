"""Fourth pass: paragraphs that were split, joined, or lent each other sentences.

Entries and messages that share whole sentences belong together; where more
than one stands on either side, each message takes the words of its own
sentences, whichever entries these stood in.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from pipeline.differences import adapted, plain_typography, similarity
from pipeline.differences.portions import portions
from pipeline.merging.matching import Closeness, Edit, Match, Matches
from pipeline.merging.whereabouts import ALIKE, SHORTEST, plain_sentences
from pipeline.model.catalogs import Translation
from pipeline.syntax import sentences

_COMMONEST = 12
"""A sentence in more entries than this, a formula, tells of none of them."""

_LARGEST_TABLE = 40_000
"""Sentences of messages times those of entries that are compared in one group."""


class _Piece(Struct, frozen=True, kw_only=True):
    """Some words of an entry; `sentence` is the source of them, or a part of it."""

    place: int
    order: int
    sentence: str
    text: str
    is_whole: bool


class _Group(Struct, frozen=True, kw_only=True):
    """Messages, and the entries whose sentences they have."""

    new: tuple[int, ...]
    old: tuple[int, ...]


def match_regrouped(edit: Edit, matches: Matches) -> Matches:
    """Match each message of a group with the sentences that it is made of."""
    found: dict[int, Match] = {}
    for group in _groups(edit, matches):
        found |= _matched(edit, group)
    return found


def _matched(edit: Edit, group: _Group) -> Iterator[tuple[int, Match]]:
    pieces = [piece for place in group.old for piece in _pieces(edit, place)]
    count = sum(len(sentences(edit.template[at].source)) for at in group.new)
    if count * len(pieces) > _LARGEST_TABLE:
        return
    made: dict[int, Mapping[_Piece, str]] = {}
    taken: set[_Piece] = set()
    for at in group.new:
        chosen = dict(_chosen(edit.template[at].source, pieces, taken))
        taken.update(chosen)
        if chosen:
            made[at] = chosen
    if len(group.new) == len(group.old) == 1 and not _is_rearranged(edit, made, pieces):
        return
    origins = _origins(made)
    for at, parts in made.items():
        yield at, _match(edit, parts, origins[at])


def _is_rearranged(
    edit: Edit, made: Mapping[int, Mapping[_Piece, str]], pieces: Sequence[_Piece]
) -> bool:
    """Say whether of one paragraph sentences were but cut, or put in another order."""
    return any(
        len(chosen) == len(sentences(edit.template[at].source))
        and list(chosen) != pieces
        for at, chosen in made.items()
    )


def _origins(made: Mapping[int, Mapping[_Piece, str]]) -> Mapping[int, int]:
    """Return the entry that each message goes on from: that of which it has the most.

    Two messages go on from the same one only where there is no other.
    """
    shares = {at: _shares(chosen) for at, chosen in made.items()}
    ranked = sorted(
        (-letters, place, at)
        for at, share in shares.items()
        for place, letters in share.items()
    )
    origins: dict[int, int] = {}
    taken: set[int] = set()
    for _, place, at in ranked:
        if at not in origins and place not in taken:
            origins[at] = place
            taken.add(place)
    largest = {
        at: max(sorted(share), key=share.__getitem__) for at, share in shares.items()
    }
    return largest | origins


def _shares(chosen: Iterable[_Piece]) -> Mapping[int, int]:
    """Return of how many letters of which entries a message is made."""
    letters: defaultdict[int, int] = defaultdict(int)
    for piece in chosen:
        letters[piece.place] += len(piece.sentence)
    return letters


def _match(edit: Edit, chosen: Mapping[_Piece, str], origin: int) -> Match:
    """Return what a message is made of.

    `chosen` are its sentences by the pieces that they were made from.
    """
    texts = {
        (piece.place, piece.order): _renewed(piece, sentence, edit.languages)
        for piece, sentence in chosen.items()
    }
    others = {piece.place for piece in chosen} - {origin}
    return Match(
        origin=_approved_origin(edit, origin, chosen),
        closeness=Closeness.SIMILAR,
        place=origin,
        others=tuple(sorted(others)),
        text=" ".join(filter(None, texts.values())),
    )


def _approved_origin(edit: Edit, origin: int, chosen: Iterable[_Piece]) -> Translation:
    """Return an entry that says for which source these words were approved.

    One that is to be reviewed itself may have them from elsewhere.
    """
    entry = edit.live[origin]
    if not entry.is_fuzzy or entry.previous is None:
        return entry
    own = [each for piece in chosen for each in plain_sentences(piece.sentence)]
    if not set(own).isdisjoint(plain_sentences(entry.previous.source)):
        return entry
    pairs = (edit.sentences[each] for each in own if each in edit.sentences)
    pair = next(pairs, entry)
    return replace(pair, comments=entry.comments, flags=entry.flags)


def _renewed(piece: _Piece, sentence: str, languages: tuple[str, str]) -> str:
    """Return the words of a piece with the figure or name that alone has changed."""
    if not piece.is_whole:
        return piece.text
    return adapted(piece.text, piece.sentence, sentence, languages)


def _groups(edit: Edit, matches: Matches) -> Iterator[_Group]:
    """Yield the messages and entries that hang together by whole sentences."""
    unmatched = edit.unmatched(matches)
    owners: defaultdict[str, list[int]] = defaultdict(list)
    for place in edit.unused(matches) if unmatched else ():
        if _is_divisible(edit.live[place]):
            for each in _long_sentences(edit.live[place].source):
                owners[each].append(place)
    links = {at: _shared(edit.template[at], owners) for at in unmatched if owners}
    links |= dict(_edited(edit, links))
    yield from _joined({at: olds for at, olds in links.items() if olds})


def _edited(
    edit: Edit, links: Mapping[int, frozenset[int]]
) -> Iterator[tuple[int, frozenset[int]]]:
    """Yield messages beside a part of an entry that are an edited part of it."""
    for at in [at for at, olds in links.items() if not olds]:
        beside = (links.get(at + step, frozenset()) for step in (-1, 1))
        olds = {
            place
            for place in frozenset().union(*beside)
            if _has_edited(edit.template[at].source, edit.live[place].source)
        }
        if olds:
            yield at, frozenset(olds)


def _has_edited(source: str, origin: str) -> bool:
    """Say whether a sentence is nearly one that stood in the other text."""
    known = sentences(origin)
    return any(
        similarity(one, other) >= ALIKE for one in sentences(source) for other in known
    )


def _is_divisible(entry: Translation) -> bool:
    return bool(entry.text) and not entry.plural


def _long_sentences(source: str) -> tuple[str, ...]:
    return tuple(each for each in plain_sentences(source) if len(each) >= SHORTEST)


def _shared(message: Translation, owners: Mapping[str, list[int]]) -> frozenset[int]:
    """Return the entries that have a sentence of a message, but not by chance."""
    if message.plural:
        return frozenset()
    places = (owners.get(each, []) for each in _long_sentences(message.source))
    rare = (each for each in places if len(each) <= _COMMONEST)
    return frozenset(place for each in rare for place in each)


def _joined(links: Mapping[int, frozenset[int]]) -> Iterator[_Group]:
    """Yield the connected parts of a graph, in reading order."""
    users: defaultdict[int, list[int]] = defaultdict(list)
    for at, olds in links.items():
        for place in olds:
            users[place].append(at)
    seen: set[int] = set()
    for start in sorted(links):
        if start not in seen:
            new, old = _reached(start, links, users)
            seen |= new
            yield _Group(new=tuple(sorted(new)), old=tuple(sorted(old)))


def _reached(
    start: int, links: Mapping[int, frozenset[int]], users: Mapping[int, list[int]]
) -> tuple[set[int], set[int]]:
    new, old, waiting = {start}, set[int](), [start]
    while waiting:
        come = links[waiting.pop()] - old
        old |= come
        for at in (at for place in come for at in users[place] if at not in new):
            new.add(at)
            waiting.append(at)
    return new, old


def _pieces(edit: Edit, place: int) -> Iterator[_Piece]:
    entry = edit.live[place]
    for order, (own, text) in enumerate(portions(entry.source, entry.text)):
        for sentence in own:
            yield _Piece(
                place=place,
                order=order,
                sentence=sentence,
                text=text,
                is_whole=len(own) == 1,
            )


def _chosen(
    source: str, pieces: Sequence[_Piece], taken: set[_Piece]
) -> Iterator[tuple[_Piece, str]]:
    """Yield for each sentence of a message the words that it had, if it had any."""
    used = set(taken)
    for sentence in sentences(source):
        free = [each for each in pieces if each not in used]
        scores = [_likeness(sentence, each.sentence) for each in free]
        best = max(
            range(len(free)),
            key=lambda at: (scores[at], -free[at].place),
            default=None,
        )
        if best is not None and scores[best] >= ALIKE:
            used.add(free[best])
            yield free[best], sentence


def _likeness(one: str, other: str) -> float:
    if plain_typography(one).casefold() == plain_typography(other).casefold():
        return 1.0
    return similarity(one, other)
