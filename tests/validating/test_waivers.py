"""A finding that is waived, for a reason, as long as its texts stay what they are."""

import tomllib
from codecs import BOM_UTF8
from datetime import date

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from pipeline.errors import ConfigurationError
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.validating import (
    RULES,
    Waiver,
    add_waiver,
    parse_waivers,
    strangers,
    unused,
    waive,
    waiver_of,
)

from .messages import message
from .workbench import judge_pair

PATH = "locales/waivers.toml"
FOUND = Diagnostic(
    code="number-differs",
    severity=Severity.ERROR,
    message="…",
    path="a.po",
    line=7,
    locale="fr",
    context="title",
    msgid="In 12 days",
    text="Dans 13 jours",
)
WAIVER = waiver_of(FOUND, "The mayor has corrected the figure.")


def read(text: str) -> tuple[tuple[Waiver, ...], list[str]]:
    checked = parse_waivers(text.encode(), PATH)
    return checked.value, [
        f"{each.line}: {each.message}" for each in checked.diagnostics
    ]


def test_a_waived_finding_is_not_among_those_that_stand() -> None:
    other = replace(FOUND, code="doubled-word")
    verdict = waive([FOUND, other], [WAIVER])
    assert verdict.diagnostics == (other,)
    assert verdict.used == {WAIVER.key}


@pytest.mark.parametrize(
    "changed",
    [
        {"msgid": "In 14 days"},
        {"text": "Dans 13\u00a0jours"},
        {"context": ""},
        {"locale": "fr-CA"},
        {"code": "doubled-word"},
    ],
)
def test_it_ends_when_a_text_changes(changed: dict[str, str]) -> None:
    found = replace(FOUND, **changed)
    assert waive([found], [WAIVER]).diagnostics == (found,)


def test_it_follows_its_texts_into_another_file_and_line() -> None:
    assert not waive([replace(FOUND, path="b.po", line=1)], [WAIVER]).diagnostics


def test_a_finding_about_a_whole_file_is_known_by_its_path() -> None:
    whole = replace(FOUND, msgid="", text="", context="")
    waiver = waiver_of(whole, "Old.")
    assert not waive([whole], [waiver]).diagnostics
    assert waive([replace(whole, path="b.po")], [waiver]).diagnostics


LINK = Diagnostic(
    code="dead-link",
    severity=Severity.WARNING,
    message="…",
    path="a.md",
    line=7,
    url="https://example.org/gone",
)


def test_a_waiver_of_an_address_holds_wherever_that_stands_until_its_day() -> None:
    waiver = replace(waiver_of(LINK, "They rebuild."), until=date(2027, 1, 31))
    (found,), problems = read(add_waiver(b"", waiver).decode())
    assert (replace(found, line=0), problems) == (waiver, [])
    typed = replace(LINK, path="b.po", line=1, locale="fr")
    assert not waive([LINK, typed], [found]).diagnostics
    other = replace(LINK, url="https://example.org/")
    assert waive([other], [found]).diagnostics == (other,)
    assert found.holds_on(date(2027, 1, 31))
    assert not found.holds_on(date(2027, 2, 1))


def test_a_real_finding_can_be_waived() -> None:
    (found,) = judge_pair(message("In 12 days"), "Dans 13 jours")
    assert not waive([found], [waiver_of(found, "So.")]).diagnostics


def test_a_waiver_that_matches_nothing_is_told_with_its_line() -> None:
    (told,) = unused([replace(WAIVER, line=4)], frozenset(), PATH)
    assert (told.code, told.severity, told.line) == (
        "waiver-unused",
        Severity.WARNING,
        4,
    )
    assert not unused([WAIVER], frozenset({WAIVER.key}), PATH)


def test_a_waiver_that_was_added_is_read_back() -> None:
    signed = replace(WAIVER, by="Anne", date=date(2026, 11, 23))
    content = add_waiver(b"", signed)
    (found,), problems = read(content.decode())
    assert (replace(found, line=0), problems) == (signed, [])
    assert content.startswith(b"# Findings")


