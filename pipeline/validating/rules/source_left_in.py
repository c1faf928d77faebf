"""Some words of the source stand in the translation, not translated."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair
from pipeline.validating.vocabulary import LITTLE_WORDS, WORD, votes

_LENGTH = 4
_FEWEST_VOTES = 2
_OPENINGS = frozenset('«“"„‘(')


def check(pair: Pair) -> Iterator[Finding]:
    """Look for four words of the source in a row, little ones among them."""
    source = pair.source_locale.language
    if source == pair.locale.language or source not in LITTLE_WORDS:
        return
    if pair.text == pair.source:  # `identical-text` says so
        return
    text = pair.words.text
    for start, end in _left(text, pair.source_words.text, source):
        if not _is_quoted(text, start):
            yield Finding(
                message=f"“{text[start:end]}” stands in the source: translate it.",
                span=pair.words.span(start, end),
            )
            return


def _left(text: str, origin: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield where words of the source stand in a row; none of them is a name."""
    found = list(WORD.finditer(text))
    if len(found) < _LENGTH:
        return
    known = WORD.findall(origin)
    runs = {tuple(known[at : at + _LENGTH]) for at in range(len(known))}
    for at in range(len(found) - _LENGTH + 1):
        stretch = found[at : at + _LENGTH]
        run = tuple(each[0] for each in stretch)
        is_plain = all(word[0].islower() for word in run)
        if is_plain and run in runs and votes(run, language) >= _FEWEST_VOTES:
            yield stretch[0].start(), stretch[-1].end()


def _is_quoted(text: str, start: int) -> bool:
    """Say whether a title or a quotation begins shortly before."""
    before = text[max(0, start - 60) : start]
    return any(mark in before for mark in _OPENINGS)


RULE = ProseRule(
    code="source-left-in",
    severity=Severity.WARNING,
    summary="Some words of the source were left in the translation.",
    why="Who types over a copy of the source may leave a piece of it. Names, and what "
    "stands in quotation marks, may well be the same and are no finding.",
    mend="Translate them, or put what is meant to stay in quotation marks.",
    example=Example(
        source="The last tram leaves at midnight, and with it the last of the cooks.",
        wrong="Le dernier tram part à minuit, et avec lui the last of the cooks.",
        right="Le dernier tram part à minuit, et avec lui les derniers cuisiniers.",
    ),
    check=check,
)
