"""A commit of a git repository, as a store that can only be read."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import NoReturn

from msgspec import Struct

from pipeline.adapters.git import ask, read_object
from pipeline.adapters.paths import is_hidden, name_problem, printable
from pipeline.errors import ConfigurationError, StoreError
from pipeline.model.phrases import Phrase, say

_FILES = frozenset({"100644", "100755"})
"""The modes of regular files; links and submodules have others."""


class RevisionStore(Struct, frozen=True, kw_only=True):
    """The tree of files that a folder had in a commit.

    `files` are the names that git has for their contents, by path.
    """

    root: str
    commit: str
    files: Mapping[str, str]

    def walk(self, under: str = "") -> Iterator[str]:
        """Yield the path of every regular file below a folder, sorted."""
        prefix = f"{under}/" if under else ""
        yield from (path for path in self.files if path.startswith(prefix))

    def skipped(self, under: str = "") -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """Yield nothing: what was passed over then is of no use now."""
        yield from ()

    def exists(self, path: str) -> bool:
        """Say whether there was a file of this path."""
        return path in self.files

    def obstacle(self, path: str) -> str:
        """Return that a folder stood there, if one did."""
        is_folder = any(each.startswith(f"{path}/") for each in self.files)
        return say("it was a folder then") if is_folder else ""

    def read(self, path: str) -> bytes:
        """Return the whole file."""
        if path not in self.files:
            raise StoreError(say("There was no file {path} then", path=printable(path)))
        return read_object(self.root, self.files[path])

    def write(self, path: str, content: bytes) -> bool:  # noqa: ARG002
        """Refuse: what was, was."""
        _refuse(path)

    def remove(self, path: str) -> None:
        """Refuse: what was, was."""
        _refuse(path)

    def sweep(self, under: str = "") -> tuple[str, ...]:
        """Return what `walk` yields: nothing was committed half-written."""
        return tuple(self.walk(under))

    def stamp(self, path: str) -> str:
        """Return the name of its content, or nothing where there was no file."""
        return self.files.get(path, "")

    def stamps(self, under: str = "") -> Iterator[tuple[str, str, bool]]:
        """Yield each path with the name of its content, which has settled."""
        return ((path, self.files[path], True) for path in self.walk(under))

    def census(self, under: str = "") -> Iterator[tuple[str, str, bool]]:
        """Yield the same: nobody builds into what was."""
        return self.stamps(under)

    def restamp(self, paths: Iterable[str]) -> Iterator[str]:
        """Yield the name of the content of each."""
        return map(self.stamp, paths)

    def has_settled(self, path: str) -> bool:  # noqa: ARG002
        """Say that it has: what was, was."""
        return True

    def alone(self, folder: str) -> AbstractContextManager[None]:
        """Refuse: what was, was."""
        _refuse(folder)


def _refuse(path: str) -> NoReturn:
    raise StoreError(say("{path} can't be changed in a commit", path=printable(path)))


def open_revision(root: str, revision: str) -> RevisionStore:
    """Return a folder as it was in a revision, in any way of git to name one.

    Raises `ConfigurationError` where there is no git, no repository, or no
    such revision.
    """
    commit = _commit(root, revision)
    listed = ask(root, "ls-tree", "-r", "-z", commit)
    entries = (each.partition("\t") for each in os.fsdecode(listed).split("\0"))
    found = {
        path: kind.rpartition(" ")[2]
        for kind, _, path in entries
        if kind[:6] in _FILES and not _is_passed_over(path)
    }
    return RevisionStore(
        root=root, commit=commit, files={path: found[path] for path in sorted(found)}
    )


def _is_passed_over(path: str) -> bool:
    return any(is_hidden(each) or name_problem(each) for each in path.split("/"))


def _commit(root: str, revision: str) -> str:
    """Return the full name of the commit that a revision means."""
    try:
        ask(root, "rev-parse", "--is-inside-work-tree")
    except ConfigurationError as error:
        raise ConfigurationError(
            say("The site is in no git repository that can be read."),
            say("{message} {hint}", message=error.message, hint=error.hint),
        ) from error
    try:
        return _object(root, f"{revision}^{{commit}}")
    except ConfigurationError as error:
        raise ConfigurationError(_wrong(root, revision), _hint(root)) from error


def _object(root: str, name: str) -> str:
    """Return the full name of an object; raise `ConfigurationError` without one."""
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", name)
    return ask(root, *words).decode().rstrip("\n")


def _wrong(root: str, revision: str) -> Phrase:
    """Return what a revision names, where that is no commit."""
    try:
        found = _object(root, revision)  # in `HEAD:path^{}` the end is of the path
        kind = ask(root, "cat-file", "-t", _object(root, f"{found}^{{}}"))
    except ConfigurationError:
        kind = b""
    named = printable(revision)
    match kind:
        case b"blob\n":
            return say("“{revision}” names a file, and no commit.", revision=named)
        case b"tree\n":
            return say("“{revision}” names a folder, and no commit.", revision=named)
    return say("“{revision}” is no revision of this repository.", revision=named)


def _hint(root: str) -> str:
    """Return what to do about a revision that is not there."""
    if ask(root, "rev-parse", "--is-shallow-repository") == b"true\n":
        return say(
            "This clone has but the latest commits: `git fetch --unshallow` brings "
            "the others (in a workflow of GitHub, `fetch-depth: 0`)."
        )
    return say("Name a branch, a tag or a commit: `main`, `HEAD~1`, `3f2a1c9`.")
