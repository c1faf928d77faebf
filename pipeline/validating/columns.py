"""The texts of many pairs → one column, at which a pattern looks once for all.

A call for each text costs more than to look at it: a text has a hundred characters, and
a catalog may have 50,000 texts. So they stand one behind another, a line each; what is
found is told by the places of the texts, from 0 on.
"""

import re
from bisect import bisect_right
from codecs import charmap_build, charmap_decode, charmap_encode
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from pipeline.patterns import pattern
from pipeline.validating.once import once
from pipeline.validating.signs import KNOWN
from pipeline.validating.vocabulary import CAPITAL, WORD

_CODES = charmap_build(KNOWN)
BETWEEN = "\n"
"""What stands between the texts of a column."""
_BETWEEN = BETWEEN.encode()
_WORDS_ALONE = "".join(each if WORD.match(each) else " " for each in KNOWN)
"""Letters as they are, and a space for whatever parts words."""
_SMALL = frozenset(WORD.findall(pattern(CAPITAL).sub(" ", " ".join(KNOWN))))
"""The letters that are no capitals."""


def shape_of(letter: str) -> str:
    """Return what stands for a character: `A`, `a`, `0`, a space, or `'` for a joint.

    Whatever else parts words is a full stop.
    """
    if letter in " \u00a0\u202f":
        return " "
    if WORD.match(letter) or letter == "×":  # which stands in À-Ý
        return "a" if letter in _SMALL else "A"
    if letter.isdecimal():
        return "0"
    return "'" if letter in "’'-_" else "."


_SHAPES = bytes(map(ord, map(shape_of, KNOWN)))
_FIGURE = pattern(b"0")
_SHOUTED = pattern(b"AAA")
_SECOND = pattern(
    # It follows a word, or an initial with its full stop.
    rb" A(?:(?<=[aA0' ] A)|(?<=A\. A))"
)
_NAME = pattern(
    # A pattern that begins with its letter is looked for quickest.
    rf"{CAPITAL}(?<![\w-].)[\w’'-]*+[ \u00a0\u202f]++"
    rf"(?:(?:de|du|des|la|le|van|von|del)[ \u00a0\u202f]++)*{CAPITAL}"
)


class Column:
    """The texts of one side of some pairs, in their order.

    A pattern must not look for the ends of a text, since others stand beside it.
    `opaque` is a character that stands for what is no text, and tells nothing.
    """

    def __init__(self, texts: Sequence[str], opaque: str = "") -> None:
        self.texts = texts
        self._opaque = opaque

    @once
    def joined(self) -> str:
        """All texts, each in a line, or in some where it has lines itself."""
        return BETWEEN.join(self.texts)

    @once
    def starts(self) -> list[int]:
        """Where each text begins, and where one more would."""
        return list(accumulate([len(each) + 1 for each in self.texts], initial=0))

    @once
    def spans(self) -> list[tuple[int, int]]:
        """Where each text begins and ends."""
        return [(start, end - 1) for start, end in pairwise(self.starts)]

    @once
    def letters(self) -> bytes:
        """The joined texts, a byte for each character: its place in `KNOWN`.

        A character that is not known is a question mark.
        """
        return charmap_encode(self.joined, "replace", _CODES)[0]

    @once
    def unknown(self) -> frozenset[int]:
        """The places of texts with a character that is not known."""
        if self.letters.count(b"?") == self.joined.count("?"):
            return frozenset()
        *before, _ = self.letters.split(b"?")
        ends = accumulate(len(each) + 1 for each in before)
        marks = (end - 1 for end in ends)
        known = {"?", self._opaque}
        return frozenset(self.place(at) for at in marks if self.joined[at] not in known)

    def letters_at(self, place: int) -> bytes:
        """Return the letters of the text at a place."""
        start, end = self.spans[place]
        return self.letters[start:end]

    def sifted(self, dull: bytes, same: bytes | None = None) -> list[bytes]:
        """Return the letters of each text without some, and some as others."""
        sifted = self.letters.translate(same, dull).split(_BETWEEN)
        if len(sifted) == len(self.texts):
            return sifted
        # Some have lines themselves, and a line may be looked for.
        lines = map(self.letters_at, range(len(self.texts)))
        return [each.translate(same, dull) for each in lines]

    @once
    def words(self) -> list[list[str]]:
        """The words of each text, as `WORD` finds them."""
        letters, _ = charmap_decode(self.letters, "strict", _WORDS_ALONE)
        words = [letters[start:end].split() for start, end in self.spans]
        for place in self.unknown:
            words[place] = WORD.findall(self.texts[place])
        return words

    @once
    def vocabulary(self) -> frozenset[str]:
        """The words of all texts."""
        return frozenset().union(*self.words)

    @once
    def capitals(self) -> list[str]:
        """The words of all texts that begin with a capital, each once."""
        return [each for each in self.vocabulary if each[0] not in _SMALL]

    @once
    def shapes(self) -> bytes:
        """The letters by their kind, as `shape_of` says: much is seen sooner there."""
        return self.letters.translate(_SHAPES)

    @once
    def seconded(self) -> "tuple[list[int], Column]":
        """The places of the texts where a capital may follow a word, and these."""
        return self._shaped(_SECOND)

    @once
    def shouted(self) -> "tuple[list[int], Column]":
        """The places of the texts that may have three capitals in a row, and these."""
        return self._shaped(_SHOUTED)

    @once
    def named(self) -> frozenset[int]:
        """The places of the texts where two words with a capital stand together."""
        places, texts = self.seconded
        return frozenset(map(places.__getitem__, texts.having(_NAME)))

    @once
    def figured(self) -> "tuple[list[int], Column]":
        """The places of the texts that may have a digit of any script, and these."""
        return self._shaped(_FIGURE)

    def _shaped(self, pattern: re.Pattern[bytes]) -> "tuple[list[int], Column]":
        """Return the places of the texts that may have a shape, and these."""
        found = {self.place(each.start()) for each in pattern.finditer(self.shapes)}
        places = sorted(self.unknown.union(found))
        return places, self.at(places)

    def at(self, places: Iterable[int]) -> "Column":
        """Return a column of the texts at some places."""
        return Column([self.texts[place] for place in places], self._opaque)

    def having(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """Yield the places of the texts in which a pattern begins."""
        found = pattern.search(self.joined)
        while found:
            place = self.place(found.start())
            yield place
            found = pattern.search(self.joined, self.starts[place + 1])

    def having_digits(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """Yield what `having` does, of a pattern in which there is always a digit."""
        places, figured = self.figured
        yield from map(places.__getitem__, figured.having(pattern))

    def each(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield all that a pattern finds, each with the place of its text."""
        for found in pattern.finditer(self.joined):
            yield self.place(found.start()), found

    def with_stretch(self, stretch: str) -> Iterator[int]:
        """Yield the places of the texts that have a stretch of characters."""
        at = self.joined.find(stretch)
        while at >= 0:
            place = self.place(at)
            yield place
            at = self.joined.find(stretch, self.starts[place + 1])

    def with_words(self, known: Iterable[str]) -> Iterator[int]:
        """Yield the places of the texts that have one of some words."""
        there = self.vocabulary.intersection(known)
        for place, words in enumerate(self.words) if there else ():
            if not there.isdisjoint(words):
                yield place

    def place(self, at: int) -> int:
        """Return the place of the text that has a character of the joined ones."""
        return bisect_right(self.starts, at) - 1
