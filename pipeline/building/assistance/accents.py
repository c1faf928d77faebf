"""`site.po` of a pseudo-language → the same with accents, so that a theme is tried."""

from babel import Locale
from msgspec.structs import replace

from pipeline import catalogs
from pipeline.building.assistance.prefilling import Prefilled, Supplies
from pipeline.building.contents.inventory import open_catalog_file, site_catalog_path
from pipeline.building.contents.words import MASTER
from pipeline.model.catalogs import Translation
from pipeline.model.locales import to_tag
from pipeline.translating import Origin, pseudo_text


def accent(supplies: Supplies, locale: Locale) -> Prefilled:
    """Fill the catalog of the site's own words in a pseudo-language."""
    path = site_catalog_path(supplies.site, locale)
    content = open_catalog_file(path, supplies.store).value
    read = content and catalogs.parse(
        content, path, locale=locale, source_locale=MASTER
    )
    catalog = read.value if read else None
    if catalog is None:
        return Prefilled(path=path, tag=to_tag(locale), article="")
    wanted = [each for each in catalog.translations if not each.is_approved]
    done = tuple(
        each if each.is_approved else _accented(each) for each in catalog.translations
    )
    if wanted and not supplies.is_trial:
        filled = catalogs.serialize(replace(catalog, translations=done))
        supplies.store.write(path, filled)
    return Prefilled(
        path=path,
        tag=to_tag(locale),
        article="",
        filled={Origin.PSEUDO: len(wanted)} if wanted else {},
    )


def _accented(entry: Translation) -> Translation:
    text = pseudo_text(entry.source)
    plural = pseudo_text(entry.plural) if entry.plural else ""
    forms = (text, *(plural for _ in entry.texts[1:])) if entry.texts else ()
    return replace(entry, text=text, texts=forms, is_fuzzy=False, previous=None)
