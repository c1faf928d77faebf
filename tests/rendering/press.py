"""A small newspaper, and how to read its pages as a browser does."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import cast

import html5lib
from babel import Locale
from lxml import etree
from msgspec.structs import replace

from pipeline.catalogs import parse
from pipeline.model.articles import Image
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.editions import Card, EditionState, File
from pipeline.model.site import Site
from pipeline.rendering import pages, theming
from pipeline.rendering.assets import asset_files
from pipeline.rendering.pages import SiteContext

FR, EN = Locale("fr"), Locale("en")
SITE = Site(
    base_url="https://journal.example/news/",
    languages=(FR, EN),
    timezone="Europe/Paris",
    page_size=3,
)
HOSTILE = (
    'Vrac & Cocinas <b> "x" ’ ]]> </script><script>alert(1)</script> {{ 7*7 }} \x01'
)
NAMES = {("site", "name"): "Diptyque", ("tag", "night"): "la nuit"}
SOURCE = Card(
    article_id="tram",
    path="articles/tram.md",
    locale=FR,
    source_locale=FR,
    folder="fr/2026/11/le-tram/",
    title="Le dernier tram",
    summary="Une nuit à bord.",
    state=EditionState.SOURCE,
    title_locale=FR,
    summary_locale=FR,
    feed_id="tag:journal.example,2026:tram:fr",
    published=date(2026, 11, 1),
    updated=None,
    first_published=datetime(2026, 11, 1, 11, tzinfo=UTC),
    authors=("Inès Castanier", "Karim Benyahia"),
    section="city",
    tags=("night",),
    image=Image(src="media/le tram.svg", alt="Un tram", caption="Minuit"),
    words=900,
)
TRANSLATION = replace(
    SOURCE,
    locale=EN,
    folder="en/2026/11/the-tram/",
    state=EditionState.COMPLETE,
    title="The last tram",
    title_locale=EN,
    summary_locale=EN,
    first_published=datetime(2026, 11, 22, 23, 30, tzinfo=UTC),
)
PARTIAL = replace(TRANSLATION, state=EditionState.PARTIAL, title_locale=FR)
ABOUT = replace(SOURCE, article_id="about", folder="fr/about/", is_page=True)
Element = etree._Element


def days(*numbers: int) -> list[Card]:
    """Cards of November 2026, each called by its day."""
    return [
        replace(
            SOURCE, article_id=f"a{day}", title=f"T{day}", published=date(2026, 11, day)
        )
        for day in numbers
    ]


@cache
def catalogs(locale: Locale) -> tuple[Catalog, ...]:
    names = tuple(
        Translation(source=key, context=context, text=text)
        for (context, key), text in NAMES.items()
    )
    own = Catalog(locale=locale, source_locale=EN, translations=names)
    shipped = parse(theming.shipped_catalog(locale) or b"").value
    assert shipped is not None
    return (own, shipped)


def context(
    locale: Locale = FR,
    cards: Sequence[Card] = (SOURCE, TRANSLATION, ABOUT),
    overrides: dict[str, str] | None = None,
) -> SiteContext:
    _, assets = asset_files(theming.theme_assets())
    return pages.site_context(
        SITE,
        locale,
        catalogs=catalogs(locale),
        cards=cards,
        assets=assets,
        overrides=overrides or {},
    )


def tree(file: File) -> Element:
    """Parse as a browser does, and refuse what it would have to forgive."""
    parser = html5lib.HTMLParser(
        tree=html5lib.getTreeBuilder("lxml"), strict=True, namespaceHTMLElements=False
    )
    root: Element = parser.parse(file.content).getroot()
    return root


def found(root: Element, path: str) -> list[str]:
    result = root.xpath(path)
    assert isinstance(result, list)
    return [str(each) for each in result]


def alternates(root: Element) -> list[tuple[str, str]]:
    links = '//link[@rel="alternate"][not(@type)]'
    tags, urls = found(root, f"{links}/@hreflang"), found(root, f"{links}/@href")
    return list(zip(tags, urls, strict=True))


def text(root: Element, path: str) -> str:
    elements = cast("list[Element]", root.xpath(path))
    return " ".join("".join(map(str, each.itertext())) for each in elements)
