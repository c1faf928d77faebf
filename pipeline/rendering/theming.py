"""The files of the package's theme, as they are: templates, assets, catalogs.

To read them does not load what draws pages.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from babel import Locale

from pipeline.model.locales import to_gettext

SCRIPT = "search.js"
"""The asset that searches: the only script, where a site has any."""

_CATALOG = "LC_MESSAGES/theme.po"


@cache
def theme_sources() -> Mapping[str, str]:
    """Return the package's templates by name, to load them and to extract from."""
    folder = package() / "theme"
    found = sorted(each.name for each in folder.iterdir() if each.is_file())
    sources = {name: (folder / name).read_text("utf-8") for name in found}
    return MappingProxyType(sources)


@cache
def theme_assets() -> Mapping[str, bytes]:
    """Return the files that the package's pages refer to, by logical name."""
    folder = package() / "theme" / "assets"
    found = sorted(each.name for each in folder.iterdir() if each.is_file())
    return MappingProxyType({name: (folder / name).read_bytes() for name in found})


def shipped_catalog(locale: Locale) -> bytes | None:
    """Return the PO file of the theme's strings, the language's or none."""
    for name in dict.fromkeys((to_gettext(locale), locale.language)):
        path = package() / "locales" / name / _CATALOG
        if path.is_file():
            return path.read_bytes()
    return None


def shipped_strings() -> bytes:
    """Return the PO template of the theme's strings.

    Its header names the state of the templates that they were taken from.
    """
    return (package() / "locales" / "theme.pot").read_bytes()


def package() -> Path:
    """Return the folder of this package; what finds resources takes 8 ms to load."""
    return Path(__file__).parent
