"""Two stacks that share documents → each document in one of them.

So two languages may lie in one folder, `a.fr.md` beside `a.en.md`, or the one in a
folder of the other.
"""

from babel import Locale
from msgspec.structs import replace

from pipeline.building.adoption.bilinguals import Stack, read_document
from pipeline.errors import StoreError
from pipeline.model.site import Site


def part(ours: Stack, theirs: Stack, site: Site) -> tuple[Stack, Stack]:
    """Return the stacks with nothing in common.

    Of a folder and one within it, the latter has what both hold. Of the same
    documents the first stack has those in the language that is known of it, else
    in the first of the site, and the second has the rest.
    """
    one, other = ({side.shown(path) for path in side.paths} for side in (ours, theirs))
    if one < other:
        return ours, _without(theirs, one)
    if other < one:
        return _without(ours, other), theirs
    first = ours.locale or site.languages[0]
    in_first = {
        ours.shown(path)
        for path in (ours.paths if one & other else ())
        if ours.shown(path) in other and _spoken(ours, path, site) == first
    }
    return _without(ours, (one & other) - in_first), _without(theirs, in_first)


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
