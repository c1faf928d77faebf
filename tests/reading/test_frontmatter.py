"""Front matter: typed fields, and what is wrong with them on its line."""

import datetime as dt

import pytest
from babel import Locale
from hypothesis import event, given, strategies as st

from pipeline.model.articles import Kind
from pipeline.model.diagnostics import Severity
from pipeline.reading import explicit_id
from pipeline.reading.nodes import composed
from pipeline.reading.plainfields import fields_at_sight
from tests.manuscripts import source

FIELDS = """\
---
title: " Les halles : une renaissance "
lang: fr-FR
date: 2026-11-23
updated: 2026-11-23T18:30:00+01:00
authors: [Ana, Bo]
section: City
tags: [food, Économie locale]
image: {src: a.svg, alt: Un étal, caption: Midi, credit: Lou}
slug: les-halles
kind: page
draft: oui
translate: no
embargo: 2026-12-01
id: halles
---
"""


def test_front_matter_is_typed() -> None:
    checked = source(FIELDS)
    metadata = checked.value.metadata
    assert checked.value.locale == Locale("fr")
    assert metadata.title == "Les halles : une renaissance"
    assert metadata.date == dt.date(2026, 11, 23)
    assert metadata.updated == dt.datetime.fromisoformat("2026-11-23T18:30:00+01:00")
    assert metadata.authors == ("Ana", "Bo")
    assert (metadata.section, metadata.tags) == ("city", ("food", "economie-locale"))
    assert metadata.image is not None
    assert (metadata.image.src, metadata.image.credit) == ("a.svg", "Lou")


def test_flags_and_moments_are_typed_too() -> None:
    checked = source(FIELDS)
    metadata = checked.value.metadata
    assert (metadata.kind, metadata.is_draft, metadata.is_translated) == (
        "page",
        True,
        False,
    )
    assert metadata.embargo == dt.datetime(2026, 12, 1, tzinfo=dt.UTC)
    assert [each.kind for each in checked.value.messages] == [
        Kind.TITLE,
        Kind.SLUG,
        Kind.ALT,
        Kind.CAPTION,
    ]
    assert [(each.code, each.line) for each in checked.diagnostics] == [
        ("front-matter-field", 8)
    ]
    assert explicit_id(FIELDS.encode()) == "halles"


@pytest.mark.parametrize(
    ("field", "severity"),
    [
        ("date: demain", Severity.WARNING),
        ("date: 2026-13-01", Severity.WARNING),
        ("date: 0001-01-01", Severity.WARNING),
        ("updated: [2026-11-23]", Severity.WARNING),
        ("draft: vielleicht", Severity.WARNING),
        ("kind: blog", Severity.WARNING),
        ("image: {alt: Ein Bild}", Severity.WARNING),
        ("image: javascript:alert(1)", Severity.WARNING),
        ("image: {src: a.png, klein: ja}", Severity.WARNING),
        ('image: "http://[::1"', Severity.WARNING),
        ("image: https:a.png", Severity.WARNING),
        ("image: //cdn:port/a.png", Severity.WARNING),
        ("tags: {a: b}", Severity.WARNING),
        ("tag: x", Severity.WARNING),
        ("summary: [a]", Severity.WARNING),
        ("embargo: bald", Severity.ERROR),
        ("embargo: [2026-11-23]", Severity.ERROR),
        ("lang: xx", Severity.ERROR),
        ("lang: [de]", Severity.ERROR),
        ("summary: a: b", Severity.ERROR),
        ("summary: *fett*", Severity.ERROR),
        ("title: zweimal", Severity.ERROR),
    ],
)
def test_a_bad_field_is_reported_on_its_line(field: str, severity: Severity) -> None:
    lang = "" if field.startswith("lang") else "lang: de\n"
    (problem,) = source(f"---\ntitle: T\n{lang}{field}\n---\nWorte.\n").diagnostics
    assert (problem.severity, problem.line) == (severity, 3 + bool(lang))


def test_a_draft_that_can_not_be_read_stays_one() -> None:
    assert source(
        "---\ntitle: T\nlang: de\ndraft: vielleicht\n---\n"
    ).value.metadata.is_draft


def test_of_broken_front_matter_nothing_more_is_said() -> None:
    (problem,) = source("---\ntitle: [\nlang: xx\n---\nWorte.\n").diagnostics
    assert problem.code == "front-matter-syntax"


@pytest.mark.parametrize("url", ["//[::1]:80/a", "https://é.example", "/a", "b/a:80"])
def test_a_picture_may_be_anywhere(url: str) -> None:
    read = source(f'---\ntitle: T\nlang: de\nimage: "{url}"\n---\nWorte.\n')
    assert read.diagnostics == ()


@pytest.mark.parametrize("below", ["", "\n\nWorte.\n", "\n---x\n"])
def test_a_front_matter_without_an_end_is_said_and_nothing_more(below: str) -> None:
    (problem,) = source(f"---\ntitle: T\nlang: de{below}").diagnostics
    assert (problem.code, problem.line) == ("front-matter-syntax", 1)
    assert "no end" in problem.message


def test_a_line_above_a_text_is_no_front_matter() -> None:
    codes = {each.code for each in source("---\n\nNote: worte.\n").diagnostics}
    assert codes == {"missing-title", "unknown-language"}


@pytest.mark.parametrize(
    "field",
    ["date: {}", "draft: {}", "tags: [a.{}]", "lang: {}", "{}: a", "image: {{{}: a}}"],
)
def test_a_long_value_is_shortened_where_it_is_shown(field: str) -> None:
    lang = "" if field.startswith("lang") else "lang: de\n"
    typed = field.format("x" * 5_000)
    for problem in source(f"---\ntitle: T\n{lang}{typed}\n---\nWorte.\n").diagnostics:
        assert len(problem.message) < 250


_value = st.lists(
    st.sampled_from([*"aé0 .:/+_-\"'[],#&*~!|>\\\u00a0œ", "null", ": ", "\t", "12:30"]),
    max_size=5,
).map("".join)
_typed = st.one_of(
    _value,
    _value.map('"{}"'.format),
    st.lists(st.sampled_from(["a", "b-c", "null", "0x1", "No", "-"]), max_size=3)
    .map(", ".join)
    .map("[{}]".format),
)
_field = st.builds(
    "{}{}{}\n".format,
    st.sampled_from(["title", "lang", "date", "a", "null", "on"]),
    st.sampled_from([": ", ": ", ": ", ":", " : "]),
    _typed,
)


@given(st.lists(_field, min_size=1, max_size=3).map("".join))
def test_plain_fields_are_read_as_yaml_has_them(typed: str) -> None:
    found = fields_at_sight(typed)
    event("at sight" if found else "composed")
    assert found is None or found == composed(typed)


def test_ordinary_front_matter_is_read_at_sight() -> None:
    typed = (
        'title: "Où : là"\nlang: fr\ndate: 2026-11-23T06:00:00+01:00\ntags: [a, b]\n'
    )
    assert fields_at_sight(typed) == composed(typed)
    assert fields_at_sight(typed) is not None
