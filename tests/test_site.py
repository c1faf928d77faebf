"""This repository's own site, built and looked at as readers and robots see it."""

import functools
import gzip
import os
import re
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page

from tests.house import ROOT
from tests.inspection import (
    elements,
    harm,
    structured,
    tree,
    values,
)

BASE = "https://diptyque.example/"
AXE = ROOT / "tests" / "node" / "node_modules" / "axe-core" / "axe.min.js"
LOOKED_AT = ["", "404.html", "fr/", "en/feeds/", "fr/tags/food/", "en/sections/city/"]
LOOKED_AT += ["en/archive/", "fr/2026/", "fr/2026/11/", "en/authors/dan-okafor/"]

Pages = dict[str, etree._Element]


@pytest.fixture(scope="module", params=["public", "atlas"])
def output(request: pytest.FixtureRequest) -> Path:
    """Return this repository's site, and the one that has everything."""
    folder = request.getfixturevalue(request.param)
    assert isinstance(folder, Path)
    return folder


@pytest.fixture(scope="module")
def found(output: Path) -> Pages:
    """Every page by its URL, read by a parser that forgives nothing."""
    return {
        _url(path.relative_to(output).as_posix()): tree(path.read_text("utf-8"))
        for path in sorted(output.rglob("*.html"))
    }


def _url(path: str) -> str:
    return BASE + path.removesuffix("index.html")


def _alternates(root: etree._Element) -> dict[str, str]:
    links = elements(root, "/html/head/link[@rel='alternate'][not(@type)]")
    return {link.get("hreflang", ""): link.get("href", "") for link in links}


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
        _url(path.relative_to(output).as_posix())
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
        named = _alternates(root)
        assert not named or url in named.values(), url
        for tag, other in named.items():
            assert other in found, url
            if tag != "x-default":
                assert _alternates(found[other]) == named, url
                assert found[other].get("lang") == tag, url


def test_an_alternate_for_everyone_else_is_named_once_or_not_at_all(
    found: Pages,
) -> None:
    named = "/html/head/link[@hreflang='x-default']/@href"
    for url, root in found.items():
        assert len(values(root, named)) == bool(_alternates(root)), url


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


@pytest.fixture(scope="module")
def address(output: Path) -> Iterator[str]:
    """Serve the site on this machine alone."""
    serve = functools.partial(_Quiet, directory=str(output))
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def axe() -> str:
    """Return the accessibility checker; without it, skip here, fail under CI."""
    if not AXE.is_file():
        missing = "axe-core is not installed: run `npm ci` in tests/node"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(missing)
    return AXE.read_text("utf-8")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible_and_fit_a_phone(
    address: str, found: Pages, axe: str, browser: Browser, scheme: str
) -> None:
    articles = [url for url, root in found.items() if _alternates(root)]
    longest = max(articles, key=lambda url: len(values(found[url], "//text()")))
    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    facing = next(url for url in found if url.endswith("/fr-en/"))
    pages = [url.removeprefix(BASE) for url in (longest, facing)]
    for path in [*LOOKED_AT, *pages]:
        page.goto(address + path)
        assert not said, path
        assert _violations(page, axe) == [], path
    page.close()


def _violations(page: Page, axe: str) -> list[str]:
    """Return what axe-core finds at two widths, and what does not fit at 320."""
    page.evaluate(axe)
    found: list[str] = []
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        result = page.evaluate("axe.run({resultTypes: ['violations']})")
        found += [each["id"] for each in result["violations"]]
    page.set_viewport_size({"width": 320, "height": 900})
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("wider than the screen")
    return found
