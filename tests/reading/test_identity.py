"""Identity: an article filled with its own messages is what its parser makes of it."""

import re

from hypothesis import assume, given

from pipeline.syntax import PARSER, boxes
from tests.house import ROOT
from tests.manuscripts import (
    article,
    plainly,
    wanted,
    whole,
    without_figures,
)
from tests.strategies import markdown

ARTICLES = sorted((ROOT / "articles").rglob("*.md"))
_NESTED = re.compile(r"<a (?:(?!</a>).)*<a ", re.DOTALL)
_NOTE = re.compile(r'<div class="footnote-definition".*?</div>\n', re.DOTALL)
_CALL = re.compile(r'<sup class="(?:note|footnote-reference)"><a [^<>]*>.*?</sup>')
_NOTES = re.compile(r'<div class="footnotes".*</div>', re.DOTALL)


def signed(html: str) -> str:
    """Write the boxes of task lists as signs, with no label around their words."""
    return re.sub("</?label>", "", boxes.as_signs(html))


def noted(html: str) -> str:
    """Leave the notes out, and write each call in one way."""
    html = _NOTES.sub("", _NOTE.sub("", html))
    return re.sub("</sup> (?=<a )", "</sup>", _CALL.sub("<sup>note</sup>", html))


def is_left_open(html: str) -> bool:
    """Say whether a tag goes on below its sentence: in ours it ends with that."""
    return html.count("<b>") != html.count("</b>")


@given(markdown)
def test_a_manuscript_comes_out_as_its_parser_renders_it(typed: str) -> None:
    assume(not _NESTED.search(PARSER.html(typed)))
    assume(not is_left_open(PARSER.html(typed)))
    got = plainly(without_figures(noted(signed(whole(article(typed))))))
    assert got == plainly(noted(wanted(typed)))
