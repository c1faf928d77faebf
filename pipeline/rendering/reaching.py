"""A template → which of a site's own it is drawn with.

What it draws has to be made again where one of these changes, and for no other.
"""

from collections.abc import Mapping

from jinja2 import meta

from pipeline.rendering.mistakes import MISTAKES
from pipeline.rendering.proofing import all_sources
from pipeline.rendering.templates import environment
from pipeline.rendering.translations import translations


def reached(name: str, overrides: Mapping[str, str]) -> Mapping[str, str]:
    """Return those of `overrides` that a template is, builds on or takes in.

    All of them, where it may take in any, or where one of these can't be read.
    """
    if not overrides:
        return overrides
    try:
        names = _names(name, overrides)
    except MISTAKES:
        return overrides
    if None in names:  # one is worked out: it may be any
        return overrides
    return {each: text for each, text in overrides.items() if each in names}


def _names(name: str, overrides: Mapping[str, str]) -> set[str | None]:
    """Return the names of all templates that one leads to, and its own."""
    sources = dict(all_sources(overrides))
    made = environment(translations(()), overrides)
    names: set[str | None] = {name}
    pending = [name]
    while pending:
        tree = made.parse(sources[pending.pop()])
        asked = set(meta.find_referenced_templates(tree)) - names
        names |= asked
        pending += filter(None, asked)
    return names
