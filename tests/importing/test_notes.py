"""Footnotes, as the generators of the world write them."""

from pathlib import Path

import pytest

from pipeline.importing import import_page
from pipeline.model.articles import Source
from tests.house import ROOT

PAGES = sorted((ROOT / "tests/cases/importing/notes").glob("*.html"))


def body(html: str) -> str:
    page = f"<!doctype html><html lang=en><body><main><h1>T</h1>{html}</main>"
    content = import_page(Source(path="a.html", content=page)).value.content
    return content.partition("\n---\n\n")[2].removesuffix("\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_note_is_one_whoever_wrote_it(page: Path) -> None:
    assert body(page.read_text("utf-8")) == "Text[^1] goes on.\n\n[^1]: A note."


def test_notes_are_numbered_as_they_are_called_and_may_be_called_twice() -> None:
    text = (
        "<p>A<a href=#y id=a>2</a> b<a href=#x id=b>1</a> c<a href=#y id=c>2</a></p>"
        "<ul><li id=x>X <a href=#b>↩</a></li>"
        "<li id=y>Y <a href=#a>a</a> <a href=#c>c</a></li></ul>"
    )
    assert body(text) == "A[^1] b[^2] c[^1]\n\n[^1]: Y\n\n[^2]: X"


def test_a_note_may_have_blocks_and_a_table_calls() -> None:
    text = (
        "<table><tr><th>a<tr><td>b<a href=#n id=r>1</a></table>"
        "<ol><li id=n><p>One.</p><ul><li>two</ul><p>Three. <a href=#r>↩</a></ol>"
    )
    assert body(text) == (
        "| a |\n| --- |\n| b[^1] |\n\n[^1]: One.\n\n    - two\n\n    Three."
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p>See <a href=#two>2</a>.</p><h2 id=two>Two</h2>",
        "<p id=here>Go <a href=#here>1</a>.</p>",
        "<p>A <a href=#n>1</a> with no way back.</p><p id=n>N</p>",
        "<p><a href=#b id=a>A</a> sentence.</p><p id=b>To <a href=#a>a</a> and on.</p>",
        "<p>[^1]: typed</p>",
    ],
)
def test_a_link_that_nothing_answers_is_no_note(html: str) -> None:
    assert "\n[^" not in body(html)
    assert not body(html).startswith("[^")
