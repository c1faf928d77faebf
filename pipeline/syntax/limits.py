"""How much a sentence may hold: more than anyone writes, less than does harm."""

DEEPEST = 100
"""How many marks, links and tags may stand inside of each other.

A browser's parser looks through all that is open at each tag, so that the time
it takes grows with the square of the depth (WHATWG HTML, 13.2.4.2).
"""

MOST_MARKS = 10_000
"""How many marks a message may have. In a text with more, none has a meaning."""
