"""The page for designers says all that a template is given, and no more."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import meta, nodes

from pipeline.rendering import templates
from pipeline.rendering.reference import describe_theme
from pipeline.rendering.theming import theme_sources
from pipeline.rendering.translations import translations
from pipeline.rendering.views import CONTEXTS
from tests.house import ROOT

PAGE = ROOT / "docs/themes.md"
BEGIN = "<!-- Written from pipeline/rendering/views/ by `make golden`. -->\n\n"


def test_the_page_for_designers_is_up_to_date(
    golden: Callable[[Path, str], None],
) -> None:
    head, _, _ = PAGE.read_text("utf-8").partition(BEGIN)
    golden(PAGE, head + BEGIN + describe_theme())


def test_every_template_is_on_the_page() -> None:
    assert CONTEXTS.keys() == theme_sources().keys()


@pytest.mark.parametrize("name", sorted(CONTEXTS))
def test_a_template_asks_for_nothing_that_it_is_not_given(name: str) -> None:
    made = templates.environment(translations(()))
    tree = made.parse(theme_sources()[name])
    given = {field for each in CONTEXTS[name] for field in each.__annotations__}
    own = {each.target for each in tree.find_all(nodes.Import)}
    own |= {each.name for each in tree.find_all(nodes.Name) if each.ctx == "store"}
    own |= {each.name for each in tree.find_all(nodes.Macro)}
    asked = meta.find_undeclared_variables(tree) - set(made.globals)
    assert asked - own - {"self", "super"} <= given


def test_the_examples_on_the_page_build_on_what_is_there() -> None:
    shown = re.findall(r"```jinja\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert shown
    for source in shown:
        parent = re.findall(r'{% extends "theme/([a-z_]+\.html)" %}', source)
        if not parent:
            continue
        known: set[str] = set()
        while parent:
            text = theme_sources()[parent[0]]
            known |= set(re.findall(r"{% block (\w+) %}", text))
            parent = re.findall(r'{% extends "([a-z_]+\.html)" %}', text)
        assert set(re.findall(r"{% block (\w+) %}", source)) <= known
