"""What a site asks for → the rules that are asked, and how grave each is."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import chain
from typing import TypeAlias

from msgspec import Struct

from pipeline.errors import ConfigurationError
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.model.site import Checks, Level
from pipeline.text import nearest
from pipeline.validating.plugins import load
from pipeline.validating.rulebook import (
    CatalogRule,
    Finding,
    LinkRule,
    MarkupRule,
    ProseRule,
    Rule,
    SiteRule,
    SlugRule,
    SourceRule,
    TextRule,
)
from pipeline.validating.table import RULES

PairRule: TypeAlias = TextRule | MarkupRule | ProseRule


class Panel(Struct, frozen=True, kw_only=True, eq=False):
    """The rules that are asked, in their order, sorted by what they look at.

    `levels` are the severities that stand for whatever a rule itself says, and
    `known` are all rules, those that are not asked too. `gathered` are the codes
    of what is told once of a catalog.
    """

    known: Mapping[str, Rule]
    levels: Mapping[str, Severity]
    catalog: tuple[CatalogRule, ...]
    text: tuple[TextRule, ...]
    pair: tuple[PairRule, ...]
    slug: tuple[SlugRule, ...]
    source: tuple[SourceRule, ...]
    site: tuple[SiteRule, ...]
    link: tuple[LinkRule, ...]
    gathered: frozenset[str]

    def severity(self, rule: Rule, finding: Finding) -> Severity:
        """Return how grave a finding is."""
        return self.levels.get(rule.code) or finding.severity or rule.severity


@cache
def select(checks: Checks) -> Panel:
    """Return the rules for a site; they are loaded once in each process.

    Raises `ConfigurationError` for a plug-in that can't be used, a code that no
    rule has, and a binding rule that would be made milder.
    """
    names = dict.fromkeys((*checks.packaged, *checks.plugins))
    rules = (*RULES, *chain.from_iterable(map(load, names)))
    known = {rule.code: rule for rule in rules}
    _refuse_twins(rules)
    for code, level in checks.levels:
        _refuse_wrong_level(code, level, known)
    off = {code for code, level in checks.levels if level is Level.OFF}
    asked = tuple(rule for rule in rules if rule.code not in off)
    return Panel(
        known=known,
        levels={
            code: Severity[level.name]
            for code, level in checks.levels
            if level is not Level.OFF
        },
        catalog=tuple(rule for rule in asked if isinstance(rule, CatalogRule)),
        text=tuple(rule for rule in asked if isinstance(rule, TextRule)),
        pair=tuple(rule for rule in asked if isinstance(rule, PairRule)),
        slug=tuple(rule for rule in asked if isinstance(rule, SlugRule)),
        source=tuple(rule for rule in asked if isinstance(rule, SourceRule)),
        site=tuple(rule for rule in asked if isinstance(rule, SiteRule)),
        link=tuple(rule for rule in asked if isinstance(rule, LinkRule)),
        gathered=frozenset(
            rule.code
            for rule in asked
            if isinstance(rule, ProseRule) and rule.is_gathered
        ),
    )


def severity(code: str, checks: Checks) -> Severity | None:
    """Return how grave it is for a site what a rule finds; none where it is off."""
    panel = select(checks)
    is_off = (code, Level.OFF) in checks.levels
    return None if is_off else panel.levels.get(code, panel.known[code].severity)


def likeliest(code: str, known: Mapping[str, Rule]) -> str:
    """Return what to do about a code that no rule has."""
    if close := nearest(code.casefold(), known):
        return say("Did you mean `{close}`?", close=close)
    return say("The codes are those of docs/diagnostics.md, and of your plug-ins.")


def _refuse_twins(rules: tuple[Rule, ...]) -> None:
    counts = Counter(rule.code for rule in rules)
    twin = next((code for code, count in counts.items() if count > 1), "")
    if twin:
        raise ConfigurationError(
            say("Two rules have the code `{code}`.", code=twin),
            say("Give the one of your plug-in another code."),
        )


def _refuse_wrong_level(code: str, level: Level, known: Mapping[str, Rule]) -> None:
    key = f"check.rules.{code}"
    if code not in known:
        raise ConfigurationError(
            say("`{key}` is about no rule.", key=key), likeliest(code, known)
        )
    if known[code].is_binding and level is not Level.ERROR:
        raise ConfigurationError(
            say(
                "`{key}` can't be `{level}`: the rule protects the page.",
                key=key,
                level=level.value,
            ),
            say("Remove it; one text can be let pass with `diptyque waive`."),
        )
