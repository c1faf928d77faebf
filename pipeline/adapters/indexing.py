"""Documents → the index that a browser searches, if that can be made here.

What makes it is loaded when it is asked for: most builds have nothing new to index,
or are of sites that nobody searches.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from pipeline.errors import ConfigurationError, OperatingError
from pipeline.model.editions import File, Searchable
from pipeline.model.phrases import say


class PagefindIndexer(Struct, frozen=True):
    """Makes indexes with the extra `search`."""

    @property
    def name(self) -> str:
        """What tells its indexes from those of other versions.

        Raises `ConfigurationError` where the extra is not installed.
        """
        # It takes a tenth of the time of a build with nothing to do.
        from importlib.metadata import (  # noqa: PLC0415
            PackageNotFoundError,
            version,
        )

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
        # What speaks with a program takes as long to load as a bare Python to start.
        from pipeline.adapters.pagefinding import make_index  # noqa: PLC0415

        try:
            return make_index(documents, language)
        except (OSError, RuntimeError, AssertionError) as error:
            raise OperatingError(
                say("Pagefind could not make the index of {tag}.", tag=language),
                say("It said: {error}", error=str(error) or type(error).__name__),
            ) from error
