"""What git told once is known; only the commits that came since are asked for."""

from collections.abc import Mapping

from msgspec import Struct, field

from pipeline.adapters.histories import GitHistory, Logged, by_file
from pipeline.errors import ConfigurationError
from pipeline.model.history import Revision


class _Told(Struct, frozen=True):
    """The log of a folder up to a commit, above what a shallow clone has not."""

    head: str
    bottom: frozenset[str]
    log: tuple[Logged, ...]
    revisions: Mapping[str, tuple[Revision, ...]]


class RecalledHistory(Struct, frozen=True):
    """The history of a repository, for one who asks for it again and again.

    Commits that follow the last known one, each after the other, are put before what
    is known; after a merge, or where history was rewritten, all of it is asked anew.
    """

    history: GitHistory
    known: dict[str, _Told] = field(default_factory=dict)

    def revisions(self, under: str) -> Mapping[str, tuple[Revision, ...]]:
        """Return what became of each file below a folder, the latest first."""
        try:
            head, bottom = self.history.head(), self.history.bottom()
            told = self.known.get(under)
            if told is None or (told.head, told.bottom) != (head, bottom):
                told = self._asked(under, told, head, bottom)
        except ConfigurationError:
            return {}
        self.known[under] = told
        return told.revisions

    def read(self, content: str) -> bytes:
        """Return a content that a revision names."""
        return self.history.read(content)

    def _asked(
        self, under: str, told: _Told | None, head: str, bottom: frozenset[str]
    ) -> _Told:
        before: tuple[Logged, ...] = ()
        asked = head
        if (
            told is not None
            and told.bottom == bottom
            and self.history.is_onward(told.head, head)
        ):
            before, asked = told.log, f"{told.head}..{head}"
        new = self.history.log(under, asked)
        log = (*(x for x in new if x[0].commit.id not in bottom), *before)
        return _Told(head, bottom, log, by_file(log))
