"""What people type → the articles, catalogs and languages of a site that they mean."""

import difflib
from dataclasses import dataclass

from pipeline.building.inventory import ArticleFile, catalog_path
from pipeline.errors import ConfigurationError
from pipeline.model.locales import to_tag
from pipeline.model.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The part of a site that was asked for; no tags, no catalogs: all of them."""

    articles: tuple[ArticleFile, ...]
    tags: frozenset[str] = frozenset()
    catalogs: frozenset[str] = frozenset()

    def has(self, tag: str, path: str) -> bool:
        """Say whether what is of a language, and of a file, was asked for."""
        is_language = not self.tags or tag in self.tags
        return is_language and (not self.catalogs or path in self.catalogs)


def choose(
    names: tuple[str, ...], articles: tuple[ArticleFile, ...], site: Site
) -> Choice:
    """Understand each name as a language, an article or a catalog; none means all.

    An article goes by its path or its id. Raises `ConfigurationError` for a
    name that means nothing here, with the nearest that does.
    """
    tags = [to_tag(locale) for locale in site.languages]
    places = _places(articles, site)
    others = [name for name in names if name not in tags]
    for name in others:
        if name not in places:
            raise _unknown(name, [*places, *tags], tags)
    chosen = tuple(dict.fromkeys(places[name] for name in others))
    return Choice(
        articles=chosen or articles,
        tags=frozenset(names) & frozenset(tags),
        catalogs=frozenset(name for name in others if name.endswith(".po")),
    )


def _unknown(name: str, known: list[str], tags: list[str]) -> ConfigurationError:
    close = difflib.get_close_matches(name, known, n=1)
    suggestion = f"Did you mean `{close[0]}`? " if close else ""
    return ConfigurationError(
        f"“{name}” is no article, catalog or language of this site.",
        f"{suggestion}Give the path or id of an article, the path of a catalog, "
        f"or one of {', '.join(sorted(tags))}.",
    )


def _places(articles: tuple[ArticleFile, ...], site: Site) -> dict[str, ArticleFile]:
    """Return every name that an article or one of its catalogs goes by."""
    places = {}
    for file in articles:
        places[file.path] = file
        places[file.id] = file
        for locale in site.languages:
            places[catalog_path(site, locale, file.id)] = file
    return places
