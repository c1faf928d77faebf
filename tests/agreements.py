"""What machines are told, and whether all that tell it agree: more laws."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from tests.inspection import structured, values
from tests.published import SITEMAP, Published, alternates, is_indexed, works

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))?")


def ties_translations(site: Published) -> Iterator[object]:
    """Originals and translations say so of each other."""
    told = works(site)
    originals = {
        (work["translationOfWork"]["@id"], name)
        for name, work in told.items()
        if "translationOfWork" in work
    }
    translations = {
        (name, each["@id"])
        for name, work in told.items()
        for each in work.get("workTranslation", ())
    }
    yield from originals ^ translations
    yield from (() if originals else ["no translation at all"])
    for pair in originals & translations:
        if len({told[each]["inLanguage"] for each in pair}) == 1:
            yield pair, "one language"


def describes_articles(site: Published) -> Iterator[object]:
    """An article says to machines all that they ask for (Google, Article)."""
    asked = "headline inLanguage datePublished dateModified author publisher"
    for url, root in site.pages.items():
        for work in structured(root):
            known = {**work, "mainEntityOfPage": work.get("mainEntityOfPage") == url}
            lost = [
                name
                for name in (*asked.split(" "), "mainEntityOfPage")
                if not known.get(name)
            ]
            if lost or work["@type"] != "NewsArticle":
                yield url, lost
            elif work["inLanguage"] != root.get("lang"):
                yield url, work["inLanguage"]
            elif not work["isAccessibleForFree"]:
                yield url, "is not free"


def dates_agree(site: Published) -> Iterator[object]:
    """What is visible, and what is told to machines, comes of one record."""
    for url, root in site.pages.items():
        for work in structured(root):
            told = [work["datePublished"], work["dateModified"]]
            shared = [
                value
                for name in ("published", "modified")
                for value in values(
                    root, f"//meta[@property='article:{name}_time']/@content"
                )
            ]
            seen = values(root, "//p[@class='meta']//time/@datetime")
            if told != shared or seen[:1] != told[:1]:
                yield url, told, shared, seen
            yield from ((url, each) for each in told if not _MOMENT.fullmatch(each))


def sitemap_is_the_pages(site: Published) -> Iterator[object]:
    """The sitemap lists what is indexed and is no list, once."""
    listed = [
        str(each.text) for each in etree.fromstring(site.files[SITEMAP]).iter("{*}loc")
    ]
    expected = {
        url
        for url, root in site.pages.items()
        if is_indexed(root) and not _is_list(url) and not url.endswith("404.html")
    }
    yield from expected ^ set(listed)
    yield from (each for each, count in Counter(listed).items() if count > 1)


def _is_list(url: str) -> bool:
    """Say whether a page only leads to articles that are listed themselves."""
    parts = urlsplit(url).path.split("/")
    lists = {"archive", "authors", "feeds", "page", "search", "sections", "tags"}
    numbers = parts[2:-1]
    return bool(lists & {*parts} or (numbers and all(map(str.isdigit, numbers))))


def sitemap_says_as_the_pages(site: Published) -> Iterator[object]:
    """The sitemap has the alternates of each page, and the day that it changed."""
    for each in etree.fromstring(site.files[SITEMAP]).iter("{*}url"):
        url = str(each.findtext("{*}loc"))
        links = {
            str(link.get("hreflang")): str(link.get("href"))
            for link in each.iterfind("{*}link")
        }
        root = site.pages.get(url)
        if root is not None and links != alternates(root):
            yield url, links
        changed = each.findtext("{*}lastmod")
        for work in structured(root) if root is not None else ():
            if changed != work["dateModified"]:
                yield url, changed, work["dateModified"]


def news_is_new(site: Published) -> Iterator[object]:
    """The news of a language are articles of it, by their titles and dates."""
    told = {each["mainEntityOfPage"]: each for each in works(site).values()}
    names = [each for each in site.files if re.search(r"/news-[^/]+\.xml$", each)]
    yield from (() if names else ["no news at all"])
    for name in names:
        for each in etree.fromstring(site.files[name]).iter("{*}url"):
            work = told[str(each.findtext("{*}loc"))]
            said = [
                each.findtext(f"{{*}}news/{path}")
                for path in (
                    *("{*}publication/{*}language", "{*}title"),
                    "{*}publication_date",
                )
            ]
            dates = work["datePublished"]
            if said != [work["inLanguage"], work["headline"], dates]:
                yield name, said
