"""How a newsroom calls things: read, written, and found in texts."""

from pipeline.glossaries.matching import Hit, Index, has_words, index
from pipeline.glossaries.rows import parse, serialize

__all__ = ["Hit", "Index", "has_words", "index", "parse", "serialize"]
