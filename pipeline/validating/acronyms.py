"""Acronyms in texts: where they stand, which ones readers know, which are explained."""

import re
from collections.abc import Iterator

from pipeline.patterns import pattern
from pipeline.validating.columns import Column
from pipeline.validating.vocabulary import names

_ACRONYM = pattern(
    # A pattern that begins with its letter is looked for quickest.
    r"[A-ZÀ-Ý](?:(?<![\w.’'/&-].)|(?<=\b[LlDd][’'].))[A-ZÀ-Ý]{2,5}(?![\w’/&-]|\.\w)"
)
_BEHIND_WORDS = pattern(r"(?:\(|[–—:] ?)([A-ZÀ-Ý]{3,6})\b")
_BEFORE_WORDS = pattern(r"\b([A-ZÀ-Ý]{3,6})[ \u00a0]?(?:\(|[–—:]|, )")
_ROMAN = pattern(r"[IVXLCDM]+")
_SHOUTED = pattern(r"(?<![A-ZÀ-Ý])[A-ZÀ-Ý]{2,}+[ ,][A-ZÀ-Ý]{2}")
_KNOWN = names(
    "ADN AFP ARN BBC BCE CAP CD CEO CNN CNRS CSV CV DNA DVD ECB EUR FAQ FBI FIFA FMI "
    "GBP GDP GDPR GIF GMT GPS HTML HTTP HTTPS IBM IMF IRM ISBN ISO IVG JPEG JSON LED "
    "MRI NASA NATO NBA NGO NHS OCDE OECD OGM OMC OMS ONG ONU OTAN OVNI PDF PIB PME "
    "PNG RATP RER RGPD RNA RSA RSS SAMU SARL SIDA SME SMIC SMS SNCF SOS SPA SQL SUV "
    "SVG TGV TNT TTC TVA UEFA UFO UNESCO UNICEF URL USA USB USD UTC VAT VIP WHO WTO "
    "XML"
)
"""What readers know, or know better than what it stands for."""


def acronyms(text: str) -> Iterator[re.Match[str]]:
    """Yield where acronyms stand that not every reader knows."""
    return filter(_is_unknown, _ACRONYM.finditer(text))


def acronyms_of(texts: Column) -> Iterator[tuple[int, str]]:
    """Yield the same of many texts, each with the place of its text."""
    places, shouted = texts.shouted
    for at, found in shouted.each(_ACRONYM):
        if _is_unknown(found):
            yield places[at], found[0]


def _is_unknown(acronym: re.Match[str]) -> bool:
    return acronym[0] not in _KNOWN and not _ROMAN.fullmatch(acronym[0])


def is_shouted(text: str) -> bool:
    """Say whether words of a text are in capitals, and no acronyms."""
    return _SHOUTED.search(text) is not None


def explained(text: str) -> frozenset[str]:
    """Return the acronyms that brackets, a dash or a colon part from their words.

    All at once: to look for each would take the square of a text of acronyms.
    """
    return frozenset((*_BEHIND_WORDS.findall(text), *_BEFORE_WORDS.findall(text)))
