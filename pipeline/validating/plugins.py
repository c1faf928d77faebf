"""Names of modules → the rules that others have written, checked and contained.

A rule of ours that fails is a defect of ours. One of a plug-in says so itself, as
a finding that bears its code, and the rest of the check goes on.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any

from msgspec.structs import replace

from pipeline.errors import ConfigurationError
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.rulebook import Finding, Rule

_CODE = pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_DEFAULT = "RULES"


def load(name: str) -> tuple[Rule, ...]:
    """Return the rules of a plug-in: `module`, or `module:name`.

    They are what the module calls `RULES`, or the name that is given: a rule, or
    several. Raises `ConfigurationError` where there is no such thing.
    """
    place, _, attribute = name.partition(":")
    try:
        found = getattr(import_module(place), attribute or _DEFAULT)
    except Exception as error:  # a module may raise whatever it likes
        raise ConfigurationError(
            say(
                "The rules of “{name}” can't be loaded: {kind}: {error}.",
                name=name,
                kind=type(error).__name__,
                error=str(error),
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
    if not isinstance(rule, Rule) or not _CODE.fullmatch(rule.code):
        raise _no_rule(name, rule)
    return replace(rule, check=_guarded(rule, name))


def _no_rule(name: str, found: object) -> ConfigurationError:
    return ConfigurationError(
        say(
            "“{name}” has {found}, which is no rule with a code such as `house-style`.",
            name=name,
            found=repr(found)[:60],
        ),
        say("A rule is of a kind that `pipeline.validating.rulebook` has."),
    )


def _guarded(rule: Rule, name: str) -> Callable[[Any], Iterator[Finding]]:
    def check(subject: object) -> Iterator[Finding]:
        try:
            for finding in rule.check(subject):  # type: ignore[arg-type]
                yield _checked(finding)
        except Exception as error:  # noqa: BLE001 - whatever a plug-in does
            yield Finding(
                message=say(
                    "The rule {code} of “{name}” failed here: {kind}: {error}. Tell "
                    "those who maintain it.",
                    code=rule.code,
                    name=name,
                    kind=type(error).__name__,
                    error=str(error),
                ),
                severity=max(rule.severity, Severity.WARNING),
            )

    return check


def _checked(finding: object) -> Finding:
    if not isinstance(finding, Finding):
        raise TypeError(say("it answers {found}", found=repr(finding)[:60]))
    return finding
