"""Cards → what search engines read: sitemaps, the news of two days, robots.txt."""

from pipeline.rendering.sitemap.alternates import alternates
from pipeline.rendering.sitemap.news import LASTS, newest, news
from pipeline.rendering.sitemap.robots import robots
from pipeline.rendering.sitemap.urls import sitemap

__all__ = ["LASTS", "alternates", "newest", "news", "robots", "sitemap"]
