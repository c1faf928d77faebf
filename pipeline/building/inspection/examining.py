"""The pictures that articles show → what is wrong with them, before a build says so."""

from collections.abc import Iterable, Iterator

from pipeline.building.inspection.anchors import Outline
from pipeline.building.pictures.album import examine
from pipeline.building.pictures.files import is_public
from pipeline.building.pictures.flaws import judge
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.site import Site
from pipeline.ports import Darkroom, Executor, Store


def flawed(
    outlines: Iterable[Outline],
    site: Site,
    store: Store,
    executor: Executor,
    darkroom: Darkroom | None,
) -> Iterator[Diagnostic]:
    """Yield what keeps pictures from being shown, or should keep them.

    Without a darkroom nothing is known but what a build has found before.
    """
    every = {path: each.path for each in outlines for path in each.pictures}
    shown = {path: who for path, who in every.items() if is_public(path, site, store)}
    seen = examine(shown, store, executor, darkroom)
    yield from seen.diagnostics
    for path, each in seen.value.items():
        yield from judge(path, shown[path], each)
