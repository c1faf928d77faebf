"""The revisions of a catalog → who gave one of its entries its texts, and when."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from msgspec import Struct

from pipeline import catalogs
from pipeline.building.upkeep.opening import OpenFile
from pipeline.errors import StoreError
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Translation
from pipeline.model.history import Commit, Revision
from pipeline.model.site import Site
from pipeline.ports import History

_parsed = lru_cache(maxsize=64)(catalogs.parse)
_MOST_READ = 40
_MOST_SHOWN = 3


class Authorship(Struct, frozen=True, kw_only=True):
    """A commit that gave an entry a text; `is_fuzzy`: one to be reviewed."""

    commit: Commit
    text: str
    is_fuzzy: bool


def authorships(
    opened: OpenFile, entry: Translation, history: History, site: Site
) -> tuple[Authorship, ...]:
    """Return the latest commits that changed what an entry says, the last first."""
    revisions = history.revisions(site.locales).get(opened.path, ())[:_MOST_READ]
    found = _authorships(revisions, entry.key, history)
    return tuple(islice(found, _MOST_SHOWN))


def _authorships(
    revisions: tuple[Revision, ...], key: MessageKey, history: History
) -> Iterator[Authorship]:
    for revision in revisions:
        now = _entry(revision.after, key, history)
        had = [_entry(content, key, history) for content in revision.before]
        if now is not None and now[0] and now not in had:
            yield Authorship(commit=revision.commit, text=now[0], is_fuzzy=now[1])


def _entry(content: str, key: MessageKey, history: History) -> tuple[str, bool] | None:
    return _texts(content, history).get(key) if content else None


def _texts(content: str, history: History) -> dict[MessageKey, tuple[str, bool]]:
    """Return the texts of a catalog as it was; none where it can't be read."""
    try:
        read = _parsed(history.read(content)).value
    except StoreError:
        return {}
    entries = read.translations if read else ()
    return {each.key: (each.text, each.is_fuzzy) for each in entries}
