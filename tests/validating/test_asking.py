"""A rule that is not asked has nothing to say, and most rules are not asked."""

from collections import defaultdict
from collections.abc import Iterator
from statistics import mean

import pytest
import yaml
from hypothesis import given, strategies as st

from pipeline import glossaries
from pipeline.model.articles import Kind
from pipeline.model.catalogs import Translation
from pipeline.model.locales import parse_tag
from pipeline.validating import select
from pipeline.validating.asking import Asked, asker
from pipeline.validating.batches import Batch
from pipeline.validating.rulebook import MarkupRule, ProseRule, TextRule
from pipeline.validating.signs import KNOWN
from pipeline.validating.subjects import Pair
from tests.house import none

from . import trust
from .messages import message
from .workbench import CASES, SITE, Case

PANEL = select(SITE.check)
TAGS = ("fr", "en", "fr-CH", "fr-CA", "en-US", "en-GB", "ar")
GLOSSARY = "en,fr,fr forbidden\ne-mail,courriel,email\nmarket,marché,bazar\n"
CUES = (  # noqa: SIM905 - it would be twenty lines
    "1er 2ème IIème XXe 1ère 12 1,5 1.5 1,234 12345 €5 5€ 5~€ % 17h00 17:30 5~p.m. 10 "
    "1~mai 1~Mai may~1 Lundi lundi monday 03/04/2026 03-04 & et ou etc... etc… oe Oe "
    "OE coeur OEUVRE Etat A Mr Mme. Dr. Paris UN GDP Jean~Dupont Jean~Dupond Dupont "
    "« » “ ” ‘ ’ \" ' ´ ` ~ - -- – — … ... , . ; : ! ? ( ) [ ] [it][1] [^1] * ** _ "
    "`code` <br> <abbr> </abbr> <p> &quot; &laquo; &amp; \\ \\* # > 1. + = {0} %s "
    "%(n)d the~the le~le of and the market is it I i’m french eventually "
    "https://a.example/1 a@b.example œ é e\u0301 \u200b \u00ad \u202e \x07 \n \t "
    "\u2009 \u2011 а α 漢 🙂 ½ Société~générale email courriel tu vous "
    "actuellement éventuellement"
).split(" ")
"""What rules look for and what is nearly that; ~ is a no-break space."""
_SHARE = 10
JOINTS = (" ", " ", " ", "", "\u00a0", "\u202f", ", ", "\n")


def stored() -> Iterator[Case]:
    """Yield the pairs of all cases there are."""
    for path in sorted(CASES.rglob("*.yaml")):
        for cases in yaml.safe_load(path.read_text("utf-8")).values():
            yield from (case for case in cases if "msgstr" in case)


