"""A French translation says both tu and vous to its reader."""

import re
from collections.abc import Callable, Iterable, Iterator

from pipeline.model.articles import Kind
from pipeline.model.catalogs import Translation
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.columns import Column
from pipeline.validating.rulebook import CatalogRule, Finding
from pipeline.validating.subjects import Review

# A pattern that begins with its letter is looked for quickest.
_TU = pattern(
    r"[Tt](?<![\w’'].)(?i:u|oi|es|e|(?<!(?:le|un|du|ce|au) .)on|a)(?![\w’'])"
    r"|[Tt](?<![\w’'-].)[’'](?=[aeéêiouyhAEÉÊIOUYH])"
)
_COMMAND = pattern(
    r"(?<![\w’'-])\w{3,}e-(?:moi|nous|les?|la|lui|leur)(?!\w)", re.IGNORECASE
)
_HYPHEN = pattern(r"-(?:moi|nous|l)", re.IGNORECASE)
_ORDERED = pattern(
    r"\A[^\W\d_]+ez\b[^.!?]{0,200}\bpuis "
    r"(?!(?:chaque|une|cette|notre|votre|quelque|autre|toute|elle|ensuite|\w+re)\b)"
    r"[a-zà-ÿ]{3,}e\b"
)
"""What is asked for politely, and then familiarly."""

_VOUS = pattern(
    r"(?<!\w)(?:vous|votre|vos|(?!assez|chez|rez)\w{2,}ez)(?![\w’'])",
    re.IGNORECASE,
)
_SILENCED = pattern(r"(?:s[’']est|s[’']était|se sont|s[’']étaient) tu\b")
_SPEECH = pattern(r"«[^«»]*»|“[^“”«»]*”|\"[^\"]*\"")
_QUOTES = '«»“”"'
_DASHES = ("– ", "— ")
_FEWEST = 2
"""How many texts of a catalog there must be of each kind."""


def check(review: Review) -> Iterator[Finding]:
    """Look at each text for both, and at all of them; speech may say either."""
    if review.locale.language != "fr":
        return
    familiar = _told(review, sorted(_suspects(review.texts)), _is_familiar)
    if not familiar:
        return
    polite = _told(review, range(len(review.approved)), _is_polite)
    both = {each.key for each in familiar} & {each.key for each in polite}
    for entry in (each for each in familiar if each.key in both):
        yield Finding(
            message=say("This says both tu and vous: say one of them."),
            severity=Severity.WARNING,
            entry=entry,
        )
    if min(len(familiar), len(polite)) < _FEWEST:
        return
    for entry in min(familiar, polite, key=len):
        if entry.key not in both:
            yield Finding(
                message=say(
                    "The article says tu in {familiar} texts and vous in {polite}: say "
                    "one of them throughout.",
                    familiar=len(familiar),
                    polite=len(polite),
                ),
                entry=entry,
            )


def _suspects(texts: Column) -> set[int]:
    """Return the places of texts that may say tu."""
    return {*texts.having(_TU), *texts.having(_HYPHEN), *texts.with_stretch("puis ")}


def _told(
    review: Review, places: Iterable[int], is_so: Callable[[str], bool]
) -> list[Translation]:
    """Return the entries at some places of which that is so, what they quote aside."""
    told = [
        entry
        for entry in map(review.approved.__getitem__, places)
        if is_so(_without_speech(entry.text))
    ]
    if not told:
        return []
    spoken = {
        message.key
        for message in review.article.messages
        if message.kind is Kind.QUOTATION
    }
    return [entry for entry in told if entry.key not in spoken]


def _without_speech(text: str) -> str:
    """Return what is not said by somebody; nothing, where that can't be told."""
    if any(text.startswith(dash) or f"\n{dash}" in text for dash in _DASHES):
        return ""
    if not any(map(text.__contains__, _QUOTES)):
        return text
    outside = _SPEECH.sub("", text)
    return "" if any(map(outside.__contains__, _QUOTES)) else outside


def _is_familiar(text: str) -> bool:
    if "tu" in text:
        text = _SILENCED.sub("", text)
    if _TU.search(text) or ("puis " in text and _ORDERED.match(text)):
        return True
    return "-" in text and _COMMAND.search(text) is not None


def _is_polite(text: str) -> bool:
    lower = text.lower()
    may_be = "ez" in lower or "vo" in lower
    return may_be and _VOUS.search(text) is not None


RULE = CatalogRule(
    code="register-mixed",
    severity=Severity.INFO,
    summary="The translation says both tu and vous.",
    why="English has one word for both, so that each text is right by itself, and the "
    "reader of the whole is now a friend and now a customer. What stands in quotation "
    "marks is not counted.",
    mend="Say tu or vous throughout, as your house does.",
    check=check,
)
