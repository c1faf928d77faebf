"""A site through the whole corridor: what stands in its editions, and what does not."""

import json
from datetime import timedelta

import feedparser
import pytest
from msgspec.structs import replace

from pipeline.errors import ConfigurationError, OperatingError
from pipeline.model.editions import EditionState
from pipeline.model.site import OutdatedPolicy, Policy
from tests.building.conftest import MARKET, TRAIN, Newsroom, text

FRENCH = "fr/2026/11/le-marche-de-nuit/index.html"
ENGLISH = "en/2026/11/the-night-market/index.html"
CATALOG = "locales/en/LC_MESSAGES/articles/market.po"


def test_each_article_has_an_edition_in_each_language(translated: Newsroom) -> None:
    report = translated.build()
    assert report.published == {"fr": 2, "en": 2}
    assert report.editions["en"] == {EditionState.COMPLETE: 1, EditionState.SOURCE: 1}
    assert {FRENCH, ENGLISH} <= translated.output.files.keys()


def test_the_output_is_laid_out_as_promised(translated: Newsroom) -> None:
    translated.build()
    assert {
        "index.html",
        "404.html",
        "robots.txt",
        "sitemap.xml",
        "news-fr.xml",
        "editions.json",
        "fr/index.html",
        "fr/feed.xml",
        "fr/atom.xml",
        "fr/feed.json",
        "fr/feeds/index.html",
        "fr/tags/food/index.html",
        "fr/tags/food/feed.xml",
        "en/sections/city/index.html",
    } <= translated.output.files.keys()


def test_a_translator_who_types_plain_signs_publishes_set_french(
    translated: Newsroom,
) -> None:
    translated.build()
    page = translated.page("fr/2026/11/le-dernier-train/index.html")
    assert "Elle a dit «\u00a0non\u00a0»." in page
    assert "«\u00a0oui\u202f!\u00a0»" in translated.page(FRENCH)


def test_an_internal_link_leads_to_the_readers_language(translated: Newsroom) -> None:
    translated.build()
    (link,) = translated.find(FRENCH, "//a[.='raconte']")
    assert link.get("href") == "../../../../fr/2026/11/le-dernier-train/#platform"
    (link,) = translated.find(ENGLISH, "//a[.='tells']")
    assert link.get("href") == "../../../../en/2026/11/the-last-train/#platform"


def test_a_link_says_the_language_of_what_is_not_translated(newsroom: Newsroom) -> None:
    newsroom.build()
    (link,) = newsroom.find(FRENCH, "//a[.='raconte']")
    assert link.get("hreflang") == "en"
    assert "/en/" in str(link.get("href"))


def test_a_link_to_a_draft_leads_to_the_front_page(newsroom: Newsroom) -> None:
    newsroom.write("articles/train.md", TRAIN.replace("date:", "draft: yes\ndate:"))
    report = newsroom.build()
    assert "unpublished-link" in {each.code for each in report.diagnostics}
    (link,) = newsroom.find(FRENCH, "//a[.='raconte']")
    assert link.get("href") == "../../../../fr/"


def test_a_picture_is_copied_under_a_name_with_its_hash(translated: Newsroom) -> None:
    translated.build()
    (picture,) = translated.find(ENGLISH, "//figure//img")
    path = str(picture.get("src")).removeprefix("../../../../")
    assert translated.output.read(path) == translated.store.read("articles/stall.svg")
    assert picture.get("alt") == "A stall."


def test_a_feed_has_the_whole_text_with_absolute_urls(translated: Newsroom) -> None:
    translated.build()
    feed = feedparser.parse(translated.output.read("en/feed.xml"))
    assert not feed.bozo
    assert {each.title for each in feed.entries} == {
        "The last train",
        "The night market",
    }
    content = feed.entries[0].content[0].value + feed.entries[1].content[0].value
    assert 'href="https://gazette.example/en/2026/11/the-last-train/' in content
    assert 'href="../' not in content
    assert 'href="https://gazette.example/en/2026/11/the-last-train/#fn-1"' in content
    assert 'href="#' not in content


def test_what_is_not_translated_is_not_published(newsroom: Newsroom) -> None:
    report = newsroom.build()
    assert report.published == {"fr": 1, "en": 1}
    assert report.editions["en"][EditionState.ABSENT] == 1
    assert not [path for path in newsroom.output.files if "/the-night" in path]


def test_a_paragraph_that_changed_shows_its_last_approved_text(
    translated: Newsroom,
) -> None:
    translated.write("articles/market.md", MARKET.replace("la suite", "toute la suite"))
    translated.extract()
    report = translated.build()
    assert report.editions["en"][EditionState.OUTDATED] == 1
    (paragraph,) = translated.find(ENGLISH, "//p[@class='outdated']")
    assert text(paragraph) == "He says “yes!” and tells the rest."


