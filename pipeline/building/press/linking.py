"""Open links → where they lead, seen from one page or from a feed."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from msgspec import Struct, field

from pipeline.building.manuscripts.drafting import local_path
from pipeline.model.pictures import Plate
from pipeline.rendering.filling import resolve
from pipeline.rendering.pictures import illustrate
from pipeline.syntax import escape_attribute, escape_url


class Table(Struct, frozen=True, kw_only=True):
    """What the paths in a site have become.

    `articles` maps the path of an article to its folders by language tag, the
    source's first; `files` maps that of a picture or file to its published
    path, and `plates` that of a picture to what is known of it. `placeholder`
    is the path of what stands in the place of pictures that are lost.
    """

    articles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    plates: Mapping[str, Plate] = field(default_factory=dict)
    placeholder: str = ""

    def part(self, paths: tuple[str, ...]) -> "Table":
        """Return the rows of some paths alone."""
        return Table(
            articles={p: self.articles[p] for p in paths if p in self.articles},
            files={p: self.files[p] for p in paths if p in self.files},
            plates={p: self.plates[p] for p in paths if p in self.plates},
        )


class Linker(Struct, frozen=True, kw_only=True):
    """Resolves the links of one article, in one language.

    `root` leads to the top of the site: `../../` from a page, the site's own
    URL from a feed. `folder` is put before a bare fragment or query in a feed, whose
    items have no page of their own around them.
    """

    table: Table
    path: str
    tag: str
    root: str
    folder: str = ""

    def __call__(self, url: str) -> str:
        """Return the URL as it stands inside the quotes of an attribute."""
        if url[:1] in {"", "#", "?"}:  # the article itself (RFC 3986, 4.4)
            return escape_url(f"{self.root}{self.folder}{url}" if self.folder else url)
        if url.startswith("//") and self.folder:
            return escape_url(urlsplit(self.root).scheme + ":" + url)
        if url.startswith("/") and not url.startswith("//"):
            return escape_url(self.root + url.removeprefix("/"))
        path = local_path(url, self.path)
        if path in self.table.articles:
            return self._article(url, self.table.articles[path])
        if path in self.table.files:
            return escape_url(self.root + self.table.files[path])
        # What is not there must not be a dead link; its author is told.
        return escape_url(f"{self.root}{self.tag}/" if path else url)

    def illustrated(self, html: str, *, has_choice: bool) -> str:
        """Return a body with its links resolved, and the sizes of its pictures."""
        sized = illustrate(html, self._plate, self.root, has_choice=has_choice)
        return resolve(sized, self)

    def _plate(self, url: str) -> Plate | None:
        return self.table.plates.get(local_path(url, self.path))

    def _article(self, url: str, folders: Mapping[str, str]) -> str:
        """Lead to the reader's language, or say which other one it is."""
        fragment = urlsplit(url).fragment
        anchor = f"#{fragment}" if fragment else ""
        if self.tag in folders:
            return escape_url(self.root + folders[self.tag] + anchor)
        tag, folder = next(iter(folders.items()))
        target = escape_url(self.root + folder + anchor)
        return f'{target}" hreflang="{escape_attribute(tag)}'
