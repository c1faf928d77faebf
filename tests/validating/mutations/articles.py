"""Articles as authors get them wrong: headings, links, pictures, names, sentences."""

import re

from tests.validating.workbench import Case

from .making import Maker, Mutation, changed_in

_SOURCE, _FRONT = "source", "front"
_ACRONYMS = ("CRQ", "FBTO", "AVLM", "SNTQ", "GRVE", "DLPT", "XRB", "CQFS", "ATRN")
_NAMES = (
    ("Lou Sabatier", "Lou Sabattier"),
    ("Marion Delcroix", "Marion Delcoix"),
    ("Karim Benhadda", "Karim Benhada"),
    ("Anna Kowalczyk", "Anna Kowalcyzk"),
    ("Paul Ducournau", "Paul Ducourneau"),
    ("Rose Lamotte", "Rose Lamothe"),
)
_SAID = {
    "en": ("{} opened the door. Later {} closed it.", "The {} has moved."),
    "fr": ("{} a ouvert la porte. Plus tard, {} l’a fermée.", "La {} a déménagé."),
}
_PICTURES = ("![](one.jpg)", "![photo](two.jpg)", "![IMG_2041](three.jpg)")
_UNCLEAR = {
    "en": ("[here]", "[click here]", "[read more]", "[this page]"),
    "fr": ("[ici]", "[cliquez ici]", "[lire la suite]", "[cette page]"),
}
_DATES = ("03/04/2026", "5/6/2026", "07.08.26", "11-12-2026", "1/9/2027")


def _turn(case: Case, among: tuple[str, ...]) -> str:
    """Choose one of some forms, for each article the same."""
    return among[len(case[_SOURCE]) % len(among)]


def _ending(text: str) -> Maker:
    """Return a maker that adds a paragraph to an article."""
    return lambda case: changed_in(case, _SOURCE, f"{case[_SOURCE]}\n{text}\n")


def _exchanged(pattern: str, new: str, place: str = _SOURCE) -> Maker:
    found = re.compile(pattern, re.MULTILINE)
    return lambda case: changed_in(case, place, found.sub(new, case[place], count=1))


def _pictured(case: Case) -> Case | None:
    return _ending(_turn(case, _PICTURES))(case)


def _unclear(case: Case) -> Case | None:
    link = f"{_turn(case, _UNCLEAR[case['from']])}(https://example.org/)"
    return _ending(link)(case)


def _dated(case: Case) -> Case | None:
    date = _turn(case, _DATES)
    return _exchanged(r"(?<=[a-zé])\.$", f" ({date}).")(case)


def _renamed(case: Case) -> Case | None:
    right, wrong = _NAMES[len(case[_SOURCE]) % len(_NAMES)]
    return _ending(_SAID[case["from"]][0].format(right, wrong))(case)


def _shortened(case: Case) -> Case | None:
    acronym = _turn(case, _ACRONYMS)
    return _ending(_SAID[case["from"]][1].format(acronym))(case)


def _explained_late(case: Case) -> Case | None:
    acronym = _turn(case, _ACRONYMS)
    said = _SAID[case["from"]][1].format(acronym)
    words = " ".join(f"{letter}ale" for letter in acronym)
    return _ending(f"{said}\n\n{words} ({acronym})")(case)


def _explained_twice(case: Case) -> Case | None:
    acronym = _turn(case, _ACRONYMS)
    words = " ".join(f"{letter}ale" for letter in acronym)
    return _ending(f"La {words} ({acronym}).\n\n{words} ({acronym})!")(case)


def _respelt(case: Case) -> Case | None:
    pair = _NAMES[len(case[_SOURCE]) % len(_NAMES)]
    right, wrong = (name.partition(" ")[2] for name in pair)
    said = {"en": "It was {}, not {}.", "fr": "C’était {}, et non {}."}
    return _ending(said[case["from"]].format(right, wrong))(case)


def _swapped(case: Case) -> Case | None:
    return {**case, "from": "en" if case["from"] == "fr" else "fr"}


def _breathless(case: Case) -> Case | None:
    """Say all of an article in one sentence, and say it again."""
    paragraphs = re.sub(r"^## .*\n\n", "", case[_SOURCE], flags=re.MULTILINE)
    joined = re.sub(r"[.!?…:]?(?:\s*\n\s*|[.!?…]\s+)", ", ", paragraphs)
    return changed_in(case, _SOURCE, f"{joined}{joined.lower()}\n")


def _straightened(case: Case) -> Case | None:
    text = case[_SOURCE]
    return _exchanged(r"(?<=\w)’(?=\w)", "'")(case) if text.count("’") > 1 else None


ARTICLES = (
    Mutation("the language of an article is wrong", ("other-language",), _swapped),
    Mutation(
        "a summary is missing",
        ("missing-summary",),
        _exchanged(r"^summary: .*\n", "", _FRONT),
    ),
    Mutation(
        "a title goes on and on",
        ("long-title",),
        _exchanged(r"^title: (.*)", r"title: \1, \1, \1, \1 et \1", _FRONT),
    ),
    Mutation(
        "a heading skips a level", ("heading-skipped",), _exchanged("^## ", "#### ")
    ),
    Mutation(
        "a heading stands twice",
        ("heading-repeated",),
        _exchanged(r"^(## .*)\n\n(.*)\n\n", r"\1\n\n\2\n\n\1\n\n"),
    ),
    Mutation("a picture says nothing", ("missing-alt",), _pictured),
    Mutation(
        "an anchor is not there", ("lost-anchor",), _ending("[Les chiffres](#nombres)")
    ),
    Mutation("a link says nothing", ("unclear-link",), _unclear),
    Mutation("a date in figures", ("ambiguous-date",), _dated),
    Mutation("an acronym out of the blue", ("undefined-acronym",), _shortened),
    Mutation("an acronym is explained late", ("late-acronym",), _explained_late),
    Mutation(
        "an acronym is explained twice", ("acronym-explained-again",), _explained_twice
    ),
    Mutation("a name in two spellings", ("name-varies",), _renamed),
    Mutation("a lone name in two spellings", ("lone-name-varies",), _respelt),
    Mutation(
        "a word is typed twice (source)",
        ("doubled-word-in-source",),
        _exchanged(r" (the|a|of|in|to|le|la|les|de|des|à|en|et) ", r" \1 \1 "),
    ),
    Mutation("one apostrophe is straight", ("mixed-apostrophes",), _straightened),
    Mutation("sentences without an end", ("long-sentence",), _breathless),
)
