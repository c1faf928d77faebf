"""A picture → what is known and made of it, found in `.diptyque/` or made now.

It stands in a file named by the picture's content and by all that it was made
with. So no picture is developed twice, be it moved, or removed and restored,
or the rest of the memory lost; and a build that is killed keeps what it made.
"""

from msgspec import Struct
from msgspec.structs import replace

from pipeline.building.contents.orders import Order
from pipeline.building.traces.remembering import (
    FOLDER,
    digest,
    recall,
    remember,
)
from pipeline.model.pictures import Developed, Print
from pipeline.model.site import Pictures
from pipeline.ports import Darkroom, Store
from pipeline.rendering.pictures import worth_keeping

PRINTS = f"{FOLDER}/pictures"
"""Where the copies of pictures are kept."""


class Studio(Struct, frozen=True, kw_only=True):
    """Where pictures are developed, and how; without a darkroom none is."""

    store: Store
    darkroom: Darkroom | None
    choice: Pictures

    @property
    def key(self) -> str:
        """What tells the work of this studio from that of any other."""
        name = self.darkroom.name if self.darkroom else ""
        return digest(name, repr(self.choice))

    def place(self, content: bytes) -> str:
        """Return where it is kept what is made of a picture, if anything is."""
        return f"{PRINTS}/{digest(content, self.key)}" if self.darkroom else ""

    def develop(self, content: bytes) -> Developed:
        """Return what is known and made of a picture, now or at some time before."""
        if self.darkroom is None:
            return Developed()
        place = self.place(content)
        if kept := recall(self.store, place, Developed):
            return kept
        made = self.darkroom.develop(content, self.choice)
        developed = replace(made, prints=worth_keeping(len(content), made.prints))
        remember(self.store, place, developed)
        return developed

    def prints(self, path: str) -> tuple[Print, ...]:
        """Return the copies of the picture at a path, in the order of their widths."""
        return self.develop(self.store.read(path)).prints


def open_studio(order: Order) -> Studio:
    """Return where the pictures of a site are developed."""
    return Studio(
        store=order.store, darkroom=order.darkroom, choice=order.site.pictures
    )
