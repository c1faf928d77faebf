"""A site in one language → the page on which its readers search."""

from pipeline.model.editions import File
from pipeline.rendering.pages.addresses import relative, root_of, search_folder
from pipeline.rendering.pages.contexts import SiteContext
from pipeline.rendering.pages.frames import page_file
from pipeline.rendering.pages.heads import Place
from pipeline.rendering.theming import SCRIPT
from pipeline.rendering.views import SearchContext


def search_page(context: SiteContext) -> File:
    """Return the page; machines are not told of it, since nothing stands on it."""
    folder = search_folder(context.locale)
    place = Place(
        folder=folder,
        title=context.words.gettext("Search"),
        editions={each: search_folder(each) for each in context.site.languages},
        is_indexed=False,
    )
    script = relative(root_of(folder), context.assets[SCRIPT])
    return page_file("search.html", place, context, SearchContext(script=script))
