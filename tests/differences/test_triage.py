"""What kind of change distinguishes two sources; the cases are data."""

import re

import pytest
import yaml

from pipeline.differences import adapted, swaps
from tests.house import ROOT

_CHANGE = re.compile(r"\{([^|}]*)\|([^}]*)\}")
_PATH = ROOT / "tests/cases/differences/triage.yaml"
_TABLE = yaml.safe_load(_PATH.read_text("utf-8"))
CASES = [
    (kind, *next(iter(({"en": row} if isinstance(row, str) else row).items())))
    for kind, rows in _TABLE.items()
    for row in rows
]


@pytest.mark.parametrize(("kind", "tag", "text"), CASES)
def test_a_change_is_of_its_kind_both_ways(kind: str, tag: str, text: str) -> None:
    sides = [_CHANGE.sub(side, text) for side in (r"\1", r"\2")]
    for before, after in (sides, reversed(sides)):
        found, made = swaps(before, after, tag)
        assert found.value == {"names": "a name"}.get(kind, kind)
        assert bool(made) is (kind != "wording")


@pytest.mark.parametrize(
    ("text", "before", "after", "expected"),
    [
        ("Le lundi.", "On Mondays.", "On Tuesdays.", "Le mardi."),
        ("Fermé en janvier.", "Shut in January.", "Shut in April.", "Fermé en avril."),
        ("Début mai.", "Shut in January.", "Shut in April.", "Début mai."),
        ("La sœur d’Anna.", "Anna’s sister: Anna’s.", "Ruth’s sister: Ruth’s.", ""),
        ("C’est Anna.", "It is Anna’s sister.", "It is Ruth’s sister.", "C’est Ruth."),
    ],
)
def test_days_and_names_are_put_into_the_translation(
    text: str, before: str, after: str, expected: str
) -> None:
    assert adapted(text, before, after, ("en", "fr")) == (expected or text)
