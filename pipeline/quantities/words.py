"""Number words → the values that a text spells: “twenty-five”, « dix mille », “noon”.

A word never demands a figure, since « un » is an article and “one” a pronoun;
it only answers for one. French and English are known.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from pipeline.patterns import pattern
from pipeline.quantities.values import Quantity, Sort, number, time

_WORD = pattern(r"[^\W\d_]+")
_JOINT = pattern(r"[- \u00a0\u202f](?:(?P<and>et|and)[- \u00a0\u202f])?")
_HUNDRED = 100
_AFTER_AND = frozenset({"un", "une", "onze", "unième"})
"""« vingt et un » is one number, « vingt et deux » are two."""


class _Word(NamedTuple):
    """A word of a number: its value, and whether a hyphen binds it to the last."""

    value: Decimal
    is_scale: bool
    is_bound: bool
    start: int
    end: int


def _counted(words: str, start: int = 1, step: int = 1) -> dict[str, Decimal]:
    """Return each word of a line with its value, counting up."""
    return {
        word: Decimal(start + step * at)
        for at, names in enumerate(words.split(" "))
        for word in names.split("/")
    }


_SMALL = {
    "en": {
        **_counted(
            "one two three four five six seven eight nine ten eleven twelve thirteen "
            "fourteen fifteen sixteen seventeen eighteen nineteen"
        ),
        **_counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    },
    "fr": {
        **_counted(
            "un/une deux trois quatre cinq six sept huit neuf dix onze douze treize "
            "quatorze quinze seize"
        ),
        **_counted("vingt/vingts trente quarante cinquante soixante septante", 20, 10),
        **_counted("huitante/octante nonante", 80, 10),
    },
}
_RANKS = {
    "en": {
        **_counted("first second third fourth fifth sixth seventh eighth ninth"),
    },
    "fr": {
        **_counted(
            "unième deuxième troisième quatrième cinquième sixième septième huitième "
            "neuvième dixième onzième douzième treizième quatorzième quinzième seizième"
        ),
        **_counted("vingtième", 20),
    },
}
"""Ranks that end a number: “twenty-first”, « quatre-vingt-douzième »."""
_SCALES = {
    "en": {
        "dozen": 12, "decades": 10, "centuries": 100,
        "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9,
    },
    "fr": {
        "douzaines": 12, "décennies": 10, "siècles": 100,
        "cent": 100,
        "cents": 100,
        "mille": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
    },
}  # fmt: skip
_OTHERS: dict[str, dict[str, str]] = {
    "en": {
        **{word: number(n) for word, n in _counted(
            "first/once second/twice/double/both/couple/pair "
            "third/thirds/triple/thrice fourth fifth sixth seventh eighth ninth "
            "tenth/decade/decades eleventh "
            "twelfth/dozen/dozens thirteenth fourteenth/fortnight fifteenth sixteenth "
            "seventeenth eighteenth nineteenth twentieth"
        ).items()},
        "half": "n:0.5", "halves": "n:0.5", "semi": "n:0.5",
        "quarter": "n:0.25", "quarters": "n:0.25",
        "a": "n:1", "an": "n:1",
        "zero": "n:0", "no": "n:0", "none": "n:0", "nil": "n:0",
        "hundreds": "n:100", "century": "n:100", "thousands": "n:1000",
        "noon": time(12, 0), "midday": time(12, 0), "midnight": time(0, 0),
    },
    "fr": {
        **{word: number(n) for word, n in _counted(
            "premier/première/premiers/premières "
            "second/seconde/deuxième/deuxièmes/double/couple/paire "
            "troisième/triple/tiers quatrième cinquième sixième septième "
            "huitième/huitaine neuvième "
            "dixième/dizaine/dizaines/décennie/décennies onzième "
            "douzième/douzaine/douzaines treizième quatorzième quinzième/quinzaine "
            "seizième dix-septième dix-huitième dix-neuvième vingtième/vingtaine"
        ).items()},
        **{word: number(n) for word, n in _counted(
            "trentaine quarantaine cinquantaine soixantaine", 30, 10
        ).items()},
        "moitié": "n:0.5", "demi": "n:0.5", "demie": "n:0.5",
        "quart": "n:0.25", "quarts": "n:0.25",
        "zéro": "n:0", "aucun": "n:0", "aucune": "n:0",
        "centaine": "n:100", "centaines": "n:100", "siècle": "n:100",
        "millier": "n:1000", "milliers": "n:1000",
        "midi": time(12, 0), "minuit": time(0, 0),
    },
}  # fmt: skip


def spelt(text: str, tag: str) -> frozenset[str]:
    """Return the values that the words of a text may stand for.

    `tag` is an ISO 639 code; of a language whose words are not known, none.
    """
    others = _OTHERS.get(tag, {})
    lowered = text.lower()
    words = set(_WORD.findall(lowered))
    single = {others[word] for word in others.keys() & words}
    if words.isdisjoint(_SMALL.get(tag, ())) and words.isdisjoint(_SCALES.get(tag, ())):
        return frozenset(single)
    return frozenset(single.union(*map(_values, _runs(lowered, tag))))


def counting(tag: str) -> frozenset[str]:
    """Return the words by which one counts from two to ninety, of a language."""
    names = {word for word, value in _SMALL.get(tag, {}).items() if value > 1}
    return frozenset(names.union(map(str.capitalize, names)))


def worth_of(words: Iterable[str], tag: str) -> frozenset[Decimal]:
    """Return what some of these words say, each by itself."""
    small = _SMALL.get(tag, {})
    return frozenset(small[word.lower()] for word in words if word.lower() in small)


def find_spelt(text: str, tag: str) -> Iterator[Quantity]:
    """Yield the numbers from two to ninety-nine that are spelt, where they stand."""
    for run in _runs(text.lower(), tag):
        total = _total(run)
        if 1 < total < _HUNDRED:
            start, end = run[0].start, run[-1].end
            yield Quantity(sort=Sort.NUMBER, start=start, end=end, value=number(total))


def _runs(text: str, tag: str) -> Iterator[list[_Word]]:
    """Yield the words that make one number."""
    small, scales = _SMALL.get(tag, {}), _SCALES.get(tag, {})
    ranks = _RANKS.get(tag, {})
    run: list[_Word] = []
    end = 0
    for found in _WORD.finditer(text):
        word = found[0]
        joint = _JOINT.fullmatch(text, end, found.start()) if run else None
        is_bound = joint is not None and "-" in joint[0]
        is_rank = word in ranks and (is_bound or word == "unième")
        if not (is_rank or word in small or word in scales):
            continue
        if not run and word in scales and _is_figure(text, found.start()):
            continue
        is_one = joint and (not joint["and"] or word in _AFTER_AND or run[-1].is_scale)
        if run and not is_one:
            yield run
            run = []
        is_scale = word in scales
        value = scales[word] if is_scale else (ranks if is_rank else small)[word]
        run.append(_Word(Decimal(value), is_scale, is_bound, *found.span()))
        end = found.end()
    if run:
        yield run


def _is_figure(text: str, start: int) -> bool:
    """Say whether a word stands behind digits, as in “3.2 million”."""
    return any(map(str.isdigit, text[max(0, start - 2) : start]))


def _values(run: Iterable[_Word]) -> set[str]:
    """Return the value of a run, and of each of its words, if hyphens don't bind it."""
    words = list(run)
    behind = (*(each.is_bound for each in words[1:]), False)
    singles = {
        number(each.value)
        for each, is_bound in zip(words, behind, strict=True)
        if not each.is_bound and not is_bound
    }
    return {number(_total(words)), *singles}


def _total(words: Iterable[_Word]) -> Decimal:
    """Return what the words of a number say together."""
    total, current = Decimal(0), Decimal(0)
    for value, is_scale, *_ in words:
        if not is_scale:
            # « quatre-vingts » multiplies, « vingt-quatre » adds.
            is_eighty = current % 100 == 4 and value == 20  # noqa: PLR2004
            current = current - 4 + 80 if is_eighty else current + value
        elif value <= 100:  # noqa: PLR2004
            current = max(current, Decimal(1)) * value
        else:
            total += max(current, Decimal(1)) * value
            current = Decimal(0)
    return total + current
