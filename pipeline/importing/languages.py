"""Which language a text is in, by the small words that no text does without."""

from collections import Counter

from pipeline.patterns import pattern

_WORDS = {
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "to",
            "in",
            "is",
            "that",
            "for",
            "with",
            "on",
            "as",
            "are",
            "this",
            "by",
            "be",
            "was",
            "from",
            "which",
            "at",
            "it",
            "an",
            "have",
            "has",
            "their",
            "not",
            "they",
            "you",
            "your",
            "who",
            "will",
            "would",
            "were",
            "been",
            "its",
            "but",
            "or",
            "what",
            "when",
            "how",
            "all",
            "our",
            "we",
            "his",
            "her",
            "she",
            "he",
            "than",
            "into",
            "about",
            "there",
        ]
    ),
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "des",
            "et",
            "du",
            "une",
            "est",
            "dans",
            "pour",
            "qui",
            "que",
            "sur",
            "au",
            "aux",
            "par",
            "plus",
            "pas",
            "avec",
            "ce",
            "cette",
            "ces",
            "son",
            "sa",
            "ses",
            "il",
            "elle",
            "ils",
            "elles",
            "nous",
            "vous",
            "leur",
            "leurs",
            "mais",
            "ou",
            "où",
            "été",
            "sont",
            "ont",
            "d",
            "l",
            "qu",
            "n",
            "c",
            "s",
            "j",
            "de",
            "se",
            "être",
            "deux",
            "fait",
            "tout",
            "cet",
            "un",
            "en",
        ]
    ),
}
_WORD = pattern(r"[^\W\d_]+")
_SURE_LEAD = 2
_FEWEST = 3


def vote(words: str) -> Counter[str]:
    """Count the function words of each language we know in a text."""
    found = Counter(_WORD.findall(words.lower()))
    return Counter(
        {
            language: sum(found[word] for word in sorted(known))
            for language, known in _WORDS.items()
        }
    )


def guess(words: str) -> tuple[str, bool]:
    """Return the likeliest language of a text, and whether that is sure."""
    ranked = vote(words).most_common()
    (first, most), (_, rest) = ranked[0], ranked[1]
    return first, most >= _FEWEST and most >= _SURE_LEAD * rest


def is_foreign(line: str, language: str) -> bool:
    """Say whether a short line has small words of another language only."""
    votes = vote(line)
    return votes.total() > votes[language] == 0
