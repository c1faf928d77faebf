"""A place in the site → what the head of its page tells machines."""

from collections.abc import Mapping

from babel import Locale
from markupsafe import Markup
from msgspec import Struct, field

from pipeline.model.locales import direction, endonym, to_open_graph, to_tag
from pipeline.rendering.pages.addresses import (
    absolute,
    front_folder,
    relative,
    root_of,
)
from pipeline.rendering.pages.contexts import SiteContext, feed_views
from pipeline.rendering.views import AlternateView, FeedView, LanguageView, PageView

NOTHING = Markup()

Properties = tuple[tuple[str, str], ...]


class Place(Struct, frozen=True, kw_only=True):
    """A page before it is drawn: where it stands, and what it is about.

    `editions` maps the languages that have this page to its folders there;
    `alternates` are the pairs for search engines, `x-default` among them.
    `feed` is the folder of a feed that goes with this page alone. `root` is
    given where the page is served at other addresses than its own.
    """

    folder: str
    title: str
    description: str = ""
    editions: Mapping[Locale, str] = field(default_factory=dict)
    alternates: tuple[tuple[str, str], ...] = ()
    is_indexed: bool = True
    feed: str = ""
    properties: Properties = ()
    structured: Markup = NOTHING
    root: str = ""


def page_view(place: Place, context: SiteContext) -> PageView:
    """Return the facts of a page's head."""
    site = context.site
    root = place.root or root_of(place.folder)
    return PageView(
        lang=context.tag,
        dir=direction(context.locale),
        root=root,
        url=relative(root, place.folder),
        title=_document_title(place.title, context.name),
        description=place.description,
        canonical=absolute(site, place.folder),
        alternates=tuple(
            AlternateView(tag=tag, url=absolute(site, folder))
            for tag, folder in place.alternates
        ),
        languages=_languages(place, context, root),
        feeds=_own_feed(place, context, root),
        properties=_properties(place, context),
        structured=place.structured,
        is_indexed=place.is_indexed,
    )


def _document_title(title: str, name: str) -> str:
    return title if title == name else f"{title} – {name}"


def _languages(
    place: Place, context: SiteContext, root: str
) -> tuple[LanguageView, ...]:
    return tuple(
        language_view(locale, place.editions, context, root)
        for locale in context.site.languages
    )


def language_view(
    locale: Locale, editions: Mapping[Locale, str], context: SiteContext, root: str
) -> LanguageView:
    """Return a language, and the way to its edition or else to its front page."""
    return LanguageView(
        tag=to_tag(locale),
        dir=direction(locale),
        name=endonym(locale),
        url=relative(root, editions.get(locale, front_folder(locale))),
        has_edition=locale in editions,
        is_current=locale == context.locale,
    )


def _own_feed(place: Place, context: SiteContext, root: str) -> tuple[FeedView, ...]:
    """Return the feeds of a list."""
    if not place.feed:
        return ()
    return feed_views(place.feed, place.title, context, root)


def _properties(place: Place, context: SiteContext) -> Properties:
    """Return Open Graph's pairs; what a page adds stands last (ogp.me)."""
    own = to_open_graph(context.locale)
    others = (to_open_graph(locale) for locale in place.editions)
    kind = (
        () if any(name == "og:type" for name, _ in place.properties) else ("website",)
    )
    return (
        *(("og:type", each) for each in kind),
        ("og:title", place.title),
        *((("og:description", place.description),) if place.description else ()),
        ("og:url", absolute(context.site, place.folder)),
        ("og:site_name", context.name),
        ("og:locale", own),
        *(("og:locale:alternate", each) for each in others if each != own),
        *place.properties,
    )
