"""`site.po` and the package's own words → the words of a language, judged."""

from babel import Locale
from msgspec import Struct

from pipeline import validating
from pipeline.building.contents.inventory import site_catalog_path
from pipeline.building.contents.waiving import waived
from pipeline.building.contents.wanting import wanting
from pipeline.building.contents.words import read_site_catalog, shipped_words
from pipeline.model.catalogs import Catalog
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.locales import is_pseudo
from pipeline.model.site import Site
from pipeline.ports import Store
from pipeline.validating import WaiverKey


class Words(Struct, frozen=True, kw_only=True):
    """The site's own catalog in a language, if there is one, and its findings.

    `waivers` are those that let others pass.
    """

    catalog: Catalog | None
    diagnostics: tuple[Diagnostic, ...]
    waivers: frozenset[WaiverKey] = frozenset()


def read_words(
    site: Site, locale: Locale, store: Store
) -> Checked[tuple[Catalog, ...]]:
    """Return the catalogs of the site's words in a language, the site's own first."""
    own = judge_words(site, locale, store)
    shipped = shipped_words(locale)
    found = tuple(each for each in (own.catalog, shipped) if each is not None)
    return Checked(value=found, diagnostics=own.diagnostics)


def judge_words(site: Site, locale: Locale, store: Store) -> Words:
    """Return the site's own catalog in a language, and all that is wrong with it."""
    read = read_site_catalog(site, locale, store)
    path = site_catalog_path(site, locale)
    told = (*read.diagnostics, *wanting(read.value, locale, path))
    if read.value is None:
        return Words(catalog=None, diagnostics=told)
    is_made_up = is_pseudo(locale)
    found = () if is_made_up else validating.validate_words(read.value, site, path)
    verdict = waived(found, site, store)
    return Words(
        catalog=read.value,
        diagnostics=(*told, *verdict.diagnostics),
        waivers=verdict.used,
    )
