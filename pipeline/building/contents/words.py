"""A store → the site's own words and theme: `site.po`, templates, assets."""

from collections.abc import Callable, Iterator, Mapping

from babel import Locale
from msgspec import Struct, field
from msgspec.structs import replace

from pipeline import catalogs, extracting
from pipeline.building.contents.inventory import open_catalog_file, site_catalog_path
from pipeline.building.traces.remembering import digest
from pipeline.errors import ConfigurationError
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.locales import parse_tag
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.ports import Store
from pipeline.rendering import theming

MASTER = parse_tag("en")
"""The language of the theme's msgids; for names, whose msgid is an id, of none."""


SOURCES = "X-Templates"
"""The field in the header of the shipped strings that names their templates."""

_ASSETS = "assets/"


class Theme(Struct, frozen=True, kw_only=True):
    """What the site's own folder puts in the place of the package's files."""

    overrides: Mapping[str, str] = field(default_factory=dict)
    assets: Mapping[str, bytes] = field(default_factory=dict)


def read_theme(site: Site, store: Store) -> Checked[Theme]:
    """Return the site's templates and assets; its own go before the package's.

    A template ends in `.html`; notes and pictures beside it are let alone.
    Raises `ConfigurationError` for a template that is not UTF-8.
    """
    shipped = theming.theme_assets().items()
    assets = {
        name: content
        for name, content in shipped
        if site.search or name != theming.SCRIPT
    }
    for path, name in _theme_files(site, store):
        if name.startswith(_ASSETS):
            assets[name.removeprefix(_ASSETS)] = store.read(path)
    overrides = _own_templates(site, store)
    return Checked(
        value=Theme(overrides=overrides, assets=assets),
        diagnostics=_proofed(overrides, site),
    )


def judge_templates(site: Site, store: Store) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the site's templates, without drawing a page."""
    return _proofed(_own_templates(site, store), site)


def _proofed(overrides: Mapping[str, str], site: Site) -> tuple[Diagnostic, ...]:
    if not overrides:
        return ()
    # What draws pages takes a while to load, and most sites have no template.
    from pipeline.rendering.proofing import proof_templates  # noqa: PLC0415

    return proof_templates(overrides, site.theme)


def _theme_files(site: Site, store: Store) -> Iterator[tuple[str, str]]:
    for path in store.walk(site.theme):
        yield path, path.removeprefix(f"{site.theme}/")


def _own_templates(site: Site, store: Store) -> dict[str, str]:
    return {
        name: _template(path, store.read(path))
        for path, name in _theme_files(site, store)
        if name.endswith(".html") and not name.startswith(_ASSETS)
    }


def _template(path: str, content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigurationError(
            say(
                "{path}, line {line}: the template is not UTF-8.", path=path, line=line
            ),
            say(
                "Save it as UTF-8 in your editor. What is no template "
                "belongs in assets/."
            ),
        ) from error


def read_strings(site: Site, store: Store) -> tuple[Translation, ...]:
    """Return what the templates say that is translated, the site's own included.

    Raises `ConfigurationError` for a template that can't be read.
    """
    sources = {**theming.theme_sources(), **_own_templates(site, store)}
    known = catalogs.parse(
        theming.shipped_strings(), "theme.pot", locale=MASTER, source_locale=MASTER
    ).value
    if known and known.header(SOURCES) == name_templates(sources):
        return tuple(replace(each, line=0) for each in known.translations)
    return extracting.extract_strings(sources)


def name_templates(sources: Mapping[str, str]) -> str:
    """Return a name for templates in the state that they are in."""
    return digest(*(part for each in sorted(sources.items()) for part in each))


def read_site_catalog(
    site: Site,
    locale: Locale,
    store: Store,
    parse: Callable[..., Checked[Catalog | None]] | None = None,
) -> Checked[Catalog | None]:
    """Return the site's own catalog in a language, or none where there is none.

    `parse` is called as `catalogs.parse` is, which it stands for, and may read more.
    """
    path = site_catalog_path(site, locale)
    opened = open_catalog_file(path, store)
    if opened.value is None:
        return Checked(value=None, diagnostics=opened.diagnostics)
    read = parse or catalogs.parse
    return read(opened.value, path, locale=locale, source_locale=MASTER)


def shipped_words(locale: Locale) -> Catalog | None:
    """Return the package's translation of the theme, if it has the language."""
    content = theming.shipped_catalog(locale)
    if content is None:
        return None
    return catalogs.parse(
        content, "theme.po", locale=locale, source_locale=MASTER
    ).value
