"""An edition that falls behind → its last complete version, where the site holds it.

The catalogs keep every text that was approved; what they do not keep is the
source it was approved for. So a build of a site with `outdated = "hold"` puts
a copy of the source beside the catalogs whenever an edition is complete, and
fills that copy while the translation of the newer source is under way.
"""

from babel import Locale
from msgspec.structs import replace

from pipeline.building.contents.inventory import held_path
from pipeline.building.contents.sources import read_source
from pipeline.building.manuscripts.studying import Study
from pipeline.model.catalogs import Catalog, ever_approved
from pipeline.model.editions import EditionState, LocalizedArticle
from pipeline.model.locales import to_tag
from pipeline.model.site import OutdatedPolicy, Site
from pipeline.ports import Store
from pipeline.rendering.localizing import localize


def localized(
    studied: Study, locale: Locale, site: Site, store: Store
) -> LocalizedArticle:
    """Return an edition as readers shall see it now, by the site's policy."""
    now = current(studied, locale, site)
    is_behind = now.state not in {EditionState.SOURCE, EditionState.COMPLETE}
    if site.policy.outdated is not OutdatedPolicy.HOLD or not is_behind:
        return now
    return _held(studied, locale, site, store) or now


def keep(edition: LocalizedArticle, site: Site, store: Store, keeper: Store) -> str:
    """Remember the source that an edition is complete for, to hold it there.

    `keeper` takes the copy; a build that only checks passes one that does not.
    Returns the path of the copy, or nothing where none is kept.
    """
    is_held = site.policy.outdated is OutdatedPolicy.HOLD
    if not is_held or edition.state is not EditionState.COMPLETE:
        return ""
    article = edition.article
    path = held_path(site, edition.locale, article.id, article.path)
    keeper.write(path, store.read(article.path))
    return path


def current(studied: Study, locale: Locale, site: Site) -> LocalizedArticle:
    """Return an edition as its catalog is now, whatever is held."""
    catalog = studied.catalogs.get(to_tag(locale))
    rejected = studied.rejected(locale)
    return localize(studied.article, locale, catalog, site.policy, rejected)


def _held(
    studied: Study, locale: Locale, site: Site, store: Store
) -> LocalizedArticle | None:
    """Return the last complete version, if all its texts are still there."""
    article = studied.article
    catalog = studied.catalogs.get(to_tag(locale))
    path = held_path(site, locale, article.id, article.path)
    if catalog is None or not store.exists(path):
        return None
    former = read_source(article.path, store.read(path), site, article.id).value
    known = _recalled(catalog)
    rejected = studied.rejected(locale)
    edition = localize(former, locale, known, site.policy, rejected)
    if edition.state is not EditionState.COMPLETE:
        return None
    return replace(edition, state=EditionState.OUTDATED)


def _recalled(catalog: Catalog) -> Catalog:
    """Return the catalog with every approved pair live, the retired ones too."""
    return replace(catalog, translations=ever_approved(catalog), obsolete=())
