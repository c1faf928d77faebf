"""What others have written, rules and their findings → the same, or what is wrong.

Python checks no types when it runs: what is wrong is said here, and not by whatever
stumbles over it later.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import asdict

from pipeline.model.articles import Message
from pipeline.model.catalogs import Translation
from pipeline.model.diagnostics import Fix, Replacement, Severity
from pipeline.model.phrases import say
from pipeline.validating.batches import Batch
from pipeline.validating.rulebook import Example, Finding, Rendering, Rule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair

_SHOWN = 60


def _is(kind: type, *, or_none: bool = False) -> Callable[[object], bool]:
    return lambda value: isinstance(value, kind) or (or_none and value is None)


def _are(kind: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, tuple) and all(map(_is(kind), value))


def _callable_or_none(value: object) -> bool:
    return value is None or callable(value)


_FIELDS: Mapping[str, Callable[[object], bool]] = {
    "severity": _is(Severity),
    "summary": _is(str),
    "why": _is(str),
    "mend": _is(str),
    "example": _is(Example, or_none=True),
    "check": callable,
    "signs": _are(Signs),
    "suspects": _callable_or_none,
    "languages": _are(str),
    "group": _callable_or_none,
    "said": callable,
}
_ANSWERED: Mapping[str, Callable[[object], bool]] = {
    "message": _is(str),
    "fix": _is(Fix, or_none=True),
    "severity": _is(Severity, or_none=True),
    "entry": _is(Translation, or_none=True),
    "place": _is(Message, or_none=True),
    "rendering": _is(Rendering, or_none=True),
}


def faults(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield the fields of a rule that hold what they can't, and what that is."""
    for name, value in asdict(rule).items():
        if name in _FIELDS and not _FIELDS[name](value):
            yield name, shown(value)


def vetted(finding: object, subject: object) -> Finding:
    """Return a finding about a subject; raise `TypeError` for what is none.

    Its span and its edits stand in the text that is judged, in order. What can't be
    written, half of a surrogate pair, is a `UnicodeEncodeError`.
    """
    if not isinstance(finding, Finding):
        raise _wrong(finding)
    for name, is_right in _ANSWERED.items():
        if not is_right(getattr(finding, name)):
            raise _wrong(getattr(finding, name))
    finding.message.encode()
    length = len(_judged(finding, subject))
    if finding.span is not None and not _is_span(finding.span, 0, length):
        raise _wrong(finding.span)
    if finding.fix is not None:
        _vet_edits(finding.fix, length)
    return finding


def places(answer: Iterable[object], batch: Batch) -> list[int]:
    """Return the places that a rule suspects, which are those of pairs."""
    every = range(len(batch.pairs))
    found = []
    for each in answer:
        if not isinstance(each, int) or each not in every:
            raise _wrong(each)
        found.append(each)
    return found


def _vet_edits(
    fix: Any,  # noqa: ANN401 - whatever a plug-in made
    length: int,
) -> None:
    at = 0
    for edit in fix.edits:
        is_edit = isinstance(edit, Replacement) and isinstance(edit.text, str)
        if not is_edit or not _is_span((edit.start, edit.end), at, length):
            raise _wrong(edit)
        edit.text.encode()
        at = edit.end
    if not fix.edits:
        raise _wrong(fix)


def _is_span(
    span: Any,  # noqa: ANN401 - the same
    first: int,
    length: int,
) -> bool:
    if not isinstance(span, tuple) or len(span) != len(("start", "end")):
        return False
    start, end = span
    is_whole = isinstance(start, int) and isinstance(end, int)
    return is_whole and first <= start <= end <= length


def _judged(finding: Finding, subject: object) -> str:
    """Return the text that a finding is about."""
    if isinstance(subject, Pair):
        return subject.text
    about = finding.entry or finding.place or finding.rendering
    return about.text if about else ""


def _wrong(found: object) -> TypeError:
    return TypeError(say("it answers {found}", found=shown(found)))


def shown(found: object) -> str:
    """Return how a value looks, the beginning of it."""
    return repr(found)[:_SHOWN]
