"""A store → how the site calls things."""

from functools import lru_cache

from pipeline import glossaries
from pipeline.building.contents.inventory import open_catalog_file
from pipeline.model.diagnostics import Checked
from pipeline.model.glossary import Glossary
from pipeline.model.site import Site
from pipeline.ports import Store

# Asked for with each article; and an index of it, made once, is known by it.
_parsed = lru_cache(maxsize=4)(glossaries.parse)


def read_glossary(site: Site, store: Store) -> Checked[Glossary]:
    """Return the glossary of a site, and what is wrong with its file."""
    opened = open_catalog_file(site.glossary, store)
    if opened.value is None:
        return Checked(value=Glossary(), diagnostics=opened.diagnostics)
    return _parsed(opened.value, site.glossary)
