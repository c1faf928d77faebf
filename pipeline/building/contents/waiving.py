"""A store → the waivers of a site, and what they leave of its findings."""

from collections.abc import Iterable
from functools import lru_cache

from pipeline import validating
from pipeline.building.contents.inventory import open_catalog_file
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.site import Site
from pipeline.ports import Store
from pipeline.validating import Verdict, Waiver, WaiverKey

_parsed = lru_cache(maxsize=4)(validating.parse_waivers)


def read_waivers(site: Site, store: Store) -> Checked[tuple[Waiver, ...]]:
    """Return the waivers of a site, and what is wrong with their file."""
    opened = open_catalog_file(site.waivers, store)
    if opened.value is None:
        return Checked(value=(), diagnostics=opened.diagnostics)
    return _parsed(opened.value, site.waivers)


def waived(found: Iterable[Diagnostic], site: Site, store: Store) -> Verdict:
    """Return the findings that no waiver lets pass.

    Where there are none, no waiver is looked for: what a build makes of a
    sound article does not depend on them.
    """
    listed = tuple(found)
    if not listed:
        return Verdict(())
    return validating.waive(listed, read_waivers(site, store).value)


def judge_waivers(
    site: Site,
    store: Store,
    used: frozenset[WaiverKey] | None = None,
    *,
    has_sources: bool = True,
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the waivers; and, given those in use, the others.

    Without `has_sources`, those about an article itself were not asked for; those
    about addresses of other sites never are (`check_links`).
    """
    read = read_waivers(site, store)
    known = validating.select(site.check).known
    strange = tuple(validating.strangers(read.value, known, site.waivers))
    lines = {each.line for each in strange}
    asked = [
        each
        for each in read.value
        if each.line not in lines and not each.url and (each.language or has_sources)
    ]
    idle = () if used is None else validating.unused(asked, used, site.waivers)
    return (*read.diagnostics, *strange, *idle)
