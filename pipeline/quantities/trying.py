"""Where a pattern can begin → the matches of it, as `finditer` yields them.

The engine tries a pattern at every letter of a text, unless it begins with a character
of its own. Figures begin with what few letters are, and to find those is quick.
"""

import re
from collections.abc import Iterator


def tried(
    pattern: re.Pattern[str], text: str, start: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    """Yield where a pattern matches, tried only where `start` matches too.

    `start` is a pattern of one character, and whatever the other matches begins so.
    """
    begin = start.search(text)
    while begin:
        found = pattern.match(text, begin.start())
        if found:
            yield found
        begin = start.search(text, found.end() if found else begin.end())
