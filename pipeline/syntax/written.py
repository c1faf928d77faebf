"""A message as it was written: its text, and what was kept out of it."""

from msgspec import Struct

from pipeline.model.articles import Link
from pipeline.syntax.tokens import Raw, TagStart


class Written(Struct, frozen=True, kw_only=True):
    """A message's text, and what was kept out of it.

    `titles` are those of the links, by number. `tags` are kept as pairs of
    the bare tag's name and the token that it stands for.
    """

    text: str
    links: tuple[Link, ...] = ()
    titles: dict[int, str] = {}
    notes: tuple[str, ...] = ()
    tags: tuple[tuple[str, TagStart | Raw], ...] = ()