def test_the_policy_can_show_the_source(
    translated: Newsroom,
) -> None:
    translated.write("articles/market.md", MARKET.replace("la suite", "toute la suite"))
    translated.extract()
    source = Policy(outdated=OutdatedPolicy.SOURCE, publish_from=0.5)
    translated.site = replace(translated.site, policy=source)
    translated.build()
    (paragraph,) = translated.find(
        ENGLISH, "//p[@lang='fr' and contains(@class, 'untranslated')]"
    )
    assert "toute la suite" in text(paragraph)


def test_a_revert_makes_the_edition_complete_again(translated: Newsroom) -> None:
    translated.build()
    before = translated.page(ENGLISH)
    translated.write("articles/market.md", MARKET.replace("la suite", "toute la suite"))
    translated.extract()
    translated.build()
    translated.write("articles/market.md", MARKET)
    translated.extract()
    translated.build()
    assert translated.page(ENGLISH) == before


def test_a_renamed_slug_leaves_a_redirect(translated: Newsroom) -> None:
    translated.build()
    moved = MARKET.replace("section: city", "section: city\nslug: figues")
    translated.write("articles/market.md", moved)
    translated.build()
    assert "fr/2026/11/figues/index.html" in translated.output.files
    assert 'http-equiv="refresh"' in translated.page(FRENCH)


def test_a_title_that_changes_moves_nothing(translated: Newsroom) -> None:
    translated.build()
    ids = json.loads(translated.page("editions.json"))
    translated.write("articles/market.md", MARKET.replace("de nuit", "du soir"))
    translated.build()
    assert FRENCH in translated.output.files
    assert json.loads(translated.page("editions.json")) == ids


def test_what_is_no_longer_made_is_removed(translated: Newsroom) -> None:
    translated.build()
    translated.output.write("CNAME", b"gazette.example")
    translated.store.remove("articles/train.md")
    report = translated.build()
    assert report.removed
    assert not [path for path in translated.output.files if "last-train" in path]
    assert "CNAME" in translated.output.files


def test_an_output_that_is_not_ours_is_refused(translated: Newsroom) -> None:
    translated.output.write("fr/index.html", b"mine")
    with pytest.raises(OperatingError, match="not a folder made by diptyque"):
        translated.build()
    assert translated.output.files == {"fr/index.html": b"mine"}


def test_an_embargo_holds_to_the_second(translated: Newsroom) -> None:
    due = translated.now + timedelta(hours=1)
    held = f"section: city\nembargo: {due.isoformat()}"
    translated.write("articles/market.md", MARKET.replace("section: city", held))
    translated.now = due - timedelta(seconds=1)
    translated.build()
    title = "marché de nuit".encode()
    assert not [each for each in translated.output.files.values() if title in each]
    translated.now = due
    translated.build()
    assert FRENCH in translated.output.files


def test_a_draft_is_not_published(translated: Newsroom) -> None:
    draft = MARKET.replace("section: city", "draft: yes")
    translated.write("articles/market.md", draft)
    assert translated.build().published == {"fr": 1, "en": 1}


def test_one_language_alone_can_be_built(translated: Newsroom) -> None:
    translated.build()
    english = translated.output.files[ENGLISH]
    translated.output.files[ENGLISH] = b"as it was"
    translated.output.files[FRENCH] = b"as it was"
    translated.build("fr")
    assert translated.output.files[ENGLISH] == b"as it was"
    assert translated.output.files[FRENCH] != b"as it was"
    translated.build()
    assert translated.output.files[ENGLISH] == english


def test_a_static_file_goes_before_one_that_is_made(translated: Newsroom) -> None:
    translated.write("static/robots.txt", "User-agent: *\nDisallow: /\n")
    translated.build()
    assert translated.page("robots.txt") == "User-agent: *\nDisallow: /\n"
    assert translated.build().written == 0


def test_a_template_of_the_site_goes_before_the_packages(translated: Newsroom) -> None:
    own = '{% extends "theme/article.html" %}{% block main %}OURS{% endblock %}'
    translated.write("theme/article.html", own)
    translated.build()
    assert "OURS" in translated.page(FRENCH)


def test_a_template_without_end_is_the_operators_trouble(
    translated: Newsroom,
) -> None:
    translated.write("theme/article.html", '{% extends "article.html" %}')
    with pytest.raises(ConfigurationError, match=r"article\.html"):
        translated.build()


def test_what_is_no_template_is_let_alone(translated: Newsroom) -> None:
    translated.write("theme/README.md", "{% broken")
    translated.write("theme/logo.png", b"\x89PNG\xff")
    translated.extract()
    assert translated.build().published == {"fr": 2, "en": 2}


def test_template_syntax_in_prose_is_prose(translated: Newsroom) -> None:
    translated.write("articles/market.md", MARKET.replace("la suite", "{{ 7*7 }}"))
    translated.build()
    assert "{{ 7*7 }}" in translated.page(FRENCH)
    assert "49" not in text(translated.find(FRENCH, "//main")[0])
