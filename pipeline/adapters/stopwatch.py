"""The stages of some work, as they begin → how long each of them took."""

import time
from collections.abc import Callable, Mapping


class Stopwatch:
    """Runs from when it is made; what comes before the first stage belongs to none.

    `now` gives seconds that never go back. A stage that begins again goes on.
    """

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self._now = now
        self._since = self._mark = now()
        self._stage = ""
        self._stages: dict[str, float] = {}

    def begin(self, stage: str) -> None:
        """End the stage that runs, and begin another."""
        mark = self._now()
        if self._stage:
            spent = self._stages.get(self._stage, 0.0)
            self._stages[self._stage] = spent + mark - self._mark
        self._stage, self._mark = stage, mark

    def stop(self) -> Mapping[str, float]:
        """End the stage that runs; return the seconds of each, in their order."""
        self.begin("")
        return self._stages

    @property
    def elapsed(self) -> float:
        """The seconds since it was made."""
        return self._now() - self._since
