"""What is known of the articles when they were judged: small, and kept in drawers."""

from collections.abc import Iterable, Mapping
from contextlib import suppress

from msgspec import MsgspecError, Raw, Struct
from msgspec.structs import replace

from pipeline.building.inspection.anchors import Outline
from pipeline.building.inspection.errands import Errand
from pipeline.building.pictures.album import Filed
from pipeline.building.traces.drawers import Cabinet, Drawers, folder_of, put_away
from pipeline.building.traces.inputs import Inputs
from pipeline.building.traces.remembering import (
    clear,
    packed,
    recall,
    remember,
    unpacked,
)
from pipeline.errors import StoreError
from pipeline.validating import Marks


class Catalogued(Struct, frozen=True, kw_only=True, array_like=True):
    """A catalog of an article that could be read: its language, and its marks.

    It `is_begun` where a text of it is approved.
    """

    tag: str
    path: str
    marks: Marks
    is_begun: bool


class Judgment(Struct, frozen=True, kw_only=True, array_like=True):
    """What was found of an article and its catalogs, and from what.

    It holds while `inputs` are the same. `explicit` is the id that the article gives
    itself. Of the findings no waiver lets pass `found`, and one may `judged`.
    """

    path: str
    id: str
    explicit: str
    inputs: Inputs
    found: bytes
    judged: bytes
    outline: Outline
    catalogs: tuple[Catalogued, ...]


class Judgments(Struct, frozen=True, kw_only=True):
    """All that is known: of articles and of pictures, by their paths.

    `key` tells for what site and by what program it was found, and `eye` who looked
    at the pictures. What was known of articles before is kept in `drawers`.
    """

    key: str = ""
    eye: str = ""
    articles: dict[str, Judgment] = {}
    pictures: dict[str, Filed] = {}
    drawers: Cabinet = Cabinet()

    def identified(self, errand: Errand) -> dict[str, str]:
        """Return the id that each article gives itself whose file has its stamp."""
        sight = errand.sight
        return {
            path: each.explicit
            for path, each in self.articles.items()
            if each.inputs[path][0] and each.inputs[path][0] == sight.stamp(path)
        }

    def seen_by(self, errand: Errand) -> dict[str, Filed]:
        """Return the pictures that were looked at by who would look at them now."""
        return self.pictures if self.eye == errand.eye else {}

    def with_articles(
        self, every: Iterable[str], judged: Iterable[Judgment]
    ) -> "Judgments":
        """Return what is known now; of `every` article that is there, and no other."""
        known = self.articles | {each.path: each for each in judged}
        articles = {path: known[path] for path in every if path in known}
        return replace(self, articles=articles)

    def with_pictures(
        self, pictures: Mapping[str, Filed], errand: Errand
    ) -> "Judgments":
        """Return the same with the pictures that were looked at now."""
        others = {} if errand.is_whole else self.seen_by(errand)
        return replace(self, pictures={**others, **pictures}, eye=errand.eye)


class _Filing(Struct, frozen=True, kw_only=True, array_like=True):
    """The same as it is kept: what is known of articles is in drawers of their own."""

    key: str
    eye: str
    pictures: dict[str, Filed]
    articles: Cabinet


def recollect(errand: Errand) -> Judgments:
    """Return what the last check found; nothing, where no program is given."""
    key, store = errand.key, errand.store
    kept = recall(store, errand.judged, _Filing) if key else None
    if kept is None or kept.key != key:
        return Judgments(key=key)
    try:
        articles = {
            path: unpacked(each, Judgment)
            for path, each in Drawers(kept.articles, store).all()
        }
    except (StoreError, MsgspecError, ValueError):
        return Judgments(key=key)
    return Judgments(
        key=key,
        eye=kept.eye,
        articles=articles,
        pictures=kept.pictures,
        drawers=kept.articles,
    )


def keep(known: Judgments, before: Judgments, errand: Errand) -> None:
    """Remember what is known now, where a program was given to do so.

    Where that can't be, it is only slower next time.
    """
    if not known.key or known == before:
        return
    with suppress(StoreError):
        drawers = _put_away(known.articles, before, errand)
        kept = _Filing(
            key=known.key, eye=known.eye, pictures=known.pictures, articles=drawers
        )
        remember(errand.store, errand.judged, kept)
        clear(folder_of(errand.judged), frozenset(drawers.places), errand.store)


def _put_away(
    articles: Mapping[str, Judgment], before: Judgments, errand: Errand
) -> Cabinet:
    """Keep what is known of articles; of the same ones as before, what is new."""
    folder, store = folder_of(errand.judged), errand.store
    if articles.keys() != before.articles.keys():
        return put_away(articles, articles.__getitem__, folder, store, errand.executor)
    new = {
        path: Raw(packed(each))
        for path, each in articles.items()
        if each != before.articles[path]
    }
    return Drawers(before.drawers, store).amended(new, folder)
