"""The measure of trust → the page that shows it, with all that is wrong today."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.validating.wording import reveal

from . import chance, tired, trust
from .workbench import CASES

_HEAD = """\
# How far the checks can be trusted

<!-- Written from tests/cases/validating by `make golden`. -->

An editor keeps a check switched on if it is silent on good texts and speaks up on bad
ones. Both are measured here, each time the tests run.

The good texts are {pairs} pairs in {registers} registers, from English into French and
from French into English, as translators write them: freely. Every third is **held**: it
was kept apart while the rules were tuned. The faults were put into these pairs by
small functions (`tests/validating/mutations`), in ways in which fingers, programs and
haste do it, or written by hand (`tests/cases/validating/faults`). Rules that look at a
whole article or a whole catalog are put to {wholes} of either kind, which hold some of
the pairs. A finding is true if it names the fault that was made; what is said of a good
text is a false alarm. An info is no alarm: it is for whoever wants to know.
"""
_SECOND = """
## A second set

Another {pairs} pairs in {registers} registers that the first set hardly has, some of
them for Quebec, Switzerland and Britain, were written before any rule had read them,
every third of them held. When the rules first read them, they called one text an error
and warned of six (5%), one of these held; what was wrong with the rules was then
mended, wherever it was more than one text’s own trouble.
"""
_THIRD = """
A third set, of {pairs} pairs in {registers} registers, was written to be hard: small
advertisements, notices of death, law reports, captions, results in brackets, cooks’
fractions, letters to the editor. When the rules first read it, they called nine texts
errors (11%) and warned of nine: a span of years without its century (1914–18), ¾ beside
3/4, two years and a half, an age that is said as a year of one’s life, a feast in the
place of its date. Those were mended; the liberties that one text takes were not.

"""
_FOURTH = """
A fourth set, of {pairs} pairs in {registers} registers, has what the others hardly
have: wire copy, budgets, property, tides, odds, doses, leases, read-me files, words for
children. When the rules first read it, they called fourteen texts errors (9%) and
warned of seven (4.5%): a Swiss thousand (1’175), a season after another (2023–24 and
2024–25), minutes with seconds, two hectares and a half, a quarter for 25%, the
thirties, half an hour for 30 minutes, “two dozen”, a number to call from abroad. Those
were mended; three liberties were not. No pair of it is held: all were looked at when
the rules first read them.

"""
_CHANCE = """
### Faults by chance

The faults below were made by those who wrote the rules. These were not: operations
that know letters, words, digits, signs and marks, and no rule
(`tests/validating/chance.py`), strike pairs of both sets where a die says. When they
first did, 94.5% were found: names of days and months without a figure beside them, and
the years of dates, were not compared at all. A fault is found if a rule names it.
"""
_TIRED = """
### Faults by hand

What a tired translator does was put into the pairs of the fourth set by hand, before
the rules had read them: {slips} faults, of which they found 93 (77%) at first, and
{found} ({share}) now, since numbers in words, scores, kings and units are compared,
too. Whether a “not” is left out no rule can say. These are missed:

"""
_RULES = """
## Rule by rule

Recall is the share of the faults that were found; precision, the share of the true
findings among all that a rule said, false alarms included.

| code | faults | found | recall | false alarms | precision | held: recall | precision |
| --- | --: | --: | --: | --: | --: | --: | --: |
"""
_ALARMS = """
## False alarms

All that the rules say of the good texts for tuning, be it but an info; of the held
ones nothing is shown, so that no rule is tuned to them.
"""
_MISSED = """
## Faults that are missed
"""
_TYPED = """
## What the page sets by itself

