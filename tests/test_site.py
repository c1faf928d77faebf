"""This repository's own site, built and looked at as readers and robots see it."""

import gzip
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from tests.inspection import (
    elements,
    harm,
    structured,
    values,
)
from tests.sites import BASE, Pages, alternates, found, output, url_of

__all__ = ["found", "output"]


def _is_indexed(root: etree._Element) -> bool:
    return not values(root, "//meta[@name='robots']/@content")


def test_no_page_holds_anything_that_could_act(found: Pages) -> None:
    assert {url: list(harm(root)) for url, root in found.items()} == {
        url: [] for url in found
    }


def test_every_page_says_its_own_address(found: Pages) -> None:
    said = {
        url: values(root, "//link[@rel='canonical']/@href")
        for url, root in found.items()
    }
    assert said == {url: [url] for url in found}


def test_every_link_of_the_site_leads_somewhere(found: Pages, output: Path) -> None:
    files = {
        url_of(path.relative_to(output).as_posix())
        for path in output.rglob("*")
        if path.is_file()
    }
    dead = [
        (url, link)
        for url, root in found.items()
        for link in values(root, "//@href | //@src")
        if _is_dead(urljoin(url, link), files, found)
    ]
    assert dead == []


def _is_dead(link: str, files: set[str], found: Pages) -> bool:
    if not link.startswith(BASE):
        return False
    place, _, fragment = link.partition("#")
    if place not in files:
        return True
    ids = values(found[place], "//@id") if place in found else []
    return bool(fragment) and unquote(fragment) not in ids


def test_no_page_uses_an_id_twice(found: Pages) -> None:
    for url, root in found.items():
        ids = values(root, "//@id")
        assert len(ids) == len(set(ids)), url


def test_editions_name_each_other(found: Pages) -> None:
    for url, root in found.items():
        named = alternates(root)
        assert not named or url in named.values(), url
        for tag, other in named.items():
            assert other in found, url
            if tag != "x-default":
                assert alternates(found[other]) == named, url
                assert found[other].get("lang") == tag, url


def test_an_alternate_for_everyone_else_is_named_once_or_not_at_all(
    found: Pages,
) -> None:
    named = "/html/head/link[@hreflang='x-default']/@href"
    for url, root in found.items():
        assert len(values(root, named)) == bool(alternates(root)), url


def test_originals_and_translations_say_so_of_each_other(found: Pages) -> None:
    told = {each["@id"]: each for root in found.values() for each in structured(root)}
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
    assert originals
    assert originals == translations
    for original, translation in originals:
        assert told[original]["inLanguage"] != told[translation]["inLanguage"]


def test_the_sitemap_lists_the_front_pages_and_the_articles(
    found: Pages, output: Path
) -> None:
    listed = etree.parse(output / "sitemap.xml").iter("{*}loc")
    locations = [str(each.text) for each in listed]
    assert len(locations) == len(set(locations))
    assert set(locations) == {
        url
        for url, root in found.items()
        if _is_indexed(root) and not _is_list(url) and not url.endswith("404.html")
    }


def _is_list(url: str) -> bool:
    """Say whether a page only leads to articles that are listed themselves."""
    parts = urlsplit(url).path.split("/")
    lists = {"archive", "authors", "feeds", "page", "sections", "tags"}
    numbers = parts[2:-1]
    return bool(lists & {*parts} or (numbers and all(map(str.isdigit, numbers))))


def test_every_page_has_one_heading_of_the_first_level(found: Pages) -> None:
    for url, root in found.items():
        headings = elements(root, "//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
        levels = [int(str(each.tag)[1]) for each in headings]
        assert levels.count(1) == 1, url
        assert all(after <= before + 1 for before, after in pairwise(levels)), url


def test_what_is_not_translated_says_its_language(found: Pages) -> None:
    marks = [
        (root.get("lang"), each.get("lang"))
        for root in found.values()
        for each in elements(root, "//*[contains(@class, 'untranslated')][not(*)]")
        if each.get("class") == "untranslated"
    ]
    assert marks
    assert all(own and own != page for page, own in marks)


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
    assert list(output.rglob("*.js")) == []
