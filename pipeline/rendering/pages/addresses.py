"""Where each page of a site stands, and how pages lead to one another.

A folder is a URL path relative to the site, with a final slash; the top of the
site is the empty one.
"""

from functools import lru_cache
from hashlib import blake2b
from urllib.parse import quote

from babel import Locale

from pipeline.model.editions import Card
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.text import is_device, normalize, slugify

BOTH = "both.xml"
"""The feed of a language for those who read the others too."""

OUTLINE = "feeds.opml"
"""The list of all feeds of a site."""

_SAFE = "/-._~!$&'()*+,;=:@"
"""What a path may hold unescaped (RFC 3986, 3.3)."""


def front_folder(locale: Locale) -> str:
    """Return the folder of a language's front page."""
    return f"{to_tag(locale)}/"


def tag_folder(locale: Locale, tag: str) -> str:
    """Return the folder of the page, and of the feed, of one tag."""
    return f"{to_tag(locale)}/tags/{tag}/"


def section_folder(locale: Locale, section: str) -> str:
    """Return the folder of the page of one section."""
    return f"{to_tag(locale)}/sections/{section}/"


def search_folder(locale: Locale) -> str:
    """Return the folder of the page on which readers search, and of its index."""
    return f"{to_tag(locale)}/search/"


def archive_folder(locale: Locale) -> str:
    """Return the folder of the page from which all articles can be found."""
    return f"{to_tag(locale)}/archive/"


def year_folder(locale: Locale, year: int) -> str:
    """Return the folder of the articles of a year."""
    return f"{to_tag(locale)}/{year:04}/"


def month_folder(locale: Locale, month: tuple[int, int]) -> str:
    """Return the folder of the articles of a month, which is a year and a number."""
    return f"{year_folder(locale, month[0])}{month[1]:02}/"


def author_slug(name: str) -> str:
    """Return what an author is known by in addresses; other alphabets get a number."""
    slug = slugify(name) or blake2b(normalize(name).encode(), digest_size=6).hexdigest()
    return f"{slug}-1" if is_device(slug) else slug


def author_folder(locale: Locale, name: str) -> str:
    """Return the folder of the feeds of one author."""
    return f"{to_tag(locale)}/authors/{author_slug(name)}/"


def feeds_folder(locale: Locale) -> str:
    """Return the folder of the page that explains the feeds."""
    return f"{to_tag(locale)}/feeds/"


def facing_folder(card: Card) -> str:
    """Return the folder of the page with a translation beside its original."""
    return card.folder + card.facing_name


def numbered(folder: str, number: int) -> str:
    """Return the folder of a full page of a list, numbered from its oldest, 1."""
    return f"{folder}page/{number}/"


def root_of(folder: str) -> str:
    """Return the way from a folder to the top of the site."""
    return "../" * folder.count("/") or "./"


def relative(root: str, path: str) -> str:
    """Return the URL of a path of the site, or a web address as it is."""
    return path if is_web_address(path) else root + _quoted(path)


def absolute(site: Site, path: str) -> str:
    """Return the absolute URL of a path of the site."""
    return relative(site.base_url, path)


def is_web_address(url: str) -> bool:
    """Say whether a URL leads out of the site by itself."""
    return url.lower().startswith(("http://", "https://"))


@lru_cache(maxsize=1024)
def _quoted(path: str) -> str:
    return quote(path, safe=_SAFE)
