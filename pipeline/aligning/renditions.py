"""Judged beads → a text for each message of the source that has one."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.aligning.doubts import Judged
from pipeline.aligning.transcribing import Passage, transcribe
from pipeline.aligning.units import Unit
from pipeline.model.articles import Article, Message
from pipeline.syntax import parse, sentences

_ALL_HERE = "it also says what the entries after this one say"
_ALL_THERE = "what it says stands with the entry before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
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
    for at, unit in enumerate(units):
        share = shares[at] if shares else passages * (at == 0)
        note = (_ALL_HERE if at == 0 else _ALL_THERE,) if is_whole else ()
        yield _rendition(unit, share, source, judged, note)


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
    if len(pieces) != sum(unit.sentences for unit in units):
        return ()
    shares = []
    for unit in units:
        shares.append(tuple(pieces[: unit.sentences]))
        del pieces[: unit.sentences]
    return tuple(shares)
