"""The pictures of articles → what is wrong with them, before a build says so.

Those that an article shows, and the drawings that it leads to.
"""

from collections.abc import Collection, Mapping

from msgspec import Struct

from pipeline.building.inspection.anchors import Outline
from pipeline.building.inspection.errands import Errand
from pipeline.building.pictures.album import Filed, Negative, examine, key_of
from pipeline.building.pictures.files import is_public
from pipeline.building.pictures.flaws import judge
from pipeline.model.diagnostics import Diagnostic


class Gallery(Struct, frozen=True, kw_only=True):
    """What is known of the pictures of articles, and what is wrong with them."""

    files: Mapping[str, Filed]
    diagnostics: tuple[Diagnostic, ...]


def look_at_pictures(
    outlines: Collection[Outline], known: Mapping[str, Filed], errand: Errand
) -> Gallery:
    """Return what keeps pictures from being shown, or should keep them.

    `known` is what was found before. Without a darkroom nothing is known but that.
    """
    site, store, sight = errand.site, errand.store, errand.sight
    shown = {path: each.path for each in outlines for path in each.pictures}
    every = {path: each.path for each in outlines for path in each.drawings} | shown
    negatives = (
        Negative(path=path, stamp=sight.stamp(path), is_shown=path in shown, known=None)
        for path in every
        if is_public(path, site, store)
    )
    work = tuple(each.informed(known) for each in negatives)
    key = key_of(errand.program, site, errand.darkroom) if work else ""
    seen = examine(work, store, errand.executor, errand.darkroom, key)
    flaws = (
        flaw
        for path, each in seen.value.items()
        for flaw in judge(path, every[path], each)
    )
    return Gallery(files=seen.value, diagnostics=(*seen.diagnostics, *flaws))
