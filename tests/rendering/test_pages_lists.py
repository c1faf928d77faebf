"""Lists and doors lead everywhere, in every language, at any address."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from pipeline.model.editions import Card, File
from pipeline.rendering import pages
from pipeline.rendering.pages import Collection, ListPage, SiteContext
from tests.rendering.press import (
    ABOUT,
    EN,
    FR,
    SITE,
    SOURCE,
    TRANSLATION,
    Element,
    alternates,
    context,
    days,
    found,
    text,
    tree,
)

Listing = Callable[[Collection, SiteContext], Iterator[ListPage]]
LISTINGS: tuple[Listing, ...] = (
    pages.front_pages,
    pages.tag_pages,
    pages.section_pages,
    pages.author_pages,
    pages.archive_pages,
)


def drawn(listing: Listing, cards: list[Card], each: SiteContext) -> list[File]:
    """Draw all pages of a list, each at the path that was said before."""
    listed = list(listing(pages.collect(cards, SITE), each))
    files = [pages.draw_list(page, each) for page in listed]
    assert [file.path for file in files] == [page.path for page in listed]
    return files


def every_page() -> list[File]:
    both = [context(FR), context(EN)]
    cards = [SOURCE, TRANSLATION, ABOUT]
    listed = (
        file
        for each in both
        for listing in LISTINGS
        for file in drawn(listing, cards, each)
    )
    doors = (pages.chooser_page(both), pages.not_found_page(both))
    return [*listed, *doors, *map(pages.feeds_page, both)]


@pytest.mark.parametrize("file", every_page(), ids=lambda file: file.path)
def test_every_page_is_valid_and_has_one_heading_and_no_script(file: File) -> None:
    root = tree(file)
    assert len(found(root, "//h1")) == 1
    assert found(root, "/html/@lang")
    assert found(root, "/html/@dir") == ["ltr"]
    assert not found(root, "//@style | //script | //style")
    assert len(found(root, "//main")) == 1


def test_lists_are_newest_first_and_paginated_from_the_oldest() -> None:
    cards = days(*range(1, 9))
    files = drawn(pages.section_pages, cards, context(FR, cards))
    assert [file.path for file in files] == [
        "fr/sections/city/index.html",
        "fr/sections/city/page/1/index.html",
    ]
    shown = [text(tree(file), "//article//h2") for file in files]
    assert shown == ["T8 T7 T6 T5 T4", "T3 T2 T1"]
    first, last = map(tree, files)
    assert found(first, '//a[@rel="next"]/@href') == [
        "../../../fr/sections/city/page/1/"
    ]
    assert found(last, '//a[@rel="prev"]/@href') == ["../../../../../fr/sections/city/"]
    assert (
        text(last, "//title") == "city (1er novembre 2026 – 3 novembre 2026) – Diptyque"
    )
    assert alternates(last) == []


@given(count=st.integers(0, 20), later=st.integers(1, 9))
def test_a_full_page_of_a_list_stays_as_it_is(count: int, later: int) -> None:
    def full(number: int) -> dict[str, ListPage]:
        cards = days(*range(1, number + 1))
        listed = pages.collect(cards, SITE)
        every = pages.section_pages(listed, context(FR, cards))
        return {page.path: page for page in every if not page.total}

    before, after = full(count), full(count + later)
    kept = [path for path, page in before.items() if after[path] == page]
    # The newest of them gets one beside it, when that is full.
    assert len(before) - len(kept) <= 1
    assert all(page.cards == after[path].cards for path, page in before.items())


@pytest.fixture(scope="module")
def archive() -> dict[str, Element]:
    """The pages of an archive in French; in English there is September 2026 alone."""
    days = [(2026, 11, 2), (2026, 11, 1), (2026, 9, 30), (2024, 2, 29)]
    cards = [
        replace(SOURCE, article_id=f"a{at}", title=f"T{at}", published=date(*day))
        for at, day in enumerate(days)
    ]
    other = replace(TRANSLATION, first_published=datetime(2026, 9, 1, tzinfo=UTC))
    each = context(FR, [*cards, other])
    files = drawn(pages.archive_pages, [*cards, other, ABOUT], each)
    return {file.path: tree(file) for file in files}


def test_the_archive_has_a_page_for_each_year_and_month(
    archive: dict[str, Element],
) -> None:
    assert list(archive) == [
        "fr/archive/index.html",
        "fr/2026/index.html",
        "fr/2024/index.html",
        "fr/2026/11/index.html",
        "fr/2026/09/index.html",
        "fr/2024/02/index.html",
    ]
    index = archive["fr/archive/index.html"]
    assert text(index, "//section/h2") == "2026 2024"
    assert text(index, "//section//li/a") == "Novembre Septembre Février"
    assert text(index, "//span[@class='count']") == "2 1 1"
    year = archive["fr/2026/index.html"]
    assert text(year, "//section/h2/a") == "Novembre Septembre"
    assert found(year, "//a[@rel='next']/@href") == ["../../fr/2024/"]


def test_a_year_says_how_much_more_a_month_has() -> None:
    cards = days(*range(1, 8))
    for count, said in ((7, ["4 autres articles"]), (4, ["1 autre article"]), (3, [])):
        files = drawn(pages.archive_pages, cards[:count], context(FR, cards[:count]))
        year = next(tree(each) for each in files if "/2026/index" in each.path)
        assert found(year, "//p[@class='rest']/a/text()") == said


def test_a_month_leads_to_its_articles_and_to_the_months_beside_it(
    archive: dict[str, Element],
) -> None:
    month = archive["fr/2026/09/index.html"]
    assert text(month, "//h1") == "Septembre 2026"
    assert text(month, "//main//h2") == "T2"
    assert found(month, "//a[@rel='prev']/@href") == ["../../../fr/2026/11/"]
    above = found(month, "//p[@class='kicker']/a/@href")
    assert above == ["../../../fr/archive/", "../../../fr/2026/"]


def test_a_month_names_the_languages_that_have_it(archive: dict[str, Element]) -> None:
    tags = {
        path: [tag for tag, _ in alternates(archive[path])]
        for path in ("fr/2026/09/index.html", "fr/2024/02/index.html")
    }
    assert list(tags.values()) == [["fr", "en", "x-default"], ["fr", "x-default"]]


def test_an_archive_of_nothing_says_so() -> None:
    [file] = drawn(pages.archive_pages, [], context(FR, []))
    assert "Rien n’est encore publié" in text(tree(file), "//main")


def test_a_front_page_is_there_before_anything_is_published() -> None:
    [file] = drawn(pages.front_pages, [], context(FR, []))
    assert "Rien n’est encore publié" in text(tree(file), "//main")


def test_a_tag_has_a_page_where_it_is_used_and_a_name_where_it_has_one() -> None:
    [file] = drawn(pages.tag_pages, [SOURCE], context(FR, [SOURCE]))
    root = tree(file)
    assert file.path == "fr/tags/night/index.html"
    assert text(root, "//h1") == "la nuit"
    feed = '//link[@rel="alternate"][@type][1]/@href'
    assert found(root, feed) == ["../../../fr/tags/night/feed.xml"]
    assert [tag for tag, _ in alternates(root)] == ["fr", "x-default"]
    [section] = drawn(pages.section_pages, [SOURCE], context(FR, [SOURCE]))
    assert text(tree(section), "//h1") == "city"


def test_a_page_of_the_site_is_in_the_navigation_and_in_no_list() -> None:
    [file] = drawn(pages.front_pages, [SOURCE, ABOUT], context(FR))
    root = tree(file)
    assert "../fr/about/" in found(root, '//nav[@class="sections"]//a/@href')
    assert "../fr/about/" not in found(root, "//main//a/@href")


def test_the_lost_page_works_at_any_depth_and_in_every_language() -> None:
    root = tree(pages.not_found_page([context(FR), context(EN)]))
    assert found(root, '//p[@class="enter"]/a/@href') == ["/news/fr/", "/news/en/"]
    assert found(root, "//section/@lang") == ["fr", "en"]
    assert text(root, "//section/h2") == "Page introuvable Page not found"


def test_a_lost_page_of_a_language_speaks_it_alone() -> None:
    file = pages.not_found_page([context(FR)], "fr/")
    root = tree(file)
    assert file.path == "fr/404.html"
    assert found(root, "/html/@lang") == ["fr"]
    assert found(root, "//section/@lang") == ["fr"]


def test_the_chooser_leads_to_every_language_by_its_own_name() -> None:
    root = tree(pages.chooser_page([context(FR), context(EN)]))
    assert text(root, '//p[@class="enter"]') == "Français English"
    assert alternates(root)[-1] == ("x-default", "https://journal.example/news/")


def test_the_feeds_page_gives_addresses_to_copy() -> None:
    root = tree(pages.feeds_page(context(FR)))
    assert text(root, "//dd/code").split(" ") == [
        "https://journal.example/news/fr/feed.xml",
        "https://journal.example/news/fr/atom.xml",
        "https://journal.example/news/fr/feed.json",
        "https://journal.example/news/fr/both.xml",
        "https://journal.example/news/fr/sections/city/feed.xml",
        "https://journal.example/news/fr/tags/night/feed.xml",
        "https://journal.example/news/fr/authors/ines-castanier/feed.xml",
        "https://journal.example/news/fr/authors/karim-benyahia/feed.xml",
    ]
    assert found(root, "//a[@type='text/x-opml']/@href") == ["../../feeds.opml"]


def test_the_tags_of_a_page_make_no_list() -> None:
    [file] = drawn(pages.tag_pages, [TRANSLATION], context(EN, [TRANSLATION, ABOUT]))
    assert [tag for tag, _ in alternates(tree(file))] == ["en", "x-default"]


def test_a_name_is_set_as_a_printer_would_whatever_was_typed() -> None:
    card = replace(SOURCE, authors=("Maeve O'Donnell",))
    [file] = drawn(pages.author_pages, [card], context(FR, [card]))
    assert file.path == "fr/authors/maeve-o-donnell/index.html"
    root = tree(file)
    assert found(root, "//h1/text()") == ["Maeve O’Donnell"]
    assert "O'" not in text(root, "//body")


def test_an_author_has_a_page_with_all_of_theirs_and_its_feeds() -> None:
    names = [("Zoé & Léo",), ("Ana <Ruiz>", "Zoé & Léo"), ()]
    cards = [
        replace(SOURCE, article_id=f"a{at}", title=f"T{at}", authors=each)
        for at, each in enumerate(names)
    ]
    files = drawn(pages.author_pages, cards, context(FR, cards))
    assert [file.path for file in files] == [
        "fr/authors/ana-ruiz/index.html",
        "fr/authors/zoe-leo/index.html",
    ]
    root = tree(files[1])
    assert found(root, "//h1/text()") == ["Zoé & Léo"]
    assert len(found(root, "//main//article | //main//li[.//h2]")) >= 2
    feeds = found(root, "//link[@type='application/rss+xml']/@href")
    assert feeds[0].endswith("fr/authors/zoe-leo/feed.xml")
