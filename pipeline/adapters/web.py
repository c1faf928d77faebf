"""The web: addresses → whether anything is there, asked as a guest would.

Several servers are asked at once, and none of them twice at a time (`lanes.py`).
"""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import groupby
from threading import Event, Lock
from urllib.parse import urldefrag, urljoin

from pipeline.adapters.calling import Courtesy, PrivateError
from pipeline.adapters.http import RequestError
from pipeline.adapters.lanes import MOST_HOPS, Lane, Sleep, is_redirect, root_of
from pipeline.model.links import LinkAnswer, Presence
from pipeline.model.phrases import say

_PERMANENT = frozenset({301, 308})
_REFUSED = 400
_FOR_MEMBERS = frozenset({401, 402, 403, 407, 451})
"""What is said of pages that are there, to those who may not see them."""


class HttpWeb:
    """The web, as this machine reaches it; `sleep` waits some seconds."""

    def __init__(
        self, courtesy: Courtesy | None = None, sleep: Sleep = time.sleep
    ) -> None:
        self._courtesy = courtesy or Courtesy()
        self._sleep = sleep
        self._lanes: dict[str, Lane] = {}
        self._door = Lock()

    def ask(self, urls: Sequence[str]) -> Iterator[LinkAnswer]:
        """Yield the answer of each address, those of one server together."""
        ended = Event()
        queues = groupby(sorted(urls, key=_server), key=_server)
        work = [tuple(queue) for _, queue in queues]
        with ThreadPoolExecutor(self._courtesy.hosts) as pool:
            try:
                for answers in pool.map(partial(self._queue, ended), work):
                    yield from answers
            finally:  # whoever has had enough does not wait for the rest
                ended.set()
                pool.shutdown(cancel_futures=True)

    def _queue(self, ended: Event, urls: Sequence[str]) -> list[LinkAnswer]:
        return [self._answer(url) for url in urls if not ended.is_set()]

    def _answer(self, url: str) -> LinkAnswer:
        try:
            return self._followed(url)
        except PrivateError:
            return LinkAnswer(url=url, presence=Presence.UNASKED)
        except RequestError as error:
            return LinkAnswer(url=url, presence=Presence.DEAD, reason=error.message)
        except ValueError:
            reason = say("it is no address")
            return LinkAnswer(url=url, presence=Presence.DEAD, reason=reason)

    def _followed(self, url: str) -> LinkAnswer:
        """Ask, and go where it leads; the permanent part of the way is told."""
        place, moved, is_permanent = url, "", True
        for _ in range(MOST_HOPS + 1):
            head = self._lane(place).ask(place)
            if head is None:
                return LinkAnswer(url=url, presence=Presence.UNASKED)
            if not is_redirect(head):
                return _judged(url, head.status, moved)
            place = urldefrag(urljoin(place, head.location)).url
            is_permanent = is_permanent and head.status in _PERMANENT
            moved = place if is_permanent else moved
            if not place.startswith(("http://", "https://")):
                return LinkAnswer(url=url, presence=Presence.UNASKED)
        reason = say("it leads on and on, more than {count} times", count=MOST_HOPS)
        return LinkAnswer(url=url, presence=Presence.DEAD, reason=reason)

    def _lane(self, url: str) -> Lane:
        root = root_of(url)
        with self._door:
            if root not in self._lanes:
                self._lanes[root] = Lane(root, self._courtesy, self._sleep)
            return self._lanes[root]


def _server(url: str) -> str:
    """Return the server of an address; one that is none is asked for all the same."""
    try:
        return root_of(url)
    except ValueError:
        return ""


def _judged(url: str, status: int, moved: str) -> LinkAnswer:
    if status < _REFUSED:
        return LinkAnswer(url=url, presence=Presence.FOUND, moved=moved)
    if status in _FOR_MEMBERS:
        return LinkAnswer(url=url, presence=Presence.UNASKED)
    reason = say("it answered {status}", status=status)
    return LinkAnswer(url=url, presence=Presence.DEAD, reason=reason)
