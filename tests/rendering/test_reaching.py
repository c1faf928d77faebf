"""Of a site's own templates those that one is drawn with are known, and no others."""

import pytest

from pipeline.rendering.reaching import reached


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({}, ""),
        ({"article": "words"}, ""),
        ({"feed_corrections": "words", "article": "words"}, "feed_corrections"),
        ({"parts": "words", "base": "words"}, "parts"),
        ({"feed_corrections": "words", "parts": "words"}, "feed_corrections"),
        (
            {"parts": "{% include 'a.html' %}", "a": "{% import 'b.html' as b %}"}
            | {"b": "{% extends 'theme/parts.html' %}", "c": "{% include 'a.html' %}"},
            "parts a b",
        ),
        ({"parts": "{% extends 'parts.html' %}", "a": ""}, "parts"),
        (
            {"parts": "{% include ['a.html', 'b.html'] %}", "a": "", "b": ""},
            "parts a b",
        ),
        # What can't be known is all.
        ({"parts": "{% include name ~ '.html' %}", "a": ""}, "parts a"),
        ({"parts": "{% if %}", "a": ""}, "parts a"),
        ({"parts": "{% include 'none.html' %}", "a": ""}, "parts a"),
    ],
)
def test_what_corrections_in_feeds_are_drawn_with(
    own: dict[str, str], expected: str
) -> None:
    overrides = {f"{name}.html": text for name, text in own.items()}
    found = reached("feed_corrections.html", overrides)
    assert {*found.items()} == {
        (f"{name}.html", own[name]) for name in expected.split()
    }
