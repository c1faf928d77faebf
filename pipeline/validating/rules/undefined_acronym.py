"""An acronym is used, and nothing in the article says what it stands for."""

import re
from collections.abc import Iterator

from pipeline.model.articles import Article, Kind
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.passages import Worded, passages
from pipeline.validating.rulebook import Example, Finding, SourceRule
from pipeline.validating.vocabulary import names

_ACRONYM = re.compile(r"(?<![\w.’'/&-])[A-ZÀ-Ý]{3,6}(?![\w’/&-]|\.\w)")
_ROMAN = re.compile(r"[IVXLCDM]+")
_SHOUTED = re.compile(r"(?<![A-ZÀ-Ý])[A-ZÀ-Ý]{2,}+[ ,][A-ZÀ-Ý]{2}")
_KNOWN = names(
    "ADN AFP BBC CAP CD CEO CNN CNRS CSV CV DNA DVD EUR FAQ FBI FIFA GBP GIF GMT GPS "
    "HTML HTTP HTTPS IBM IRM ISBN ISO IVG JPEG JSON LED NASA NATO NBA NHS OECD OGM OMC "
    "OMS ONG ONU OTAN OVNI PDF PME PNG RATP RER RSA RSS SAMU SARL SIDA SMIC SMS SNCF "
    "SOS SPA SQL SUV SVG TGV TNT TTC TVA UEFA UFO UNESCO UNICEF URL USA USB USD UTC "
    "VIP WHO WTO XML"
)
"""What readers know, or know better than what it stands for."""


def check(article: Article) -> Iterator[Finding]:
    """Look for acronyms with no words in brackets beside them, here or before."""
    texts = list(passages(article))
    whole = "\n".join(passage.prose.text for passage in texts)
    seen: set[str] = set()
    for passage in texts:
        for found in _ACRONYM.finditer(passage.prose.text):
            acronym = found[0]
            if acronym in seen or acronym in _KNOWN or _ROMAN.fullmatch(acronym):
                continue
            seen.add(acronym)
            if not _is_marked(passage) and not _is_explained(acronym, whole):
                yield Finding(
                    message=say(
                        "“{acronym}” is never explained: write what it stands for, and "
                        "{acronym} in brackets, where it first stands.",
                        acronym=acronym,
                    ),
                    span=passage.prose.span(*found.span()),
                    place=passage.message,
                )


def _is_explained(acronym: str, text: str) -> bool:
    """Say whether brackets, a dash or a comma part the acronym from its words."""
    pattern = rf"\({acronym}\b|\b{acronym}[ \u00a0]?(?:\(|[–—:]|, )|[–—:] ?{acronym}\b"
    return re.search(pattern, text) is not None


def _is_marked(passage: Worded) -> bool:
    """Say whether it is a term with its definition, an `<abbr>`, or a cry."""
    message = passage.message
    if message.kind is Kind.TERM or any(tag.element == "abbr" for tag in message.tags):
        return True
    return _SHOUTED.search(passage.prose.text) is not None


RULE = SourceRule(
    code="undefined-acronym",
    severity=Severity.INFO,
    summary="An acronym is used, and never explained.",
    why="Readers of another country do not know it, and a translator has to find out "
    "whether their language has one of its own.",
    mend="Write it out where it first stands: the Night Market Company (NMC).",
    example=Example(
        wrong="The NMC lights the lamps at nine.",
        right="The Night Market Company (NMC) lights the lamps at nine. The NMC owns "
        "forty of them.",
    ),
    check=check,
)
