"""Editions and cards in one language → the pages of a site."""

from pipeline.rendering.pages.archives import archive_pages
from pipeline.rendering.pages.articles import (
    ArticleEdition,
    CorrectionDetails,
    ImageDetails,
    article_page,
    feed_corrections,
)
from pipeline.rendering.pages.contexts import SiteContext, both_view, site_context
from pipeline.rendering.pages.entrances import (
    chooser_page,
    feeds_page,
    not_found_page,
)
from pipeline.rendering.pages.facings import facing_page
from pipeline.rendering.pages.listings import (
    Collection,
    author_pages,
    collect,
    front_pages,
    section_pages,
    tag_pages,
)
from pipeline.rendering.pages.lists import ListPage, draw_list
from pipeline.rendering.pages.outlines import outline
from pipeline.rendering.pages.searching import search_page

__all__ = [
    "ArticleEdition",
    "Collection",
    "CorrectionDetails",
    "ImageDetails",
    "ListPage",
    "SiteContext",
    "archive_pages",
    "article_page",
    "author_pages",
    "both_view",
    "chooser_page",
    "collect",
    "draw_list",
    "facing_page",
    "feed_corrections",
    "feeds_page",
    "front_pages",
    "not_found_page",
    "outline",
    "search_page",
    "section_pages",
    "site_context",
    "tag_pages",
]
