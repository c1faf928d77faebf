"""Two `Article`s, one the translation of the other → which text says which."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from pipeline.aligning.beads import Bead, string
from pipeline.aligning.doubts import judge
from pipeline.aligning.evidence import Evidence
from pipeline.aligning.renditions import Rendition, render
from pipeline.aligning.sections import reordered
from pipeline.aligning.strays import reunite
from pipeline.aligning.units import Unit, units
from pipeline.model.articles import Article, Kind


class Alignment(Struct, frozen=True, kw_only=True):
    """What a translation says for an article, and what found no partner.

    `renditions` are in the order of the source. `untranslated` are indices of
    the source's messages. `unplaced` are pairs: the index of a message of the
    translation, and that of the message of the source that it would follow.
    """

    renditions: tuple[Rendition, ...] = ()
    untranslated: tuple[int, ...] = ()
    unplaced: tuple[tuple[int, int], ...] = ()


def align(source: Article, target: Article) -> Alignment:
    """Return the text of the translation for each message of the source.

    Titles, summaries and the picture of the front matter are paired by their
    role; the rest by length, kind and what the words share (`costs.py`), in
    the order of the source but for sections and blocks that clearly moved.
    Total, and the same for the same articles.
    """
    ours, theirs = units(source), units(target)
    head = tuple(_by_role(_head(source, ours), _head(target, theirs)))
    paired = {unit.place for bead in head for unit in bead.source}
    settled = {unit.place for bead in head for unit in bead.target}
    body = _align_body(_without(ours, paired), _without(theirs, settled))
    renditions = sorted(
        (
            rendition
            for judged in judge((*head, *body), head=len(head))
            if judged.bead.target
            for rendition in render(judged, source, target)
        ),
        key=lambda each: each.message,
    )
    said = {each.message for each in renditions}
    return Alignment(
        renditions=tuple(renditions),
        untranslated=tuple(unit.place for unit in ours if unit.place not in said),
        unplaced=tuple(_unplaced(renditions, theirs)),
    )


def _head(article: Article, found: tuple[Unit, ...]) -> dict[Kind, Unit]:
    """Return the messages of the front matter by their roles."""
    image = article.metadata.image
    length = sum(
        map(
            bool,
            (
                article.metadata.title,
                article.metadata.summary,
                image and image.alt,
                image and image.caption,
            ),
        )
    )
    return {unit.kind: unit for unit in found if unit.place < length}


def _by_role(ours: dict[Kind, Unit], theirs: dict[Kind, Unit]) -> Iterator[Bead]:
    for kind, unit in ours.items():
        if kind in theirs:
            yield Bead(source=(unit,), target=(theirs[kind],))


def _without(found: tuple[Unit, ...], places: set[int]) -> tuple[Unit, ...]:
    return tuple(unit for unit in found if unit.place not in places)


def _align_body(source: tuple[Unit, ...], target: tuple[Unit, ...]) -> tuple[Bead, ...]:
    evidence = Evidence(source=source, target=reordered(source, target))
    return reunite(string(evidence), evidence)


def _unplaced(
    renditions: Iterable[Rendition], theirs: tuple[Unit, ...]
) -> Iterator[tuple[int, int]]:
    """Yield what no message says, with the message that says what is before it."""
    origins = {place: each.message for each in renditions for place in each.origins}
    before = 0
    for unit in theirs:
        if unit.place in origins:
            before = origins[unit.place]
        else:
            yield unit.place, before
