"""An entry to be reviewed → what a translator should know of why, as `#.` lines.

They are made anew at each merge from the two sources, the text and what stands
beside, so that nothing churns, and go with the approval.
"""

from collections.abc import Iterator

from pipeline.differences import LABEL, Triage, changes, is_adapted, swaps
from pipeline.merging.whereabouts import Fate, Surroundings
from pipeline.model.catalogs import Previous, Translation
from pipeline.model.phrases import Phrase, say, say_many
from pipeline.patterns import pattern

_SPLIT = say("the paragraph was split: these are the sentences of this part")
_JOINED = say("paragraphs were joined: these are the sentences of all of them")
_REORDERED = say("the sentences stand in another order: see that yours do too")
_WHAT = {
    Triage.FIGURES: say("figures"),
    Triage.DAYS: say("a day or a month"),
    Triage.NAMES: say("a name"),
}
_BEGINNINGS = (LABEL, "only ", _SPLIT, _JOINED, _REORDERED)
_MOVED = pattern(r"\d+ sentences? (?:was|were|went|came) ")


def is_remark(line: str) -> bool:
    """Say whether a `#.` line only helps while an entry is to be reviewed."""
    return line.startswith(_BEGINNINGS) or bool(_MOVED.match(line))


def remarks(
    entry: Translation, previous: Previous, surroundings: Surroundings
) -> Iterator[str]:
    """Yield what was done to a source, where that is a simple thing, and the words."""
    languages = surroundings.languages
    before, after = previous.source, entry.source
    kind, made = swaps(before, after, languages[0])
    if kind is not Triage.WORDING:
        is_done = is_adapted(entry.text, after, made, languages)
        yield _exchanged(kind, is_done=is_done)
    else:
        for fate, count in surroundings.fates(entry, previous):
            yield _told(fate, count)
    yield changes(before, after)


def _exchanged(kind: Triage, *, is_done: bool) -> Phrase:
    what = _WHAT[kind]
    if is_done:
        return say(
            "only {what} changed, here too: see that it is right, and approve",
            what=what,
        )
    return say("only {what} changed: change the same here, and approve", what=what)


def _told(fate: Fate, count: int) -> Phrase:
    match fate:
        case Fate.SPLIT:
            return _SPLIT
        case Fate.JOINED:
            return _JOINED
        case Fate.REORDERED:
            return _REORDERED
        case Fate.LEFT | Fate.CAME:
            return _moved(fate, count)
        case Fate.CUT:
            return say_many(
                "{count} sentence was cut: see that your text is without it too",
                "{count} sentences were cut: see that your text is without them too",
                count=count,
            )
        case Fate.ADDED:
            return say_many(
                "{count} sentence was added: translate it too",
                "{count} sentences were added: translate them too",
                count=count,
            )


def _moved(fate: Fate, count: int) -> Phrase:
    if fate is Fate.LEFT:
        return say_many(
            "{count} sentence went to another paragraph: see that it left yours too",
            "{count} sentences went to another paragraph: see that they left yours too",
            count=count,
        )
    return say_many(
        "{count} sentence came from another paragraph: see that your text has it",
        "{count} sentences came from another paragraph: see that your text has them",
        count=count,
    )
