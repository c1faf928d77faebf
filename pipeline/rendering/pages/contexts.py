"""What all pages of one language share, worked out once: the site's context."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from babel import Locale
from jinja2 import Environment
from msgspec import Struct

from pipeline import text
from pipeline.model.catalogs import Catalog
from pipeline.model.editions import Card
from pipeline.model.locales import endonym, to_tag
from pipeline.model.site import Site
from pipeline.rendering import templates
from pipeline.rendering.assets import STYLE, preloaded
from pipeline.rendering.pages.addresses import (
    BOTH,
    absolute,
    archive_folder,
    author_folder,
    author_slug,
    feeds_folder,
    front_folder,
    relative,
    search_folder,
    section_folder,
    tag_folder,
)
from pipeline.rendering.translations import Translations, translations
from pipeline.rendering.views import FeedView, LinkView, SiteView

ICON = "icon.svg"

FORMATS = (
    ("feed.xml", "application/rss+xml", "RSS"),
    ("atom.xml", "application/atom+xml", "Atom"),
    ("feed.json", "application/feed+json", "JSON"),
)
"""The feeds of a language: file, media type, and what people call it."""


class SiteContext(Struct, frozen=True, kw_only=True, eq=False):
    """The site in one language: its words, its lists, its templates.

    `sections` and `tags` are the ids in use in this language, by name;
    `authors` are those who have a page, one for each of their addresses; `pages`
    the cards of kind page; `folders` those of every list of a tag, section or
    author of the whole site, so that a list knows where its other languages are.
    """

    site: Site
    locale: Locale
    words: Translations
    environment: Environment
    name: str
    description: str
    pages: tuple[Card, ...]
    sections: tuple[str, ...]
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    folders: frozenset[str]
    assets: Mapping[str, str]

    @property
    def tag(self) -> str:
        """The BCP 47 tag of the language."""
        return to_tag(self.locale)

    def section_name(self, section: str) -> str:
        """Return the name of a section, or its id where it has none."""
        return self.words.name("section", section)

    def tag_name(self, tag: str) -> str:
        """Return the name of a tag, or its id where it has none."""
        return self.words.name("tag", tag)


def site_context(  # noqa: PLR0913 - all that a language's pages depend on
    site: Site,
    locale: Locale,
    *,
    catalogs: Iterable[Catalog],
    cards: Sequence[Card],
    assets: Mapping[str, str],
    overrides: Mapping[str, str] = MappingProxyType({}),
) -> SiteContext:
    """Return the context of a language; `cards` are those of all languages.

    `catalogs` are `site.po` and the theme's own, in this order; `assets` maps
    logical names to published paths; `overrides` are the site's templates.
    """
    words = translations(catalogs)
    own = [card for card in cards if card.locale == locale]
    listed = [card for card in own if not card.is_page]
    pages = (card for card in own if card.is_page)
    return SiteContext(
        site=site,
        locale=locale,
        words=words,
        environment=templates.environment(words, overrides, site.theme, locale),
        name=words.name("site", "name", default=site.domain),
        description=words.name("site", "description", default=""),
        pages=tuple(sorted(pages, key=lambda card: card.path)),
        sections=_by_name(words, "section", (card.section for card in listed)),
        tags=_by_name(words, "tag", (tag for card in listed for tag in card.tags)),
        authors=_authors(listed),
        folders=frozenset(_folders(cards)),
        assets=assets,
    )


@lru_cache(maxsize=64)
def site_view(context: SiteContext, root: str) -> SiteView:
    """Return what the pages at one depth say of the site."""
    locale = context.locale
    sections = (
        LinkView(
            url=relative(root, section_folder(locale, section)),
            text=context.section_name(section),
        )
        for section in context.sections
    )
    return SiteView(
        name=context.name,
        description=context.description,
        home=root + front_folder(locale),
        feeds=_feeds(context, root),
        feeds_page=root + feeds_folder(locale),
        sections=tuple(sections),
        pages=tuple(_page_link(card, root) for card in context.pages),
        archive=root + archive_folder(locale),
        search=root + search_folder(locale) if context.site.search else "",
        stylesheet=relative(root, context.assets[STYLE]),
        fonts=tuple(relative(root, path) for path in preloaded(context.assets)),
        icon=relative(root, context.assets[ICON]),
    )


def feed_views(
    folder: str, name: str, context: SiteContext, root: str
) -> tuple[FeedView, ...]:
    """Return the feeds of a folder, in every format."""
    return tuple(
        FeedView(
            url=relative(root, folder + file),
            address=absolute(context.site, folder + file),
            title=f"{name} ({label})",
            media_type=media_type,
            tag=context.tag,
        )
        for file, media_type, label in FORMATS
    )


def both_view(context: SiteContext, root: str) -> FeedView | None:
    """Return the feed for those who read all languages, where there are several."""
    others = (each for each in context.site.languages if each != context.locale)
    names = [endonym(each) for each in (context.locale, *others)]
    if len(names) == 1:
        return None
    path = front_folder(context.locale) + BOTH
    return FeedView(
        url=relative(root, path),
        address=absolute(context.site, path),
        title=f"{context.name} – {', '.join(names)}",
        media_type=FORMATS[1][1],
        tag=context.tag,
    )


def _feeds(context: SiteContext, root: str) -> tuple[FeedView, ...]:
    """Return the feeds of a language, then the first of each other one."""
    own = feed_views(front_folder(context.locale), context.name, context, root)
    file, media_type, label = FORMATS[0]
    others = (
        FeedView(
            url=relative(root, front_folder(locale) + file),
            address=absolute(context.site, front_folder(locale) + file),
            title=f"{context.name} – {endonym(locale)} ({label})",
            media_type=media_type,
            tag=to_tag(locale),
        )
        for locale in context.site.languages
        if locale != context.locale
    )
    both = both_view(context, root)
    return (*own, *others, *((both,) if both else ()))


def _page_link(card: Card, root: str) -> LinkView:
    lang = "" if card.title_locale == card.locale else to_tag(card.title_locale)
    return LinkView(url=relative(root, card.folder), text=card.title, lang=lang)


def _by_name(words: Translations, context: str, ids: Iterable[str]) -> tuple[str, ...]:
    """Return each id once, in the order of their names."""
    known = sorted(set(ids) - {""})
    return tuple(
        sorted(known, key=lambda each: text.slugify(words.name(context, each)))
    )


def _authors(cards: Iterable[Card]) -> tuple[str, ...]:
    """Return one name for each address that authors have, in that order."""
    names = sorted({name for card in cards for name in card.authors}, reverse=True)
    by_slug = {author_slug(name): name for name in names}
    return tuple(name for _, name in sorted(by_slug.items()))


def _folders(cards: Iterable[Card]) -> Iterable[str]:
    for card in cards:
        if card.is_page:
            continue
        if card.section:
            yield section_folder(card.locale, card.section)
        for tag in card.tags:
            yield tag_folder(card.locale, tag)
        for name in card.authors:
            yield author_folder(card.locale, name)
