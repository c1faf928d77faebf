"""A catalog in which a merge left its marks keeps what both sides have."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.building.upkeep.reconciliation import parse_marked, reconcile
from pipeline.model.diagnostics import Severity
from tests.building.conftest import Newsroom
from tests.catalogs.peers import HEADER

CATALOG = "locales/en/LC_MESSAGES/articles/market.po"
WORDS = "locales/en/LC_MESSAGES/site.po"
Needs = Callable[[str], str]
Merge = Callable[[str, str, str], bytes]


@pytest.fixture(params=["-q", "--diff3", "--zdiff3"])
def merge(request: pytest.FixtureRequest, tmp_path: Path, needs: Needs) -> Merge:
    """Merge three texts as git does by itself, in each of its styles."""

    def merged(base: str, ours: str, theirs: str) -> bytes:
        for name, text in (("ours", ours), ("base", base), ("theirs", theirs)):
            (tmp_path / name).write_text(text, "utf-8")
        command = [needs("git"), "merge-file", "-p", request.param]
        return subprocess.run(
            [*command, "ours", "base", "theirs"],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        ).stdout

    return merged


def changed(text: str, **texts: str) -> str:
    """Return a catalog with other translations, each given by the one before."""
    for before, after in texts.items():
        assert f'msgstr "{before}"' in text
        text = text.replace(f'msgstr "{before}"', f'msgstr "{after}"')
    return text


@pytest.fixture
def marked(translated: Newsroom, merge: Merge) -> Newsroom:
    """A site in which two people changed one text, and each another one."""
    base = translated.text(CATALOG)
    ours = changed(base, Fruit="Fruits", Price="Cost")
    theirs = changed(base, Price="Amount", Fig="A fig")
    translated.extract()
    translated.write(CATALOG, merge(base, ours, theirs))
    return translated


def first_mark(text: str) -> int:
    return text.split("\n").index("<<<<<<< ours") + 1


def test_who_only_reads_is_told_on_which_line_the_marks_are(marked: Newsroom) -> None:
    before = marked.text(CATALOG)
    for report in (marked.check(), marked.build()):
        (found,) = [each for each in report.diagnostics if each.path == CATALOG]
        assert (found.code, found.severity) == ("po-conflict-markers", Severity.ERROR)
        assert found.line == first_mark(before)
        assert "diptyque extract" in found.message
    assert marked.text(CATALOG) == before


def test_extract_keeps_what_both_sides_have_and_says_so(marked: Newsroom) -> None:
    before = marked.text(CATALOG)
    announced = marked.extract(check_only=True)
    assert marked.text(CATALOG) == before
    report = marked.extract()
    assert report == announced
    assert report.changed == (CATALOG,)
    found = {each.code: each for each in report.diagnostics if each.path == CATALOG}
    assert found["po-conflict-markers"].line == first_mark(before)
    assert {each.severity for each in found.values()} == {Severity.WARNING}
    text = marked.text(CATALOG)
    assert '"Fruits"' in text
    assert '"A fig"' in text
    assert "# merged: the other branch says: Amount\n#. " in text
    assert '#, fuzzy\nmsgid "Prix"\nmsgstr "Cost"\n' in text
    assert not marked.extract().changes
    assert not [each for each in marked.check().diagnostics if "po-" in each.code]


def test_the_words_of_the_site_are_kept_too(translated: Newsroom, merge: Merge) -> None:
    base = translated.text(WORDS)
    ours, theirs = (
        base.replace('msgstr "By %(authors)s"', f'msgstr "{word} %(authors)s"')
        for word in ("From", "Of")
    )
    translated.write(WORDS, merge(base, ours, theirs))
    assert translated.extract().changed == (WORDS,)
    text = translated.text(WORDS)
    assert "<<<<<<<" not in text
    assert "# merged: the other branch says: Of %(authors)s\n" in text


def test_a_side_that_cannot_be_read_leaves_the_file_as_it_is(
    translated: Newsroom, merge: Merge
) -> None:
    base = translated.text(CATALOG)
    broken = changed(base, Fig="A fig").replace('"A fig"', '"A fig')
    marked = merge(base, changed(base, Fig="Figs"), broken)
    translated.write(CATALOG, marked)
    report = translated.extract()
    assert translated.store.read(CATALOG) == marked
    found = [each for each in report.diagnostics if each.path == CATALOG]
    assert {each.code for each in found} == {"po-conflict-markers", "po-syntax"}
    assert {each.severity for each in found} == {Severity.ERROR}
    line = next(each.line for each in found if each.code == "po-syntax")
    assert marked.decode().split("\n")[line - 1] == 'msgstr "A fig'


def test_only_where_git_shows_the_base_is_a_doubt_known_to_be_new(
    merge: Merge,
) -> None:
    entry = 'msgid "a"\nmsgstr "b"\n'
    ours, theirs = f"{HEADER}#, fuzzy\n{entry}", f"{HEADER}# seen\n{entry}"
    marked = merge(HEADER + entry, ours, theirs)
    read = parse_marked(marked, CATALOG)
    assert read.value is not None
    (found,) = read.value.translations
    assert found.comments == ("seen",)
    assert found.is_fuzzy == (b"|||||||" in marked)


def test_a_side_with_marks_is_merged_like_any_other(marked: Newsroom) -> None:
    ours = marked.store.read(CATALOG)
    merged = reconcile(CATALOG, b"", ours, ours)
    assert merged.value is not None
    assert b"<<<<<<<" not in merged.value
    assert {each.severity for each in merged.diagnostics} == {Severity.WARNING}


def test_a_catalog_that_names_no_language_is_merged() -> None:
    entry = b'msgid "a"\nmsgstr "%s"\n'
    merged = reconcile("a.po", entry % b"", entry % b"", entry % b"b")
    assert merged.value is not None
    assert merged.value.endswith(entry % b"b")


def test_a_fault_on_the_other_branch_is_said_to_be_there() -> None:
    good, bad = b'msgid "a"\nmsgstr "b"\n', b'msgid "a"\n'
    merged = reconcile("a.po", good, good, bad)
    assert merged.value is None
    assert any(
        each.message.startswith("On the other branch: ") for each in merged.diagnostics
    )
    assert (
        reconcile("a.po", bad, good, good).value
        == b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n' + good
    )
