"""What is right elsewhere: another country, another house, another language."""

import re

from pipeline.model.articles import Kind
from tests.validating.workbench import Case

from .making import Maker, Mutation, changed, swap

_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre"
    "|décembre"
)
_MOST_WORDS, _FEWEST_WORDS = 12, 5
_ADDRESS = "anne.roux@gazette.example"
_URL = "https://gazette.example/agenda?id=27"


def _to_canada(case: Case) -> Case | None:
    """Take a text of the French edition for the Canadian one."""
    if case["to"] != "fr" or not re.search("[\u00a0\u202f][;!?]", case["msgstr"]):
        return None
    return {**case, "to": "fr-CA"}


def _as_heading(case: Case) -> Case | None:
    """Write an English text of a few small words as American headings are."""
    words = case["msgstr"].rstrip(".!").split(" ")
    is_short = _FEWEST_WORDS <= len(words) <= _MOST_WORDS
    small = [word for word in words[1:] if word.isalpha() and word.islower()]
    if case["to"] != "en" or not is_short or len(small) < _FEWEST_WORDS:
        return None
    title = " ".join(word[:1].upper() + word[1:] for word in words)
    source = case["msgid"].rstrip(".! \u202f")
    return {**case, "msgid": source, "msgstr": title, "kind": "heading 2"}


def _addressed(right: str, wrong: str) -> Maker:
    """Return a maker that puts an address on both sides, and changes one."""

    def make(case: Case) -> Case | None:
        if Kind(case.get("kind", "paragraph")).is_plain or "://" in case["msgid"]:
            return None
        source = f"{case['msgid']} ({right})"
        return changed({**case, "msgid": source}, f"{case['msgstr']} ({wrong})")

    return make


def _dated(form: str) -> Maker:
    return swap(rf"(\d\d?)[ \u00a0]({_MONTHS})", form, to="fr")


ABROAD = (
    Mutation("a French text in Canada", ("canadian-space",), _to_canada),
    Mutation("a heading as in America", ("heading-case",), _as_heading),
    Mutation("the day of a month", ("date-form",), _dated(r"\1 de \2")),
    Mutation("the day of a month, in order", ("date-form",), _dated(r"\1e \2")),
    Mutation("an English day of a month", ("date-form",), _dated(r"\1th \2")),
    Mutation(
        "a sentence trails off in full stops",
        ("three-dots",),
        swap(r"(?<=\w)\.\Z", "..."),
    ),
    Mutation(
        "a letter of an address is lost",
        ("address-differs",),
        _addressed(_ADDRESS, _ADDRESS.replace("nn", "n")),
    ),
    Mutation(
        "an address is another one",
        ("address-differs",),
        _addressed(_URL, _URL.replace("27", "72")),
    ),
)
