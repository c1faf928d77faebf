"""A catalog damaged anyhow is taken or refused by us as it is by gettext."""

import re
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings, strategies as st

from pipeline.catalogs import parse, serialize
from pipeline.model.locales import parse_gettext
from tests.catalogs.peers import complaints

Needs = Callable[[str], str]
CASES = Path(__file__).parents[1] / "cases" / "catalogs"
SOUND = [path.read_text() for path in sorted(CASES.glob("[!k]*.po"))]

WE_READ = {
    "PO file header missing": "people have such files; we warn",
    "without a header entry": "the same",
    "doesn't contain a header entry": "the same",
    "charset": "without one it is UTF-8, and where it is not, the file is refused",
    "Charset": "the same",
    "format string": "placeholders are judged in `validating`, flagged or not",
    "format specification": "the same",
}
"""What gettext refuses and we read, by the words of its complaint, and why."""

WE_DIFFER = {
    r'^[^#\n]*"[^\n]*#[~|]': "no tool writes #~ or #| in the middle of a line",
    r"^#~?\|[^\n]*#": "nor a comment behind #|",
    r"^#~?\|[ \t]*$": "nor #| alone on a line",
    r'^msgctxt ""\n(?!")': "an empty context is none, and its entry may come twice",
    r"\\\Z": "a file that ends in a backslash was cut inside a line",
    r"nplurals=[ \t]*[0-9]{4}": "no language has a thousand forms",
    r"\0": "what follows a NUL in a text is not there for gettext",
}
"""Where we may not agree otherwise, as a regular expression, and why."""

TOKENS = [
    *'"\\#~|,.:=![]01x \t\n\r\u00a0\u2028é',
    *("#~ ", "#| ", "#, ", "#~| ", '""', '"x"', "\\n", "\\x", "\\7", '\\"', "\\\n"),
    *("msgid ", "msgstr ", "msgctxt ", "msgid_plural ", "msgstr[0] ", "domain "),
    *('msgid "a"\nmsgstr "b"\n', '#~ msgid "a"\n#~ msgstr "b"\n', "fuzzy", "nplurals"),
]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Return a sound catalog of some tool with one to three accidents."""
    text = draw(st.sampled_from(SOUND))
    for _ in range(draw(st.integers(1, 3))):
        text = draw(st.sampled_from(ACCIDENTS))(draw, text)
    return text


def a_line_is_lost(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    del lines[draw(st.integers(0, len(lines) - 1))]
    return "\n".join(lines)


def lines_come_twice(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    first, place = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    lines[place:place] = lines[first : first + draw(st.integers(1, 6))]
    return "\n".join(lines)


def letters_are_typed_over(draw: st.DrawFn, text: str) -> str:
    place = draw(st.integers(0, len(text)))
    token: str = draw(st.sampled_from(["", *TOKENS]))
    return text[:place] + token + text[place + draw(st.integers(0, 2)) :]


def the_end_is_lost(draw: st.DrawFn, text: str) -> str:
    return text[: draw(st.integers(0, len(text)))]


ACCIDENTS = [
    a_line_is_lost,
    lines_come_twice,
    letters_are_typed_over,
    letters_are_typed_over,
    the_end_is_lost,
]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=damaged())
def test_we_refuse_what_gettext_refuses_and_nothing_else(
    text: str, tmp_path: Path, needs: Needs
) -> None:
    reasons = complaints(text.encode(), tmp_path, needs)
    assume(not any(known in each for each in reasons for known in WE_READ))
    assume(not any(re.search(each, text, re.MULTILINE) for each in WE_DIFFER))
    checked = parse(text.encode(), locale=parse_gettext("fr"))
    assert (checked.value is None) == bool(reasons), (reasons, checked.diagnostics)


@given(damaged())
def test_a_refusal_names_the_line_and_a_catalog_is_written_as_it_is_read(
    text: str,
) -> None:
    checked = parse(text, "case.po", locale=parse_gettext("fr"))
    if checked.value is None:
        assert all(
            0 < each.line <= text.count("\n") + 1 for each in checked.diagnostics
        )
    else:
        once = serialize(checked.value)
        again = parse(once, locale=parse_gettext("fr")).value
        assert again is not None
        assert serialize(again) == once
