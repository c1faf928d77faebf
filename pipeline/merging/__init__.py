"""Template + old `Catalog` → `Catalog`: nothing that was approved is lost."""

from pipeline.merging.doors import merge, prefill

__all__ = ["merge", "prefill"]
