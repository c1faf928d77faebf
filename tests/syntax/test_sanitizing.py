"""What stands for costly signs while nh3 works leaves no trace."""

import nh3
import pytest
from hypothesis import given, strategies as st

from pipeline.syntax import sanitizing
from pipeline.syntax.sanitizing import sanitize
from tests.house import none

CLEANER = nh3.Cleaner(tags={"a", "b", "p"}, link_rel=None, strip_comments=False)
PIECES = st.sampled_from(
    [
        *("&", "&amp;", "&amp", "&copy", "&copy=", "&nbsp;", "&#", "&#38;", "&#x26;"),
        *("&a", "&a;", "&x&", "\u00a0", "«", "»", "¿", "\u00ad", "é", " ", ";", "#x"),
        *("<a href='", '<b title="', "'", '"', ">", "<", "<p>", "</b>", "<!--", "-->"),
        *("<a href='?a=1&copy=2&b'>", "<script>", "</script>", "javascript:"),
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_a_long_fragment_is_cleaned_as_a_short_one_is(html: str) -> None:
    padding = "x" * sanitizing._SHORT
    short = CLEANER.clean(f"<p>{html}").replace("&nbsp;", "\u00a0")
    long = sanitize(f"{padding}<p>{html}", CLEANER)
    assert long.removeprefix(padding) == short


@pytest.mark.timeout(20)
@pytest.mark.parametrize("sign", ["&", "&amp;", "&a", "&#", "«", "\u00a0", "\u00bf"])
def test_a_megabyte_of_one_sign_is_cleaned(sign: str) -> None:
    text = sign * (1_000_000 // len(sign))
    cleaned = sanitize(text, CLEANER)
    assert cleaned == text.replace("&amp;", "&").replace("&", "&amp;")
    none(each for each in cleaned[:1000] if "\ufdd0" <= each <= "\ufdef")
