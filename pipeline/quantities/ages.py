"""Ages that may be said otherwise: aged 93 is « dans sa 94e année »."""

from collections.abc import Iterator

from pipeline.patterns import pattern
from pipeline.quantities.values import number

_AGE = pattern(
    r"(?<!\w)(?:(?:sa|ma|his|her|their)[ \u00a0\u202f](\d{2,3})(?:e|st|nd|rd|th)"
    r"[ \u00a0\u202f](?:année|year)|(?:[Aa]ged|age[ \u00a0]of|[Ââ]gée?[ \u00a0]de|[Àà])"
    r"[ \u00a0\u202f](\d{2,3}))(?!\w)"
)


def find_ages(text: str) -> Iterator[str]:
    """Yield the other value of each age, in French and in English."""
    for year, age in _AGE.findall(text):
        yield number(int(year) - 1 if year else int(age) + 1)
