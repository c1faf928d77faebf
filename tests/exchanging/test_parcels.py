"""A catalog goes out as XLIFF and comes back, by every road, as it was."""

import tomllib
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from msgspec.structs import replace
from translate.storage.xliff import Xliff1File
from translate.storage.xliff2 import Xliff2File

from pipeline import exchanging
from pipeline.syntax import Piece
from tests.exchanging.parcels import (
    FORMS,
    PATH,
    TAGS,
    Write,
    catalog,
    messages,
    new,
    old,
    read,
)
from tests.exchanging.schemas import faults
from tests.house import ROOT
from tests.manuscripts import article
from tests.strategies import inline

TYPED = (
    "Voir [le *rapport*][1] et `code`, 4\u202f820\u00a0€ & <abbr>ESS</abbr>.\n\n"
    "Deux lignes  \nci, [^1] ![une carte](c.png) ~~non~~ **oui**\n\n[^1]: une note\n\n"
    "[1]: http://a.example/?b=1&c=2\n"
)


@FORMS
def test_what_is_written_is_valid_and_read_as_it_was(
    write: Write, grammar: str
) -> None:
    source = article(TYPED)
    parcel = exchanging.pack(
        catalog(source, ("approved", "fuzzy", "empty")), PATH, messages(source)
    )
    content = write(parcel)
    assert not faults(grammar, content)
    back = read(content)
    for ours, theirs in zip(parcel.units, back.units, strict=True):
        assert replace(ours, is_plain=False) == theirs
    assert (back.path, back.languages) == (parcel.path, parcel.languages)


@settings(max_examples=150)
@given(inline, st.sampled_from([new, old]))
def test_what_comes_back_untouched_changes_nothing(typed: str, write: Write) -> None:
    source = article(f"{typed}\n\n[^1]: n\n\n[^zwei]: n\n")
    ours = catalog(source, ("approved", "fuzzy", "empty"))
    content = write(exchanging.pack(ours, PATH, messages(source)))
    back = exchanging.unpack(read(content), ours, messages(source))
    assert (back.before, back.after, back.strays) == (ours, ours, ())


@FORMS
def test_an_independent_reader_finds_the_same_texts(
    write: Write,
    grammar: str,  # noqa: ARG001 - given with the form
) -> None:
    source = article("Un *mot* & un <abbr>ESS</abbr>.\n\nDeux\u00a0: `code`.\n")
    ours = catalog(source, ("approved", "empty"))
    parcel = exchanging.pack(ours, PATH, messages(source))
    kind = Xliff2File if write is new else Xliff1File
    parse: Any = kind.parsestring  # it has no types
    units = [each for each in parse(write(parcel)).units if each.source]
    assert len(units) == len(parcel.units)
    for theirs, unit in zip(units, parcel.units, strict=True):
        plain = "".join(each for each in unit.source if isinstance(each, str))
        assert plain.split(" ", maxsplit=1)[0] in str(theirs.source)
        assert bool(theirs.target) == bool(unit.target)


CASES = tomllib.loads(
    (ROOT / "tests/cases/exchanging/programs.toml").read_text("utf-8")
)
_CODES = {"start": "⟨{}", "end": "{}⟩", "alone": "⟨{}⟩"}


def shown(pieces: Iterable[Piece]) -> str:
    """Return pieces with each code as its number and the sides that it has."""
    return "".join(
        each if isinstance(each, str) else _CODES[each.role].format(each.number)
        for each in pieces
    )


@pytest.mark.parametrize(
    ("version", "case"),
    [(version, case) for version in ("xliff2", "xliff12") for case in CASES[version]],
    ids=lambda value: value["name"] if isinstance(value, dict) else value,
)
def test_what_programs_make_of_xliff_is_understood(
    version: str, case: dict[str, str]
) -> None:
    document = CASES["documents"][version].replace("UNIT", case["unit"])
    found = read(document.encode()).units[0]
    assert (shown(found.target), found.progress) == (case["target"], case["progress"])


HOSTILE = {
    "entity": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><xliff>&x;</xliff>',
    "bomb": '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><xliff>&z;</xliff>',
    "parameter": '<!DOCTYPE a [<!ENTITY % x "y"> %x;]><xliff/>',
    "depth": f"<xliff>{'<g>' * 5000}{'</g>' * 5000}</xliff>",
    "truncated": "<xliff><file>",
    "binary": "\x00\x01\x02",
    "other": "<html/>",
    "nothing": "",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_xml_is_refused(content: str) -> None:
    opened = exchanging.open_parcels(content.encode(), "a.xlf", TAGS)
    assert not opened.value.parcels
    assert [each.code for each in opened.diagnostics] == ["ingest-unreadable"]


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_a_finding_at_the_most(content: bytes) -> None:
    exchanging.open_parcels(content, "a.xlf", TAGS)
    exchanging.open_parcels(b"<tmx>" + content + b"</tmx>", "a.tmx", TAGS)
    document = CASES["documents"]["xliff2"].encode()
    exchanging.open_parcels(document.replace(b"UNIT", content), "a.xlf", TAGS)
