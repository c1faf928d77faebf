"""Acronyms in texts: where they stand, which ones readers know, which are explained."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.patterns import pattern
from pipeline.validating.columns import Column
from pipeline.validating.vocabulary import names

_ACRONYM = pattern(
    # A pattern that begins with its letter is looked for quickest.
    r"[A-ZÀ-Ý](?:(?<![\w.’'/&-].)|(?<=\b[LlDd][’'].))[A-ZÀ-Ý]{2,5}(?![\w’/&-]|\.\w)"
)
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
    for place, found in texts.each(_ACRONYM):
        if _is_unknown(found):
            yield place, found[0]


def _is_unknown(acronym: re.Match[str]) -> bool:
    return acronym[0] not in _KNOWN and not _ROMAN.fullmatch(acronym[0])


def is_shouted(text: str) -> bool:
    """Say whether words of a text are in capitals, and no acronyms."""
    return _SHOUTED.search(text) is not None


def is_explained(acronym: str, text: str) -> bool:
    """Say whether brackets, a dash or a colon part the acronym from its words."""
    return _explained(acronym).search(text) is not None


@lru_cache(maxsize=256)
def _explained(acronym: str) -> re.Pattern[str]:
    return re.compile(
        rf"\({acronym}\b|\b{acronym}[ \u00a0]?(?:\(|[–—:]|, )|[–—:] ?{acronym}\b"
    )
