"""Judged beads → a text for each message of the source that has one."""

from collections.abc import Iterator
from itertools import chain

from msgspec import Struct

from pipeline.aligning.doubts import Judged
from pipeline.aligning.figures import doubts, read_figures
from pipeline.aligning.transcribing import Passage, transcribe
from pipeline.aligning.units import Unit, plain, traits
from pipeline.model.articles import Article, Message
from pipeline.syntax import parse, sentences

_ALL_HERE = "it also says what the entries after this one say"
_CROSSED = "its sentences may stand in another order"
_ALL_THERE = "what it says stands with the entry before"


class Rendition(Struct, frozen=True, kw_only=True):
    """What a translation says for one message of the source.

    `message` and `origins` are indices into the two articles. `doubts` are
    half-sentences that say why a person should look at it; there are none
    where it is certain. The text is empty where it stands with another message.
    """

    message: int
    origins: tuple[int, ...]
    text: str
    doubts: tuple[str, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Whether the text may be taken for approved."""
        return bool(self.text) and not self.doubts


def render(judged: Judged, source: Article, target: Article) -> Iterator[Rendition]:
    """Yield a rendition for each message of the source in a bead with two sides.

    Of texts that the translation has merged each gets its own sentences, where
    their numbers tell which these are; else the first gets all of them.
    """
    units = judged.bead.source
    passages = tuple(
        (unit.tokens, target.messages[unit.place]) for unit in judged.bead.target
    )
    shares = _shares(units, passages) if len(units) > 1 else (passages,)
    is_whole = len(units) > 1 and not shares
    is_shared = len(units) > 1 and not is_whole
    language = target.locale.language
    crossed = tuple(_crossed(units, shares, language)) if is_shared else ()
    for at, unit in enumerate(units):
        share = shares[at] if shares else passages * (at == 0)
        note = (_ALL_HERE if at == 0 else _ALL_THERE,) if is_whole else ()
        yield _rendition(unit, share, source, judged, (*note, *crossed))


def _crossed(
    units: tuple[Unit, ...], shares: tuple[tuple[Passage, ...], ...], language: str
) -> Iterator[str]:
    """Yield a doubt where a text of several seems to have got sentences of another."""
    read = [
        [(tokens, read_figures(plain(tokens), language)) for tokens, _ in share]
        for share in shares
    ]
    for at, unit in enumerate(units):
        common = [
            len(unit.traits.intersection(chain(*(traits(*each) for each in share))))
            for share in read
        ]
        found = [figures for _, figures in read[at]]
        if max(common) > common[at] or any(doubts([unit.figures], found)):
            yield _CROSSED
            return


def _rendition(
    unit: Unit,
    share: tuple[Passage, ...],
    source: Article,
    judged: Judged,
    note: tuple[str, ...],
) -> Rendition:
    message: Message = source.messages[unit.place]
    transcript = transcribe(share, message)
    return Rendition(
        message=unit.place,
        origins=tuple(each.place for each in judged.bead.target),
        text=transcript.text,
        doubts=(*judged.doubts, *note, *transcript.losses * bool(share)),
    )


def _shares(
    units: tuple[Unit, ...], passages: tuple[Passage, ...]
) -> tuple[tuple[Passage, ...], ...]:
    """Return the passages of each unit, or nothing where it can't be told."""
    pieces = [
        (parse(sentence, origin), origin)
        for _, origin in passages
        for sentence in sentences(origin.text)
    ]
    if len(pieces) != sum(len(unit.sentences) for unit in units):
        return ()
    shares = []
    for unit in units:
        shares.append(tuple(pieces[: len(unit.sentences)]))
        del pieces[: len(unit.sentences)]
    return tuple(shares)
