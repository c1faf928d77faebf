"""What can safely be mended is: all of it, once and for all, and nothing else."""

import pytest
from hypothesis import given, strategies as st

from pipeline.model.articles import Kind
from pipeline.model.diagnostics import Diagnostic, Fix, Replacement, Severity
from pipeline.syntax import parse
from pipeline.syntax.tokens import Text
from pipeline.validating import RULES, mend, settle
from pipeline.validating.prose import addresses
from tests.house import none

from . import trust
from .messages import message
from .test_laws import TEXTS
from .workbench import Case, judge, judge_pair

SAFE = frozenset(
    {
        *("accent-missing", "apostrophe-form", "breaking-space", "canadian-space"),
        *("capital-after-colon", "capital-missing", "civility-form", "date-case"),
        *("comma-inside-quotes", "digits-ungrouped", "double-space", "etc-ellipsis"),
        *("edge-whitespace", "first-of-month", "foreign-quotes", "hyphen-for-dash"),
        *("joined-letters", "ligature-missing", "loose-punctuation", "loose-quotes"),
        *("not-normalized", "odd-space", "ordinal-form", "quotation-stop", "slug-form"),
        *("straight-quotes", "three-dots", "time-form"),
    }
)
"""The rules whose fixes are safe: each must have mended something here."""


def fix(*edits: tuple[int, int, str], is_safe: bool = True) -> Fix:
    return Fix(edits=tuple(Replacement(*each) for each in edits), is_safe=is_safe)


def safe(found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [each for each in found if each.fix and each.fix.is_safe]


def settled(case: Case) -> tuple[Case, list[Diagnostic]]:
    """Mend a case as often as there is something to mend."""
    done: list[Diagnostic] = []
    for _ in range(20):
        found = safe(judge(case))
        if not found:
            return case, done
        done += found
        fixes = [each.fix for each in found if each.fix]
        case = {**case, "msgstr": mend(case["msgstr"], fixes)}
    pytest.fail(f"never at rest: {case['msgstr']!r}")


def kept(case: Case, text: str) -> object:
    """Return what no fix may touch: marks, codes, addresses."""
    source = message(case["msgid"], Kind(case.get("kind", "paragraph")))
    if source.kind.is_plain:
        return addresses(text)
    tokens = parse(text, source)
    marks = [each for each in tokens if not isinstance(each, Text)]
    return marks, addresses(text)


def faulty() -> list[Case]:
    found = (each.case for each in trust.faults())
    return [case for case in (*trust.corpus(), *found) if "msgstr" in case]


def test_fixes_that_overlap_are_done_first_come_first_served() -> None:
    assert mend("abcdef", [fix((1, 3, "X")), fix((2, 4, "Y")), fix((4, 5, ""))]) == (
        "aXdf"
    )
    assert mend("abc", [fix((1, 1, "-")), fix((1, 1, "+"))]) == "a-bc"
    assert mend("abc", []) == "abc"


def test_a_fix_is_done_whole_or_not_at_all() -> None:
    assert settle([fix((0, 2, "")), fix((1, 3, "x"), (5, 6, "y"))]) == (
        Replacement(0, 2, ""),
    )


def test_a_mended_text_is_at_rest_and_its_marks_are_what_they_were() -> None:
    mended: set[str] = set()
    for case in faulty():
        after, done = settled(case)
        mended |= {each.code for each in done}
        if done:
            assert kept(case, after["msgstr"]) == kept(case, case["msgstr"])
            codes = {each.code for each in done}
            left = (each for each in judge(after) if each.code in codes)
            none(f"{each.code}: {each.text}" for each in left if each in safe((each,)))
    assert mended == SAFE


def test_a_fix_makes_no_other_rule_complain() -> None:
    for case in faulty():
        after, done = settled(case)
        if done:
            told = {each.code for each in judge(case)}
            none(
                f"{each.code}: {each.text}"
                for each in judge(after)
                if each.code not in told and each.severity is Severity.ERROR
            )


@given(text=TEXTS, to=st.sampled_from(["fr", "en", "fr-CA"]))
def test_any_text_comes_to_rest(text: str, to: str) -> None:
    case = {"msgid": "See [it][1] and *the vote*.[^1]", "msgstr": text, "to": to}
    case["from"] = "fr" if to == "en" else "en"
    after, _ = settled(case)
    assert kept(case, after["msgstr"]) == kept(case, text)


@pytest.mark.parametrize(
    "text",
    [
        "Voir `a  b`.",
        "Voir `M. le  Maire`  ici, etc...",
        "Le march\u0065\u0301 `e\u0301`.",
        "L'eau `l'eau ? \"x\"...` est ici ? Oui !",
    ],
)
def test_a_code_is_never_touched(text: str) -> None:
    source = message("See `a  b`.")
    fixes = [each.fix for each in safe(judge_pair(source, text)) if each.fix]
    code = text[text.index("`") : text.rindex("`")]
    assert code in mend(text, fixes)


def test_the_rules_that_mend_are_ours() -> None:
    assert {rule.code for rule in RULES} >= SAFE