Typed plainly, these are no faults of the page: that which is made of the faulty text
is, letter by letter, that of the right one (`pipeline/typography`). Rules tell of them
by an info, once for a catalog, so that `check --fix` may write what is printed.
"""
_LONGEST = 60


def write_trust() -> str:
    """Return `docs/trust.md`."""
    parts = (
        _head(),
        *_totals(),
        *_aside(),
        *_by_hand(),
        _RULES + "\n".join(_rules()),
        _ALARMS,
        *_alarms(),
        _MISSED,
        *_counted(fault.name for fault in trust.missed()),
        _TYPED,
        *_counted(fault.name for fault, is_set in trust.typed() if is_set),
        *_peers(),
    )
    return "\n".join(parts)


def _head() -> str:
    registers = {case["register"] for case in trust.corpus()}
    return _HEAD.format(
        pairs=len(trust.corpus()),
        registers=len(registers),
        wholes=len(trust.wholes()["articles"]),
    )


def _totals() -> Iterator[str]:
    yield "| set | pairs | false errors | false warnings | faults | found |"
    yield "| --- | --: | --: | --: | --: | --: |"
    for name, held in (("tuning", False), ("held", True)):
        pairs = sum(trust.is_held(case) is held for case in trust.corpus())
        errors = len(trust.false(Severity.ERROR, held=held))
        warnings = len(trust.false(Severity.WARNING, held=held))
        scores = trust.scores(held=held).values()
        faults, found = sum(s.faults for s in scores), sum(s.found for s in scores)
        share = _percent(warnings / pairs)
        yield (
            f"| {name} | {pairs} | {errors} | {warnings} ({share}) "
            f"| {faults} | {found} ({_percent(found / faults)}) |"
        )


def _fresh(name: str) -> Iterator[str]:
    yield "| set | pairs | false errors | false warnings |"
    yield "| --- | --: | --: | --: |"
    for half, held in (("tuning", False), ("held", True)):
        pairs = sum(trust.is_held(case) is held for case in chance.fresh(name))
        if not pairs:
            continue
        errors, warnings = (
            len(chance.false(name, severity, held=held))
            for severity in (Severity.ERROR, Severity.WARNING)
        )
        share = _percent(warnings / pairs)
        yield f"| {name}, {half} | {pairs} | {errors} | {warnings} ({share}) |"


def _aside() -> Iterator[str]:
    """Yield what the rules say of the fresh sets, and of what befell by chance."""
    for name, words in (("second", _SECOND), ("third", _THIRD), ("fourth", _FOURTH)):
        cases = chance.fresh(name)
        registers = {case["register"] for case in cases}
        yield words.format(pairs=len(cases), registers=len(registers))
        yield from _fresh(name)
    yield _CHANCE
    yield "| what happened | pairs | found | held: pairs | found |"
    yield "| --- | --: | --: | --: | --: |"
    rows = [(each.name, chance.scores(each)) for each in chance.ACCIDENTS]
    every = tuple(map(sum, zip(*(score for _, score in rows), strict=True)))
    for name, score in (*rows, ("all", every)):
        yield f"| {name} | {' | '.join(map(str, score))} |"


def _by_hand() -> Iterator[str]:
    """Yield how much of what was done by hand is found, and what is not."""
    every = tired.slips()
    found = sum(is_named for _, is_named in every)
    share = _percent(found / len(every))
    yield _TIRED.format(slips=len(every), found=found, share=share)
    yield from (f"- {slip.name}" for slip, is_named in every if not is_named)


def _rules() -> Iterator[str]:
    tuned, held = trust.scores(held=False), trust.scores(held=True)
    nothing = trust.Score(faults=0, found=0, alarms=0)
    for code in dict.fromkeys((*tuned, *held)):
        one, other = tuned.get(code, nothing), held.get(code, nothing)
        yield (
            f"| [`{code}`](diagnostics.md#{code}) | {one.faults} | {one.found} "
            f"| {_percent(one.recall)} | {one.alarms} | {_percent(one.precision)} "
            f"| {_percent(other.recall)} | {_percent(other.precision)} |"
        )


def _percent(share: float) -> str:
    """Return a share as a reader expects it: never rounded up to all."""
    return f"{int(share * 1000) / 10:g}%"


def _alarms() -> Iterator[str]:
    shown = [each for each in trust.alarms() if not trust.is_held(each.case)]
    if not shown:
        yield "None."
        return
    yield "| code | severity | the source | the translation |"
    yield "| --- | --- | --- | --- |"
    for each in shown:
        label = each.found.severity.label
        yield f"| `{each.found.code}` | {label} | {_shown(each.found)} |"


def _shown(found: Diagnostic) -> str:
    """Return the text that a finding is about, beside its source if it has one."""
    sides = (found.msgid, found.text if found.locale else "")
    return " | ".join(f"`{_short(reveal(side))}`" if side else "" for side in sides)


def _short(text: str) -> str:
    text = text.replace("`", "'").replace("|", "\\|")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _counted(names: Iterable[str]) -> Iterator[str]:
    all_of = Counter(fault.name for fault in trust.faults())
    counts = Counter(names)
    if not counts:
        yield "None."
    for name, count in counts.items():
        yield f"- {name}: {count} of {all_of[name]}"


def _peers() -> Iterator[str]:
    """Yield what a benchmark wrote of other tools on the same texts, if it ran."""
    written = CASES / "peers.md"
    if written.exists():
        yield "\n" + written.read_text("utf-8")
