"""Published feeds → a hub that knows which of them changed (WebSub).

A build makes the feeds, a deployment brings them where the hub can fetch them,
and only then is it told. What it was told last is kept in `.diptyque/`.
"""

from collections.abc import Iterator

from msgspec import Struct

from pipeline.building.traces.remembering import FOLDER, digest, recall, remember
from pipeline.errors import ConfigurationError
from pipeline.model.locales import to_tag
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.ports import Hub, Store

_NAMES = frozenset({"feed.xml", "atom.xml", "feed.json", "both.xml"})
"""The files that people subscribe to: an archive is none of them."""


class PingReport(Struct, frozen=True, kw_only=True):
    """The paths of the feeds that the hub was told of, and how many it was not."""

    told: tuple[str, ...]
    unchanged: int


def ping(site: Site, *, store: Store, output: Store, hub: Hub) -> PingReport:
    """Tell the hub of a site of each feed that changed since it was last told.

    What it has accepted is remembered though it refuses the next. Raises
    `ConfigurationError` where the site has no hub or nothing is published, and
    `OperatingError` where the hub can't be told.
    """
    feeds = _feeds(site, output)
    place = f"{FOLDER}/told-{digest(site.hub, site.base_url)[:16]}"
    before = recall(store, place, dict[str, str]) or {}
    known = {path: before[path] for path in feeds if path in before}
    changed = tuple(path for path, name in feeds.items() if known.get(path) != name)
    try:
        for path in changed:
            hub.tell(site.base_url + path)
            known[path] = feeds[path]
    finally:
        if known != before:
            remember(store, place, known)
    return PingReport(told=changed, unchanged=len(feeds) - len(changed))


def _feeds(site: Site, output: Store) -> dict[str, str]:
    """Return every feed that people subscribe to, and a digest of its bytes."""
    if not site.hub:
        raise ConfigurationError(
            say("This site has no hub that could be told."),
            say('Name one in the configuration: hub = "https://hub.example/".'),
        )
    feeds = {path: digest(output.read(path)) for path in _paths(site, output)}
    if not feeds:
        raise ConfigurationError(
            say("There is no feed in the output."),
            say("Run `diptyque build` first, or name its folder with `--output`."),
        )
    return feeds


def _paths(site: Site, output: Store) -> Iterator[str]:
    for locale in site.languages:
        for path in output.walk(to_tag(locale)):
            if path.rpartition("/")[2] in _NAMES:
                yield path
