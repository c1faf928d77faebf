"""Pictures: how large they are, and the smaller copies that browsers choose from."""

from enum import StrEnum

from msgspec import Struct


class Flaw(StrEnum):
    """Why a picture can't be shown."""

    BROKEN = "broken"
    TOO_LARGE = "too large"
    ACTIVE = "active"


class Print(Struct, frozen=True, kw_only=True, array_like=True):
    """A smaller copy of a picture, in WebP; `width` is in pixels."""

    width: int
    content: bytes


class Developed(Struct, frozen=True, kw_only=True, array_like=True):
    """What has been found out about a picture, and made of it.

    The size is in pixels, as it is shown: a photograph that lies on its side
    has been turned. It is 0 where a picture has none, or has a flaw. `prints`
    stand in the order of their widths. `has_location`: the file says where on
    Earth the picture was taken.
    """

    width: int = 0
    height: int = 0
    prints: tuple[Print, ...] = ()
    flaw: Flaw | None = None
    has_location: bool = False


class Candidate(Struct, frozen=True, kw_only=True):
    """One of the files that a browser may choose, and its width in pixels."""

    path: str
    width: int


class Plate(Struct, frozen=True, kw_only=True):
    """A published picture: its size in pixels, and what there is to choose from.

    There are no `candidates` where the picture itself is all there is.
    """

    width: int
    height: int
    candidates: tuple[Candidate, ...] = ()
