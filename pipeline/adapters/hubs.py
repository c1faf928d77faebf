"""A WebSub hub, behind its address.

How a hub is told that a feed changed stands in PubSubHubbub 0.4, section 7,
and in all hubs; WebSub itself leaves it to the two (W3C, 2018, section 6).
"""

from http.client import HTTPException
from typing import Any, NoReturn
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from pipeline import __version__
from pipeline.errors import OperatingError
from pipeline.model.phrases import say

PATIENCE = 20.0
"""How long a hub may be silent, in seconds."""


class HttpHub:
    """The hub at an address, which may be silent for `patience` seconds."""

    def __init__(self, url: str, patience: float = PATIENCE) -> None:
        self.url = url
        self.patience = patience

    def tell(self, feed: str) -> None:
        """Tell the hub to fetch a feed; raises `OperatingError` if it refuses."""
        form = {"hub.mode": "publish", "hub.url": feed, "hub.topic": feed}
        request = Request(  # noqa: S310 - the configuration takes http(s) alone
            self.url,
            data=urlencode(form).encode(),
            headers={"User-Agent": f"Diptyque/{__version__}"},
        )
        try:
            with _OPENER.open(request, timeout=self.patience):
                pass
        except HTTPError as error:
            error.close()
            self._fail(feed, say("it answered {status}", status=error.code), error)
        except TimeoutError as error:
            self._fail(feed, self._silence(), error)
        except URLError as error:
            is_late = isinstance(error.reason, TimeoutError)
            self._fail(feed, self._silence() if is_late else str(error.reason), error)
        except (OSError, HTTPException, ValueError) as error:
            self._fail(feed, str(error), error)

    def _silence(self) -> str:
        seconds = f"{self.patience:g}"
        return say("it was silent for {seconds} seconds", seconds=seconds)

    def _fail(self, feed: str, reason: str, error: Exception) -> NoReturn:
        raise OperatingError(
            say(
                "The hub {hub} could not be told of {feed}: {reason}.",
                hub=self.url,
                feed=feed,
                reason=reason,
            ),
            say("Run `diptyque ping` again later; it tells what is left to tell."),
        ) from error


class _Unmoved(HTTPRedirectHandler):
    """Follows no redirect, which would make a question of what is told."""

    def redirect_request(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 - as urllib calls it
        """Let the answer be one that fails."""


_OPENER = build_opener(_Unmoved)
