"""Machines that translate, behind one small protocol: texts in, texts out."""

from pipeline.adapters.engines.answers import RememberingEngine
from pipeline.adapters.engines.choosing import identity, open_engine

__all__ = ["RememberingEngine", "identity", "open_engine"]
