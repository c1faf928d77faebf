"""What people type → the articles, catalogs and languages of a site that they mean."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from pipeline.building.contents.inventory import (
    ArticleFile,
    catalog_path,
    differs,
    site_catalog_path,
)
from pipeline.errors import ConfigurationError
from pipeline.model.locales import to_tag
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.ports import Store
from pipeline.text import nearest


class Choice(Struct, frozen=True, kw_only=True):
    """The part of a site that was asked for; no tags, no catalogs: all of them.

    `words` are the paths of the catalogs of the site's own words that belong to
    it: whoever asks for articles does not ask for those. `files` are the only
    ones of interest, if they are given.
    """

    articles: tuple[ArticleFile, ...]
    words: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()
    catalogs: frozenset[str] = frozenset()
    files: frozenset[str] | None = None

    def has(self, tag: str, path: str) -> bool:
        """Say whether what is of a language, and of a file, was asked for."""
        if self.files is not None and path not in self.files:
            return False
        is_language = not self.tags or tag in self.tags
        return is_language and (not self.catalogs or path in self.catalogs)


def choose(
    names: tuple[str, ...], articles: tuple[ArticleFile, ...], site: Site
) -> Choice:
    """Understand each name as a language, an article or a catalog; none means all.

    An article goes by its path or its id. Where a catalog of the site's own words
    is named and no article, no article is meant. Raises `ConfigurationError` for a
    name that means nothing here, with the nearest that does.
    """
    tags = [to_tag(locale) for locale in site.languages]
    places = _places(articles, site)
    words = {site_catalog_path(site, each): to_tag(each) for each in site.languages}
    others = [name for name in names if name not in tags]
    for name in others:
        if name not in places and name not in words:
            raise _unknown(name, [*places, *words, *tags], tags)
    chosen = tuple(dict.fromkeys(places[name] for name in others if name in places))
    asked = others or [path for path, tag in words.items() if tag in (names or tags)]
    return Choice(
        articles=chosen if others else articles,
        words=tuple(path for path in words if path in asked),
        tags=frozenset(names) & frozenset(tags),
        catalogs=frozenset(name for name in others if name.endswith(".po")),
    )


def narrow(
    names: tuple[str, ...],
    articles: tuple[ArticleFile, ...],
    site: Site,
    store: Store,
    then: Store | None,
) -> Choice:
    """Understand names as `choose` does, and leave out what is as it was `then`.

    An article that differs concerns all its catalogs; waivers that differ may
    concern any, so that nothing is left out.
    """
    choice = choose(names, articles, site)
    if then is None or differs(site.waivers, store, then):
        return choice
    concerned = {
        file: tuple(_concerned(file, site, store, then)) for file in choice.articles
    }
    words = (site_catalog_path(site, locale) for locale in site.languages)
    differing = (path for path in words if differs(path, store, then))
    return replace(
        choice,
        articles=tuple(file for file, paths in concerned.items() if paths),
        files=frozenset((*differing, *(p for ps in concerned.values() for p in ps))),
    )


def _concerned(
    file: ArticleFile, site: Site, store: Store, then: Store
) -> Iterator[str]:
    """Yield the files of an article that have to be looked at."""
    is_changed = differs(file.path, store, then)
    if is_changed:
        yield file.path
    for locale in site.languages:
        path = catalog_path(site, locale, file.id)
        if is_changed or differs(path, store, then):
            yield path


def _unknown(name: str, known: list[str], tags: list[str]) -> ConfigurationError:
    close = nearest(name, known)
    hint = say(
        "Give the path or id of an article, the path of a catalog, or one of {tags}.",
        tags=", ".join(sorted(tags)),
    )
    if close:
        hint = say("Did you mean `{close}`? {hint}", close=close, hint=hint)
    return ConfigurationError(
        say("“{name}” is no article, catalog or language of this site.", name=name),
        hint,
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
