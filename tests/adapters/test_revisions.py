"""Real git: a commit is a store, and the log says what became of each file."""

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.adapters import LocalStore
from pipeline.adapters.git import read_object
from pipeline.adapters.histories import GitHistory
from pipeline.adapters.revisions import open_revision
from pipeline.errors import ConfigurationError, StoreError
from pipeline.model.history import Revision
from tests.repository import Repository, begin

Needs = Callable[[str], str]
PAGE = "One\n\nTwo\n\nThree\n\nFour\n\nFive\n\nSix\n\nSeven\n"
STALL = "articles/city/étal.md"


@pytest.fixture
def repository(tmp_path: Path, needs: Needs) -> Repository:
    """A repository with a site in a folder of it, and one commit."""
    made = begin(needs("git"), tmp_path / "repository")
    save(made, STALL, PAGE)
    save(made, "articles/.hidden.md", "no")
    save(made, "locales/editions.json", "{}")
    (made.root / "elsewhere.md").write_text("no site")
    made.commit("The site")
    return made


def save(repository: Repository, path: str, text: str) -> None:
    """Write a file of the site."""
    place = repository.root / "site" / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")


def site(repository: Repository) -> str:
    """Return the folder of the site."""
    return str(repository.root / "site")


def test_a_revision_holds_what_the_folder_held_then(repository: Repository) -> None:
    root = site(repository)
    local = LocalStore(root)
    before = {path: local.read(path) for path in local.walk()}
    save(repository, STALL, "Another")
    save(repository, "articles/new.md", "New")
    then = open_revision(root, "HEAD")
    assert {path: then.read(path) for path in then.walk()} == before
    assert tuple(then.walk("articles")) == then.sweep("articles") == (STALL,)
    assert then.exists(STALL)
    assert not then.exists("articles/new.md")
    assert then.obstacle("articles")
    assert not then.obstacle(STALL)
    assert not tuple(then.skipped())


def test_a_revision_passes_links_over(repository: Repository) -> None:
    (repository.root / "site/articles/link.md").symlink_to("city")
    repository.commit("A link")
    assert tuple(open_revision(site(repository), "main").walk("articles")) == (STALL,)


def test_a_revision_can_be_opened_in_another_process(repository: Repository) -> None:
    then = open_revision(site(repository), "HEAD")
    then.read(STALL)
    copy = pickle.loads(pickle.dumps(then))  # noqa: S301 - our own
    child = os.fork()
    if not child:
        os._exit(copy.read(STALL) != PAGE.encode())
    assert os.waitpid(child, 0)[1] == 0
    assert then.read(STALL) == PAGE.encode()


def test_a_revision_can_only_be_read(repository: Repository) -> None:
    then = open_revision(site(repository), "HEAD")
    for change in (
        lambda: then.write(STALL, b""),
        lambda: then.remove(STALL),
        lambda: then.alone(".diptyque"),
        lambda: then.read("articles/nowhere.md"),
    ):
        with pytest.raises(StoreError):
            change()


def test_a_content_that_the_repository_lacks_is_an_error(
    repository: Repository,
) -> None:
    for name in ("0" * 40, "nothing"):
        with pytest.raises(StoreError):
            read_object(site(repository), name)


@pytest.mark.parametrize(
    "revision", ["nowhere", "-x", "--all", "", "HEAD:nowhere", "a\nb"]
)
def test_what_is_no_revision_is_said(repository: Repository, revision: str) -> None:
    with pytest.raises(ConfigurationError, match="is no revision"):
        open_revision(site(repository), revision)


def test_a_file_or_a_folder_of_a_commit_is_told_from_one(
    repository: Repository,
) -> None:
    path = next(iter(open_revision(site(repository), "HEAD").walk()))
    for revision, kind in (("HEAD:site", "folder"), (f"HEAD:site/{path}", "file")):
        with pytest.raises(ConfigurationError, match=f"names a {kind}, and no commit"):
            open_revision(site(repository), revision)


