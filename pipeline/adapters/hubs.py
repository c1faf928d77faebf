"""A WebSub hub, behind its address.

How a hub is told that a feed changed stands in PubSubHubbub 0.4, section 7,
and in all hubs; WebSub itself leaves it to the two (W3C, 2018, section 6).
"""

from urllib.parse import urlencode

from pipeline.adapters.http import Call, RequestError, send
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
        call = Call(
            url=self.url,
            body=urlencode(form).encode(),
            headers={"Content-Type": "application/x-www-form-urlencoded"},
            timeout=self.patience,
        )
        try:
            send(call)
        except RequestError as error:
            raise OperatingError(
                say(
                    "The hub {hub} could not be told of {feed}: {reason}.",
                    hub=self.url,
                    feed=feed,
                    reason=error.message,
                ),
                say("Run `diptyque ping` again later; it tells what is left to tell."),
            ) from error
