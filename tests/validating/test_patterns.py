"""No pattern runs away: each is put to a hundred kilobytes of what it likes least."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import pipeline.quantities
import pipeline.validating
import pipeline.validating.rules

LENGTH = 100_000
PACKAGES = (pipeline.validating, pipeline.validating.rules, pipeline.quantities)
PIECES = (
    *("a", "A", "1", " ", "\u00a0", ".", ",", "-", "'", "’", '"', "“", "”", "«", "»"),
    *("a ", "A ", "1 ", "Aa ", "a, ", "a,", "1,", "1.", "1:", "1h", "1 h ", "1 000 "),
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


WHOLE = ("prose._PASSED", "missing_alt._FILE")
"""Patterns that are put to one place only, and not looked for throughout a text."""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for package in PACKAGES:
        for each in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(each.name)
            for name, value in vars(module).items():
                found = value.values() if isinstance(value, dict) else (value,)
                for place, pattern in enumerate(found):
                    if isinstance(pattern, re.Pattern):
                        yield f"{each.name}.{name}.{place}", pattern


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", sorted(dict(patterns())))
def test_a_pattern_reads_its_worst_text_in_time(name: str) -> None:
    pattern = dict(patterns())[name]
    for piece in PIECES:
        text = piece * (LENGTH // len(piece))
        if any(each in name for each in WHOLE):
            pattern.match(text)
        else:
            assert sum(1 for _ in pattern.finditer(text)) <= len(text) + 1
