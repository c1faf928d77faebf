"""Typography: what is typed plainly is set as its language wants, and once."""

import pytest
from babel import Locale
from hypothesis import given, strategies as st

from pipeline.model.locales import parse_tag
from pipeline.syntax import escape_text, write_html
from pipeline.syntax.tokens import (
    Code,
    LinkEnd,
    LinkStart,
    Mark,
    MarkEnd,
    MarkStart,
    TagEnd,
    TagStart,
    Text,
    Token,
)
from pipeline.typography import setter, typeset

LOCALES = tuple(map(parse_tag, ("fr", "fr-CA", "fr-CH", "en", "de")))
FR, CA, CH, EN, DE = LOCALES


def shown(words: str) -> str:
    """Write the no-break spaces so that they can be seen: `_` wide, `-` narrow."""
    return words.replace("\u00a0", "_").replace("\u202f", "¦")


FRENCH = [
    ("l'eau d'ici", "l’eau d’ici"),
    ("l'\"eau\" l'11 l'«or»", "l’«_eau_» l’11 l’«_or_»"),
    ("Rock 'n' Roll", "Rock 'n' Roll"),
    ("5' 10\"", "5' 10\""),
    ("Bonjour !", "Bonjour¦!"),
    ("Bonjour!", "Bonjour¦!"),
    ("Quoi ?!", "Quoi¦?!"),
    ("Ah!!!", "Ah¦!!!"),
    ("a ; b; c", "a¦; b¦; c"),
    ("a : b: c", "a_: b_: c"),
    ('Il dit : "oui !" et part.', "Il dit_: «_oui¦!_» et part."),
    ("« oui »", "«_oui_»"),
    ("«oui»", "«_oui_»"),
    ("«\u202foui\u202f»", "«¦oui¦»"),
    ('"a "b" c"', "«_a “b” c_»"),
    ('("oui")', "(«_oui_»)"),
    ("10:30 et 3:1", "10:30 et 3:1"),
    ("bien :-) ;-) ;)", "bien :-) ;-) ;)"),
    ("C::x", "C::x"),
    ("(!)", "(!)"),
    ("24 h/24 et 24/7", "24_h/24 et 24/7"),
    ("17 h 30, 17h30", "17_h_30, 17h30"),
    ("M. Dupont, Mme Roche, MM. Roy", "M._Dupont, Mme_Roche, MM._Roy"),
    ("11,5 % et 11,5%", "11,5_% et 11,5_%"),
    ("5 € ou 3 M€ ou 5€", "5_€ ou 3_M€ ou 5_€"),
    ("10 000 et 1 234 567,50", "10¦000 et 1¦234¦567,50"),
    ("34000 et 04 67 00 00 00", "34000 et 04 67 00 00 00"),
    ("20 °C à 100 km", "20_°C à 100_km"),
    ("les 5 l'ont su", "les 5 l’ont su"),
    ("5 mars 2026", "5 mars 2026"),
    ("n° 5, p. 12", "n°_5, p._12"),
    ("etc... [...]", "etc… […]"),
    ("voir https://x.fr/a?b=c;d !", "voir https://x.fr/a?b=c;d¦!"),
    ("« https://x.fr/l'eau »", "«_https://x.fr/l'eau_»"),
    ('"https://x.fr"', "«_https://x.fr_»"),
    ("à l'x.y@l.fr : oui", "à l’x.y@l.fr_: oui"),
    ("100 %ok", "100 %ok"),
]
CANADIAN = [
    ("Bonjour ! Quoi ? a ; b", "Bonjour! Quoi? a; b"),
    ("Bonjour!", "Bonjour!"),
    ("a : b", "a_: b"),
    ('"oui"', "«_oui_»"),
    ("bien ;)", "bien ;)"),
]
SWISS = [('"oui !"', "«¦oui¦!¦»"), ("a : b", "a_: b"), ("a ; b", "a¦; b")]
ENGLISH = [
    ("it's 'fine', she said", "it’s ‘fine’, she said"),
    ('"Yes," she said', "“Yes,” she said"),
    ("the '90s, 'tis", "the ’90s, ’tis"),
    ("6' 2\"", "6' 2\""),
    ("rock 'n' roll", "rock ’n’ roll"),
    ("wait...", "wait…"),
    ("10:30; no: yes!", "10:30; no: yes!"),
    ("see https://x.org/it's", "see https://x.org/it's"),
]
CASES = [
    (locale, typed, expected)
    for locale, cases in ((FR, FRENCH), (CA, CANADIAN), (CH, SWISS), (EN, ENGLISH))
    for typed, expected in cases
]


