"""An entry to be reviewed → what a translator should know of why, as `#.` lines.

They are made anew at each merge from the two sources and the text, so that
nothing churns, and go with the approval.
"""

from collections.abc import Iterator

from pipeline.differences import (
    LABEL,
    Triage,
    changes,
    is_adapted,
    plain_typography,
    swaps,
)
from pipeline.model.phrases import Phrase, say
from pipeline.syntax import sentences

_SPLIT = say("the paragraph was split: these are the sentences of this part")
_JOINED = say("paragraphs were joined: these are the sentences of all of them")
_BEGINNINGS = (LABEL, "only ", _SPLIT, _JOINED)


def is_remark(line: str) -> bool:
    """Say whether a `#.` line only helps while an entry is to be reviewed."""
    return line.startswith(_BEGINNINGS)


def remarks(
    before: str, after: str, text: str, languages: tuple[str, str]
) -> Iterator[str]:
    """Yield what kind of change a source had, where that is a simple one, and it.

    `languages` are those of source and translation (ISO 639).
    """
    kind, made = swaps(before, after, languages[0])
    if kind is not Triage.WORDING:
        is_done = is_adapted(text, after, made, languages)
        yield _told(kind, is_done=is_done)
    else:
        yield from _regrouped(_plain(before), _plain(after))
    yield changes(before, after)


def _told(kind: Triage, *, is_done: bool) -> Phrase:
    what = say("figures") if kind is Triage.FIGURES else say("a name")
    if is_done:
        return say(
            "only {what} changed, here too: see that it is right, and approve",
            what=what,
        )
    return say("only {what} changed: change the same here, and approve", what=what)


def _regrouped(before: list[str], after: list[str]) -> Iterator[str]:
    old, new = set(before), set(after)
    if new < old:
        yield _SPLIT
    elif old < new:
        yield _JOINED


def _plain(source: str) -> list[str]:
    return [plain_typography(each) for each in sentences(source)]
