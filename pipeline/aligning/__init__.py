"""Two articles, one the translation of the other → which text says which.

How a newsroom begins that has its articles in two languages already. What is
certain may be approved; of what is not it is said why; nothing is left out
without a word.
"""

from pipeline.aligning.doors import Alignment, align
from pipeline.aligning.likening import fingerprint, likenesses
from pipeline.aligning.renditions import Rendition

__all__ = ["Alignment", "Rendition", "align", "fingerprint", "likenesses"]
