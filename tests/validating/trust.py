"""The corpus of correct pairs and its faults → how far each rule can be trusted."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.validating import RULES
from pipeline.validating.rulebook import CatalogRule, SiteRule, SlugRule, SourceRule

from .mutations import FAMILIES, PLAIN, WHOLES, Mutation
from .wholes import articles, whole_catalogs
from .workbench import CASES, Case, judge, load, set_words

_MOST = 30
"""Faults made by one mutation: enough to tell, not to drown the others."""

CODES = frozenset(rule.code for rule in RULES)
OF_WHOLES = frozenset(
    rule.code
    for rule in RULES
    if isinstance(rule, CatalogRule | SiteRule | SlugRule | SourceRule)
)
WORDS = {"false-friends", "glossary", "names", "quotations", "register", "terms"}
"""The files of faults that are about words; the others are about signs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A pair with a fault in it: what happened, and which codes may tell of it."""

    name: str
    family: str
    codes: tuple[str, ...]
    case: Case

    @property
    def is_found(self) -> bool:
        """Whether a rule that should tell of it does."""
        return any(found.code in self.codes for found in judge(self.case))


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A finding on a correct pair."""

    case: Case
    found: Diagnostic


@cache
def corpus() -> tuple[Case, ...]:
    """Return all the correct pairs, each with its register and a number."""
    pairs = [
        {**case, "register": path.stem}
        for path in sorted((CASES / "corpus").glob("*.yaml"))
        for case in load(f"corpus/{path.stem}")["pairs"]
    ]
    return tuple({**case, "number": number} for number, case in enumerate(pairs))


@cache
def wholes() -> dict[str, tuple[Case, ...]]:
    """Return correct articles and correct catalogs, made of the pairs."""
    return {
        "articles": tuple(articles(corpus())),
        "catalogs": tuple(whole_catalogs(corpus())),
    }


def is_held(case: Case) -> bool:
    """Say whether a pair was kept apart while the rules were tuned."""
    return bool(case.get("held"))


@cache
def alarms() -> tuple[Alarm, ...]:
    """Return what the rules say of correct texts, one alarm for a rule and a text.

    Of a whole, only what the rules for wholes say: its pairs have been judged.
    """
    return tuple(
        Alarm(case=case, found=found)
        for case in (*corpus(), *chain.from_iterable(wholes().values()))
        for found in {each.code: each for each in reversed(judge(case))}.values()
        if "msgid" in case or found.code in OF_WHOLES
    )


def false(severity: Severity, *, held: bool) -> list[Alarm]:
    """Return the false alarms of one severity, in one of the two sets."""
    return [
        each
        for each in alarms()
        if each.found.severity is severity and is_held(each.case) is held
    ]


@cache
def faults() -> tuple[Fault, ...]:
    """Return the faults that were made of the pairs, and those made by hand."""
    made = (
        fault
        for family, mutations in (*FAMILIES.items(), *WHOLES.items())
        for each in mutations
        for fault in _made(each, family, wholes().get(family, corpus()))
    )
    return (*made, *_by_hand())


def _made(mutation: Mutation, family: str, right: Iterable[Case]) -> Iterator[Fault]:
    """Yield what a mutation makes of correct texts, spread over all registers."""
    cases = [case for case in map(mutation.make, right) if case]
    step = max(1, -(-len(cases) // _MOST))
    for case in cases[::step]:
        yield Fault(name=mutation.name, family=family, codes=mutation.codes, case=case)


def _by_hand() -> Iterator[Fault]:
    for path in sorted((CASES / "faults").glob("*.yaml")):
        for case in load(f"faults/{path.stem}")["faults"]:
            yield Fault(
                name=case["fault"],
                family="words" if path.stem in WORDS else "signs",
                codes=tuple(case["codes"]),
                case=case,
            )


@cache
def found() -> tuple[tuple[Fault, bool], ...]:
    """Return each fault, and whether it is found."""
    return tuple((each, each.is_found) for each in faults())


@cache
def typed() -> tuple[tuple[Fault, bool], ...]:
    """Return what is typed plainly, and whether a page sets it as it is printed."""
    return tuple(
        (fault, set_words(fault.case) == set_words(corpus()[fault.case["number"]]))
        for each in PLAIN
        for fault in _made(each, "signs", corpus())
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many faults a rule should find and finds, and its false alarms."""

    faults: int
    found: int
    alarms: int

    @property
    def recall(self) -> float:
        """The share of the faults that are found."""
        return self.found / self.faults if self.faults else 1.0

    @property
    def precision(self) -> float:
        """The share of true findings among all."""
        told = self.found + self.alarms
        return self.found / told if told else 1.0


def scores(*, held: bool) -> dict[str, Score]:
    """Return the score of each rule that any fault asks for, in their order."""
    asked, hits = _counted(held=held)
    wrong = Counter(
        each.found.code
        for each in alarms()
        if is_held(each.case) is held and each.found.severity > Severity.INFO
    )
    return {
        rule.code: Score(
            faults=asked[rule.code], found=hits[rule.code], alarms=wrong[rule.code]
        )
        for rule in RULES
        if asked[rule.code] or wrong[rule.code]
    }


def _counted(*, held: bool) -> tuple[Counter[str], Counter[str]]:
    """Count the faults and the found ones under the first code that may tell."""
    asked: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for fault, is_found in found():
        if is_held(fault.case) is held:
            code = next(each for each in fault.codes if each in CODES)
            asked[code] += 1
            hits[code] += is_found
    return asked, hits


def missed() -> Iterable[Fault]:
    """Return the faults that no rule tells of, though one should."""
    return (fault for fault, is_found in found() if not is_found)
