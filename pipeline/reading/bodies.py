"""What stands below the front matter of an article, whatever it is written in."""

from msgspec import Struct

from pipeline.reading.composing import Composer


class Body(Struct, frozen=True, kw_only=True):
    """What was read below the front matter.

    `title` is the text of a heading of the first level that leads it, which
    is then not part of `composer`, and `title_line` is where it stands. `lost`
    says what HTML was not let through, `is_too_deep` that what is nested too
    deeply was taken for text.
    """

    composer: Composer
    notes: tuple[str, ...] = ()
    title: str = ""
    title_line: int = 0
    lost: tuple[str, ...] = ()
    is_too_deep: bool = False
