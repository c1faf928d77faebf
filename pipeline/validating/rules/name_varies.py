"""A name is spelt in two ways within an article."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping

from rapidfuzz.distance import OSA

from pipeline.model.articles import Article, Kind
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.passages import Worded, passages
from pipeline.validating.rulebook import Example, Finding, SourceRule

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_NAME = re.compile(
    rf"(?<![\w’'-])({_CAPITAL}[\w’-]*+)[ \u00a0\u202f]({_CAPITAL}[\w’-]{{4,}}+)"
)
_SHORT, _LONG = 6, 9
_SHORT_EDITS, _LONG_EDITS = 1, 2
_KINDS = frozenset({Kind.TITLE, Kind.SUMMARY, Kind.PARAGRAPH, Kind.QUOTATION})
_ENDINGS = ("s", "e", "es", "n", "an", "ne")
"""What may part a name from another form of it, such as that of its people."""


def check(article: Article) -> Iterator[Finding]:
    """Compare the second parts of names whose first parts are the same."""
    places: dict[tuple[str, str], tuple[Worded, re.Match[str]]] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for passage in passages(article):
        if passage.message.kind not in _KINDS:
            continue
        for found in _NAME.finditer(passage.prose.text):
            name = (found[1], _bare(found[2]))
            counts[name] += 1
            places.setdefault(name, (passage, found))
    for rare, usual in _variants(counts):
        passage, found = places[rare]
        yield Finding(
            message=say(
                "“{name}” is “{other}” elsewhere in the article: which is right?",
                name=" ".join(rare),
                other=" ".join(usual),
            ),
            span=passage.prose.span(*found.span()),
            place=passage.message,
        )


def _bare(word: str) -> str:
    """Leave out the mark of the possessive."""
    return word.removesuffix("’s").removesuffix("’")


def _variants(
    counts: Mapping[tuple[str, str], int],
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Yield pairs of names that are nearly the same, the rarer one first.

    Only those that begin alike are compared: an article may have thousands.
    """
    alike: defaultdict[tuple[str, str], deque[tuple[str, str]]] = defaultdict(deque)
    for name in counts:
        alike[name[0], name[1][0]].append(name)
    for one in counts:
        others = alike[one[0], one[1][0]]
        others.popleft()  # which is this one
        for other in others:
            if _is_near(one[1], other[1]):
                pair = sorted((one, other), key=lambda each: (counts[each], each))
                yield pair[0], pair[1]


def _is_near(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORT:
        return False
    if any(longer == shorter + ending for ending in _ENDINGS):
        return False
    most = _LONG_EDITS if len(shorter) >= _LONG else _SHORT_EDITS
    return OSA.distance(one, other) <= most


RULE = SourceRule(
    code="name-varies",
    severity=Severity.WARNING,
    summary="A name is spelt in two ways.",
    why="One of the two is wrong, and every translation copies it. Only the author "
    "knows which.",
    mend="Spell the name as its bearer does, everywhere.",
    example=Example(
        wrong="Lou Sabatier lights the lamp. At nine, Lou Sabattier puts it out.",
        right="Lou Sabatier lights the lamp. At nine, Lou Sabatier puts it out.",
    ),
    check=check,
)
