"""Totality: any bytes become an article and diagnostics, never an exception."""

import pytest
from hypothesis import given, strategies as st

from pipeline.model.diagnostics import Severity
from pipeline.reading.decoding import LARGEST
from tests.manuscripts import manuscript, understood, whole
from tests.pathology import PATTERNS
from tests.strategies import markdown, typed

SUFFIXES = st.sampled_from([".md", ".html", ".txt"])
_YAML = st.sampled_from(
    [
        *"[]{}:-?!&*#|>'\"%@`,\n a",
        "title: ",
        "lang: de\n",
        "date: ",
        "&a ",
        "*a",
        "<<: ",
        "!!binary ",
        "---\n",
        "...\n",
        "tags: ",
        "embargo: ",
        "0001-01-01",
        "9999-12-31T23:59:59-23:59",
        "no\n",
    ]
)


def insist(content: bytes, suffix: str) -> None:
    checked = understood(content, suffix)
    assert whole(checked.value) is not None
    assert all(each.message for each in checked.diagnostics)


@given(st.binary(max_size=200), SUFFIXES)
def test_any_bytes_are_read(content: bytes, suffix: str) -> None:
    insist(content, suffix)


@given(st.text(max_size=200), SUFFIXES)
def test_any_text_is_read(content: str, suffix: str) -> None:
    insist(content.encode("utf-8", "surrogatepass"), suffix)


@given(st.one_of(markdown, typed, st.text(max_size=80)), SUFFIXES)
def test_any_body_is_read(body: str, suffix: str) -> None:
    insist(manuscript(body.encode("utf-8", "replace").decode()), suffix)


@given(st.lists(_YAML, max_size=12).map("".join))
def test_any_front_matter_is_read(typed_yaml: str) -> None:
    insist(f"---\n{typed_yaml}\n---\nWorte.\n".encode(), ".md")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", PATTERNS)
def test_a_long_and_odd_manuscript_is_read(name: str) -> None:
    """It takes a time in proportion (`benchmarks/pathological.py`)."""
    body = PATTERNS[name](4_000)
    for suffix in (".md", ".html", ".txt"):
        insist(manuscript(body), suffix)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "fields",
    [
        "title: " + "[" * 60_000,
        "title: " + "{a: " * 10_000,
        "\n".join("- " * 500 for _ in range(20)),
        "a: &a [x, x]\n" + "\n".join(f"b{i}: &b{i} [*a, *a]" for i in range(50)),
        "title: &a [*a]",
        "a: " + "x" * 100_000,
        "\n".join(f"{i}: x" for i in range(9_000)),
    ],
)
def test_front_matter_can_not_blow_up(fields: str) -> None:
    content = f"---\n{fields}\n---\nWorte.\n".encode()
    assert understood(content).diagnostics
    insist(content, ".md")


def test_a_file_too_large_is_refused() -> None:
    (problem,) = understood(b"a" * (LARGEST + 1)).diagnostics[:1]
    assert (problem.code, problem.severity) == ("unreadable-source", Severity.ERROR)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "latin-1", "cp1252"])
def test_another_encoding_is_said_to_be_one(encoding: str) -> None:
    content = "---\ntitle: Été\nlang: fr\n---\nÀ Besançon.\n".encode(encoding)
    codes = {each.code for each in understood(content).diagnostics}
    assert codes & {"unreadable-source", "control-character"}


def test_the_line_of_a_byte_that_is_not_utf_8_is_told() -> None:
    problem = understood(b"---\ntitle: a\n---\n\xe9t\xe9\n").diagnostics[0]
    assert (problem.code, problem.line) == ("unreadable-source", 4)
