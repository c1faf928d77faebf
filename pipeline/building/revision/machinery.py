"""A file of the output that is no page of an article, list or feed → what decides it.

What machines read (sitemaps, robots.txt, indexes for searching, redirects of hosts),
the doors of the site, and what pages are made to look with: each is known by its path.
"""

from collections.abc import Iterator

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline.building.contents.inventory import site_catalog_path
from pipeline.building.contents.promises import PUBLISHED
from pipeline.building.press.linking import Table
from pipeline.building.revision.reviving import Holdings
from pipeline.building.revision.slips import Slip
from pipeline.building.traces.remembering import unpacked
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.patterns import pattern
from pipeline.publishing import HOST_FILES
from pipeline.rendering.pages.addresses import search_folder

_CONFIGURATION = ("diptyque.toml", "pyproject.toml")
_BARE = HOST_FILES | {"robots.txt", PUBLISHED}
"""What the configuration and the promises of the site decide, and no article."""

_SITEMAP = pattern(r"sitemap(?:-[0-9]+)?\.xml")


class Recipe(Struct, frozen=True, kw_only=True):
    """What a file of the output is made from.

    `language` is its own, if it has one. `shown` are the articles that it tells of,
    and `made_from` those whose own files it is made from, in some `locales`; `paths`
    are other files. `has_frame` where it is a page, for which the theme and the words
    of the site are asked.
    """

    locales: tuple[Locale, ...]
    language: Locale | None = None
    shown: tuple[str, ...] = ()
    made_from: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    has_frame: bool = False


class Machinery(Struct, frozen=True):
    """The files of a site's output, as its last build has kept what they show."""

    site: Site
    known: Holdings

    def recipe(self, path: str) -> Recipe | None:
        """Return what a file is made from; none where the build made no such file."""
        if path not in self.known.files:
            return None
        own = f"{self.site.static}/{path}"
        has_own = self.known.store.exists(own)
        if has_own and path not in HOST_FILES:
            return Recipe(locales=(), paths=(own,))
        locale = self._language(path)
        locales = (locale,) if locale else self.site.languages
        recipe = self._recipe(path, locales)
        paths = (*recipe.paths, own) if has_own else recipe.paths
        return replace(recipe, language=locale, paths=paths)

    def _recipe(self, path: str, locales: tuple[Locale, ...]) -> Recipe:
        if _SITEMAP.fullmatch(path):
            every = tuple(name for name, _ in self.known.slips.all())
            return _telling(locales, every, self._promises)
        if path.startswith("news-"):
            return self._news(locales)
        if self._is_index(path):
            return self._index(locales)
        if path.startswith("assets/"):
            return self._asset(path, locales)
        if path in _BARE:
            return Recipe(locales=(), paths=self._promises)
        # What leads into the site: pages of kind page are in its navigation.
        pages = self.known.showing.pages
        return Recipe(locales=locales, made_from=pages, has_frame=True)

    def _language(self, path: str) -> Locale | None:
        tags = {to_tag(each): each for each in self.site.languages}
        news = path.removeprefix("news-").removesuffix(".xml")
        return tags.get(news) or tags.get(path.partition("/")[0])

    @property
    def _promises(self) -> tuple[str, ...]:
        return (self.site.ledger, *_CONFIGURATION)

    def _news(self, locales: tuple[Locale, ...]) -> Recipe:
        news = self.known.showing.news
        shown = (name for each in locales for name in news.get(to_tag(each), ()))
        words = (site_catalog_path(self.site, each) for each in locales)
        return _telling(locales, tuple(shown), (*words, *self._promises))

    def _is_index(self, path: str) -> bool:
        folders = tuple(map(search_folder, self.site.languages))
        return path.startswith(folders) and not path.endswith(".html")

    def _index(self, locales: tuple[Locale, ...]) -> Recipe:
        tags = {*map(to_tag, locales)}
        every = (n for n, slip in self._slips() if tags & slip.editions.keys())
        return _telling(locales, tuple(every), _CONFIGURATION)

    def _asset(self, path: str, locales: tuple[Locale, ...]) -> Recipe:
        """Say from which file beside an article it is, else that the theme has it."""
        found = {n: _source(path, slip.table) for n, slip in self._slips()}
        sources = {name: each for name, each in found.items() if each}
        if not sources:
            return Recipe(locales=(), has_frame=True)
        return Recipe(
            locales=locales,
            shown=tuple(sources),
            paths=tuple(sorted({*sources.values()})),
        )

    def _slips(self) -> Iterator[tuple[str, Slip]]:
        for name, each in self.known.slips.all():
            yield name, unpacked(each, Slip)


def _telling(
    locales: tuple[Locale, ...], names: tuple[str, ...], paths: tuple[str, ...]
) -> Recipe:
    """Return what is made from the articles that it tells of, and from some files."""
    return Recipe(locales=locales, shown=names, made_from=names, paths=paths)


def _source(path: str, table: Table) -> str:
    """Return the file that is published at a path, or of which a print is; or none."""
    for source, target in table.files.items():
        plate = table.plates.get(source)
        prints = [each.path for each in plate.candidates] if plate else []
        if path in (target, *prints):
            return source
    return ""
