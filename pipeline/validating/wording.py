"""Values → the words of a finding, for someone who is no programmer."""

import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterator
from typing import TypeVar

from pipeline.model.phrases import Phrase, say, say_many
from pipeline.text import fold

T = TypeVar("T", bound=Hashable)

_LONGEST = 40
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def quote(text: str) -> Phrase:
    """Return the text in quotation marks, on one line, cut where it is long."""
    line = fold(text[: _LONGEST + 1])
    cut = f"{line[:_LONGEST]}…" if len(text) > _LONGEST else line
    return say("“{text}”", text=reveal(cut))


def reveal(text: str) -> str:
    """Return the text with ⟨U+202E⟩ for what could not be seen."""
    if text.isprintable():
        return text
    return "".join(
        f"⟨{code_point(each)}⟩" if unicodedata.category(each) in _UNSEEN else each
        for each in text
    )


def code_point(character: str) -> str:
    """Return the number of a character, as Unicode writes it: U+202E."""
    return f"U+{ord(character):04X}"


def name_of(character: str) -> str:
    """Return the number of a character and, where it has one, its name."""
    name = unicodedata.name(character, "")
    return f"{code_point(character)} {name}" if name else code_point(character)


def times(number: int) -> Phrase:
    """Return how often: `once`, `3 times`."""
    return say_many("once", "{count} times", count=number)


def differences(source: Counter[T], target: Counter[T]) -> Iterator[tuple[T, int, int]]:
    """Yield what stands more or less often in the target, with the two counts."""
    for each in {**source, **target}:
        if source[each] != target[each]:
            yield each, source[each], target[each]
