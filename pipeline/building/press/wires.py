"""What a feed shows, before the text of an item is read: the values."""

from babel import Locale
from msgspec import Struct

from pipeline.building.press.linking import Table
from pipeline.model.editions import Card
from pipeline.rendering.pages import CorrectionDetails

FORMATS = ("feed.xml", "atom.xml", "feed.json")


class Told(Struct, frozen=True, kw_only=True):
    """An item before its text is read: `place` is the file that has it.

    `key` tells it from all that have another text, or lead elsewhere. `siblings` are
    the other editions; `length` is the size of its picture in bytes, or none.
    `corrections` are the oldest first.
    """

    key: str
    card: Card
    siblings: tuple[Card, ...]
    place: str
    table: Table
    length: int | None
    corrections: tuple[CorrectionDetails, ...]

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Told) and self.key == other.key


class Wire(Struct, frozen=True, kw_only=True):
    """A feed before it is written, with the fields of `Feed`.

    `formats` are those that have to be written, each by the name of its file.
    """

    locale: Locale
    folder: str
    title: str
    page: str = ""
    file: str = ""
    current: str = ""
    previous: str = ""
    authority: str = ""
    formats: tuple[str, ...] = FORMATS
    items: tuple[Told, ...] = ()
