"""Three headers of one catalog → one, in the main that of the last revision."""

from datetime import UTC, datetime
from typing import NamedTuple

from pipeline.merging.agreeing import weave
from pipeline.model.catalogs import Catalog
from pipeline.model.versions import agree

_EVER = datetime.min.replace(tzinfo=UTC)


class Versions(NamedTuple):
    """A catalog on two branches, and as it was when these were one."""

    base: Catalog
    ours: Catalog
    theirs: Catalog


def is_newer(field: str, one: Catalog, other: Catalog) -> bool:
    """Say whether a date in the header of a catalog is later than another's.

    Gettext's form and that of ISO 8601 are read; what is no date is earliest.
    """
    return _moment(one.header(field)) > _moment(other.header(field))


def last_revised(versions: Versions) -> Catalog:
    """Return the side whose header counts: the one that changed it, or did last."""
    base, ours, theirs = versions
    if theirs.headers in (ours.headers, base.headers):
        return ours
    is_theirs = ours.headers == base.headers
    return theirs if is_theirs or is_newer("PO-Revision-Date", theirs, ours) else ours


def agree_on_headers(versions: Versions) -> tuple[tuple[str, str], ...]:
    """Return the header last revised, as a block, with the `X-` fields of both."""
    lead = dict(last_revised(versions).headers)
    base, ours, theirs = (dict(each.headers) for each in versions)
    agreed = {
        name: lead[name]
        if name in lead and not name.startswith("X-")
        else agree(
            base.get(name), ours.get(name), theirs.get(name), otherwise=lead.get(name)
        )
        for name in weave(lead, {**ours, **theirs})
    }
    return tuple((name, value) for name, value in agreed.items() if value is not None)


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return _EVER
    return found if found.tzinfo else found.replace(tzinfo=UTC)
