"""A store → the site's own words and theme: `site.po`, templates, assets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from babel import Locale

from pipeline import catalogs, validating
from pipeline.building.inventory import open_catalog_file, site_catalog_path
from pipeline.building.waiving import waived
from pipeline.errors import ConfigurationError
from pipeline.model.catalogs import Catalog
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.locales import is_pseudo, parse_tag
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.ports import Store
from pipeline.rendering import templates
from pipeline.validating import WaiverKey

MASTER = parse_tag("en")
"""The language of the theme's msgids; for names, whose msgid is an id, of none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What the site's own folder puts in the place of the package's files."""

    overrides: Mapping[str, str] = field(default_factory=dict)
    assets: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The site's own catalog in a language, if there is one, and its findings.

    `waivers` are those that let others pass.
    """

    catalog: Catalog | None
    diagnostics: tuple[Diagnostic, ...]
    waivers: frozenset[WaiverKey] = frozenset()


def read_theme(site: Site, store: Store) -> Theme:
    """Return the site's templates and assets; its own go before the package's.

    A template ends in `.html`; notes and pictures beside it are let alone.
    Raises `ConfigurationError` for a template that is not UTF-8.
    """
    overrides = {}
    assets = dict(templates.theme_assets())
    for path in store.walk(site.theme):
        name = path.removeprefix(f"{site.theme}/")
        if name.startswith("assets/"):
            assets[name.removeprefix("assets/")] = store.read(path)
        elif name.endswith(".html"):
            overrides[name] = _template(path, store.read(path))
    return Theme(overrides=overrides, assets=assets)


def _template(path: str, content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ConfigurationError(
            say("The template {path} is not UTF-8.", path=path),
            say(
                "Save it as UTF-8 in your editor. What is no template "
                "belongs in assets/."
            ),
        ) from error


def read_words(
    site: Site, locale: Locale, store: Store
) -> Checked[tuple[Catalog, ...]]:
    """Return the catalogs of the site's words in a language, the site's own first."""
    own = judge_words(site, locale, store)
    shipped = shipped_words(locale)
    found = tuple(each for each in (own.catalog, shipped) if each is not None)
    return Checked(value=found, diagnostics=own.diagnostics)


def read_site_catalog(
    site: Site,
    locale: Locale,
    store: Store,
    parse: Callable[..., Checked[Catalog | None]] = catalogs.parse,
) -> Checked[Catalog | None]:
    """Return the site's own catalog in a language, or none where there is none.

    `parse` is called as `catalogs.parse` is, and may read more than that does.
    """
    path = site_catalog_path(site, locale)
    opened = open_catalog_file(path, store)
    if opened.value is None:
        return Checked(value=None, diagnostics=opened.diagnostics)
    return parse(opened.value, path, locale=locale, source_locale=MASTER)


def shipped_words(locale: Locale) -> Catalog | None:
    """Return the package's translation of the theme, if it has the language."""
    content = templates.shipped_catalog(locale)
    if content is None:
        return None
    return catalogs.parse(
        content, "theme.po", locale=locale, source_locale=MASTER
    ).value


def judge_words(site: Site, locale: Locale, store: Store) -> Words:
    """Return the site's own catalog in a language, and all that is wrong with it."""
    read = read_site_catalog(site, locale, store)
    if read.value is None:
        return Words(catalog=None, diagnostics=read.diagnostics)
    path = site_catalog_path(site, locale)
    is_made_up = is_pseudo(locale)
    found = () if is_made_up else validating.validate_words(read.value, site, path)
    verdict = waived(found, site, store)
    return Words(
        catalog=read.value,
        diagnostics=(*read.diagnostics, *verdict.diagnostics),
        waivers=verdict.used,
    )
