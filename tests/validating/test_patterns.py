"""No pattern runs away: each is put to a hundred kilobytes of what it likes least."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from typing import Any

import pytest

import pipeline.quantities
import pipeline.validating
import pipeline.validating.rules
from pipeline.patterns import Latent
from pipeline.quantities import amounts, dates, feasts, finding, spans, times, writing
from pipeline.validating.columns import Column
from pipeline.validating.rules import acronym_left, ampersand_lost, false_friend
from tests.house import modules, none

LENGTH = 100_000
PACKAGES = (pipeline.validating, pipeline.validating.rules, pipeline.quantities)
PIECES = (
    *("a", "A", "1", " ", "\u00a0", ".", ",", "-", "'", "’", '"', "“", "”", "«", "»"),
    *("a ", "A ", "1 ", "Aa ", "a, ", "a,", "1,", "1.", "1:", "1h", "1 h ", "1 000 "),
    *("1\u00a0", "1\u202f", "1.1,", "1 and ", "1\u00a0et\u00a0", "IV ", "1–", "1 à "),
    *("« ", "« a", "“ ", "“a ", '" ', '"a ', "a' ", "a’A", "(a", "[a", "1/1/", "1-"),
    *(
        "et ",
        ", et ",
        " - ",
        "--",
        "le le ",
        "Le Le ",
        "de De ",
        "A. ",
        "p.m. ",
        "1er ",
    ),
    *("a: A", "a : Le ", ", a, et a", "lundi ", "Lundi 1 Mai ", "may 1 ", "https://"),
    *(
        "a@a.",
        "www.a",
        "étage ",
        "e-moi ",
        "-t-il ",
        "ez ",
        "\n",
        "\u2011",
        "€1 ",
        "1%",
    ),
)
"""What patterns begin with, and go on with: nothing ends what was begun."""


WHOLE = ("prose._PASSED", "missing_alt._FILE", "writing._RANK")
"""Patterns that are put to one place only, and not looked for throughout a text."""


def patterns() -> Iterator[tuple[str, Latent | re.Pattern[Any]]]:
    for package in PACKAGES:
        for each in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(each.name)
            for name, value in vars(module).items():
                found = value.values() if isinstance(value, dict) else (value,)
                for place, pattern in enumerate(found):
                    if isinstance(pattern, Latent | re.Pattern):
                        yield f"{each.name}.{name}.{place}", pattern


def as_looked_at(text: str, pattern: Latent | re.Pattern[Any]) -> str | bytes:
    """Return a text as a pattern has it: some look at the letters of a column."""
    return Column([text]).letters if isinstance(pattern.pattern, bytes) else text


TAGS = ("fr", "en", "de")
MADE: dict[str, Callable[[], re.Pattern[str]]] = {
    **{
        f"{made.__module__.rpartition('.')[2]}.{made.__name__}.{tag}": partial(
            made, tag
        )
        for tag, made in product(
            TAGS,
            (
                amounts._amounts,
                amounts._ordinals,
                dates._days,
                dates._first,
                dates._with_month,
                finding._link,
                times._hours,
            ),
        )
    },
    **{
        f"false_friend._any.{to}": partial(false_friend._any, to) for to in ("fr", "en")
    },
    **{
        f"false_friend._word.{number}.{name}": partial(false_friend._word, words)
        for number, friends in enumerate(false_friend._FRIENDS)
        for name, words in friends._asdict().items()
    },
    **{f"feasts._names.{tag}": partial(feasts._names, tag) for tag in ("fr", "en")},
    **{f"spans._named.{tag}": partial(spans._named, tag) for tag in ("fr", "en")},
    "writing._numbered": partial(writing._numbered, 11),
    "acronym_left._alone": partial(acronym_left._alone, "AA"),
    "ampersand_lost._spelt": partial(ampersand_lost._spelt, "a", "aa"),
}
"""Patterns that are made when they are asked for: each by how it is made."""

SHORT_WORDS = ("false_friend._word",)
"""Patterns of one word, of which there are many: a few texts tell enough."""


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", sorted(MADE))
def test_a_pattern_made_for_a_text_reads_its_worst_in_time(name: str) -> None:
    pattern = MADE[name]()
    is_short = name.startswith(SHORT_WORDS)
    for piece in PIECES[::12] if is_short else PIECES:
        text = piece * (LENGTH // len(piece))
        assert sum(1 for _ in pattern.finditer(text)) <= len(text) + 1


def test_no_other_pattern_is_made_when_it_is_asked_for() -> None:
    known = {".".join(each.split(".")[:2]) for each in MADE}
    known |= {"false_friend._advice", "signs.those"}  # which read our own tables
    none(
        f"{path.stem}.{maker.name}"
        for path in modules("pipeline/validating", "pipeline/quantities")
        for maker in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(maker, ast.FunctionDef) and any(map(makes, ast.walk(maker)))
        if f"{path.stem}.{maker.name}" not in known
    )


def makes(node: ast.AST) -> bool:
    """Say whether a pattern is made here."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr != "escape"
    )


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", sorted(dict(patterns())))
def test_a_pattern_reads_its_worst_text_in_time(name: str) -> None:
    pattern = dict(patterns())[name]
    for piece in PIECES:
        text = as_looked_at(piece * (LENGTH // len(piece)), pattern)
        if any(each in name for each in WHOLE):
            pattern.match(text)
        else:
            assert sum(1 for _ in pattern.finditer(text)) <= len(text) + 1
