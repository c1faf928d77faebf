"""An acronym of the other language is left in the translation."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pipeline.model.diagnostics import Severity
from pipeline.model.glossary import Status
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.batches import Batch
from pipeline.validating.instead import instead
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair

_PAIRS = (
    "AI/IA AIDS/sida ASEAN/ANASE AU/UA CAP/PAC CTBT/TICE DNA/ADN DRC/RDC "
    "EBRD/BERD ECB/BCE ECHR/CEDH ECJ/CJUE EEC/CEE EIB/BEI EU/UE GDP/PIB "
    "GDPR/RGPD GMO/OGM GNP/PNB HIV/VIH IAEA/AIEA ICC/CPI ICJ/CIJ ICRC/CICR "
    "IDP/PDI ILO/OIT IMF/FMI IMO/OMI INGO/ONGI IOC/CIO IOM/OIM IPCC/GIEC "
    "IUCN/UICN IVF/FIV MRI/IRM NATO/OTAN NGO/ONG NPT/TNP OAS/OEA "
    "OECD/OCDE OPEC/OPEP OSCE/OSCE RNA/ARN SARS/SRAS SDG/ODD "
    "SME/PME SSE/ESS STD/MST STI/IST UAE/EAU UFO/ovni UK/Royaume-Uni UN/ONU UNHCR/HCR "
    "US/États-Unis USSR/URSS VAT/TVA WHO/OMS WMO/OMM WTO/OMC"
)
_ENGLISH = dict(re.findall(r"([^ /]+)/([^ ]+)", _PAIRS))
_KNOWN = {
    "fr": _ENGLISH,
    "en": {two: one for one, two in _ENGLISH.items() if two.isupper()},
}
"""By the language of the translation: what may be left in it → what it says."""

_TOKEN = pattern(r"(?<![\w.&/-])(?:[LlDd][’'])?([A-Z]{2,5})(s?)(?![\w&/-])(?!\.\w)")
_CRY = pattern(r"(?<![A-ZÀ-Þ])[A-ZÀ-Þ]{2,}+[ !?’][A-ZÀ-Þ]{2,}+[ !?’][A-ZÀ-Þ]{2}")


def check(pair: Pair) -> Iterator[Finding]:
    """Look for acronyms of the source that have another form in this language."""
    known = _KNOWN.get(pair.locale.language, {})
    text = pair.words.text
    for found in _TOKEN.finditer(text):
        right = known.get(found[1])
        if right and _is_left(found, right, pair):
            yield instead(
                pair,
                found.span(1),
                right,
                is_safe=False,
                message=say(
                    "“{acronym}” is that of the other language: write “{right}”.",
                    acronym=found[1],
                    right=right,
                ),
            )


def _suspects(batch: Batch) -> Iterable[int]:
    known = _KNOWN.get(batch.locale.language, {})
    return batch.words.with_words({*known, *(f"{each}s" for each in known)})


def _is_left(found: re.Match[str], right: str, pair: Pair) -> bool:
    """Say whether the source has it, the text nothing else, and it is no name's."""
    text, source = pair.words.text, pair.source_words.text
    behind = text[found.end() : found.end() + 2]
    if behind[:1] in {" ", "\u00a0"} and behind[1:].isupper():
        return False  # “UN Women”
    return (
        _alone(found[1]).search(source) is not None
        and found[0] != text  # a term that is explained
        and right not in text
        and not _CRY.search(text)
        and not _is_agreed(found[1], pair)
    )


@lru_cache(maxsize=256)
def _alone(acronym: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){acronym}s?(?![\w-])")


def _is_agreed(acronym: str, pair: Pair) -> bool:
    """Say whether the site's glossary calls something so."""
    wanted = (Status.PREFERRED, Status.ADMITTED)
    return any(
        acronym in concept.called(pair.locale, *wanted)
        for concept in pair.glossary.concepts
    )


RULE = ProseRule(
    code="acronym-left",
    severity=Severity.WARNING,
    summary="An acronym of the other language is left in the translation.",
    why="The UN is *l’ONU* to French readers, and GDP is *le PIB*: an acronym is a "
    "word, and is translated. Some fifty are known; those of your own belong in the "
    "glossary. One that the glossary has for this language is left.",
    mend="Write the acronym that readers know.",
    example=Example(
        source="The UN has adopted the text.",
        wrong="L’UN a adopté le texte.",
        right="L’ONU a adopté le texte.",
    ),
    check=check,
    languages=("fr", "en"),
    suspects=_suspects,
)
