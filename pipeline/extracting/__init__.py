"""`Article` → template `Catalog`: what there is to translate, and what helps."""

from pipeline.extracting.articles import extract
from pipeline.extracting.strings import extract_strings
from pipeline.extracting.theme import SiteNames, extract_theme

__all__ = ["SiteNames", "extract", "extract_strings", "extract_theme"]
