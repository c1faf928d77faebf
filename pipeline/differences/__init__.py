"""Two sources → what tells them apart, and what that means for a translation."""

from pipeline.differences.changes import LABEL, changes
from pipeline.differences.similarity import similarity, words
from pipeline.differences.triage import Triage, adapted, is_adapted, swaps
from pipeline.differences.typography import plain_typography

__all__ = [
    "LABEL",
    "Triage",
    "adapted",
    "changes",
    "is_adapted",
    "plain_typography",
    "similarity",
    "swaps",
    "words",
]
