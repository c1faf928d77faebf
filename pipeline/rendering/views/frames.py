"""What stands around every page."""

from markupsafe import Markup
from msgspec import Struct

from pipeline.rendering.views.texts import FeedView, LinkView


class LanguageView(Struct, frozen=True, kw_only=True):
    """One entry of the language switcher; `name` is the language's own.

    Where there is no edition, `url` leads to that language's front page.
    """

    tag: str
    dir: str
    name: str
    url: str
    has_edition: bool
    is_current: bool


class AlternateView(Struct, frozen=True, kw_only=True):
    """One `hreflang`: a language tag or `x-default`, and an absolute URL."""

    tag: str
    url: str


class SiteView(Struct, frozen=True, kw_only=True):
    """The site in the language of the page.

    `feeds` are those of the language, then one of each other language;
    `feeds_page` explains them. `sections` and `pages` are the navigation;
    `archive` leads to every article, and `search`, which may be empty, to
    those with some words. `fonts` are those that every page asks for at once.
    """

    name: str
    description: str
    home: str
    feeds: tuple[FeedView, ...]
    feeds_page: str
    sections: tuple[LinkView, ...]
    pages: tuple[LinkView, ...]
    archive: str
    search: str
    stylesheet: str
    fonts: tuple[str, ...]
    icon: str


class FrameView(Struct, frozen=True, kw_only=True):
    """Parts of a page that are drawn once for all pages that share them.

    They come from `head.html`, `navigation.html` and `colophon.html`, which
    are given the site alone, and the URL of the page if they lead to it.
    """

    head: Markup
    navigation: Markup
    colophon: Markup


class PageView(Struct, frozen=True, kw_only=True):
    """The facts of the head, and where the page stands.

    `root` leads from the page to the top of the site, with a final slash, and
    `url` from the page to itself by way of it, so that `url` equals the URL of
    any link to this page. `canonical` is absolute. `feeds` go with this page
    alone. `properties` are Open Graph's pairs. `structured` is JSON-LD, safe
    inside `<script>`, or empty.
    """

    lang: str
    dir: str
    root: str
    url: str
    title: str
    description: str
    canonical: str
    alternates: tuple[AlternateView, ...]
    languages: tuple[LanguageView, ...]
    feeds: tuple[FeedView, ...]
    properties: tuple[tuple[str, str], ...]
    structured: Markup
    is_indexed: bool
