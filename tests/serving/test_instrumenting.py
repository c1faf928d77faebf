"""The pages of a preview have its script, and a policy that allows it alone."""

import pytest
from hypothesis import given, strategies as st

from pipeline.serving.instrumenting import allow_own, instrument

SCRIPT = '<script src="/.diptyque/preview.js" data-seen="a.0"></script>'


def test_the_script_stands_at_the_end_of_the_head() -> None:
    page = instrument(b"<head><title>T</title></HEAD><body></head>", "a.0").decode()
    assert page == f"<head><title>T</title>{SCRIPT}</HEAD><body></head>"


def test_a_page_without_a_head_has_it_too() -> None:
    assert instrument("é".encode(), "a.0").decode() == f"é{SCRIPT}"


@pytest.mark.parametrize("quote", ['"', "'"])
def test_the_policy_of_the_page_lets_it_run(quote: str) -> None:
    policy = "default-src &#39;none&#39;"
    meta = f"<meta http-equiv={quote}Content-Security-Policy{quote} "
    page = f"{meta}content={quote}{policy}{quote}></head>".encode()
    assert b"script-src &#x27;self&#x27;" in instrument(page, "")


@pytest.mark.parametrize(
    ("policy", "opened"),
    [
        ("", ""),
        ("img-src https:", "img-src https:"),
        ("script-src 'none'", "script-src 'self'"),
        ("Connect-Src https://a.example", "connect-src https://a.example 'self'"),
        ("script-src 'self' 'sha256-x'", "script-src 'sha256-x' 'self'"),
    ],
)
def test_only_what_is_closed_is_opened(policy: str, opened: str) -> None:
    assert allow_own(policy) == opened


@given(st.binary(), st.text())
def test_any_page_stays_as_it_is_around_the_script(page: bytes, seen: str) -> None:
    made = instrument(page, seen)
    assert len(made) > len(page)
    if b"<meta" not in page.lower():
        before, _, after = made.partition(b'<script src="/.diptyque/')
        assert before + after.partition(b"</script>")[2] == page
