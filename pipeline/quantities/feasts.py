"""Names of days of the year → their dates: Bastille Day is « le 14 juillet »."""

import re
from functools import lru_cache

from pipeline.quantities.values import day

_FEASTS = {
    "en": {
        "New Year’s Day": (1, 1),
        "Epiphany": (1, 6),
        "Twelfth Night": (1, 6),
        "Candlemas": (2, 2),
        "Valentine’s Day": (2, 14),
        "Women’s Day": (3, 8),
        "St Patrick’s Day": (3, 17),
        "St. Patrick’s Day": (3, 17),
        "April Fools’ Day": (4, 1),
        "April Fool’s Day": (4, 1),
        "May Day": (5, 1),
        "VE Day": (5, 8),
        "V-E Day": (5, 8),
        "Victory in Europe Day": (5, 8),
        "D-Day": (6, 6),
        "Midsummer": (6, 24),
        "Canada Day": (7, 1),
        "Independence Day": (7, 4),
        "Fourth of July": (7, 4),
        "Bastille Day": (7, 14),
        "Assumption": (8, 15),
        "Halloween": (10, 31),
        "All Saints": (11, 1),
        "All Souls": (11, 2),
        "Bonfire Night": (11, 5),
        "Guy Fawkes Night": (11, 5),
        "Armistice Day": (11, 11),
        "Remembrance Day": (11, 11),
        "Christmas Eve": (12, 24),
        "Christmas Day": (12, 25),
        "Christmas": (12, 25),
        "Boxing Day": (12, 26),
        "New Year’s Eve": (12, 31),
    },
    "fr": {
        "jour de l’an": (1, 1),
        "Jour de l’an": (1, 1),
        "Nouvel An": (1, 1),
        "nouvel an": (1, 1),
        "Épiphanie": (1, 6),
        "jour des Rois": (1, 6),
        "Chandeleur": (2, 2),
        "Saint-Valentin": (2, 14),
        "droits des femmes": (3, 8),
        "Saint-Patrick": (3, 17),
        "fête du Travail": (5, 1),
        "Fête du Travail": (5, 1),
        "fête du travail": (5, 1),
        "Débarquement": (6, 6),
        "jour J": (6, 6),
        "Saint-Jean": (6, 24),
        "fête nationale": (7, 14),
        "Fête nationale": (7, 14),
        "Assomption": (8, 15),
        "Halloween": (10, 31),
        "Toussaint": (11, 1),
        "jour des Morts": (11, 2),
        "Armistice": (11, 11),
        "armistice": (11, 11),
        "veille de Noël": (12, 24),
        "réveillon de Noël": (12, 24),
        "Noël": (12, 25),
        "lendemain de Noël": (12, 26),
        "Saint-Sylvestre": (12, 31),
    },
}
"""By the language (ISO 639), since a text names the days of its readers."""


def find_feasts(text: str, tag: str) -> frozenset[str]:
    """Return the dates, without a year, of the days that a text names.

    >>> find_feasts("closed on Bastille Day", "en")
    frozenset({'d:-07-14'})
    """
    feasts = _FEASTS.get(tag, {})
    named = _names(tag).findall(text.replace("'", "’")) if feasts else ()
    return frozenset(day(None, *feasts[name]) for name in named)


@lru_cache(maxsize=8)
def _names(tag: str) -> re.Pattern[str]:
    longest = sorted(_FEASTS[tag], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
