"""Room 1: the bytes of a file → Article, and what its author should hear."""

from pipeline.model.articles import SUFFIXES
from pipeline.reading.decoding import decode
from pipeline.reading.doors import explicit_id, read

__all__ = ["SUFFIXES", "decode", "explicit_id", "read"]
