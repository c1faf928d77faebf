"""How long a text takes to read depends on its language."""

import pytest
from babel import Locale

from pipeline.rendering.pace import extent, minutes


@pytest.mark.parametrize(
    ("tag", "length", "expected"),
    [
        ("en", 0, 1),
        ("en", 2280, 10),
        ("fr", 1950, 10),
        ("fr", 2280, 12),
        ("ar", 1380, 10),
        ("cy", 1840, 10),
        ("zh", 2550, 10),
        ("fr_CA", 1950, 10),
    ],
)
def test_a_language_has_its_own_pace(tag: str, length: int, expected: int) -> None:
    assert minutes(length, Locale.parse(tag)) == expected


def test_words_are_counted_where_there_are_spaces_and_characters_elsewhere() -> None:
    assert extent(["Un tram, la nuit.", "«\u00a0Oui\u202f!\u00a0»"], Locale("fr")) == 5
    assert extent(["夜の電車。", "はい！"], Locale("ja")) == 6
