"""The servers that are asked, each one question at a time, as it wishes to be.

What a server wishes is in its `robots.txt` (RFC 9309): one that is missing allows all,
one that the server fails to give allows nothing. Who answers 429 is left alone
(RFC 6585, section 4).
"""

import time
from collections.abc import Callable
from threading import Lock
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from pipeline.adapters.calling import Courtesy, Head, call
from pipeline.adapters.http import AGENT, RequestError

MOST_HOPS = 5
_LARGEST_RULES = 500 * 1024
"""Bytes of `robots.txt` that are read (RFC 9309, section 2.5)."""

_LONGEST_REST = 30.0
_ENOUGH_SAID = 429
_FAILED, _REFUSED = 500, 400

Sleep = Callable[[float], object]


def root_of(url: str) -> str:
    """Return the server of an address: scheme, name and port."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


def is_redirect(head: Head) -> bool:
    """Say whether an answer leads elsewhere."""
    return head.status in {301, 302, 303, 307, 308} and bool(head.location)


class Lane:
    """One server: whoever asks it waits for their turn."""

    def __init__(self, root: str, courtesy: Courtesy, sleep: Sleep) -> None:
        self.root = root
        self.courtesy = courtesy
        self._sleep = sleep
        self._turn = Lock()
        self._rules: RobotFileParser | None = None
        self._rest = courtesy.delay
        self._next = 0.0
        self._is_closed = False
        self._trouble: RequestError | None = None

    def ask(self, url: str) -> Head | None:
        """Return what it answers; none where it wants no question.

        What is refused to HEAD is asked for by GET: many servers know no better.
        Raises `RequestError`.
        """
        with self._turn:
            if self._is_closed or not self._may(url):
                return None
            head = self._call("HEAD", url)
            if head.status >= _REFUSED and not self._is_enough(head):
                head = self._call("GET", url)
            return None if self._is_enough(head) else head

    def _is_enough(self, head: Head) -> bool:
        self._is_closed = self._is_closed or head.status == _ENOUGH_SAID
        return self._is_closed

    def _may(self, url: str) -> bool:
        if self._trouble:  # who did not answer at the door is not asked again
            raise self._trouble
        if self._rules is None:
            try:
                self._rules = self._read_rules()
            except RequestError as error:
                self._trouble = error
                raise
            wish = self._rules.crawl_delay(AGENT)
            if self.courtesy.delay and wish:
                rest = max(self._rest, float(wish))
                self._rest = min(_LONGEST_REST, rest)
        return self._rules.can_fetch(AGENT, url)

    def _read_rules(self) -> RobotFileParser:
        rules, head = RobotFileParser(), self._rules_head()
        if head.status >= _FAILED or head.status == _ENOUGH_SAID:
            rules.parse(["User-agent: *", "Disallow: /"])
        elif head.status >= _REFUSED or is_redirect(head):
            rules.parse([])
        else:
            text = head.body.decode("utf-8", "replace").removeprefix("\ufeff")
            rules.parse(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
        return rules

    def _rules_head(self) -> Head:
        """Ask for the rules, and go where that leads on the same server."""
        place = f"{self.root}/robots.txt"
        head = self._call("GET", place, _LARGEST_RULES)
        for _ in range(MOST_HOPS):
            place = urljoin(place, head.location)
            if not is_redirect(head) or root_of(place) != self.root:
                break
            head = self._call("GET", place, _LARGEST_RULES)
        return head

    def _call(self, method: str, url: str, most: int = 0) -> Head:
        wait = self._next - time.monotonic()
        if wait > 0:
            self._sleep(wait)
        try:
            return call(method, url, self.courtesy, most)
        finally:
            self._next = time.monotonic() + self._rest
