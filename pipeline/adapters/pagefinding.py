"""Documents → the files of an index. The only module that knows Pagefind.

Pagefind is a program; its Python package starts it and speaks with it. It has the
stems of some thirty languages, and takes words of others as they are.
"""

import asyncio
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind.index import IndexConfig, PagefindIndex

from pipeline.model.editions import File, Searchable

_NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_KINDS = frozenset({".pagefind", ".pf_fragment", ".pf_index", ".pf_meta"})


def make_index(documents: Sequence[Searchable], language: str) -> tuple[File, ...]:
    """Return the files of an index, without the pages that Pagefind offers.

    Raises `OSError`, `RuntimeError` or `AssertionError` where the program does not
    do its work.
    """
    with TemporaryDirectory() as folder:
        _in_a_thread(documents, language, folder)
        return tuple(_files(Path(folder)))


def _in_a_thread(documents: Sequence[Searchable], language: str, folder: str) -> None:
    """Wait for Pagefind: whoever builds may have an event loop already."""

    def run() -> None:
        asyncio.run(_write(documents, language, folder))

    with ThreadPoolExecutor(1) as one:
        one.submit(run).result()


async def _write(documents: Sequence[Searchable], language: str, folder: str) -> None:
    async with PagefindIndex(config=IndexConfig(output_path=folder)) as index:
        for each in documents:
            await index.add_custom_record(
                url=each.path,
                content=each.text,
                language=language,
                meta={"title": each.title},
            )


def _files(folder: Path) -> Iterator[File]:
    for place in sorted(folder.rglob("*")):
        if place.name in _NEEDED or place.suffix in _KINDS:
            path = place.relative_to(folder).as_posix()
            yield File(path=path, content=place.read_bytes())
