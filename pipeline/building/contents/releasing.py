"""An article's metadata → the date with which it comes out.

Feeds, lists, addresses and the ledger tell one story, so they all begin here
(`docs/decisions/0024-embargo.md`).
"""

from datetime import date, datetime

from pipeline.model.articles import Metadata
from pipeline.model.site import Site


def released_on(metadata: Metadata, site: Site) -> date | datetime | None:
    """Return an article's date, or the end of its embargo where that is not earlier.

    A date without time gives way to an embargo that ends on the same day, which
    says when on that day it was.
    """
    dated, embargo = metadata.date or metadata.updated, metadata.embargo
    if dated is None or embargo is None:
        return dated
    ends = site.moment(embargo)
    if isinstance(dated, datetime):
        return max(dated, ends, key=site.moment)
    return ends if ends.date() >= dated else dated
