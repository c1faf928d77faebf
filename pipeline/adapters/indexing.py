"""Documents → the index that a browser searches. The only module that knows Pagefind.

Pagefind is a program; its Python package starts it and speaks with it. It has the
stems of some thirty languages, and takes words of others as they are.
"""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from pipeline.errors import ConfigurationError, OperatingError
from pipeline.model.editions import File, Searchable
from pipeline.model.phrases import say

_NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_KINDS = frozenset({".pagefind", ".pf_fragment", ".pf_index", ".pf_meta"})


class PagefindIndexer(Struct, frozen=True):
    """Makes indexes with the extra `search`."""

    @property
    def name(self) -> str:
        """What tells its indexes from those of other versions.

        Raises `ConfigurationError` where the extra is not installed.
        """
        try:
            return f"Pagefind {version('pagefind')} {version('pagefind-bin')}"
        except PackageNotFoundError as error:
            raise ConfigurationError(
                say("`search` needs Pagefind, which is not installed."),
                say('Run `pip install "diptyque[search]"`, or remove `search`.'),
            ) from error

    def index(self, documents: Sequence[Searchable], language: str) -> Iterable[File]:
        """Return the files of an index, without the pages that Pagefind offers.

        Raises `OperatingError` where the program does not do its work.
        """
        with TemporaryDirectory() as folder:
            try:
                _in_a_thread(documents, language, folder)
            except (OSError, RuntimeError, AssertionError) as error:
                raise OperatingError(
                    say("Pagefind could not make the index of {tag}.", tag=language),
                    say("It said: {error}", error=str(error) or type(error).__name__),
                ) from error
            return tuple(_files(Path(folder)))


def _in_a_thread(documents: Sequence[Searchable], language: str, folder: str) -> None:
    """Wait for Pagefind: whoever builds may have an event loop already."""

    def run() -> None:
        asyncio.run(_write(documents, language, folder))

    with ThreadPoolExecutor(1) as one:
        one.submit(run).result()


async def _write(documents: Sequence[Searchable], language: str, folder: str) -> None:
    # It starts a program, which most builds need not.
    from pagefind.index import IndexConfig, PagefindIndex  # noqa: PLC0415

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
