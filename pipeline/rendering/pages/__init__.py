"""Editions and cards in one language → the pages of a site."""

from pipeline.rendering.pages.articles import (
    ArticleEdition,
    ImageDetails,
    article_page,
)
from pipeline.rendering.pages.contexts import SiteContext, site_context
from pipeline.rendering.pages.entrances import (
    chooser_page,
    feeds_page,
    not_found_page,
)
from pipeline.rendering.pages.listings import front_pages, section_pages, tag_pages

__all__ = [
    "ArticleEdition",
    "ImageDetails",
    "SiteContext",
    "article_page",
    "chooser_page",
    "feeds_page",
    "front_pages",
    "not_found_page",
    "section_pages",
    "site_context",
    "tag_pages",
]
