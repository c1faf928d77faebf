"""How other site generators lay languages out: where a page stands, and its head.

Each is the layout that the program's own guide gives for several languages.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import dirname, relpath

import yaml
from msgspec import Struct

Table = Mapping[str, str]
Field = str | tuple[str | Table, ...] | Mapping[str, str | tuple[Table, ...]]
Fields = Mapping[str, Field]
"""The front matter of a page: texts, lists of texts, and tables of them."""


class PageFacts(Struct, frozen=True, kw_only=True):
    """What a page says of itself, dates in ISO 8601; empty where there is nothing.

    `corrections` have a `date` and a `text` each.
    """

    id: str
    title: str
    summary: str = ""
    date: str = ""
    updated: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    image: str = ""
    alt: str = ""
    caption: str = ""
    slug: str = ""
    corrections: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout(ABC):
    """Where a program looks for pages; `default` is the language it begins with.

    A page goes by its stem: the path among the articles, without the suffix.
    """

    default: str
    is_mdx: bool = False
    has_ids: bool = True

    @property
    def for_html(self) -> Fields:
        """The fields that a page of HTML needs beside its others."""
        # MDX is no HTML; Docusaurus reads a page that says so as CommonMark.
        return {"mdx": {"format": "md"}} if self.is_mdx else {}

    @abstractmethod
    def page(self, stem: str, tag: str) -> str:
        """Return where a page stands."""

    @abstractmethod
    def fields(self, facts: PageFacts, tag: str) -> Fields:
        """Return the front matter of a page."""

    def asset(self, path: str, stem: str, tag: str) -> str:
        """Return where a file stands that a page shows; `path` is as the stem is."""
        inside = relpath(path, dirname(stem) or ".")
        return f"{dirname(self.page(stem, tag))}/{inside}"

    def link(self, stem: str, tag: str, page: str) -> str:
        """Return what leads from one page, by its path, to another."""
        return relpath(self.page(stem, tag), dirname(page) or ".")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hugo(Layout):
    """Leaf bundles, translated by file name (gohugo.io, “Multilingual”)."""

    def page(self, stem: str, tag: str) -> str:
        """Return `content/city/tram/index.fr.md`."""
        return f"content/{stem}/index.{tag.lower()}.md"

    def asset(self, path: str, stem: str, tag: str) -> str:  # noqa: ARG002 - of all
        """Return a file of the bundle, the same in all languages."""
        return f"content/{stem}/{path.rpartition('/')[2]}"

    def link(self, stem: str, tag: str, page: str) -> str:  # noqa: ARG002 - by name
        """Return a `relref`, which Hugo resolves, and checks."""
        return f'{{{{< relref path="/{stem}" lang="{tag.lower()}" >}}}}'

    def fields(self, facts: PageFacts, tag: str) -> Fields:  # noqa: ARG002 - in its name
        """Return Hugo's fields; what it has none for goes into `params`."""
        section = facts.id.rpartition("/")[0]
        return {
            "title": facts.title,
            "description": facts.summary,
            "date": facts.date,
            "lastmod": facts.updated,
            "slug": facts.slug,
            "tags": facts.tags,
            "categories": (section,) if section else (),
            "images": (facts.image,) if facts.image else (),
            "translationKey": facts.id,
            "params": {
                "author": ", ".join(facts.authors),
                "alt": facts.alt,
                "caption": facts.caption,
                "corrections": facts.corrections,
            },
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class MkDocs(Layout):
    """The suffix structure of mkdocs-static-i18n."""

    def page(self, stem: str, tag: str) -> str:
        """Return `docs/city/tram.md`, or `docs/city/tram.fr.md`."""
        mark = "" if tag == self.default else f".{tag}"
        return f"docs/{stem}{mark}.md"

    def link(self, stem: str, tag: str, page: str) -> str:  # noqa: ARG002 - it knows
        """Return the name without a language: the plug-in finds the reader's."""
        return relpath(f"docs/{stem}.md", dirname(page))

    def fields(self, facts: PageFacts, tag: str) -> Fields:  # noqa: ARG002 - in its name
        """Return the fields of Material for MkDocs."""
        return {
            "title": facts.title,
            "description": facts.summary,
            "date": facts.date,
            "authors": facts.authors,
            "tags": facts.tags,
            "corrections": facts.corrections,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Docusaurus(Layout):
    """Docs in the default language, and the others under `i18n/` (docusaurus.io)."""

    is_mdx: bool = True

    def page(self, stem: str, tag: str) -> str:
        """Return `docs/city/tram.md`, or where the plug-in has its translations."""
        if tag == self.default:
            return f"docs/{stem}.md"
        return f"i18n/{tag}/docusaurus-plugin-content-docs/current/{stem}.md"

    def link(self, stem: str, tag: str, page: str) -> str:  # noqa: ARG002 - it knows
        """Return a path to a file: Docusaurus turns it into the reader's page."""
        here = self.default if page.startswith("docs/") else page.split("/")[1]
        return relpath(self.page(stem, here), dirname(page))

    def fields(self, facts: PageFacts, tag: str) -> Fields:  # noqa: ARG002 - in its path
        """Return Docusaurus's fields."""
        return {
            "id": facts.id.rpartition("/")[2],
            "title": facts.title,
            "description": facts.summary,
            "tags": facts.tags,
            "image": facts.image,
            "last_update": {"date": facts.updated or facts.date},
            "corrections": facts.corrections,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Astro(Layout):
    """Starlight: a folder for each language (starlight.astro.build, “i18n”)."""

    has_ids: bool = False

    def page(self, stem: str, tag: str) -> str:
        """Return `src/content/docs/fr/city/tram.md`."""
        return f"src/content/docs/{tag.lower()}/{stem}.md"

    def link(self, stem: str, tag: str, page: str) -> str:  # noqa: ARG002 - by address
        """Return the address of a page: Astro resolves no paths to files."""
        return f"/{tag.lower()}/{stem}/"

    def fields(self, facts: PageFacts, tag: str) -> Fields:  # noqa: ARG002 - in its path
        """Return Starlight's fields, and those of Astro's blog beside them."""
        return {
            "title": facts.title,
            "description": facts.summary,
            "lastUpdated": (facts.updated or facts.date)[: len("2026-11-24")],
            "pubDate": facts.date,
            "author": ", ".join(facts.authors),
            "tags": facts.tags,
            "heroImage": facts.image,
            "heroAlt": facts.alt,
            "corrections": facts.corrections,
        }


LAYOUTS: Mapping[str, type[Layout]] = {
    "hugo": Hugo,
    "mkdocs": MkDocs,
    "docusaurus": Docusaurus,
    "astro": Astro,
}
"""The layouts by the names of their programs."""


def write_page(fields: Fields, body: str) -> str:
    """Return a page: its front matter, without what is empty, and its body."""
    kept = {name: _plain(value) for name, value in fields.items() if _plain(value)}
    head = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=_WIDE)
    return f"---\n{head}---\n\n{body}"


_WIDE = 10**6
"""More columns than a line has: none is folded."""


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items() if each}
    return value
