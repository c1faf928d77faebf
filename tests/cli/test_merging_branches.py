"""The ways in which branches meet, and what git itself decides: no mark is left."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.clones import CATALOG, HEADING, ITEM, Clone, translate
from tests.cli.conftest import Command

Sound = Callable[[Path], str]

OLD, NEW, OTHER = (
    Path(f"articles/{name}.md") for name in ("bienvenue", "accueil", "hello")
)
MARK = re.compile("^(<<<<<<<|=======|>>>>>>>)", re.MULTILINE)


def catalog(article: Path) -> Path:
    return CATALOG.with_name(f"{article.stem}.po")


def pair(source: str, text: str) -> str:
    return f'msgid "{source}"\nmsgstr "{text}"\n'


@pytest.fixture
def moved(clone: Clone, diptyque: Command) -> Callable[[str, Path], None]:
    """Give the article another name on a branch, and extract."""

    def move(branch: str, name: Path) -> None:
        with clone.work(branch):
            clone.do("mv", str(OLD), str(name))
            assert diptyque("extract").code == 0

    return move


def test_a_text_is_merged_into_the_catalog_of_an_article_that_was_renamed(
    clone: Clone,
    moved: Callable[[str, Path], None],
    sound: Sound,
    diptyque: Command,
) -> None:
    moved("other", NEW)
    with clone.work("main"):
        translate(HEADING, "How to translate it")
    clone.do("merge", "other")
    assert pair(HEADING, "How to translate it") in sound(catalog(NEW))
    assert not CATALOG.exists()
    assert diptyque("extract", "--check").code == 0


def test_where_both_renamed_it_both_names_have_what_both_translated(
    clone: Clone, moved: Callable[[str, Path], None], sound: Sound
) -> None:
    moved("other", NEW)
    moved("main", OTHER)
    for branch, name, source in (("other", NEW, HEADING), ("main", OTHER, ITEM)):
        with clone.work(branch):
            translate(source, f"{branch}: it", catalog(name))
    assert clone.git("merge", "other").returncode == 1
    for name in (NEW, OTHER):
        assert 'msgstr "other: it"\n' in sound(catalog(name))
        assert 'msgstr "main: it"\n' in sound(catalog(name))


@pytest.mark.parametrize("branch", ["main", "other"])
def test_where_one_deleted_it_git_stops_and_the_translated_one_is_there(
    clone: Clone, branch: str, sound: Sound
) -> None:
    with clone.work("other" if branch == "main" else "main"):
        clone.do("rm", "--quiet", str(CATALOG), str(OLD))
    with clone.work(branch):
        translate(HEADING, "How to translate it")
    clone.do("switch", "--quiet", "main")
    assert clone.git("merge", "other").returncode == 1
    assert pair(HEADING, "How to translate it") in sound(CATALOG)


def test_branches_that_met_before_and_crossed_meet_again(
    clone: Clone, sound: Sound
) -> None:
    for branch, text in (("other", "theirs"), ("main", "ours")):
        with clone.work(branch):
            translate(HEADING, text)
        clone.do("branch", f"{branch}-once")
    for branch, other in (("main", "other"), ("other", "main")):
        clone.do("switch", "--quiet", branch)
        assert clone.git("merge", f"{other}-once").returncode == 1
        assert not MARK.search(sound(CATALOG))
        clone.do("commit", "--all", "--quiet", "-m", "crossed")
    with clone.work("other"):
        translate(ITEM, "Nothing breaks.")
    clone.do("switch", "--quiet", "main")
    clone.git("merge", "other")
    text = sound(CATALOG)
    assert not MARK.search(text)
    assert {"ours", "theirs"} <= set(re.findall("ours|theirs", text))
    assert f'#, fuzzy\nmsgid "{HEADING}"\n' in text
    assert 'msgstr "Nothing breaks."\n' in text


def test_of_three_branches_at_once_extract_mends_what_git_merged_by_lines(
    clone: Clone, sound: Sound, diptyque: Command
) -> None:
    clone.do("branch", "third")
    for branch in ("other", "third"):
        with clone.work(branch):
            translate(HEADING, f"{branch}: it")
    with clone.work("main"):
        translate(ITEM, "Nothing breaks.")
    assert clone.git("merge", "other", "third").returncode == 1
    assert MARK.search(CATALOG.read_text("utf-8"))  # git asks no driver here
    assert diptyque("extract").code == 0
    text = sound(CATALOG)
    assert "# merged: the other branch says: third: it\n" in text
    assert 'msgstr "other: it"\n' in text
    assert 'msgstr "Nothing breaks."\n' in text


def test_what_was_put_aside_is_taken_up_again_and_taken_back(
    clone: Clone, sound: Sound
) -> None:
    translate(HEADING, "How to translate it")
    clone.do("stash")
    with clone.work("main"):
        translate(ITEM, "Nothing breaks.")
    clone.do("stash", "pop")
    both = sound(CATALOG)
    assert pair(HEADING, "How to translate it") in both
    clone.do("commit", "--all", "--quiet", "-m", "main")
    clone.do("revert", "--no-edit", "HEAD~1")
    text = sound(CATALOG)
    assert pair(HEADING, "How to translate it") in text
    assert "Nothing breaks." not in text


@pytest.mark.parametrize("branch", ["main", "other"])
def test_a_draft_has_the_words_that_the_other_branch_improved(
    clone: Clone, sound: Sound, branch: str, diptyque: Command
) -> None:
    with clone.work("other"):
        translate(HEADING, "How to translate it")
    clone.do("branch", "--force", "main")
    with clone.work(branch):
        OLD.write_text(OLD.read_text("utf-8").replace(HEADING, f"{HEADING} en 3 jours"))
        assert diptyque("extract").code == 0
    with clone.work("other" if branch == "main" else "main"):
        translate(HEADING, "Translating it")
    clone.do("switch", "--quiet", "main")
    clone.do("merge", "other")
    text = sound(CATALOG)
    assert f'#| msgid "{HEADING}"\n' in text
    assert pair(f"{HEADING} en 3 jours", "Translating it") in text
    assert f'#~ msgid "{HEADING}"\n#~ msgstr "Translating it"\n' in text
    assert "How to translate it" not in text
    assert diptyque("extract", "--check").code == 0


@pytest.mark.parametrize("way", ["blob", "attribute"])
def test_a_repository_of_windows_keeps_its_line_ends(
    clone: Clone, way: str, diptyque: Command
) -> None:
    with clone.work("main"):
        if way == "attribute":
            with Path(".gitattributes").open("a") as attributes:
                attributes.write("*.po text eol=crlf\n")
        content = CATALOG.read_bytes().replace(b"\n", b"\r\n")
        CATALOG.write_bytes(content)
    clone.do("branch", "--force", "other")
    for branch, source in (("other", HEADING), ("main", ITEM)):
        with clone.work(branch):
            _translate_with_returns(source, f"{branch}: it")
    clone.do("merge", "other")
    text = CATALOG.read_bytes()
    assert text.count(b"\n") == text.count(b"\r\n")
    assert b'msgstr "other: it"\r\n' in text
    assert b'msgstr "main: it"\r\n' in text
    assert diptyque("extract", "--check").code == 0


def _translate_with_returns(source: str, text: str) -> None:
    content = CATALOG.read_bytes().replace(b"\r\n", b"\n")
    CATALOG.write_bytes(content)
    translate(source, text)
    CATALOG.write_bytes(CATALOG.read_bytes().replace(b"\n", b"\r\n"))
