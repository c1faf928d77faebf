"""A site in all its languages → its doors: the chooser, the feeds, the lost page."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from pipeline.model.editions import File
from pipeline.model.locales import direction, endonym, to_tag
from pipeline.rendering import templates
from pipeline.rendering.pages.addresses import (
    OUTLINE,
    author_folder,
    feeds_folder,
    front_folder,
    relative,
    root_of,
    section_folder,
    tag_folder,
)
from pipeline.rendering.pages.cards import printed
from pipeline.rendering.pages.contexts import (
    SiteContext,
    both_view,
    feed_views,
    site_view,
)
from pipeline.rendering.pages.frames import page_file
from pipeline.rendering.pages.heads import Place
from pipeline.rendering.views import (
    DoorContext,
    FeedsContext,
    FeedView,
    LanguageView,
    PanelContext,
)


def chooser_page(contexts: Sequence[SiteContext]) -> File:
    """Return `index.html`, where a reader picks a language; the first leads."""
    first = contexts[0]
    editions = {each.locale: front_folder(each.locale) for each in contexts}
    pairs = [(to_tag(locale), folder) for locale, folder in editions.items()]
    names = dict.fromkeys(context.name for context in contexts)
    place = Place(
        folder="",
        title=" · ".join(names),
        description=first.description,
        editions=editions,
        alternates=(*pairs, ("x-default", "")),
    )
    return _door("chooser", place, contexts)


def not_found_page(contexts: Sequence[SiteContext], folder: str = "") -> File:
    """Return `404.html`, which a server shows at any address in a folder.

    So its links start at the site's own base path. That of a language's folder
    speaks it alone: many hosts send the nearest one on the way up.
    """
    first = contexts[0]
    place = Place(
        folder=f"{folder}404.html",
        title=first.words.gettext("Page not found"),
        is_indexed=False,
        root=first.site.base_path,
    )
    return _door("not_found", place, contexts)


def feeds_page(context: SiteContext) -> File:
    """Return the page that explains the feeds of a language to people."""
    editions = {each: feeds_folder(each) for each in context.site.languages}
    pairs = [(to_tag(locale), folder) for locale, folder in editions.items()]
    folder = feeds_folder(context.locale)
    root = root_of(folder)
    place = Place(
        folder=folder,
        title=context.words.gettext("Feeds"),
        editions=editions,
        alternates=(*pairs, ("x-default", pairs[0][1])),
    )
    locale = context.locale
    sections = {
        context.section_name(each): section_folder(locale, each)
        for each in context.sections
    }
    topics = {context.tag_name(tag): tag_folder(locale, tag) for tag in context.tags}
    authors = {printed(name): author_folder(locale, name) for name in context.authors}
    views = FeedsContext(
        feeds=feed_views(front_folder(locale), context.name, context, root),
        both=both_view(context, root),
        sections=_firsts(sections, context, root),
        topics=_firsts(topics, context, root),
        authors=_firsts(authors, context, root),
        outline=relative(root, OUTLINE),
    )
    return page_file("feeds.html", place, context, views)


def _firsts(
    folders: Mapping[str, str], context: SiteContext, root: str
) -> list[tuple[str, FeedView]]:
    """Return the first feed of each folder, with what it is about."""
    return [
        (name, feed_views(folder, name, context, root)[0])
        for name, folder in folders.items()
    ]


def _door(template: str, place: Place, contexts: Sequence[SiteContext]) -> File:
    """Return a page that speaks every language, each in its own panel."""
    root = place.root or root_of(place.folder)
    panels = [_panel(template, each, root) for each in contexts]
    return page_file(f"{template}.html", place, contexts[0], DoorContext(panels=panels))


def _panel(template: str, context: SiteContext, root: str) -> Markup:
    language = LanguageView(
        tag=context.tag,
        dir=direction(context.locale),
        name=endonym(context.locale),
        url=relative(root, front_folder(context.locale)),
        has_edition=True,
        is_current=False,
    )
    views = PanelContext(site=site_view(context, root), language=language)
    return templates.render(context.environment, f"{template}_panel.html", views)
