"""A rule → what it looks for and why, in the language of who asks."""

from functools import partial
from pathlib import Path
from typing import Any

from pipeline.cli.sites import open_site
from pipeline.cli.wording import language, tell_in, tell_of
from pipeline.errors import ConfigurationError
from pipeline.model.phrases import say
from pipeline.validating import RULES, Rule, Telling, select, write_rule
from pipeline.validating.selecting import likeliest


def telling_in(spoken: str) -> Telling:
    """Return how pages are told in a language that we speak."""
    return Telling(tell=partial(tell_in, spoken), tell_of=partial(tell_of, spoken))


def explain_rule(code: str, folder: Path | None) -> str:
    """Return what a rule says of itself, as Markdown.

    Our own are known everywhere, those of plug-ins in their site. Raises
    `ConfigurationError` for a code that no rule has.
    """
    return write_rule(_rule(code, folder), telling_in(language()))


def rule_facts(code: str, folder: Path | None) -> dict[str, Any]:
    """Return the same, for a program."""
    rule, spoken = _rule(code, folder), language()
    said = (tell_of(spoken, code, each) for each in (rule.summary, rule.why, rule.mend))
    summary, why, mend = said
    return {
        "rule": {
            "code": code,
            "severity": rule.severity.label,
            "summary": summary,
            "why": why,
            "mend": mend,
            "is_binding": rule.is_binding,
        }
    }


def _rule(code: str, folder: Path | None) -> Rule:
    known = {rule.code: rule for rule in RULES}
    if code in known:
        return known[code]
    known = dict(select(open_site(folder, is_judging=True).site.check).known)
    if code not in known:
        raise ConfigurationError(
            say("No rule has the code `{code}`.", code=code), likeliest(code, known)
        )
    return known[code]
