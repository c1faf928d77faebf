"""What is found out soon is what a closer look finds."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, strategies as st
from msgspec.structs import replace

from pipeline import text
from pipeline.model.articles import Source
from pipeline.reading import decode, read
from pipeline.reading.depth import flat
from pipeline.syntax.limits import DEEPEST
from tests.house import ROOT
from tests.manuscripts import SITE
from tests.strategies import markdown

ARTICLES = sorted((ROOT / "articles").rglob("*.md"))
_LINE = st.text(st.sampled_from(f"a{text.EDGES}"), max_size=4)


def is_stray(character: str) -> bool:
    """Say whether no text may hold a character: controls and noncharacters."""
    code = ord(character)
    is_noncharacter = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    is_plane = not 0x20000 <= code <= 0xFFFFF
    is_control = unicodedata.category(character) == "Cc" and character not in "\t\n\r"
    return is_control or (is_noncharacter and is_plane)


def test_every_stray_is_found_and_nothing_else() -> None:
    near = (0x1F600, 0x1FFFD, 0x1FFFE, 0x1FFFF, 0x20000, 0x10FFFD, 0x10FFFF)
    letters = (*map(chr, (*range(0xD800), *range(0xE000, 0x10000), *near)),)
    wrong = [
        each
        for each in letters
        if is_stray(each) is not bool(decode("a.md", f"é{each}".encode()).diagnostics)
    ]
    assert not wrong


@given(st.lists(_LINE, max_size=5).map("\n".join))
def test_lines_of_any_space_are_emptied(typed: str) -> None:
    emptied = [re.sub(f"^[{text.EDGES}]+$", "", line) for line in typed.split("\n")]
    assert text.blank_lines(typed) == "\n".join(emptied)


@example("a'b-c d")
@given(st.text(st.sampled_from("aé1œ_²ª '’-—.«\u00a0\u202f\u4e2d\x81½")))
def test_words_are_counted_as_a_pattern_finds_them(typed: str) -> None:
    found = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", typed)
    assert text.count_words(typed) == len(found)


@given(st.text(st.characters(max_codepoint=127), max_size=20))
def test_a_slug_of_ascii_is_spelled_as_any_other(typed: str) -> None:
    folded = unicodedata.normalize("NFKD", typed.casefold())
    assert text.slugify(typed) == re.sub("[^a-z0-9]+", "-", folded).strip("-")
    assert text.slugify(f"{typed} é") == f"{text.slugify(typed)}-e".strip("-")


@given(st.text(st.sampled_from(">- 1.\n"), max_size=8))
def test_what_is_too_deep_is_found_wherever_it_stands(head: str) -> None:
    deep = ">" * (DEEPEST + 1) + " a"
    assert flat(f"{deep}\n{head}")[1]
    assert flat(f"{head}\n{deep}")[1]


def is_the_same_but_for_its_skeleton(content: str) -> bool:
    """Say whether an article has all else where it is not asked for whole."""
    typed = Source(path="articles/a.md", content=content)
    whole, got = read(typed, SITE), read(typed, SITE, is_whole=False)
    skeleton = whole.value.skeleton
    has_it = got.value.skeleton in {(), skeleton}
    return has_it and whole == replace(got, value=replace(got.value, skeleton=skeleton))


@example("# T\n\nA *b*.\n")
@example("a\n\n| a | 12 |\n|---|---|\n| <https://a.b> | [](javascript:a) |\n")
@example("- a\n\n  b\n- ![c](d)\n\n![c](d 'e')\n\na ![c](d)\n")
@example("a[^1]\n\n[^1]: b\n\nc\n\n> a\n>\n> — b\n")
@given(st.one_of(markdown, markdown.map(lambda typed: typed.replace("[^", "["))))
def test_who_asks_for_messages_alone_is_told_the_same(typed: str) -> None:
    assert is_the_same_but_for_its_skeleton(typed)
    assert is_the_same_but_for_its_skeleton(f"---\ntitle: T\nlang: de\n---\n{typed}")


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_who_asks_for_the_messages_of_an_article_is_told_the_same(path: Path) -> None:
    assert is_the_same_but_for_its_skeleton(path.read_text("utf-8"))


def test_messages_alone_need_no_skeleton() -> None:
    typed = Source(path="articles/a.md", content="# T\n\nA *b*.\n")
    assert not read(typed, SITE, is_whole=False).value.skeleton
