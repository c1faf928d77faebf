"""A service on the network, asked with patience."""

import json
import time
from collections.abc import Callable, Sequence

from pipeline.adapters.engines.dialects import Dialect
from pipeline.adapters.http import Call, RequestError, send
from pipeline.errors import OperatingError
from pipeline.model.phrases import say
from pipeline.model.site import EngineChoice

_TRIES = 4
_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 60.0
_PASSING = frozenset({0, 408, 425, 429, 500, 502, 503, 504, 529})
"""What may be otherwise the next time: silence, haste, a server that is busy."""


class HttpEngine:
    """A service that is asked by HTTP.

    What fails in passing is asked again, after a pause that doubles, or as long
    as the server says; `pause` waits. A key is never told.
    """

    def __init__(
        self,
        choice: EngineChoice,
        dialect: Dialect,
        key: str,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.choice = choice
        self.dialect = dialect
        self.pause = pause
        self._key = key
        self._last = 0.0

    @property
    def name(self) -> str:
        """What people know the service by."""
        return self.dialect.name

    def translate(
        self, texts: Sequence[str], source: str, target: str
    ) -> Sequence[str]:
        """Return the translation of each text; raises `OperatingError`."""
        found = self._asked(texts, source, target)
        if len(found) == len(texts):
            return found
        if len(texts) > 1:  # one by one, so that none is taken for another
            return [self.translate([each], source, target)[0] for each in texts]
        raise self._trouble(say("it answered {count} texts for one", count=len(found)))

    def _asked(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        question = self.dialect.ask(texts, source, target, self._key)
        call = Call(
            url=question.url,
            body=json.dumps(question.body).encode(),
            headers={"Content-Type": "application/json", **question.headers},
            timeout=self.choice.timeout,
            secret=self._key,
        )
        for tried in range(1, _TRIES + 1):
            self._keep_rate()
            try:
                return self._read(send(call))
            except RequestError as error:
                if error.status not in _PASSING or tried == _TRIES:
                    raise self._trouble(error.message) from error
                wait = error.wait or _FIRST_PAUSE * 2 ** (tried - 1)
                self.pause(min(wait, _LONGEST_PAUSE))
        raise AssertionError  # pragma: no cover - the last try returns or raises

    def _read(self, content: bytes) -> list[str]:
        try:
            found = self.dialect.read(json.loads(content))
        except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
            raise RequestError(say("its answer can't be understood"), 200) from error
        if not all(isinstance(each, str) for each in found):
            raise RequestError(say("its answer can't be understood"), 200)
        return found

    def _keep_rate(self) -> None:
        """Wait until the next request is due, where the site bounds their number."""
        if not self.choice.rate:
            return
        due = self._last + 60 / self.choice.rate
        now = time.monotonic()
        if self._last and due > now:
            self.pause(due - now)
        self._last = max(due, now)

    def _trouble(self, reason: str) -> OperatingError:
        told = str(reason).replace(self._key, "…") if self._key else reason
        return OperatingError(
            say(
                "{engine} could not translate: {reason}.", engine=self.name, reason=told
            ),
            say("What it did before is kept; run `diptyque translate` again later."),
        )