@pytest.mark.parametrize(("locale", "typed", "expected"), CASES)
def test_a_text_is_set_as_its_language_wants(
    locale: Locale, typed: str, expected: str
) -> None:
    assert shown(setter(locale)(typed)) == expected


_TYPED = st.text(
    st.sampled_from(
        [*"aéZ09 .,;:!?%€'\"«»“”‘’()[]-–…/@hM", "\u00a0", "\u202f", "\u2009"]
    ),
    max_size=30,
)
_FREE = " \u00a0\u202f\u2009'’‘\"“”«»"
_PLAIN = {ord(each): None for each in _FREE} | {ord("…"): "..."}


@given(st.one_of(_TYPED, st.text(max_size=30)), st.sampled_from(LOCALES))
def test_what_is_set_stays_set(typed: str, locale: Locale) -> None:
    once = setter(locale)(typed)
    assert setter(locale)(once) == once


@given(st.one_of(_TYPED, st.text(max_size=30)), st.sampled_from(LOCALES))
def test_only_spaces_quotes_and_dots_change(typed: str, locale: Locale) -> None:
    assert setter(locale)(typed).translate(_PLAIN) == typed.translate(_PLAIN)


_tokens = st.lists(
    st.one_of(
        _TYPED.map(Text),
        _TYPED.map(Code),
        st.sampled_from(
            [
                MarkStart(Mark.EMPHASIS),
                MarkEnd(Mark.EMPHASIS),
                LinkStart("l'eau", "l'or"),
                LinkEnd(),
                TagStart("kbd"),
                TagEnd("kbd"),
            ]
        ),
    ),
    max_size=6,
)


@given(_tokens, st.sampled_from(LOCALES))
def test_what_is_not_prose_is_left_alone(tokens: list[Token], locale: Locale) -> None:
    kept = [each for each in typeset(tokens, locale) if not isinstance(each, Text)]
    assert kept == [each for each in tokens if not isinstance(each, Text)]


@given(_tokens, st.sampled_from(LOCALES))
def test_words_stand_around_the_tokens_that_are_none(
    tokens: list[Token], locale: Locale
) -> None:
    words, others = setter(locale).apart(tokens)
    written = [escape_text(words[0])]
    for token, piece in zip(others, words[1:], strict=True):
        written += [write_html((token,)), escape_text(piece)]
    assert "".join(written) == write_html(typeset(tokens, locale))


def test_a_quotation_is_paired_across_marks() -> None:
    tokens: list[Token] = [
        Text("\"l'"),
        MarkStart(Mark.EMPHASIS),
        Text('eau"'),
        MarkEnd(Mark.EMPHASIS),
        Text(" !"),
    ]
    texts = [each.text for each in typeset(tokens, FR) if isinstance(each, Text)]
    assert [shown(each) for each in texts] == ["«_l’", "eau_»", "¦!"]


def test_what_a_machine_reads_stays_as_it_is() -> None:
    tokens: list[Token] = [
        Text("l'a "),
        TagStart("code"),
        Text("l'a !"),
        TagEnd("code"),
        Text(" !"),
    ]
    texts = [each.text for each in typeset(tokens, FR) if isinstance(each, Text)]
    assert [shown(each) for each in texts] == ["l’a ", "l'a !", "¦!"]


def test_an_address_keeps_no_sentence_from_being_set() -> None:
    tokens: list[Token] = [
        Text("l'a "),
        MarkStart(Mark.STRONG),
        Text("https://x.fr/l'a"),
        MarkEnd(Mark.STRONG),
        Text(" !"),
    ]
    texts = [each.text for each in typeset(tokens, FR) if isinstance(each, Text)]
    assert [shown(each) for each in texts] == ["l’a ", "https://x.fr/l'a", "¦!"]
