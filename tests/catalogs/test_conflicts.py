"""Files in which git left its marks are parted, line by line, as git joined them."""

import subprocess
from collections.abc import Callable

import pytest
from hypothesis import given, settings, strategies as st

from pipeline.catalogs import part

Needs = Callable[[str], str]

MERGE = """\
before
<<<<<<< HEAD
ours
=======
theirs
more
>>>>>>> the other: branch
after
"""
DIFF3 = """\
before
<<<<<<< HEAD
ours
||||||| 1f2e3d4
base
=======
>>>>>>> other
after
<<<<<<< HEAD
||||||| 1f2e3d4
=======
theirs
>>>>>>> other
"""


def lines(text: str) -> list[str]:
    return [each for each in text.split("\n") if each]


def test_each_side_has_its_own_lines_where_they_stand_in_the_file() -> None:
    sides = part(MERGE)
    assert sides is not None
    assert sides.ours == "before\n\nours\n\n\n\n\nafter\n"
    assert sides.theirs == "before\n\n\n\ntheirs\nmore\n\nafter\n"
    assert (sides.base, sides.line) == (None, 2)


def test_the_base_is_there_where_git_shows_it() -> None:
    sides = part(DIFF3.replace("\n", "\r\n").encode())
    assert sides is not None
    assert lines(sides.ours) == ["before", "ours", "after"]
    assert lines(sides.theirs) == ["before", "after", "theirs"]
    assert lines(sides.base or "") == ["before", "base", "after"]


def test_longer_marks_inside_belong_to_the_base() -> None:
    inner = "<<<<<<<<< one\na\n=========\nb\n>>>>>>>>> two"
    sides = part(DIFF3.replace("base", inner))
    assert sides is not None
    assert lines(sides.ours) == ["before", "ours", "after"]
    assert "=========" in (sides.base or "")


def test_one_conflict_without_a_base_leaves_none() -> None:
    sides = part(DIFF3 + MERGE)
    assert sides is not None
    assert sides.base is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        'msgid "<<<<<<< HEAD"',
        "<<<<<<< HEAD\nours\n=======\ntheirs\n",
        "<<<<<<< HEAD\nours\n>>>>>>> other\n",
        "<<<<<<< HEAD\n<<<<<<< HEAD\n=======\n>>>>>>> other\n",
        ">>>>>>> other\n<<<<<<< HEAD\n=======\n",
        "<<<<<<< HEAD\n||||||| base\n>>>>>>> other\n",
        "<<<<<<< HEAD\n=======\n>>>>>>> other\n=======\n",
        '"Content-Type: text/plain; charset=klingon\\n"\n' + MERGE,
    ],
)
def test_what_no_merge_left_is_not_parted(text: str) -> None:
    assert part(text.encode()) is None


letters = st.text(st.sampled_from("abcdef"), max_size=6).map("\n".join)
versions = st.fixed_dictionaries({"ours": letters, "base": letters, "theirs": letters})


@pytest.mark.parametrize("style", ["-q", "--diff3", "--zdiff3"])
@given(drawn=versions)
@settings(max_examples=25)
def test_the_sides_are_those_that_git_would_choose_for_us(
    style: str,
    tmp_path_factory: pytest.TempPathFactory,
    needs: Needs,
    drawn: dict[str, str],
) -> None:
    folder = tmp_path_factory.mktemp("versions")
    for name, text in drawn.items():
        (folder / name).write_text(f"{text}\n")

    def merged(option: str) -> str:
        command = [needs("git"), "merge-file", "-p", option, *drawn]
        return subprocess.run(
            command, cwd=folder, capture_output=True, check=False, text=True
        ).stdout

    sides = part(merged(style))
    if sides is None:
        assert merged(style) == merged("--ours") == merged("--theirs")
    else:
        assert lines(sides.ours) == lines(merged("--ours"))
        assert lines(sides.theirs) == lines(merged("--theirs"))
        assert (sides.base is None) == (style == "-q")
