"""Numbers of texts and words → how a person says them."""

from pipeline.building import Tally
from pipeline.model.phrases import Phrase, say_many


def count_words(tally: Tally) -> Phrase:
    """Return how many words there are, with their noun."""
    return say_many("{count} word", "{count} words", count=tally.words)
