"""How a newsroom calls things: read, written, and found in texts."""

from pipeline.glossaries.matching import Hit, Index, has_words, index
from pipeline.glossaries.rows import LONGEST, parse, serialize

__all__ = ["LONGEST", "Hit", "Index", "has_words", "index", "parse", "serialize"]
