"""What the script of a page sends → values, each bounded; nothing else gets in."""

from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct

from pipeline.building.editing.amending import Person
from pipeline.desk.bureau import Spot
from pipeline.desk.texts import read_mark
from pipeline.patterns import pattern
from pipeline.text import trim

_Name = Annotated[str, Meta(max_length=100)]
_Id = Annotated[str, Meta(max_length=1000)]
_Mark = Annotated[str, Meta(pattern="^[0-9a-f]{16}$")]
_Version = Annotated[str, Meta(max_length=16)]
_Text = Annotated[str, Meta(max_length=200_000)]
_UNNAMED = pattern(r"[<>\"\\\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class Asked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text that is asked about."""

    article: _Id
    tag: _Name
    mark: _Mark

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return Spot(article=self.article, tag=self.tag, mark=read_mark(self.mark))


class Typed(Asked, frozen=True, kw_only=True):
    """A text as it is typed."""

    text: _Text


class Signed(Asked, frozen=True, kw_only=True):
    """Who asks for a change, of what they saw."""

    seen: _Version
    name: _Name
    address: _Name = ""

    @property
    def by(self) -> Person:
        """Who it is; a name has none of the signs that set an address apart."""
        name, address = (
            trim(_UNNAMED.sub(" ", each)) for each in (self.name, self.address)
        )
        return Person(name=name or "?", address=address)


class Save(Signed, frozen=True, kw_only=True):
    """A text to be saved: on the way, approved, or left for another to approve."""

    text: _Text
    is_approved: bool = False
    is_left: bool = False


class Comment(Signed, frozen=True, kw_only=True):
    """What is said of a text, line by line."""

    text: _Text


Form = TypeVar("Form", bound=Asked)


def read(content: bytes, form: type[Form]) -> Form:
    """Return what a script sent; raises `msgspec.MsgspecError` or `ValueError`."""
    return msgspec.json.decode(content, type=form)
