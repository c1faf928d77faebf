"""What became of a file: its contents, one after the other, and who changed it."""

from datetime import datetime

from msgspec import Struct


class Commit(Struct, frozen=True, kw_only=True):
    """A change that somebody made; `moment` is aware of its zone."""

    id: str
    moment: datetime
    author: str
    subject: str


class Revision(Struct, frozen=True, kw_only=True):
    """What a commit made of a file, which stood at `path` then.

    `after` names the content that it left, and `before` those that it found:
    none for a new file, and one for each parent of a merge. Nothing is left
    of a file that it removed.
    """

    commit: Commit
    path: str
    after: str
    before: tuple[str, ...] = ()
