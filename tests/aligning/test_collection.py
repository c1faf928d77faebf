"""Articles in two languages, written for this, and how much of them is found.

Each folder of `tests/cases/aligning` holds an article in French and in English,
and in `pairs.txt` the lines that say the same, the French one first.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.aligning import align
from pipeline.model.articles import Article
from tests.aligning.scoring import Pairs, score
from tests.house import ROOT
from tests.manuscripts import understood

CASES = sorted((ROOT / "tests/cases/aligning").iterdir())


def _read(case: Path, language: str) -> Article:
    (path,) = case.glob(f"{language}.*")
    checked = understood(path.read_bytes(), path.suffix)
    assert not checked.diagnostics
    return checked.value


def _by_line(article: Article) -> dict[int, list[int]]:
    places = defaultdict(list)
    for place, message in enumerate(article.messages):
        places[message.line].append(place)
    return places


def _truth(case: Path, french: Article, english: Article) -> Pairs:
    """Return the true pairs; cells of one row go with those of the other, in order."""
    ours, theirs = _by_line(french), _by_line(english)
    pairs: set[tuple[int, int]] = set()
    for line in (case / "pairs.txt").read_text("utf-8").splitlines():
        one, other = map(int, line.split())
        pairs |= set(zip(ours[one], theirs[other], strict=True))
    return frozenset(pairs)


def _cases() -> Iterator[tuple[Article, Article, Pairs]]:
    """Yield every pair in both directions."""
    for case in CASES:
        french, english = _read(case, "fr"), _read(case, "en")
        true = _truth(case, french, english)
        yield french, english, true
        yield english, french, frozenset((other, one) for one, other in true)


def test_nothing_wrong_is_approved_and_nearly_all_is_found() -> None:
    approved, every = score(_cases())
    assert approved.true == 296
    assert approved.precision == 1
    assert approved.recall >= 0.96
    assert every.precision >= 0.99
    assert every.recall >= 0.97


def _said(name: str) -> dict[str, str]:
    """Return what is approved of a case, by the French text."""
    case = ROOT / "tests/cases/aligning" / name
    french, english = _read(case, "fr"), _read(case, "en")
    found = align(french, english)
    return {
        french.messages[each.message].text: each.text
        for each in found.renditions
        if each.is_certain
    }


def test_links_notes_and_tags_are_those_of_the_source() -> None:
    said = " ".join(_said("markup").values())
    assert "[Ruches en ville][1]" in said
    assert "[published][1] by <abbr>INRAE</abbr>" in said
    said = " ".join(_said("notes").values())
    assert "181 sheets.[^cassini]" in said
    assert "under blotting paper[^buvard]" in said


def test_of_two_paragraphs_made_one_each_gets_its_own_sentences() -> None:
    texts = list(_said("merged").values())
    assert texts[1].endswith("He lined the walls with cork in 1998.")
    assert texts[2].startswith("“A piano is eighteen tonnes of tension,”")
    assert texts[4].endswith(
        "There are three today, and two are thinking of retirement."
    )


_NEEDED = (
    "A 10-litre bucket, with a lid that closes.",
    "Two hundred grams of worms, to be had from the Compostri network.",
    "Brown cardboard, torn into pieces, without ink or sticky tape.",
)


def test_a_list_that_became_prose_is_approved_item_by_item() -> None:
    assert set(_NEEDED) <= set(_said("lists").values())
    said = _said("recipe")
    last = "Mixez longuement, goûtez, et servez avec du pain grillé."
    assert said[last].startswith("Blend it for a long time")


@pytest.mark.parametrize(
    "prose",
    [
        # Another order, with a figure that tells so, and with names alone.
        [_NEEDED[1], _NEEDED[0], _NEEDED[2]],
        [_NEEDED[0], _NEEDED[2], _NEEDED[1]],
        # As many sentences, and as long, about something else.
        [
            "The landlord said nothing at first, then he agreed.",
            "One neighbour on the second floor still refuses, and says so.",
            "Others have come to look, and three have begun as well since.",
        ],
    ],
)
def test_sentences_that_are_not_those_of_the_items_are_left_to_a_person(
    prose: list[str],
) -> None:
    case = ROOT / "tests/cases/aligning/lists"
    text = (case / "en.md").read_text("utf-8")
    other = text.replace(" ".join(_NEEDED), " ".join(prose))
    assert other != text
    french = _read(case, "fr")
    found = align(french, understood(other.encode(), ".md").value)
    items = [each for each in found.renditions if each.text in prose]
    assert not [each for each in items if each.is_certain]


@pytest.mark.parametrize(
    ("name", "start"),
    [("missing", "Ce que dit la loi"), ("adapted", "Pour vous inscrire")],
)
def test_what_was_left_out_is_said(name: str, start: str) -> None:
    case = ROOT / "tests/cases/aligning" / name
    french, english = _read(case, "fr"), _read(case, "en")
    found = align(french, english)
    left = [french.messages[each].text for each in found.untranslated]
    assert any(text.startswith(start) for text in left)


def test_another_figure_is_no_certain_translation() -> None:
    case = ROOT / "tests/cases/aligning/figures"
    french, english = _read(case, "fr"), _read(case, "en")
    (doubted,) = (r for r in align(french, english).renditions if not r.is_certain)
    assert doubted.text == "€5,151"
    assert "the figure €5,151 is only in it" in doubted.doubts


def test_two_articles_about_different_things_have_no_pair() -> None:
    case = ROOT / "tests/cases/aligning/unrelated"
    assert not align(_read(case, "fr"), _read(case, "en")).renditions


_ROOF = (
    "Le toit de verre pèse 12 tonnes. Il vient de Millau.",
    "The glass roof weighs 12 tonnes. It comes from Millau.",
)


def test_a_caption_of_the_front_matter_is_no_part_of_the_paragraph_below() -> None:
    caption = (
        "image:\n  src: a.jpg\n  alt: La halle\n  caption: La halle, samedi matin\n"
    )
    french = "Après dix ans de travaux, la halle rouvre samedi 14 mars."
    english = "After ten years of work, the hall reopens on Saturday, March 14."
    ours = f"---\ntitle: La halle rouvre\n{caption}---\n\n{french}\n\n{_ROOF[0]}\n"
    theirs = f"---\ntitle: The hall reopens\n---\n\n{english}\n\n{_ROOF[1]}\n"
    source, target = (understood(each.encode(), ".md").value for each in (ours, theirs))
    found = {
        source.messages[each.message].text: each.text
        for each in align(source, target).renditions
    }
    assert found[french] == english
    assert "La halle, samedi matin" not in found
