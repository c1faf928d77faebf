"""What holds of all pages and sitemaps of a site: laws that name what breaks them.

Each returns where it is broken. `test_site.py` puts them to whole sites, and breaks a
page to see that each can be.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote, urljoin

from tests.agreements import (
    dates_agree,
    describes_articles,
    news_is_new,
    sitemap_is_the_pages,
    sitemap_says_as_the_pages,
    ties_translations,
)
from tests.inspection import elements, harm, plain, values
from tests.published import (
    BASE,
    OWN_EDITIONS,
    Law,
    Published,
    alternates,
    is_indexed,
)

_CLOSED = ("default-src", "base-uri", "form-action")
_TERRITORY = re.compile("[a-z]{2,3}_[A-Z]{2}")
_PICTURES = "//img[not(@width) or not(@height) or not(@alt)]/@src"


def acts(site: Published) -> Iterator[object]:
    """Nothing in a page can act, but where readers search."""
    for url, root in site.pages.items():
        found = [*harm(root), *values(root, "//meta[@http-equiv]/@http-equiv")]
        allowed = Counter(["Content-Security-Policy"])
        if "/search/" in url:
            allowed += Counter(["<script>", "<form>"])
        if Counter(found) != allowed:
            yield url, found


def is_policed(site: Published) -> Iterator[object]:
    """A policy allows nothing that it does not name, and no script but to search."""
    place = "/html/head/meta[@http-equiv='Content-Security-Policy']/@content"
    for url, root in site.pages.items():
        found = dict(
            each.split(" ", 1)
            for policy in values(root, place)
            for each in policy.split("; ")
        )
        runs = "'self' 'wasm-unsafe-eval'" if "/search/" in url else None
        closed = {
            found.get(each) for each in ("default-src", "base-uri", "form-action")
        }
        if (
            closed != {"'none'"}
            or found.get("script-src") != runs
            or found.get("style-src") != "'self'"
            or "unsafe-inline" in str(found)
        ):
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
        count = len(values(root, f"{OWN_EDITIONS}[@hreflang='x-default']"))
        if count != bool(alternates(root)):
            yield url, count


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
    is_policed,
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
