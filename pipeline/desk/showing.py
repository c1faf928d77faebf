"""The site as readers will see it: its pages, and what is new of the one at hand.

The pages are those of the preview, made by the same rooms as what is published. They
may do nothing at all here, whatever they hold: no script of theirs ever runs, and no
form is ever sent.
"""

from collections.abc import AsyncIterator, Mapping
from urllib.parse import urlsplit

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from pipeline.desk.guarding import policy
from pipeline.desk.wording import Tell
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.serving import Preview, Storefront, Upkeep, Voice, event, rings, told
from pipeline.serving.showing import EVENTS, HEARTBEAT

PLACE = "/site/"
"""Where the pages of the site stand on this host."""

_CONFINED = {
    "script-src": "'none'",
    "object-src": "'none'",
    "frame-src": "'none'",
    "worker-src": "'none'",
    "connect-src": "'none'",
    "form-action": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
    "sandbox": "allow-same-origin",
}
"""Besides what the policy of the page itself forbids, which stands in it."""


def shown_site(site: Site) -> Site:
    """Return a site as it is previewed below `PLACE`."""
    host = urlsplit(site.base_url)._replace(path=PLACE)
    return replace(site.previewed, base_url=host.geturl())


class Showcase(Struct, frozen=True):
    """The preview of a site, and who tells what is new of it."""

    upkeep: Upkeep

    @property
    def preview(self) -> Preview:
        """The site that is shown."""
        return self.upkeep.preview

    async def page(self, request: Request) -> Response:
        """Send a page of the site, or a file of its own."""
        headers = {"Content-Security-Policy": policy(_CONFINED)}
        return Storefront(self.preview).send(request.url.path, headers)

    def news(self, article: str, tag: str, language: str, tell: Tell) -> Response:
        """Tell where an edition stands, and each time that it is another."""
        news = self._news(article, tag, Voice(language, tell))
        return StreamingResponse(news, media_type=EVENTS)

    async def _news(self, article: str, tag: str, voice: Voice) -> AsyncIterator[str]:
        told_last: Mapping[str, object] = {}
        async for has_rung in rings(self.upkeep.bell):
            found = self._standing(article, tag)
            if found != told_last:
                told_last = found
                yield event("page", voice.json(dict(found)))
            elif not has_rung:
                yield HEARTBEAT

    def _standing(self, article: str, tag: str) -> Mapping[str, object]:
        preview, shown = self.preview, Storefront(self.preview)
        locales = (x for x in preview.site.languages if to_tag(x) == tag)
        address = "".join(self._address(article, each) for each in locales)
        return {
            "address": address,
            "seen": shown.seen(shown.find(address)) if address else "",
            "isBuilt": preview.is_built,
            "bulletin": told(preview.bulletin),
        }

    def _address(self, article: str, locale: Locale) -> str:
        """Return where an edition stands; of the site's own words, the front page."""
        if article:
            return self.preview.address(article, locale)
        return f"{PLACE}{to_tag(locale)}/" if self.preview.is_built else ""
