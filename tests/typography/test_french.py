"""French signs are looked for by themselves, and found as if by their place."""

import re

import pytest
from hypothesis import given, strategies as st

from pipeline.typography import french
from pipeline.typography.gaps import OBJECT, TAG

_SIGN = "(?:[!?]|;(?![-)]))"
_LOOSE = "[ \u2009]"
_BREAK = f"{TAG}*(?:[ \u00a0\u202f»”)\\]]|$)"
AS_READ = {
    "_APOSTROPHE": f"(?<=[^\\W\\d_]){TAG}*'(?={TAG}*[\\w«“\"{OBJECT}])",
    "_CLOSE_GUILLEMET": f"(?<![\u00a0\u202f \u2009]){_LOOSE}*»",
    "_LOOSE_SIGN": f"(?<!{_LOOSE}){_LOOSE}++(?={TAG}*{_SIGN})",
    "_TIGHT_SIGN": f"(?<=[\\w»)\\]”%€{OBJECT}]){TAG}*[;!?](?=[!?…]*{_BREAK})",
    "_LOOSE_COLON": f"(?<!{_LOOSE}){_LOOSE}++(?={TAG}*:(?![-)\\w/]))",
    "_TIGHT_COLON": f"(?<=[^\\W\\d_]|[»)\\]”{OBJECT}]){TAG}*:(?={TAG}*(?: |\u00a0|$))",
    "_THOUSANDS": r"(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])",
    "_NO_SPACE": f"(?<![ \u2009\u202f\u00a0])[ \u2009\u202f\u00a0]++(?={TAG}*{_SIGN})",
    "_CIVILITY": r"\b(MM?\.|Mmes?|Mlles?|Dr|Pr|Me|n°|nᵒ|p\.) (?=[A-ZÀ-Þ\d])",
}
"""The expressions as they would be read aloud, from left to right."""

_LINES = st.lists(
    st.sampled_from(
        [
            *(*"aéA_5 .,;:!?%€'\"«»”…()]-/\n", TAG, TAG, OBJECT),
            *(
                "\u00a0",
                "\u202f",
                "\u2009",
                " ",
                "000",
                "M. A",
                "Mme A",
                "Dr 5",
                "p. 5",
                "n° 5",
            ),
        ]
    ),
    max_size=16,
).map("".join)


@pytest.mark.parametrize("name", AS_READ)
@given(line=_LINES)
def test_a_sign_is_found_as_if_by_its_place(name: str, line: str) -> None:
    led: re.Pattern[str] = getattr(french, name)
    found = [each.span() for each in led.finditer(line)]
    assert found == [each.span() for each in re.finditer(AS_READ[name], line)]
