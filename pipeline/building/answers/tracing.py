"""The revisions of an article → since which commit it says what it says.

A message is looked for as what it is, not as lines: a paragraph that was moved
or wrapped anew is the same, and so is one in an article that was renamed.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from pipeline.building.contents.sources import read_source
from pipeline.building.tallies.records import fingerprint
from pipeline.errors import StoreError
from pipeline.model.history import Commit, Revision
from pipeline.model.site import Site
from pipeline.ports import History


def trace(
    wanted: Iterable[int],
    revisions: tuple[Revision, ...],
    history: History,
    site: Site,
) -> Mapping[int, Commit | None]:
    """Return the commit that brought each message, or brought it back.

    Messages go by the fingerprints of their keys. One that is not committed
    yet has none for its commit; one of which nothing is known is left out.
    """

    @lru_cache(maxsize=4)
    def read(content: str, path: str) -> frozenset[int]:
        return _messages(content, path, history, site)

    left = frozenset(wanted)
    if not revisions:
        return {}
    latest = read(revisions[0].after, revisions[0].path)
    found: dict[int, Commit | None] = dict.fromkeys(left - latest)
    left &= latest
    for revision in revisions:
        if not left:
            break
        had = (read(content, revision.path) for content in revision.before)
        came = read(revision.after, revision.path).difference(*had)
        found |= dict.fromkeys(left & came, revision.commit)
        left -= came
    return found


def _messages(content: str, path: str, history: History, site: Site) -> frozenset[int]:
    """Return the fingerprints of what a content says; nothing, if it can't be read."""
    if not content:
        return frozenset()
    try:
        told = history.read(content)
    except StoreError:
        return frozenset()
    article = read_source(path, told, site, "").value
    return frozenset(fingerprint(message.key) for message in article.messages)
