"""The log of a git repository → what became of each file, and who changed it."""

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from pipeline.adapters.git import ask, read_object
from pipeline.errors import ConfigurationError, StoreError
from pipeline.model.history import Commit, Revision
from pipeline.model.phrases import say

Logged: TypeAlias = tuple[Revision, str]
"""What a commit did to a file, and the path that it had before."""

_ONE_PARENT = 2
"""Names in a line that tells a commit and its only parent."""

_RECORD, _FIELD = "\x1e", "\x1f"
_FORMAT = "%x1e%H%x1f%at%x1f%aN%x1f%s"
_LOG = (
    "-c",
    "log.showSignature=false",
    "log",
    f"--format={_FORMAT}",
    "--encoding=UTF-8",
    "--no-color",
    "--no-relative",
    "--raw",
    "--no-abbrev",
    "-z",
    "--root",
    # Of a merge, the files that are like those of no parent.
    "--diff-merges=combined",
    "--find-renames",
)


class NoHistory(Struct, frozen=True):
    """What is remembered of files that are in no repository: nothing."""

    def revisions(self, under: str) -> Mapping[str, tuple[Revision, ...]]:  # noqa: ARG002
        """Return that nothing is known of any file."""
        return {}

    def read(self, content: str) -> bytes:
        """Raise `StoreError`: no revision names a content."""
        raise StoreError(say("There is no file {path}", path=content))


class GitHistory(Struct, frozen=True):
    """What git remembers of the files below a folder; nothing, without git."""

    root: str

    def revisions(self, under: str) -> Mapping[str, tuple[Revision, ...]]:
        """Return what became of each file below a folder, the latest first.

        What a shallow clone has at its bottom came from who knows when.
        """
        try:
            bottom = self.bottom()
            return by_file(x for x in self.log(under) if x[0].commit.id not in bottom)
        except ConfigurationError:
            return {}

    def log(self, under: str, revisions: str = "HEAD") -> tuple[Logged, ...]:
        """Return what some commits did below a folder, the last first.

        Raises `ConfigurationError` where git refuses.
        """
        prefix = _line(ask(self.root, "rev-parse", "--show-prefix"))
        told = ask(self.root, *_LOG, revisions, "--", under)
        records = os.fsdecode(told).split(_RECORD)
        return tuple(each for record in records for each in _revisions(record, prefix))

    def head(self) -> str:
        """Return the commit that is checked out; raises `ConfigurationError`."""
        return _line(ask(self.root, "rev-parse", "HEAD"))

    def is_onward(self, before: str, after: str) -> bool:
        """Say whether one commit came from another, one by one, with no merge."""
        told = ask(self.root, "rev-list", "--parents", f"{before}..{after}")
        lines = [each.split(" ") for each in _line(told).split("\n")]
        return (
            all(len(each) == _ONE_PARENT for each in lines) and lines[-1][1] == before
        )

    def read(self, content: str) -> bytes:
        """Return a content that a revision names."""
        return read_object(self.root, content)

    def bottom(self) -> frozenset[str]:
        """Return the commits whose parents a shallow clone does not have."""
        place = _line(ask(self.root, "rev-parse", "--git-path", "shallow"))
        try:
            return frozenset((Path(self.root) / place).read_text("ascii").split("\n"))
        except (OSError, UnicodeDecodeError):
            return frozenset()


def _line(told: bytes) -> str:
    return os.fsdecode(told).removesuffix("\n")


def _revisions(record: str, prefix: str) -> Iterator[Logged]:
    """Yield what a commit did to each file, and the path that it had before."""
    head, _, changes = record.partition("\0")
    commit = _commit(head)
    fields = iter(changes.split("\0"))
    for field in fields:
        columns = field.lstrip("\n").split(" ")
        if commit is None or not columns[0].startswith(":"):
            continue
        parents = columns[0].count(":")
        *before, after = columns[parents + 1 : 2 * parents + 2]
        path = former = next(fields, "").removeprefix(prefix)
        if columns[-1][:1] in {"R", "C"}:
            path = next(fields, "").removeprefix(prefix)
        revision = Revision(
            commit=commit,
            path=path,
            after=_content(after),
            before=tuple(filter(None, map(_content, before))),
        )
        yield revision, former


def _commit(head: str) -> Commit | None:
    try:
        name, seconds, author, subject = head.split(_FIELD, 3)
        moment = datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return Commit(id=name, moment=moment, author=author, subject=subject)


def _content(name: str) -> str:
    """Return the name of a content; git has zeros for none."""
    return name if name.replace("0", "") else ""


def by_file(
    revisions: Iterable[Logged],
) -> dict[str, tuple[Revision, ...]]:
    """Put the revisions of a file together, those under earlier names too."""
    later: dict[str, str] = {}
    found: dict[str, list[Revision]] = {}
    for revision, former in revisions:
        path = later.get(revision.path, revision.path)
        found.setdefault(path, []).append(revision)
        if former != revision.path:
            later[former] = path
            later.pop(revision.path, None)
    return {path: tuple(each) for path, each in found.items()}
