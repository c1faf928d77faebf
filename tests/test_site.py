"""This repository's own site, and one that has everything, as robots see them."""

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import pytest
from msgspec.structs import replace

from tests import agreements, laws
from tests.inspection import elements, structured, tree, values
from tests.laws import LAWS
from tests.published import BASE, SITEMAP, Law, Pages, Published
from tests.sites import found, output, url_of

__all__ = ["found", "output"]


@pytest.fixture(scope="module")
def published(output: Path, found: Pages) -> Published:
    """All files of the site by their URLs."""
    files = {
        url_of(path.relative_to(output).as_posix()): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file()
    }
    return Published(files, found)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_a_law_holds_of_the_whole_site(published: Published, law: Law) -> None:
    assert list(law(published)) == []


ARTICLE = "/en/2026/11/the-night-market"
BREAKS = [
    (laws.acts, ARTICLE, " class=", " onclick='x()' class="),
    (laws.acts, ARTICLE, "<p>", "<script>x()</script><p>"),
    (laws.acts, ARTICLE, "<p>", "<p style='color: red'>"),
    (laws.acts, ARTICLE, "Content-Security-Policy", "content-language"),
    (laws.is_policed, ARTICLE, "style-src 'self'", "style-src 'unsafe-inline'"),
    (laws.is_policed, ARTICLE, "default-src 'none'", "default-src 'self'"),
    (laws.is_policed, ARTICLE, "; base-uri", "; script-src 'self'; base-uri"),
    (laws.says_its_address, ARTICLE, '(canonical" href="[^"]+)en/', r"\1fr/"),
    (laws.says_its_address, ARTICLE, "(og:url.*)/en/", r"\1/fr/"),
    (laws.leads_somewhere, ARTICLE, r'href="(?:\.\./)+en/"', 'href="nowhere/"'),
    (laws.leads_somewhere, ARTICLE, 'href="#content"', 'href="#contents"'),
    (laws.leads_somewhere, "/fr/2026/11/", r"-320\.", "-321."),
    (laws.has_each_id_once, ARTICLE, "<article", '<article id="content"'),
    (laws.names_all_editions, ARTICLE, '<link rel="alternate" hreflang="en".*\n', ""),
    (laws.names_all_editions, ARTICLE, '<link rel="alternate" hreflang="de".*\n', ""),
    (
        laws.names_all_editions,
        ARTICLE,
        'hreflang="de"( href="[^"]+)/"',
        r'hreflang="de"\1"',
    ),
    (laws.names_one_default, ARTICLE, '<link rel="alternate" hreflang="x-d.*\n', ""),
    (laws.names_one_default, ARTICLE, "(<link.*x-default.*\n)", r"\1\1"),
    (agreements.ties_translations, ARTICLE, "translationOfWork", "isBasedOn"),
    (
        agreements.ties_translations,
        "/fr/2026/11/",
        '"workTranslation":[^]]+]',
        '"about":[]',
    ),
    (agreements.describes_articles, ARTICLE, '"headline":"[^"]+"', '"headline":""'),
    (agreements.describes_articles, ARTICLE, '"inLanguage":"en"', '"inLanguage":"fr"'),
    (
        agreements.describes_articles,
        ARTICLE,
        '("mainEntityOfPage":"[^"]+)/en/',
        r"\1/fr/",
    ),
    (agreements.dates_agree, ARTICLE, '"datePublished":"2026', '"datePublished":"2025'),
    (agreements.dates_agree, ARTICLE, '(modified_time" content=")2026', r"\g<1>2025"),
    (agreements.dates_agree, ARTICLE, 'datetime="2026', 'datetime="2025'),
    (laws.is_shared_well, ARTICLE, 'content="en_US"', 'content="en"'),
    (laws.is_shared_well, ARTICLE, "(<meta.*og:type.*\n)", r"\1\1"),
    (
        laws.is_shared_well,
        ARTICLE,
        'alternate" content="fr_FR',
        'alternate" content="en_US',
    ),
    (laws.switches_languages, ARTICLE, ' aria-current="true"', ""),
    (
        laws.switches_languages,
        ARTICLE,
        'hreflang="de" lang="de"',
        'hreflang="de" lang="fr"',
    ),
    (
        agreements.sitemap_is_the_pages,
        "/sitemap.xml",
        "the-night-market(?=[^<]*</loc>)",
        "the-day-market",
    ),
    (
        agreements.sitemap_is_the_pages,
        ARTICLE,
        "<title>",
        '<meta name="robots" content="noindex"><title>',
    ),
    (
        agreements.sitemap_says_as_the_pages,
        "/sitemap.xml",
        'hreflang="de"',
        'hreflang="it"',
    ),
    (
        agreements.sitemap_says_as_the_pages,
        "/sitemap.xml",
        "(arches/</loc><lastmod>)2026",
        r"\g<1>2025",
    ),
    (agreements.news_is_new, "/news-en.xml", "<news:title>", "<news:title>Breaking: "),
    (agreements.news_is_new, "/news-en.xml", "language>en<", "language>fr<"),
    (laws.has_an_outline, ARTICLE, "<(/?)h1", r"<\1h3"),
    (laws.has_landmarks, ARTICLE, ' dir="ltr"', ""),
    (laws.has_landmarks, ARTICLE, '<main id="content"', '<main id="contents"'),
    (laws.sizes_its_pictures, "/fr/2026/11/", '(<img[^>]+) height="[0-9]+"', r"\1"),
    (laws.sizes_its_pictures, "/fr/2026/11/", '(<img[^>]+) alt="[^"]*"', r"\1"),
    (laws.sizes_its_pictures, ARTICLE, "<p>", "<p><q>“Yes”</q> "),
    (
        laws.says_what_is_not_translated,
        "/",
        'lang="[a-z]+" (class="untranslated")',
        r"\1",
    ),
    (laws.says_what_is_not_translated, "/", 'class="untranslated-notice"', ""),
]


