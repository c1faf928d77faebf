"""Real git, real branches: what two people did to one catalog is in the merge."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import publishing
from tests.cli.clones import CATALOG, HEADING, ITEM, Clone, translate
from tests.cli.conftest import Command
from tests.house import PIPELINE, ROOT

Sound = Callable[[Path], str]


WAYS = {
    "merge": ("How to do it", "The way to do it"),
    "cherry-pick": ("How to do it", "The way to do it"),
    "rebase": ("The way to do it", "How to do it"),
}
"""The ways to bring branches together, and whose text is then ours and theirs."""


@pytest.mark.parametrize("way", WAYS)
def test_the_work_of_two_translators_is_joined(
    clone: Clone, way: str, sound: Sound, diptyque: Command
) -> None:
    with clone.work("other"):
        translate(ITEM, "An empty sentence stays to be done.")
    with clone.work("main"):
        translate(HEADING, "How to translate it")
    clone.do(way, "other")
    text = sound(CATALOG)
    assert f'msgid "{HEADING}"\nmsgstr "How to translate it"\n' in text
    assert 'msgstr "An empty sentence stays to be done."\n' in text
    assert not clone.do("status", "--porcelain")
    assert diptyque("extract", "--check").code == 0


@pytest.mark.parametrize("way", WAYS)
def test_where_two_translators_differ_git_stops_and_both_texts_are_there(
    clone: Clone, way: str, sound: Sound, diptyque: Command
) -> None:
    kept, said = WAYS[way]
    with clone.work("other"):
        translate(HEADING, "The way to do it")
        translate(ITEM, "An empty sentence stays to be done.")
    with clone.work("main"):
        translate(HEADING, "How to do it")
    ended = clone.git(way, "other")
    assert ended.returncode == 1
    told = f"{CATALOG}: error merge-conflict: The branches translate this differently."
    assert told in ended.stdout + ended.stderr
    unmerged = clone.do("diff", "--name-only", "--diff-filter=U")
    assert unmerged == f"{CATALOG}\n"
    text = sound(CATALOG)
    assert (
        f"# merged: the other branch says: {said}\n#. heading 2\n"
        f'#: articles/bienvenue.md\n#, fuzzy\nmsgid "{HEADING}"\nmsgstr "{kept}"\n'
    ) in text
    assert 'msgstr "An empty sentence stays to be done."\n' in text
    assert diptyque("extract", "--check").code == 0
    clone.do("add", "--all")
    clone.do(way, "--continue")
    assert not clone.do("status", "--porcelain")


def test_what_was_translated_while_the_author_changed_it_is_kept(
    clone: Clone, sound: Sound, diptyque: Command
) -> None:
    article = Path("articles/bienvenue.md")
    with clone.work("other"):
        translate(HEADING, "How to translate it")
    with clone.work("main"):
        text = article.read_text("utf-8").replace(HEADING, "Comment bien le traduire")
        article.write_text(text, "utf-8")
        assert diptyque("extract").code == 0
    clone.do("merge", "other")
    pair = f'#~ msgid "{HEADING}"\n#~ msgstr "How to translate it"\n'
    assert pair in sound(CATALOG)
    assert diptyque("extract").code == 0
    assert pair in sound(CATALOG)


def test_a_catalog_that_both_branches_added_has_what_both_have(
    clone: Clone, sound: Sound, diptyque: Command
) -> None:
    catalog = Path("locales/en/LC_MESSAGES/articles/marche.po")
    for branch, source in (("other", "Des figues."), ("main", "Du pain.")):
        with clone.work(branch):
            Path("articles/marche.md").write_text(
                "---\ntitle: Le marché\nlang: fr\ndate: 2026-11-20\n---\n"
                "Des figues.\n\nDu pain.\n",
                "utf-8",
            )
            assert diptyque("extract").code == 0
            translate(source, f"{branch}: it", catalog)
    clone.do("merge", "other")
    text = sound(catalog)
    assert 'msgid "Des figues."\nmsgstr "other: it"\n' in text
    assert 'msgid "Du pain."\nmsgstr "main: it"\n' in text


def test_what_both_branches_published_is_in_the_ledger(
    clone: Clone, diptyque: Command
) -> None:
    for branch in ("other", "main"):
        with clone.work(branch):
            assert diptyque("new", f"News of {branch}", "--lang", "en").code == 0
            assert diptyque("extract").code == 0
            assert diptyque("build", "--jobs", "1", "--fail-on", "never").code == 0
    clone.do("merge", "other")
    ledger = publishing.parse(Path("locales/editions.json").read_bytes())
    assert {"news-of-main", "news-of-other", "welcome"} <= ledger.editions.keys()


def test_a_catalog_that_cannot_be_read_stops_git_and_is_left_as_it_is(
    clone: Clone,
) -> None:
    with clone.work("other"):
        CATALOG.write_text(f'{CATALOG.read_text("utf-8")}\nmsgid "never closed\n')
    with clone.work("main"):
        translate(HEADING, "How to translate it")
    ours = CATALOG.read_bytes()
    ended = clone.git("merge", "other")
    assert ended.returncode == 1
    assert "error po-syntax: On the other branch: " in ended.stdout + ended.stderr
    assert clone.do("diff", "--name-only", "--diff-filter=U") == f"{CATALOG}\n"
    assert CATALOG.read_bytes() == ours


def test_without_the_driver_extract_mends_what_git_wrote(
    clone: Clone, sound: Sound, diptyque: Command
) -> None:
    clone.do("config", "--remove-section", "merge.diptyque")
    with clone.work("other"):
        translate(HEADING, "The way to do it")
    with clone.work("main"):
        translate(HEADING, "How to do it")
    assert clone.git("merge", "other").returncode == 1
    assert "<<<<<<< HEAD\n" in CATALOG.read_text("utf-8")
    assert diptyque("check").code == 1
    ended = diptyque("extract")
    assert ended.code == 0
    assert "warning po-conflict-markers: A merge left its marks here." in ended.output
    assert "# merged: the other branch says: The way to do it\n" in sound(CATALOG)


def test_this_repository_merges_its_own_catalogs_by_entry() -> None:
    own = (ROOT / ".gitattributes").read_text("utf-8")
    assert own == (PIPELINE / "cli/scaffold/gitattributes").read_text("utf-8")
