"""What is printed as it is: texts, links, dates, pictures, feeds."""

from msgspec import Struct


class TextView(Struct, frozen=True, kw_only=True):
    """A text, with its language where that is not the page's own.

    `lang` and `dir` are empty for a text in the language of the page.
    """

    text: str
    lang: str = ""
    dir: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


class LinkView(Struct, frozen=True, kw_only=True):
    """A link by the name of what it leads to.

    `hreflang` is empty where it leads to a page in the language of this one.
    """

    url: str
    text: str
    lang: str = ""
    dir: str = ""
    hreflang: str = ""


class DateView(Struct, frozen=True, kw_only=True):
    """A date for machines (ISO 8601) and for people."""

    iso: str
    text: str


class ImageView(Struct, frozen=True, kw_only=True):
    """A picture; `width` and `height` are 0 where they are not known.

    `srcset` names smaller copies of it, or is empty where there are none.
    """

    url: str
    alt: TextView
    caption: TextView
    credit: str = ""
    width: int = 0
    height: int = 0
    srcset: str = ""


class FeedView(Struct, frozen=True, kw_only=True):
    """A feed: `address` is the absolute URL that a reader program wants."""

    url: str
    address: str
    title: str
    media_type: str
    tag: str