def test_what_stands_in_the_file_stays_and_a_waiver_takes_its_place() -> None:
    hand = '# Ours.\n\n[[waiver]]  # kept\ncode = "z"\nsource = "s"\nreason = "r"\n'
    after = add_waiver(hand.encode(), replace(WAIVER, language="")).decode()
    assert after.startswith('# Ours.\n\n[[waiver]]\ncode = "number-differs"\n')
    assert after.endswith("\n\n" + hand.partition("\n\n")[2])
    assert len(read(after)[0]) == 2


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('code = "x"\nsource = "s"', "needs a reason"),
        ('code = "x"\nsource = "s"\nreason = " \u00a0"', "needs a reason"),
        ('source = "s"\nreason = "r"', "needs the `code`"),
        ('code = "x"\nreason = "r"', "needs the `source`"),
        ('code = "x"\nreason = 3', "`reason` is no key of a waiver, or its value"),
        ('code = "x"\nresaon = "r"', "`resaon` is no key"),
        ('code = "x"\nreason = "r"\nurl = "u"\nuntil = "2027"', "`until` is no key"),
        (
            'code = "x"\nreason = "r"\nsource = "s"\nuntil = 2027-01-31',
            "Only the waiver",
        ),
        ('code = "x"\nreason = "r"\nsource = "s"\ndate = "soon"', "`date` is no key"),
    ],
)
def test_a_waiver_that_can_not_be_used_is_refused_and_the_others_stand(
    table: str, said: str
) -> None:
    good = '[[waiver]]\ncode = "a"\nsource = "b"\nreason = "c"\n'
    waivers, (problem,) = read(f"{good}[[waiver]]\n{table}\n")
    assert problem.startswith("5: ")
    assert said in problem
    assert len(waivers) == 1


@pytest.mark.parametrize(
    "text",
    [
        "[[waiver]\n",
        "waiver = 3",
        "[waiver]\ncode = 1",
        "[other]\n",
        "\udcff",
        "a=" + "[" * 9000,
    ],
)
def test_a_broken_file_is_one_error_and_waives_nothing(text: str) -> None:
    checked = parse_waivers(text.encode("utf-8", "surrogateescape"), PATH)
    (told,) = checked.diagnostics
    assert (told.code, told.severity, checked.value) == (
        "waiver-invalid",
        Severity.ERROR,
        (),
    )


def test_the_same_waiver_twice_is_said() -> None:
    block = '[[waiver]]\ncode = "a"\nsource = "b"\nreason = "c"\n'
    waivers, (problem,) = read(block * 2)
    assert len(waivers) == 1
    assert problem.startswith("5: The same waiver")


def test_a_code_that_no_rule_has_is_told_with_the_nearest() -> None:
    known = {rule.code: rule for rule in RULES}
    (told,) = strangers((replace(WAIVER, code="number-difers"),), known, PATH)
    assert told.code == "waiver-invalid"
    assert "Did you mean `number-differs`?" in told.message


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=9)


@given(st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from(["a", "b"])), max_size=5))
def test_any_waivers_can_be_written_in_any_order(
    keys: list[tuple[str, str, str]],
) -> None:
    content = b""
    added = {}
    for source, text, code in keys:
        waiver = Waiver(code=code, reason="r", source=source, text=text, language="fr")
        if waiver.key not in added:
            content = add_waiver(content, waiver)
        added[waiver.key] = waiver
    found = parse_waivers(content, PATH)
    assert not found.diagnostics
    assert [each.key for each in found.value] == sorted(added)
    assert len(tomllib.loads(content.decode()).get("waiver", ())) == len(added)


INLINE = 'waiver = [{code = "a", source = "s", reason = "r", language = "LANG"}]\n'
QUOTING = (
    '[[waiver]]\ncode = "z"\nreason = """\n[[waiver]]\n"""\nsource = "s"\n'
    'language = "fr"\n\n[["waiver"]]\ncode = "zz"\nreason = "r"\npath = "p"\n'
)


@pytest.mark.parametrize("language", ["en", "zz"])
def test_a_waiver_is_not_put_where_it_would_end_all_others(language: str) -> None:
    content = INLINE.replace("LANG", language).encode()
    with pytest.raises(ConfigurationError, match="No waiver can be added"):
        add_waiver(content, WAIVER)


def test_a_waiver_is_added_beside_what_only_looks_like_one() -> None:
    found = parse_waivers(add_waiver(QUOTING.encode(), WAIVER), PATH)
    assert not found.diagnostics
    assert {each.code for each in found.value} == {"z", "zz", WAIVER.code}


def test_a_file_keeps_its_byte_order_mark_and_its_ends_of_lines() -> None:
    other = replace(WAIVER, language="zz")
    content = add_waiver(b"", other).replace(b"\n", b"\r\n")
    table = content[content.index(b"[[waiver]]") :]
    for each in (content, BOM_UTF8 + table):
        made = add_waiver(each, WAIVER)
        assert made.count(b"\n") == made.count(b"\r\n")
        assert made.count(BOM_UTF8) == each.count(BOM_UTF8)
        assert made.startswith(each[:3])
        assert len(parse_waivers(made, PATH).value) == len([other, WAIVER])