@pytest.mark.parametrize("output", ["atlas"], indirect=True)
@pytest.mark.parametrize(("law", "place", "before", "after"), BREAKS)
def test_a_law_can_be_broken(
    published: Published, law: Law, place: str, before: str, after: str
) -> None:
    url, text = next(
        (url, content.decode())
        for url, content in published.files.items()
        if place in url
        and (url in published.pages or url.endswith(".xml"))
        and re.search(before, content.decode())
    )
    spoilt = re.sub(before, after, text, count=2 if "h1" in before else 1)
    pages = {url: tree(spoilt)} if url in published.pages else {}
    site = replace(
        published,
        files={**published.files, url: spoilt.encode()},
        pages={**published.pages, **pages},
    )
    assert list(law(site))


def test_every_law_is_broken_once() -> None:
    assert {each[0] for each in BREAKS} == set(LAWS)


def test_what_is_not_translated_is_found_on_both_sites(found: Pages) -> None:
    marked = "//*[@class='untranslated'][@lang]"
    assert any(elements(root, marked) for root in found.values())


def test_every_translation_stands_beside_its_original(found: Pages) -> None:
    told = {each["@id"]: each for root in found.values() for each in structured(root)}
    expected = set()
    for work in told.values():
        if "translationOfWork" in work:
            source = told[work["translationOfWork"]["@id"]]["inLanguage"]
            name = f"{work['inLanguage']}-{source}/"
            expected.add(work["mainEntityOfPage"] + name)
    facings = {url for url in found if re.search(r"/[a-z]{2}-[a-z]{2}/$", url)}
    assert expected
    assert facings >= expected
    for url in facings:
        pair = values(found[url], "//div[@class='pair']/div/@lang")
        assert set(pair) == {url.rstrip("/")[-2:]}, url
        other = urljoin(url, values(found[url], "//p[@class='title']/a/@href")[0])
        for article in (urljoin(url, ".."), other):
            links = values(found[article], "//p[@class='facings']/a/@href")
            assert url in [urljoin(article, link) for link in links]


def test_a_page_is_no_heavier_than_it_has_to_be(output: Path) -> None:
    pages = {
        path: len(gzip.compress(path.read_bytes())) for path in output.rglob("*.html")
    }
    styles = [len(gzip.compress(p.read_bytes())) for p in output.rglob("*.css")]
    assert {path for path, size in pages.items() if size > 30_000} == set()
    assert len(styles) == 1
    assert max(styles) <= 12_000
    scripts = [path.relative_to(output).parts for path in output.rglob("*.js")]
    is_searched = any("pagefind" in parts[-1] for parts in scripts)
    assert not scripts or is_searched
    assert all("search" in parts or "assets" in parts for parts in scripts)


_DIRECTIVE = re.compile(r"(?:User-agent|Disallow|Allow|Sitemap): ?[^#\s]*")


def test_robots_may_read_everything_and_find_the_sitemaps(
    published: Published,
) -> None:
    """RFC 9309, 2.2: lines of a name, a colon and a value, in groups."""
    text = published.files[f"{BASE}robots.txt"].decode()
    lines = [line for line in text.split("\n") if line]
    assert all(map(_DIRECTIVE.fullmatch, lines))
    assert lines[:2] == ["User-agent: *", "Disallow:"]
    robots = RobotFileParser()
    robots.parse(lines)
    assert all(robots.can_fetch("Googlebot-News", url) for url in published.pages)
    sitemaps = robots.site_maps() or []
    assert set(sitemaps) <= published.files.keys()
    news = {url for url in published.files if url.startswith(f"{BASE}news-")}
    assert set(sitemaps) == {SITEMAP, *news}
