"""Whole pages: what they become, and what is said about them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import reading
from pipeline.importing import import_page
from pipeline.model.diagnostics import Diagnostic
from tests.house import ROOT

CASES = sorted((ROOT / "tests/cases/importing").glob("*/page.*"))


def said(diagnostic: Diagnostic) -> str:
    where = f"{diagnostic.line}: {diagnostic.severity.label}"
    return f"{where} {diagnostic.code}: {diagnostic.message}\n"


@pytest.mark.parametrize("page", CASES, ids=lambda page: page.parent.name)
def test_a_page_becomes_an_article(
    page: Path, golden: Callable[[Path, str], None]
) -> None:
    source = reading.decode(page.name, page.read_bytes())
    assert not source.diagnostics
    imported = import_page(source.value)
    golden(page.parent / "article.md", imported.value.content)
    golden(page.parent / "findings.txt", "".join(map(said, imported.diagnostics)))


def test_every_page_says_in_its_text_the_same_when_it_is_imported_twice() -> None:
    for page in CASES:
        source = reading.decode(page.name, page.read_bytes()).value
        assert import_page(source) == import_page(source)