def test_a_repository_without_a_commit_has_no_revision(
    tmp_path: Path, needs: Needs
) -> None:
    begin(needs("git"), tmp_path)
    with pytest.raises(ConfigurationError, match="is no revision"):
        open_revision(str(tmp_path), "HEAD")
    assert not GitHistory(str(tmp_path)).revisions("articles")


def test_a_folder_without_repository_has_no_revision_and_no_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for root in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(ConfigurationError, match="no git repository"):
            open_revision(str(root), "HEAD")
        assert not GitHistory(str(root)).revisions("articles")


def test_without_git_there_is_no_revision_and_no_history(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConfigurationError) as caught:
        open_revision(site(repository), "HEAD")
    assert "no git on this machine" in caught.value.hint
    assert not GitHistory(site(repository)).revisions("articles")


def test_a_hook_of_git_sees_the_same(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert open_revision(site(repository), "HEAD").exists(STALL)
    assert GitHistory(site(repository)).revisions("articles")


def subjects(revisions: tuple[Revision, ...]) -> list[str]:
    """Return the subjects of the commits."""
    return [each.commit.subject for each in revisions]


def test_the_history_of_a_file_goes_on_under_its_earlier_names(
    repository: Repository,
) -> None:
    save(repository, STALL, PAGE.replace("Two", "2"))
    name = repository.commit("Edit", author="Jean \u202f Été", day=21)
    repository.do("mv", f"site/{STALL}", "site/articles/stall.md")
    repository.commit("Rename")
    save(repository, STALL, "A new article of the old name, and of other words")
    repository.commit("Begin anew")
    history = GitHistory(site(repository))
    known = history.revisions("articles")
    assert subjects(known["articles/stall.md"]) == ["Rename", "Edit", "The site"]
    assert subjects(known[STALL]) == ["Begin anew"]
    edit = known["articles/stall.md"][1]
    assert edit.commit.id == name
    assert edit.commit.author == "Jean \u202f Été"
    assert edit.commit.moment.isoformat() == "2026-11-21T08:00:00+00:00"
    assert edit.path == STALL
    assert history.read(edit.after) == PAGE.replace("Two", "2").encode()
    assert [history.read(each) for each in edit.before] == [PAGE.encode()]


def test_a_merge_is_in_the_history_where_it_changed_something(
    repository: Repository,
) -> None:
    repository.do("branch", "other")
    save(repository, STALL, PAGE.replace("One", "1"))
    repository.commit("Ours")
    repository.do("switch", "--quiet", "other")
    save(repository, STALL, PAGE.replace("Seven", "7"))
    repository.commit("Theirs")
    repository.do("merge", "--quiet", "--no-edit", "main")
    revisions = GitHistory(site(repository)).revisions("articles")[STALL]
    assert subjects(revisions)[0] == "Merge branch 'main' into other"
    assert len(revisions[0].before) == 2
    assert sorted(subjects(revisions[1:])) == ["Ours", "The site", "Theirs"]


def test_a_file_that_was_removed_and_came_back_has_one_history(
    repository: Repository,
) -> None:
    repository.do("rm", "--quiet", f"site/{STALL}")
    repository.commit("Remove")
    save(repository, STALL, PAGE)
    repository.commit("Restore")
    revisions = GitHistory(site(repository)).revisions("articles")[STALL]
    assert subjects(revisions) == ["Restore", "Remove", "The site"]
    assert [bool(each.after) for each in revisions] == [True, False, True]


def test_the_bottom_of_a_shallow_clone_says_nothing(
    repository: Repository, tmp_path: Path, needs: Needs
) -> None:
    save(repository, STALL, PAGE.replace("Two", "2"))
    repository.commit("Second")
    save(repository, STALL, PAGE.replace("Two", "3"))
    repository.commit("Third")
    clone = Repository(needs("git"), tmp_path)
    origin = f"file://{repository.root}"
    clone.do("clone", "--quiet", "--depth", "2", origin, "clone")
    root = str(tmp_path / "clone/site")
    assert subjects(GitHistory(root).revisions("articles")[STALL]) == ["Third"]
    with pytest.raises(ConfigurationError) as caught:
        open_revision(root, "HEAD~2")
    assert "--unshallow" in caught.value.hint
