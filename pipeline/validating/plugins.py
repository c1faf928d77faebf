"""Names of modules → the rules that others have written, checked and contained.

A rule of ours that fails is a defect of ours. One of a plug-in says so itself, as
a finding that bears its code, and the rest of the check goes on.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import islice
from typing import Any, TypeAlias

from msgspec.structs import replace

from pipeline.errors import ConfigurationError
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import Phrase, say
from pipeline.patterns import pattern
from pipeline.validating.batches import Batch, Suspicion
from pipeline.validating.rulebook import (
    Finding,
    MarkupRule,
    ProseRule,
    Rule,
    SiteRule,
    TextRule,
)
from pipeline.validating.subjects import Pair
from pipeline.validating.vetting import faults, places, vetted

_CODE = pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_DEFAULT = "RULES"
_MOST, _MOST_OF_A_SITE = 1000, 100_000
"""Findings that are taken of one subject: a rule may never come to an end."""
_Raised: TypeAlias = dict[tuple[str, str], BaseException]
"""What a suspicion raised, by the texts of the pair that it raised it on."""


def load(name: str) -> tuple[Rule, ...]:
    """Return the rules of a plug-in: `module`, or `module:name`.

    They are what the module calls `RULES`, or the name that is given: a rule, or
    several. Raises `ConfigurationError` where there is no such thing.
    """
    place, _, attribute = name.partition(":")
    try:
        found = getattr(import_module(place), attribute or _DEFAULT)
    except (Exception, SystemExit) as error:  # a module may raise whatever it likes
        raise ConfigurationError(
            say(
                "The rules of “{name}” can't be loaded: {kind}: {error}.",
                name=name,
                kind=type(error).__name__,
                error=_told(error),
            ),
            say(
                "Correct `check.plugins`, or the module: it must be importable, and "
                "name its rules `RULES`."
            ),
        ) from error
    rules = (found,) if isinstance(found, Rule) else found
    if not isinstance(rules, Iterable):
        raise _no_rule(name, rules)
    return tuple(_contained(rule, name) for rule in rules)


def _contained(rule: object, name: str) -> Rule:
    """Return a rule that never raises, or refuse what is none."""
    if not isinstance(rule, Rule) or not _is_code(rule.code):
        raise _no_rule(name, rule)
    for field, found in faults(rule):
        raise ConfigurationError(
            say(
                "The rule {code} of “{name}” can't have {found} as its `{field}`.",
                code=rule.code,
                name=name,
                found=found,
                field=field,
            ),
            say("What each field is, `pipeline.validating.rulebook` says."),
        )
    raised: _Raised = {}
    contained = replace(rule, check=_guarded(rule, name, raised))
    if isinstance(contained, TextRule | MarkupRule | ProseRule) and contained.suspects:
        return replace(contained, suspects=_cautious(contained.suspects, raised))
    return contained


def _is_code(code: object) -> bool:
    return isinstance(code, str) and _CODE.fullmatch(code) is not None


def _no_rule(name: str, found: object) -> ConfigurationError:
    return ConfigurationError(
        say(
            "“{name}” has {found}, which is no rule with a code such as `house-style`.",
            name=name,
            found=repr(found)[:60],
        ),
        say("A rule is of a kind that `pipeline.validating.rulebook` has."),
    )


def _guarded(
    rule: Rule, name: str, raised: _Raised
) -> Callable[[Any], Iterator[Finding]]:
    most = _MOST_OF_A_SITE if isinstance(rule, SiteRule) else _MOST

    def check(subject: object) -> Iterator[Finding]:
        try:
            _recall(subject, raised)
            found: Iterable[object] = rule.check(subject)  # type: ignore[arg-type]
            for finding in islice(found, most):
                yield vetted(finding, subject)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it does
            yield Finding(
                message=_failure(rule, name, error),
                severity=max(rule.severity, Severity.WARNING),
            )

    return check


def _recall(subject: object, raised: _Raised) -> None:
    """Raise what the suspicion raised on a pair."""
    if isinstance(subject, Pair) and (error := raised.get(_texts(subject))):
        raise error


def _cautious(suspects: Suspicion, raised: _Raised) -> Suspicion:
    """Return what suspects a pair that the suspicion fails on: its rule says so."""

    def cautious(batch: Batch) -> Iterable[int]:
        try:
            return places(suspects(batch), batch)
        except (Exception, SystemExit):  # noqa: BLE001 - whatever it does
            return [at for at, pair in enumerate(batch.pairs) if alone(pair)]

    def alone(pair: Pair) -> bool:
        one = Batch([pair])
        try:
            return bool(places(suspects(one), one))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it does
            raised[_texts(pair)] = error
            return True

    return cautious


def _texts(pair: Pair) -> tuple[str, str]:
    return pair.source, pair.text


def _failure(rule: Rule, name: str, error: BaseException) -> Phrase:
    return say(
        "The rule {code} of “{name}” failed here: {kind}: {error}. Tell those who "
        "maintain it.",
        code=rule.code,
        name=name,
        kind=type(error).__name__,
        error=_told(error),
    )


def _told(error: BaseException) -> str:
    """Return what an exception says, without what no output can be written in."""
    return str(error).encode(errors="backslashreplace").decode()
