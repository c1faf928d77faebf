"""A folder on disk → the paths in a site that change, as they do."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

from pipeline.serving.preview import CONFIGURATION

_STEP = 10
"""Milliseconds of silence after which a change is told."""

_LONGEST = 400
"""Milliseconds for which changes that go on and on are gathered."""

Changes = asyncio.Queue[frozenset[str]]


async def watch(
    root: Path, folders: Callable[[], Iterable[str]], changes: Changes
) -> None:
    """Put the paths that change into a queue, for ever.

    `folders` says which folders of the site matter now. One that comes or goes
    is seen where it stands right in the site's own.
    """
    known = _there(root, folders())
    deep = asyncio.create_task(_watch_folders(root, known, changes))
    try:
        async for paths in _changes((root,), root, is_deep=False):
            now = _there(root, folders())
            if now != known:
                deep.cancel()
                deep = asyncio.create_task(_watch_folders(root, now, changes))
            if now != known or paths & CONFIGURATION:
                changes.put_nowait(paths)
            known = now
    finally:
        deep.cancel()


async def _watch_folders(
    root: Path, folders: tuple[Path, ...], changes: Changes
) -> None:
    if not folders:
        return
    async for paths in _changes(folders, root, is_deep=True):
        changes.put_nowait(paths)


def _there(root: Path, folders: Iterable[str]) -> tuple[Path, ...]:
    return tuple(place for each in folders if (place := root / each).is_dir())


async def _changes(
    places: tuple[Path, ...], root: Path, *, is_deep: bool
) -> AsyncIterator[frozenset[str]]:
    watched = awatch(
        *places,
        watch_filter=_VisibleFilter(root),
        step=_STEP,
        debounce=_LONGEST,
        recursive=is_deep,
    )
    async for found in watched:
        yield frozenset(Path(path).relative_to(root).as_posix() for _, path in found)


class _VisibleFilter(DefaultFilter):
    """Passes over hidden files, as a build does, and what editors leave behind."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.root = root

    def __call__(self, change: Change, path: str) -> bool:
        names = Path(path).relative_to(self.root).parts
        is_hidden = any(name.startswith(".") for name in names)
        return not is_hidden and super().__call__(change, path)
