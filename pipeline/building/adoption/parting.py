"""Two stacks that share documents → each document in the stack of its language.

So two languages may lie in one folder, `a.fr.md` beside `a.en.md`, or the one in a
folder of the other.
"""

from babel import Locale
from msgspec.structs import replace

from pipeline.building.adoption.bilinguals import Stack, read_document
from pipeline.errors import StoreError
from pipeline.model.site import Site


def part(ours: Stack, theirs: Stack, site: Site) -> tuple[Stack, Stack]:
    """Return the stacks, the first without what both have and is in another language.

    Its language is the one that is known of it, else the first of the site. The
    second has the rest of what they share, and each what it alone has.
    """
    shared = {*map(ours.shown, ours.paths)} & {*map(theirs.shown, theirs.paths)}
    if not shared:
        return ours, theirs
    first = ours.locale or site.languages[0]
    in_first = {
        ours.shown(path)
        for path in ours.paths
        if ours.shown(path) in shared and _spoken(ours, path, site) == first
    }
    return _without(ours, shared - in_first), _without(theirs, in_first)


def _spoken(side: Stack, path: str, site: Site) -> Locale:
    """Return the language of a document, whatever is known of its side."""
    try:
        read = read_document(replace(side, locale=None), path, site)
    except StoreError:  # which is said when it is paired
        return site.languages[0]
    return read.value.article.locale


def _without(side: Stack, shown: set[str]) -> Stack:
    left = tuple(path for path in side.paths if side.shown(path) not in shown)
    return replace(side, paths=left)
