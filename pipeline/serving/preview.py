"""Changes to a site → its pages, and what is to be said of them.

It knows no server and no clock: it is told what has changed, and says whether the
site is to be built for it. One thread may build while another takes a change.
"""

from collections.abc import Callable, Set as AbstractSet

from babel import Locale

from pipeline.building import BuildReport, Reprint, Workshop
from pipeline.building.contents.promises import PUBLISHED
from pipeline.errors import PipelineError
from pipeline.model.site import Site
from pipeline.ports import Store
from pipeline.serving.bulletins import Bulletin, of_findings, of_trouble

CONFIGURATION = frozenset({"diptyque.toml", "pyproject.toml"})
"""The files in which a site may be configured."""


class Preview:
    """A site that is shown while it is written.

    `load` reads the configuration anew, and `hear` is given what came of each
    pass. `bulletin` is what the pages have to say, and `edition` a number that
    changes with the files that pages refer to by a name that stays. `is_built`:
    there are pages.
    """

    def __init__(
        self,
        site: Site,
        workshop: Workshop,
        load: Callable[[], Site],
        hear: Callable[[BuildReport | Reprint | PipelineError], None],
    ) -> None:
        self.site = site
        self.bulletin = Bulletin()
        self.edition = 0
        self.is_built = False
        self._workshop = workshop
        self._load = load
        self._hear = hear
        self._waiting: frozenset[str] = frozenset()  # for the next build
        self._unused: frozenset[str] = frozenset()  # since one of them is broken
        self._forget_promises()

    @property
    def output(self) -> Store:
        """The pages as they are now."""
        return self._workshop.output

    def address(self, article: str, locale: Locale) -> str:
        """Return the path of an edition on this host, or nothing if it has none."""
        folder = self._workshop.folder(article, locale)
        return f"{self.site.base_path}{folder}" if folder else ""

    def take(self, changed: AbstractSet[str]) -> bool:
        """Show a change at once where it is to be seen; return whether to build.

        While a file that has changed is of no use, the last good pages stay.
        """
        self._waiting |= changed
        self._unused |= changed
        printed = self._workshop.reprint(self._unused)
        if printed is None or not printed.broken:
            self._unused = frozenset()
        if printed is None:
            return True
        self._hear(printed)
        self.bulletin = of_findings(printed.diagnostics, is_held=bool(printed.broken))
        return not printed.broken

    def build(self) -> None:
        """Build the site as it is now; where that fails, the last good pages stay.

        Raises `Interruption` where its executor does.
        """
        waiting, self._waiting = self._waiting, frozenset()
        try:
            report = self._built(waiting)
        except PipelineError as error:
            self._hear(error)
            self.bulletin = of_trouble(error)
            self._waiting |= waiting
        except BaseException:
            self._waiting |= waiting
            raise
        else:
            self._hear(report)
            self.is_built = True
            static = f"{self.site.static}/"
            self.edition += any(path.startswith(static) for path in waiting)
            if not self._waiting:  # else it is of what was there before
                self.bulletin = of_findings(report.diagnostics)

    def _built(self, waiting: frozenset[str]) -> BuildReport:
        if waiting & CONFIGURATION:
            self.site = self._load()
        if self.site.ledger in waiting:
            self._forget_promises()
        return self._workshop.build(self.site)

    def _forget_promises(self) -> None:
        """Keep no promise that the site has not made: a preview has no readers.

        While it lasts, what it has published stays at its address all the same.
        """
        self._workshop.store.remove(self.site.ledger)
        self._workshop.output.remove(PUBLISHED)
