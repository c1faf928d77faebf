"""The page of diagnostics is what the rules say (`make golden` writes it)."""

from collections.abc import Callable
from pathlib import Path

from pipeline.validating import RULES, write_reference
from tests.house import ROOT


def test_the_page_of_diagnostics_is_current(
    golden: Callable[[Path, str], None],
) -> None:
    golden(ROOT / "docs/diagnostics.md", write_reference())


def test_the_page_shows_no_character_that_cannot_be_seen() -> None:
    page = write_reference()
    assert page.replace("\n", "").isprintable()
    assert all(f"### {rule.code}\n" in page for rule in RULES)
