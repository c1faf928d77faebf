"""The pictures of articles → what is wrong with them, before a build says so.

Those that an article shows, and the drawings that it leads to.
"""

from collections.abc import Collection, Iterator

from pipeline.building.inspection.anchors import Outline
from pipeline.building.pictures.album import examine
from pipeline.building.pictures.files import is_public
from pipeline.building.pictures.flaws import judge
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.site import Site
from pipeline.ports import Darkroom, Executor, Store


def flawed(
    outlines: Collection[Outline],
    site: Site,
    store: Store,
    executor: Executor,
    darkroom: Darkroom | None,
) -> Iterator[Diagnostic]:
    """Yield what keeps pictures from being shown, or should keep them.

    Without a darkroom nothing is known but what a build has found before.
    """
    shown = {path: each.path for each in outlines for path in each.pictures}
    every = {path: each.path for each in outlines for path in each.drawings} | shown
    wanted = {path: path in shown for path in every if is_public(path, site, store)}
    seen = examine(wanted, store, executor, darkroom)
    yield from seen.diagnostics
    for path, each in seen.value.items():
        yield from judge(path, every[path], each)
