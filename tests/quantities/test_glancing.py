"""What is seen at one sight is what is read, or nothing at all."""

from itertools import product

import pytest
from hypothesis import given, strategies as st

from pipeline.quantities import find, glance
from pipeline.validating.figures import Side, are_alike, confront
from pipeline.validating.vocabulary import WORD
from tests.validating import trust

from .test_finding import load

PIECES = (  # noqa: SIM905 - it would be a hundred lines
    "12 3 0 2022 1 5,000 5.5 11,5 1~234 04 06 12.5.1 ½ 1941–2025 6-3 4x4 8:30 25:00 "
    "17~h 17h30 36~heures 2~h~30 9~a.m. 12pm 10:15~p.m. 24/7 24~h/24 % pour~cent "
    "percent € $ £ € €5 $1.27 US$ $US EUR CHF M€ k€ Md€ 5M 3bn m M k million millions "
    "milliards billion thousand mille d’euros euros dollars of de d’ livres~sterling "
    "janvier mai May March mars Sept. 1er 31st 19th XXIe Ier Le 8 31 45 lundi Friday "
    "Fridays to à et and or - – sur 7 jours a.m. p.m. h H heures noon ( ) « » , . ; : "
    "! ? … ’ A75 Covid-19 +33 No. no p.~100 °C km km/h"
).split(" ")
"""What stands around figures; ~ is a no-break space."""
JOINTS = (" ", " ", " ", "\u00a0", "\u202f", "", ", ", ". ", "\n")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Write figures, and what makes others of them, in any order."""
    pieces = draw(st.lists(st.sampled_from(PIECES), max_size=8))
    joints = (draw(st.sampled_from(JOINTS)) for _ in pieces)
    return "".join(map("".join, zip(pieces, joints, strict=True))).replace(
        "~", "\u00a0"
    )


def seen(text: str, tag: str) -> list[tuple[str, str]] | None:
    return glance(text, WORD.findall(text), tag)


def read(text: str, tag: str) -> list[tuple[str, str]]:
    return sorted((each.value, each.unit) for each in find(text, tag))


@given(texts(), st.sampled_from(["en", "fr", "de"]))
def test_what_is_seen_is_what_is_read(text: str, tag: str) -> None:
    values = seen(text, tag)
    assert values is None or values == read(text, tag)


def test_so_it_is_in_real_texts_and_most_are_seen() -> None:
    cases = [(case[side], case[of]) for case in trust.corpus() for side, of in SIDES]
    cases += [(case["text"], case["in"]) for case in load("figures.yaml")]
    counted = [case for case in cases if any(map(str.isdecimal, case[0]))]
    told = [(values, case) for case in counted if (values := seen(*case)) is not None]
    assert all(values == read(*case) for values, case in told)
    assert len(told) > len(counted) / 2


SIDES = (("msgid", "from"), ("msgstr", "to"))


@pytest.mark.parametrize(
    ("text", "tag", "values"),
    [
        ("In 1998, 14 stalls", "en", "n:14 n:1998"),
        ("4,2 %, soit 1,27 milliard de dollars", "fr", "n:1270000000USD n:4.2%"),
        ("Tuesday, 12 May at 2:30 p.m. in", "en", "d:-05-12 t:870 w:1"),
        ("À 20 h 30, de 12 € à 15 €", "fr", "n:12EUR n:15EUR t:1230"),
        ("De 310 à 605 millions d’euros", "fr", None),
        ("Between 3 and 5 stalls", "en", "n:3 n:5"),
        ("From 2 to 4 p.m.", "en", None),
        ("The wettest October since 1871", "en", "n:1871"),
        ("In October, 1871 was recalled", "en", None),
        ("The 31st of 100 long 20-minute films", "en", "n:100 n:20 n:31"),
        ("Le XXIe siècle, en 1950", "fr", None),
        ("24 h/24, dès 8 heures", "fr", None),
    ],
)
def test_plain_shapes_are_seen(text: str, tag: str, values: str | None) -> None:
    told = seen(text, tag)
    assert values == (told and " ".join(map("".join, told)))


@given(texts(), texts())
def test_texts_that_are_alike_at_sight_are_so_when_they_are_read(
    source: str, text: str
) -> None:
    for tag, to in product(("en", "fr"), repeat=2):
        one = Side(source, tag, WORD.findall(source))
        two = Side(text, to, WORD.findall(text))
        if are_alike(one, two):
            found = confront(one, two)
            assert (*found.missing, *found.added, *found.other_units) == ()
