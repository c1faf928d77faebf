"""Editions and cards in one language → the pages of a site."""

from pipeline.rendering.pages.articles import (
    ArticleEdition,
    ImageDetails,
    article_page,
)
from pipeline.rendering.pages.contexts import SiteContext, both_view, site_context
from pipeline.rendering.pages.entrances import (
    chooser_page,
    feeds_page,
    not_found_page,
)
from pipeline.rendering.pages.facings import facing_page
from pipeline.rendering.pages.listings import (
    ListPage,
    author_pages,
    draw_list,
    front_pages,
    section_pages,
    tag_pages,
)
from pipeline.rendering.pages.outlines import outline

__all__ = [
    "ArticleEdition",
    "ImageDetails",
    "ListPage",
    "SiteContext",
    "article_page",
    "author_pages",
    "both_view",
    "chooser_page",
    "draw_list",
    "facing_page",
    "feeds_page",
    "front_pages",
    "not_found_page",
    "outline",
    "section_pages",
    "site_context",
    "tag_pages",
]
