"""What people write, as a build reads it: every file that was there, or no build.

A disk has its hiccups, and an editor takes a file away for a moment to save it. A
build that went on without the file would take its pages from the readers. So it ends
before it has published anything, and the next one finds the file again.
"""

from collections.abc import Mapping

from pipeline.building.traces.passing import PassingStore
from pipeline.building.traces.remembering import FOLDER, Stamps
from pipeline.building.traces.witnesses import NEVER_THE_SAME
from pipeline.errors import OperatingError, StoreError
from pipeline.model.phrases import say


class SourceStore(PassingStore, frozen=True):
    """Reads through to another store, and lets nobody do without a file of people.

    Whoever can be without one catches a `StoreError`, which comes of what was kept.
    """

    def read(self, path: str) -> bytes:
        """Read from the other store; raises `OperatingError` where that fails."""
        try:
            return self.store.read(path)
        except StoreError as error:
            if path.startswith(f"{FOLDER}/"):
                raise
            hint = say("{hint} Once it can be read, build again.", hint=error.hint)
            raise OperatingError(error.message, hint) from error


def require(seen: Mapping[str, str], stamps: Stamps) -> None:
    """Raise `OperatingError` for a file that had a stamp, and was not there to read.

    `seen` is what a witness has noted since.
    """
    for path, each in seen.items():
        if each in {"", NEVER_THE_SAME} and _was_file(path, stamps):
            raise OperatingError(
                say("{path} was there when the build began, and is gone", path=path),
                say("Put it back, or leave it so, and build again."),
            )


def _was_file(path: str, stamps: Stamps) -> bool:
    """Say whether a census has a file there, and not what it passes over."""
    stamp, _ = stamps.get(path, ("!", True))
    return stamp[:1] != "!"
