"""What is looked for first is in all that is looked for then."""

import re

import pytest
from hypothesis import given, strategies as st

from pipeline.quantities import spans


@pytest.mark.parametrize(
    ("language", "words"),
    [(language, words) for language, rows in spans._SPANS.items() for words, _ in rows],
)
def test_each_span_has_a_hint(language: str, words: str) -> None:
    @given(st.from_regex(re.compile(rf"(?i:{words})"), fullmatch=True))
    def has_hint(text: str) -> None:
        if text.isascii() == words.isascii():  # “ſ” is an “s” to patterns alone
            assert any(hint in text.lower() for hint in spans.HINTS[language])

    has_hint()