STORED = tuple(stored())
WORDS = sorted({w for case in STORED for w in case["msgstr"].split(" ") if w})


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Write words of the cases and cues, in any order."""
    piece = st.sampled_from(CUES) | st.sampled_from(WORDS) | st.sampled_from(KNOWN)
    pieces = draw(st.lists(piece, min_size=1, max_size=8))
    joints = (draw(st.sampled_from(JOINTS)) for _ in pieces)
    written = "".join(map("".join, zip(pieces, joints, strict=True)))
    return written.replace("~", "\u00a0")


def pair_of(case: Case) -> Pair:
    source = message(case["msgid"], Kind(case.get("kind", "paragraph")))
    flags = tuple(case.get("flags", ()))
    rows = case.get("glossary", "").encode()
    return Pair(
        message=source,
        translation=Translation(source=source.text, text=case["msgstr"], flags=flags),
        source_locale=parse_tag(case.get("from", "en")),
        locale=parse_tag(case.get("to", "fr")),
        glossary=glossaries.parse(rows, "glossary.csv").value,
    )


def of_use(pair: Pair) -> list[Asked]:
    """Return all rules that are about such a pair, whatever it says."""
    kind, language = pair.message.kind, pair.locale.language
    if kind is Kind.SLUG:
        return list(PANEL.slug)
    return [
        rule
        for rule in PANEL.pair
        if isinstance(rule, TextRule)
        or (isinstance(rule, MarkupRule) and not kind.is_plain)
        or (isinstance(rule, ProseRule) and language in (rule.languages or (language,)))
    ]


def asked(*pairs: Pair) -> list[tuple[Asked, ...]]:
    """Return the rules that are asked of each of some pairs of the same languages."""
    batch = Batch(pairs)
    return [rules for _, rules in asker(PANEL, batch.locale.language).rules(batch)]


def unheard(*pairs: Pair) -> Iterator[str]:
    """Yield what rules would have said that are not asked, the pairs being a batch."""
    for pair, rules in zip(pairs, asked(*pairs), strict=True):
        codes = {rule.code for rule in rules}
        for rule in of_use(pair):
            for found in rule.check(pair) if rule.code not in codes else ():
                yield f"{rule.code}: {pair.source!r} / {pair.text!r}: {found.message}"


def batches() -> Iterator[tuple[Pair, ...]]:
    """Yield the pairs of all cases, those of the same languages together."""
    alike: defaultdict[tuple[str, str], list[Pair]] = defaultdict(list)
    for case in STORED:
        alike[case.get("from", "en"), case.get("to", "fr")].append(pair_of(case))
    yield from map(tuple, alike.values())


def test_of_all_cases_nothing_is_unheard() -> None:
    none(said for pairs in batches() for said in unheard(*pairs))


@given(
    source=texts(),
    text=texts(),
    kind=st.sampled_from(Kind),
    origin=st.sampled_from(["en", "fr"]),
    to=st.sampled_from(TAGS),
    flags=st.sampled_from([(), ("c-format",), ("python-brace-format",)]),
    glossary=st.sampled_from(["", GLOSSARY]),
    is_copied=st.booleans(),
)
def test_of_any_text_nothing_is_unheard(  # noqa: PLR0913 - what a pair is
    *,
    source: str,
    text: str,
    kind: Kind,
    origin: str,
    to: str,
    flags: tuple[str, ...],
    glossary: str,
    is_copied: bool,
) -> None:
    case: Case = {
        "msgid": source,
        "msgstr": source if is_copied else text,
        "kind": kind,
    }
    case |= {"from": origin, "to": to, "flags": flags, "glossary": glossary}
    none(unheard(pair_of(case)))


@given(st.sampled_from(STORED), texts(), st.integers(min_value=0))
def test_nor_where_something_stands_in_a_text_of_the_cases(
    case: Case, text: str, place: int
) -> None:
    whole = case["msgstr"]
    at = place % (len(whole) + 1)
    none(unheard(pair_of({**case, "msgstr": whole[:at] + text + whole[at:]})))


def test_rules_are_asked_in_the_order_of_the_table() -> None:
    for case in STORED:
        pair = pair_of(case)
        [rules] = asked(pair)
        assert list(rules) == [rule for rule in of_use(pair) if rule in rules]


def test_few_rules_are_asked_about_a_text() -> None:
    pairs = list(map(pair_of, trust.corpus()))
    numbers = [len(rules) for pair in pairs for rules in asked(pair)]
    assert mean(numbers) < len(PANEL.pair) / _SHARE


@pytest.mark.parametrize("text", ["", "漢字", "\ud800", "a" * 100_000, "\u0301"])
def test_any_text_can_be_asked_about(text: str) -> None:
    assert any(asked(pair_of({"msgid": "A word", "msgstr": text})))


def test_no_rule_about_marks_is_asked_where_they_are_those_of_the_source() -> None:
    source, text = "See [it][1], `go` and *stay*.", "Voir *ici* [là][1] et `go`."
    faithful = "Voir [là][1], `go` et *ici*."
    codes = {rule.code for rule in PANEL.pair if isinstance(rule, MarkupRule)}
    unfaithful, other = (
        {rule.code for rule in rules} & codes
        for rules in asked(
            *(pair_of({"msgid": source, "msgstr": each}) for each in (text, faithful))
        )
    )
    assert unfaithful >= {"links-differ", "emphasis-differs"}
    assert not other
