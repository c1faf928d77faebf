"""The measure of trust → the page that shows it, with all that is wrong today."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.validating.wording import reveal

from . import trust
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

Typed plainly, these are no faults, and no rule speaks of them: the page that is made
of the faulty text is, letter by letter, that of the right one
(`pipeline/rendering/typography`).
"""
_LONGEST = 60


def write_trust() -> str:
    """Return `docs/trust.md`."""
    parts = (
        _head(),
        *_totals(),
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
    typed = (fault for fault, _ in trust.typed())
    all_of = Counter(fault.name for fault in (*trust.faults(), *typed))
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
