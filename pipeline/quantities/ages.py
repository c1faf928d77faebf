"""Ages that may be said otherwise: aged 93 is « dans sa 94e année »."""

from collections.abc import Iterator

from pipeline.patterns import pattern
from pipeline.quantities.values import number
from pipeline.quantities.words import spelt

_SPACE = r"[ \u00a0\u202f]"
_AGE = pattern(
    # A pattern that begins with its letter is looked for quickest.
    r"[smhtAaÂâÀà](?<!\w.)(?:(?:(?<=[sm])a|(?<=h)(?:is|er)|(?<=t)heir)"
    rf"{_SPACE}(\d{{2,3}})(?:e|st|nd|rd|th){_SPACE}(?:année|year)"
    r"|(?:(?<=[Aa])ged|(?<=a)ge[ \u00a0]of|(?<=[Ââ])gée?[ \u00a0]de|(?<=[Àà]))"
    rf"{_SPACE}(\d{{2,3}}))(?!\w)"
)
_FEWEST = 10
_SPELT = pattern(
    rf"(?<!\w)(?:sa|ma|his|her|their){_SPACE}([a-zè-]+){_SPACE}(année|year)(?!\w)"
)


def find_ages(text: str) -> Iterator[str]:
    """Yield the other value of each age, in French and in English."""
    for year, age in _AGE.findall(text):
        yield number(int(year) - 1 if year else int(age) + 1)
    may_be_spelt = "année" in text or "year" in text
    for rank, year in _SPELT.findall(text) if may_be_spelt else ():
        values = spelt(rank, "fr" if year == "année" else "en")
        years = [int(each[2:]) for each in values if each[2:].isdecimal()]
        # “in his second year” counts no life.
        if max(years, default=0) >= _FEWEST:
            yield number(max(years) - 1)
