"""Sitemaps tie the editions together, and tell only what changed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from babel import Locale
from lxml import etree
from msgspec.structs import replace

from pipeline.model.editions import Card, EditionState
from pipeline.model.site import Site
from pipeline.rendering.sitemap import alternates, newest, news, robots, sitemap
from tests.weighing import most_held

FR, EN = Locale("fr"), Locale("en")
SITE = Site(
    base_url="https://journal.example/", languages=(FR, EN), timezone="Europe/Paris"
)
MOST_TIMES = 1.6
"""What a file may take while it grows, of its size; as text alone it takes as much."""

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}
SOURCE = Card(
    article_id="marche",
    path="articles/marche.md",
    locale=FR,
    source_locale=FR,
    folder="fr/2026/11/le-marche/",
    title='Vrac & Cocinas <b> "x" ’ ]]>',
    summary="",
    state=EditionState.SOURCE,
    title_locale=FR,
    summary_locale=FR,
    feed_id="tag:journal.example,2026:marche:fr",
    published=date(2026, 11, 2),
    updated=None,
    first_published=datetime(2026, 11, 2, 11, tzinfo=UTC),
)
TRANSLATION = replace(
    SOURCE,
    locale=EN,
    folder="en/2026/11/the-market/",
    state=EditionState.COMPLETE,
    first_published=datetime(2026, 11, 22, 17, 5, 9, tzinfo=UTC),
)
PARTIAL = replace(
    TRANSLATION,
    locale=Locale("de"),
    folder="de/2026/11/der-markt/",
    state=EditionState.PARTIAL,
)


def urls(content: bytes) -> dict[str, etree._Element]:
    root = etree.fromstring(content)
    return {each.findtext("s:loc", "", NAMES): each for each in root}


def links(url: etree._Element) -> list[tuple[str, str]]:
    found = url.findall("x:link", NAMES)
    return [(str(each.get("hreflang")), str(each.get("href"))) for each in found]


def lastmods(*cards: Card) -> dict[str, str]:
    [file] = sitemap(cards, SITE)
    return {
        loc.removeprefix(SITE.base_url): url.findtext("s:lastmod", "", NAMES)
        for loc, url in urls(file.content).items()
    }


def test_every_home_and_indexed_edition_has_one_url() -> None:
    [file] = sitemap([TRANSLATION, PARTIAL, SOURCE], SITE)
    assert file.path == "sitemap.xml"
    assert list(urls(file.content)) == [
        "https://journal.example/",
        "https://journal.example/fr/",
        "https://journal.example/en/",
        "https://journal.example/en/2026/11/the-market/",
        "https://journal.example/fr/2026/11/le-marche/",
    ]


def test_alternates_are_the_same_for_every_member_and_name_each() -> None:
    [file] = sitemap([SOURCE, TRANSLATION, PARTIAL], SITE)
    found = urls(file.content)
    source, translation = (
        SITE.base_url + card.folder for card in (SOURCE, TRANSLATION)
    )
    expected = [("en", translation), ("fr", source), ("x-default", source)]
    assert links(found[source]) == links(found[translation]) == expected


def test_the_chooser_is_the_default_of_the_homes_alone() -> None:
    [file] = sitemap([SOURCE], SITE)
    found = urls(file.content)
    for home in ("", "fr/", "en/"):
        assert links(found[SITE.base_url + home])[-1] == ("x-default", SITE.base_url)


def test_without_its_source_edition_an_article_has_a_default_all_the_same() -> None:
    assert alternates([TRANSLATION]) == (
        ("en", TRANSLATION.folder),
        ("x-default", TRANSLATION.folder),
    )
    assert alternates([PARTIAL]) == ()


def test_a_day_stays_a_day_and_a_moment_has_its_offset() -> None:
    found = lastmods(SOURCE, TRANSLATION)
    assert found[SOURCE.folder] == "2026-11-02"
    assert found[TRANSLATION.folder] == "2026-11-22T18:05:09+01:00"
    assert found["fr/"] == "2026-11-02"
    assert found[""] == found["en/"] == "2026-11-22T18:05:09+01:00"


def test_an_update_counts_where_the_text_has_it_and_is_newer() -> None:
    updated = date(2026, 11, 10)
    later = date(2026, 11, 23)
    outdated = replace(TRANSLATION, state=EditionState.OUTDATED, updated=later)
    assert lastmods(replace(SOURCE, updated=updated))[SOURCE.folder] == "2026-11-10"
    assert lastmods(replace(TRANSLATION, updated=updated))[TRANSLATION.folder] == (
        "2026-11-22T18:05:09+01:00"
    )
    assert lastmods(outdated)[outdated.folder] == "2026-11-22T18:05:09+01:00"


def test_a_time_without_zone_is_the_site_s() -> None:
    naive = datetime(2026, 7, 1, 8)  # noqa: DTZ001
    assert lastmods(replace(SOURCE, published=naive))[SOURCE.folder] == (
        "2026-07-01T08:00:00+02:00"
    )


def test_what_a_file_can_t_hold_goes_to_several_with_an_index() -> None:
    cards = [
        replace(SOURCE, article_id=f"a{number}", folder=f"fr/a{number}/")
        for number in range(7)
    ]
    *parts, index = sitemap(cards, SITE, most_urls=4)
    assert [part.path for part in parts] == [
        "sitemap-1.xml",
        "sitemap-2.xml",
        "sitemap-3.xml",
    ]
    assert list(urls(index.content)) == [SITE.base_url + part.path for part in parts]
    found = [loc for part in parts for loc in urls(part.content)]
    [whole] = sitemap(cards, SITE)
    assert found == list(urls(whole.content))
    by_size = [*sitemap(cards, SITE, most_bytes=1_000)]
    assert len(by_size) > len(cards) / 4
    assert all(len(part.content) < 1_300 for part in by_size[:-1])


def test_beside_a_sitemap_little_is_in_memory_while_it_is_made() -> None:
    cards = [
        replace(SOURCE, article_id=f"a{number}", folder=f"fr/2026/11/a{number}/")
        for number in range(3_000)
    ]
    [file] = sitemap(cards, SITE)
    most = most_held(lambda: [*sitemap(cards, SITE)])
    assert most <= MOST_TIMES * len(file.content)


def test_an_empty_site_has_its_homes() -> None:
    assert set(lastmods()) == {"", "fr/", "en/"}
    assert set(lastmods().values()) == {""}


def test_the_order_of_cards_does_not_matter() -> None:
    cards = [SOURCE, TRANSLATION, replace(SOURCE, article_id="b", folder="fr/b/")]
    assert [*sitemap(cards, SITE)] == [*sitemap(reversed(cards), SITE)]


def titles(*cards: Card, locale: Locale = EN, now: datetime = NOW) -> list[str]:
    file = news(cards, SITE, locale=locale, name="Journal & co", now=now)
    return list(urls(file.content))


def test_a_late_translation_is_news_on_the_day_that_it_comes_out() -> None:
    assert titles(SOURCE, TRANSLATION) == [SITE.base_url + TRANSLATION.folder]
    assert titles(SOURCE, TRANSLATION, locale=FR) == []


def test_after_two_days_it_is_no_news() -> None:
    born = TRANSLATION.first_published
    assert titles(TRANSLATION, now=born)
    assert titles(TRANSLATION, now=born + timedelta(days=2, seconds=-1))
    assert not titles(TRANSLATION, now=born + timedelta(days=2))
    assert not titles(TRANSLATION, now=born - timedelta(seconds=1))


@pytest.mark.parametrize(
    "change", [{"is_page": True}, {"state": EditionState.PARTIAL}], ids=str
)
def test_pages_and_partial_editions_are_no_news(change: dict[str, object]) -> None:
    assert not titles(replace(TRANSLATION, **change))


def test_news_tells_publication_language_date_and_title() -> None:
    file = news([TRANSLATION], SITE, locale=EN, name="Journal & co", now=NOW)
    assert file.path == "news-en.xml"
    [url] = urls(file.content).values()
    entry = url.find("n:news", NAMES)
    assert entry is not None
    assert [
        "Journal & co",
        "en",
        "2026-11-22T18:05:09+01:00",
        TRANSLATION.title,
    ] == [
        entry.findtext(path, "", NAMES)
        for path in (
            "n:publication/n:name",
            "n:publication/n:language",
            "n:publication_date",
            "n:title",
        )
    ]


def test_chinese_has_the_codes_that_the_format_asks_for() -> None:
    for tag, expected in (("zh_Hant", b"zh-tw"), ("zh_CN", b"zh-cn"), ("zh", b"zh-cn")):
        locale = Locale.parse(tag)
        card = replace(TRANSLATION, locale=locale)
        file = news([card], SITE, locale=locale, name="J", now=NOW)
        assert b"<news:language>" + expected + b"<" in file.content


def test_at_most_a_thousand_the_newest_are_news() -> None:
    cards = [
        replace(
            TRANSLATION,
            folder=f"en/{number}/",
            first_published=NOW - timedelta(seconds=number),
        )
        for number in range(1_001)
    ]
    found = titles(*reversed(cards))
    assert len(found) == 1_000
    expected = [f"{SITE.base_url}en/{number}/" for number in range(1_000)]
    assert found == expected


def test_robots_names_the_sitemaps() -> None:
    file = robots(SITE, ["sitemap.xml", "news-fr.xml"])
    assert file.content.decode() == (
        "User-agent: *\nDisallow:\n\n"
        "Sitemap: https://journal.example/sitemap.xml\n"
        "Sitemap: https://journal.example/news-fr.xml\n"
    )


def test_no_more_can_be_news_than_a_thousand_and_what_may_yet_be_indexed() -> None:
    cards = [
        replace(
            TRANSLATION,
            folder=f"en/2026/11/{number:04}/",
            state=EditionState.PARTIAL if number == 5 else EditionState.COMPLETE,
            first_published=NOW - timedelta(seconds=number),
        )
        for number in range(1_100)
    ]
    found = newest(cards, EN, NOW)
    assert found == tuple(cards[:1_001])
    file = news(cards, SITE, locale=EN, name="Journal", now=NOW)
    assert file == news(found, SITE, locale=EN, name="Journal", now=NOW)
    assert len(urls(file.content)) == 1_000
    assert not newest(cards, FR, NOW)
    assert not newest(cards, EN, NOW + timedelta(days=3))
