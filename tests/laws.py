"""What holds of all pages and sitemaps of a site: laws that name what breaks them.

Each returns where it is broken. `test_site.py` puts them to whole sites, and breaks a
page to see that each can be.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from tests.inspection import elements, harm, plain, structured, values

BASE = "https://diptyque.example/"
SITEMAP = f"{BASE}sitemap.xml"

Pages: TypeAlias = dict[str, etree._Element]

_OWN_FEEDS = "/html/head/link[@rel='alternate'][not(@type)]"
_TERRITORY = re.compile("[a-z]{2,3}_[A-Z]{2}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))?")
_PICTURES = "//img[not(@width) or not(@height) or not(@alt)]/@src"


@dataclass(frozen=True, slots=True)
class Published:
    """The files of a site by their URLs, and its pages, parsed."""

    files: Mapping[str, bytes]
    pages: Pages

    def ids(self, url: str) -> set[str]:
        return set(values(self.pages[url], "//@id")) if url in self.pages else set()


Law: TypeAlias = Callable[[Published], Iterator[object]]


def alternates(root: etree._Element) -> dict[str, str]:
    """Return the editions that a page names, by language."""
    links = elements(root, _OWN_FEEDS)
    return {link.get("hreflang", ""): link.get("href", "") for link in links}


def is_indexed(root: etree._Element) -> bool:
    return not values(root, "//meta[@name='robots']/@content")


def works(site: Published) -> dict[str, dict[str, Any]]:
    """Return what JSON-LD says of the articles, by their ids."""
    told = (each for root in site.pages.values() for each in structured(root))
    return {each["@id"]: each for each in told}


def acts(site: Published) -> Iterator[object]:
    """Nothing in a page can act, but where readers search."""
    for url, root in site.pages.items():
        found = [*harm(root), *values(root, "//meta[@http-equiv]/@http-equiv")]
        allowed = Counter(["Content-Security-Policy"])
        if "/search/" in url:
            allowed += Counter(["<script>", "<form>"])
        if Counter(found) != allowed:
            yield url, found


def says_its_address(site: Published) -> Iterator[object]:
    """A page is canonical itself."""
    for url, root in site.pages.items():
        said = values(root, "//link[@rel='canonical']/@href")
        said += values(root, "//meta[@property='og:url']/@content")
        if said != [url, url]:
            yield url, said


def leads_somewhere(site: Published) -> Iterator[object]:
    """Each link leads to a file, and to a place in it."""
    for url, root in site.pages.items():
        for link in values(root, "//@href | //@src | //@srcset"):
            for each in re.sub(" [0-9]+w", "", link).split(", "):
                place, _, anchor = urljoin(url, each).partition("#")
                if place.startswith(BASE) and (
                    place not in site.files
                    or (anchor and unquote(anchor) not in site.ids(place))
                ):
                    yield url, each


def has_each_id_once(site: Published) -> Iterator[object]:
    for url, root in site.pages.items():
        yield from (
            (url, each)
            for each, count in Counter(values(root, "//@id")).items()
            if count > 1
        )


def names_all_editions(site: Published) -> Iterator[object]:
    """Editions name each other and themselves, all by the same table."""
    for url, root in site.pages.items():
        named = alternates(root)
        if named and url not in named.values():
            yield url, "does not name itself"
        for tag, other in named.items():
            if other not in site.pages:
                yield url, tag, "leads nowhere"
            elif tag != "x-default" and (
                alternates(site.pages[other]) != named
                or site.pages[other].get("lang") != tag
                or not is_indexed(site.pages[other])
            ):
                yield url, tag, "is not named alike there"


def names_one_default(site: Published) -> Iterator[object]:
    for url, root in site.pages.items():
        count = len(values(root, f"{_OWN_FEEDS}[@hreflang='x-default']"))
        if count != bool(alternates(root)):
            yield url, count


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


def is_shared_well(site: Published) -> Iterator[object]:
    """Open Graph has what it asks for, and its locales have a territory."""
    for url, root in site.pages.items():
        said = [
            (each.get("property"), each.get("content"))
            for each in elements(root, "//meta[@property]")
        ]
        names = Counter(name for name, _ in said)
        for name in ("og:type", "og:title", "og:url", "og:site_name", "og:locale"):
            if names[name] != 1:
                yield url, name, names[name]
        own = [text for name, text in said if name == "og:locale"]
        others = [text for name, text in said if name == "og:locale:alternate"]
        if set(own) & set(others) or len(set(others)) != len(others):
            yield url, own, others
        yield from (
            (url, each)
            for each in own + others
            if each and not _TERRITORY.fullmatch(str(each))
        )


def switches_languages(site: Published) -> Iterator[object]:
    """The switcher is a list of plain links by the languages' own names."""
    switcher = "//nav[@class='languages'][@aria-label]/ul/li"
    for url, root in site.pages.items():
        if values(root, "//body[@class='door']/@class"):
            continue  # it has a panel for each language in its place
        current = values(root, f"{switcher}/*[@aria-current='true']/@lang")
        if current != [root.get("lang")]:
            yield url, current
        for link in elements(root, f"{switcher}/a[@rel='alternate']"):
            target = urljoin(url, link.get("href", ""))
            tags = {link.get("hreflang"), link.get("lang")}
            if {site.pages[target].get("lang")} != tags:
                yield url, target, tags


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


def has_an_outline(site: Published) -> Iterator[object]:
    """One heading of the first level, and no level left out."""
    for url, root in site.pages.items():
        headings = elements(root, "//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
        levels = [int(str(each.tag)[1]) for each in headings]
        steps = [(1, 1), *pairwise(levels)]
        if levels.count(1) != 1 or any(after > before + 1 for before, after in steps):
            yield url, levels


def has_landmarks(site: Published) -> Iterator[object]:
    """A page says its language and side, and has a way to its one `<main>`."""
    for url, root in site.pages.items():
        found = [
            *("lang" for _ in values(root, "/html[@lang][@dir]/@lang")),
            *("main" for _ in elements(root, "//main[@id='content']")),
            *("skip" for _ in elements(root, "//body/a[1][@href='#content']")),
        ]
        if found != ["lang", "main", "skip"]:
            yield url, found


def sizes_its_pictures(site: Published) -> Iterator[object]:
    """A picture has a size and an `alt`, and no quotes are set twice."""
    for url, root in site.pages.items():
        yield from ((url, each) for each in values(root, _PICTURES))
        for each in elements(root, "//q"):
            if re.match("[«“”\"„‘']", plain(each)):
                yield url, plain(each)


def says_what_is_not_translated(site: Published) -> Iterator[object]:
    """A text in the place of a translation says its language, and that it is one."""
    for url, root in site.pages.items():
        marked = elements(root, "//*[@class='untranslated']")
        for each in marked:
            if each.get("lang") in {None, root.get("lang")}:
                yield url, plain(each)[:40]
        if bool(marked) != bool(elements(root, "//*[@class='untranslated-notice']")):
            yield url, "the notice is missing, or for nothing"


LAWS: tuple[Law, ...] = (
    acts,
    says_its_address,
    leads_somewhere,
    has_each_id_once,
    names_all_editions,
    names_one_default,
    ties_translations,
    describes_articles,
    dates_agree,
    is_shared_well,
    switches_languages,
    sitemap_is_the_pages,
    sitemap_says_as_the_pages,
    news_is_new,
    has_an_outline,
    has_landmarks,
    sizes_its_pictures,
    says_what_is_not_translated,
)
