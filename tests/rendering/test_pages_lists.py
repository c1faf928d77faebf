"""Lists and doors lead everywhere, in every language, at any address."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from pipeline.model.editions import Card, File
from pipeline.rendering import pages
from pipeline.rendering.pages import ListPage, SiteContext
from tests.rendering.press import (
    ABOUT,
    EN,
    FR,
    SOURCE,
    TRANSLATION,
    alternates,
    context,
    found,
    text,
    tree,
)

Listing = Callable[[Iterable[Card], SiteContext], Iterator[ListPage]]
LISTINGS: tuple[Listing, ...] = (
    pages.front_pages,
    pages.tag_pages,
    pages.section_pages,
    pages.author_pages,
)


def drawn(listing: Listing, cards: list[Card], each: SiteContext) -> list[File]:
    """Draw all pages of a list, each at the path that was said before."""
    listed = list(listing(cards, each))
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


def test_lists_are_newest_first_and_paginated() -> None:
    cards = [
        replace(
            SOURCE, article_id=f"a{day}", title=f"T{day}", published=date(2026, 11, day)
        )
        for day in range(1, 8)
    ]
    files = drawn(pages.front_pages, cards, context(FR, cards))
    assert [file.path for file in files] == [
        "fr/index.html",
        "fr/page/2/index.html",
        "fr/page/3/index.html",
    ]
    shown = [text(tree(file), "//article//h2") for file in files]
    assert shown == ["T7 T6 T5", "T4 T3 T2", "T1"]
    second = tree(files[1])
    assert found(second, '//a[@rel="prev"]/@href') == ["../../../fr/"]
    assert found(second, '//a[@rel="next"]/@href') == ["../../../fr/page/3/"]
    assert alternates(second) == []


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
        "https://journal.example/news/fr/tags/night/feed.xml",
        "https://journal.example/news/fr/authors/ines-castanier/feed.xml",
        "https://journal.example/news/fr/authors/karim-benyahia/feed.xml",
    ]
    assert found(root, "//a[@type='text/x-opml']/@href") == ["../../feeds.opml"]


def test_the_tags_of_a_page_make_no_list() -> None:
    [file] = drawn(pages.tag_pages, [TRANSLATION], context(EN, [TRANSLATION, ABOUT]))
    assert [tag for tag, _ in alternates(tree(file))] == ["en", "x-default"]


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
