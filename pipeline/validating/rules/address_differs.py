"""An address that stands in the source is another one in the translation."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.batches import Batch
from pipeline.validating.prose import addresses
from pipeline.validating.rulebook import Example, Finding, TextRule
from pipeline.validating.subjects import Pair
from pipeline.validating.wording import quote

_LANGUAGE = pattern(r"(?<=[/.=])[a-z]{2}(?:[-_][A-Za-z]{2})?(?=[/.&#]|$)")
_SIGNS = ("://", "@", "www.")


def check(pair: Pair) -> Iterator[Finding]:
    """Look for each URL and mail address of the source, but for its language."""
    source = pair.source
    if not any(map(source.__contains__, _SIGNS)):
        return
    known, here = Counter(_addresses(source)), Counter(_addresses(pair.text))
    lost, new = list((known - here).elements()), list((here - known).elements())
    for address in lost:
        same = next((each for each in new if _plain(each) == _plain(address)), None)
        if same is not None:
            new.remove(same)
            continue
        odd = new.pop(0) if new else ""
        start = pair.text.find(odd) if odd else -1
        yield Finding(
            message=_told(address, odd),
            span=(start, start + len(odd)) if start >= 0 else None,
        )


def _suspects(batch: Batch) -> Iterable[int]:
    return chain.from_iterable(map(batch.source.with_stretch, _SIGNS))


def _addresses(text: str) -> list[str]:
    """Return the addresses in a text, as they are once the escapes are gone."""
    return addresses(text.replace("\\", ""))


def _plain(address: str) -> str:
    """Return an address without what says of which language its page is."""
    return _LANGUAGE.sub("*", address)


def _told(address: str, odd: str) -> str:
    if odd:
        return say(
            "The source has the address {was}, the translation {now}: write that of "
            "the source.",
            was=quote(address),
            now=quote(odd),
        )
    return say("The address {was} is not in the translation.", was=quote(address))


RULE = TextRule(
    code="address-differs",
    severity=Severity.ERROR,
    summary="An address of the source is not in the translation, or is another one.",
    why="A URL or a mail address that readers see is copied by them, letter by letter. "
    "The page of the other language at the same place (`/en/` and `/fr/`, `en.` and "
    "`fr.`) is no other address. Links that are numbers are kept by `links-differ`.",
    mend="Write the address as the source does; where the translation is meant to lead "
    "elsewhere, waive the finding.",
    example=Example(
        source="Write to anne@gazette.example.",
        wrong="Écrivez à ane@gazette.example.",
        right="Écrivez à anne@gazette.example.",
    ),
    check=check,
    suspects=_suspects,
)
