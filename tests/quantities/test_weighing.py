"""What figures are weighed as, phrase by phrase, is what is read in the whole text."""

from itertools import product

from hypothesis import given, strategies as st

from pipeline.quantities import find, phrases, skim, weigh
from pipeline.validating.figures import confront
from pipeline.validating.sides import Side, Skimmed
from tests.validating import trust

from .test_finding import load

PIECES = (  # noqa: SIM905 - it would be a hundred lines
    "12 3 0 2022 1 5,000 5.5 11,5 1~234 04 06 12.5.1 ½ 1941–2025 6-3 4x4 8:30 25:00 "
    "17~h 17h30 36~heures 2~h~30 9~a.m. 12pm 10:15~p.m. 24/7 24~h/24 % pour~cent "
    "percent € $ £ € €5 $1.27 US$ $US EUR CHF M€ k€ Md€ 5M 3bn m M k million millions "
    "milliards billion thousand mille d’euros euros dollars of de d’ livres~sterling "
    "janvier mai May March mars Sept. 1er 31st 19th XXIe Ier Le 8 31 45 lundi Friday "
    "Fridays to à et and or - – sur 7 jours a.m. p.m. h H heures noon ( ) « » , . ; : "
    "! ? … ’ A75 Covid-19 +33 No. no p.~100 °C km km/h "
    "ha kg min mn s sec 50 80 500 90e + 1’175 2’05’’ 1’ 43’’ 9th "
    "stalls halles Ire XIe d’argent 20\u20095 12\tmai livre <sup>e</sup>"
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


def read(text: str, tag: str) -> list[tuple[str, str]]:
    return sorted((each.value, each.unit) for each in find(text, tag))


def weighed(text: str, tag: str) -> list[tuple[str, str]]:
    [found] = phrases([text], tag)
    return weigh(found, tag)


@given(texts(), st.sampled_from(["en", "fr", "de", "vi"]))
def test_what_is_weighed_is_what_is_read(text: str, tag: str) -> None:
    assert weighed(text, tag) == read(text, tag)


@given(texts(), st.sampled_from(["en", "fr", "de", "vi"]))
def test_what_is_skimmed_is_what_is_read_but_for_its_place(text: str, tag: str) -> None:
    [found] = phrases([text], tag)
    skimmed = [(each.sort, each.values, each.factor) for each in skim(found, tag)]
    assert skimmed == [
        (each.sort, each.values, each.factor) for each in find(text, tag)
    ]


def test_so_it_is_in_real_texts() -> None:
    sides = (("msgid", "from"), ("msgstr", "to"))
    cases = [(case[side], case[of]) for case in trust.corpus() for side, of in sides]
    cases += [(case["text"], case["in"]) for case in load("figures.yaml")]
    assert all(weighed(*case) == read(*case) for case in cases)


def test_a_phrase_has_all_that_may_tell_of_its_figures_and_nothing_else() -> None:
    text = (
        "Le 3 mai, ils\u00a0sont 5\u202f000 ou 6 000 à Lille, et de 12 € à 15 €\u00a0!"
    )
    found = ["3 mai", "5 000 ou 6 000", "12 € à 15 €"]
    assert phrases([text, "", "\0", text], "fr") == [found, [], [], found]
    assert phrases(["The May fair, and the market of the town"], "en") == [[]]


@given(texts(), texts())
def test_what_is_skimmed_of_both_sides_tells_whether_there_is_anything_to_say(
    source: str, text: str
) -> None:
    for tag, to in product(("en", "fr"), repeat=2):
        one = Skimmed(source, tag, *phrases([source], tag))
        two = Skimmed(text, to, *phrases([text], to))
        found = confront(Side(source, tag), Side(text, to))
        assert confront(one, two).is_odd == found.is_odd
        is_same = weigh(one.phrases, tag) == weigh(two.phrases, to)
        assert not (is_same and found.is_odd)
