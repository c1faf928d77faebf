"""What a piece of work has read → whether the same would come of it now."""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from pipeline.building.traces.remembering import Stamps
from pipeline.building.traces.witnesses import is_same
from pipeline.ports import Store

Inputs: TypeAlias = dict[str, tuple[str, str]]
"""Each path that was asked for, to the stamp and the digest of what was there."""


class Sight(Struct, frozen=True, kw_only=True):
    """What the files of a site are now; the stamps were taken before any was read."""

    store: Store
    stamps: Stamps

    def renewed(self, inputs: Inputs) -> Inputs | None:
        """Return the inputs with the stamps of now, or none where one has changed."""
        if all(self._has_stamp(path, was) for path, was in inputs.items()):
            return inputs
        if all(self._is_same(path, was) for path, was in inputs.items()):
            return self.stamped({path: seen for path, (_, seen) in inputs.items()})
        return None

    def stamped(self, seen: Mapping[str, str]) -> Inputs:
        """Return what was read, by its digests, with the stamps that it had before.

        Who changes a file after that changes its stamp as well.
        """
        return {path: (self.stamp(path), each) for path, each in seen.items()}

    def stamp(self, path: str) -> str:
        """Return the stamp of a file; nothing where it may change and keep it."""
        stamp, has_settled = self.stamps.get(path, ("", False))
        return stamp if has_settled else ""

    def _has_stamp(self, path: str, was: tuple[str, str]) -> bool:
        stamp, seen = was
        if path not in self.stamps:
            return not seen and f"{path}/" not in self.stamps
        return bool(stamp) and self.stamps[path][0] == stamp

    def _is_same(self, path: str, was: tuple[str, str]) -> bool:
        return self._has_stamp(path, was) or is_same(path, was[1], self.store)
