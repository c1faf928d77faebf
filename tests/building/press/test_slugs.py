"""A slug in the front matter, translated in the catalog, and where pages then stand."""

import json

import pytest
from msgspec.structs import replace

from pipeline.model.articles import Kind
from pipeline.model.editions import EditionState
from pipeline.model.site import Policy
from tests.building.conftest import MARKET, Newsroom

CATALOG = "locales/en/LC_MESSAGES/articles/market.po"
BY_TITLE = "en/2026/11/the-night-market/index.html"
EMPTY = 'msgctxt "slug"\nmsgid "halles"\nmsgstr ""\n'


@pytest.fixture
def slugged(translated: Newsroom) -> Newsroom:
    """Return the site of all tests, the market with a slug that nobody translated."""
    give_slug(translated, "halles")
    return translated


def give_slug(room: Newsroom, slug: str) -> None:
    """Have the author write a slug."""
    text = MARKET.replace("lang: fr", f"lang: fr\nslug: {slug}")
    room.write("articles/market.md", text)
    room.extract()


def translate(room: Newsroom, text: str, flags: str = "") -> None:
    """Have the translator write one."""
    written = EMPTY.replace('msgstr ""', f'msgstr "{text}"')
    catalog = room.text(CATALOG)
    assert EMPTY in catalog
    room.write(CATALOG, catalog.replace(EMPTY, flags + written))


def address(slug: str) -> str:
    """Return where the English page stands."""
    return f"en/2026/11/{slug}/index.html"


def test_an_article_with_a_slug_has_it_in_its_catalogs(slugged: Newsroom) -> None:
    catalog = slugged.text(CATALOG)
    above = catalog[: catalog.index(EMPTY)].splitlines()
    assert above[-2].startswith("#. end of the page's address: only the letters a-z")
    assert not slugged.extract(check_only=True).changed


def test_an_article_without_a_slug_has_none(translated: Newsroom) -> None:
    assert 'msgctxt "slug"' not in translated.text(CATALOG)


def test_a_slug_that_is_translated_is_the_address(slugged: Newsroom) -> None:
    translate(slugged, "covered-market")
    slugged.build()
    assert address("covered-market") in slugged.output.files
    assert "fr/2026/11/halles/index.html" in slugged.output.files
    assert BY_TITLE not in slugged.output.files


def test_a_slug_that_is_not_translated_is_made_from_the_title_and_misses_nothing(
    slugged: Newsroom,
) -> None:
    report = slugged.build()
    assert BY_TITLE in slugged.output.files
    assert report.editions["en"][EditionState.COMPLETE] == 1
    assert not [each for each in slugged.check().diagnostics if each.path == CATALOG]


def test_a_slug_that_is_translated_later_moves_the_page_and_leaves_a_redirect(
    slugged: Newsroom,
) -> None:
    slugged.build()
    translate(slugged, "covered-market")
    slugged.build()
    assert address("covered-market") in slugged.output.files
    assert 'http-equiv="refresh"' in slugged.page(BY_TITLE)
    ledger = json.loads(slugged.page("editions.json"))
    assert ledger["editions"]["market"]["en"]["slugs"] == [
        "the-night-market",
        "covered-market",
    ]


def test_a_translation_that_is_taken_away_moves_nothing(slugged: Newsroom) -> None:
    before = slugged.text(CATALOG)
    translate(slugged, "covered-market")
    slugged.build()
    slugged.write(CATALOG, before)
    slugged.build()
    assert address("covered-market") in slugged.output.files
    assert BY_TITLE not in slugged.output.files


def test_another_slug_of_the_source_leaves_the_translation_where_it_is(
    slugged: Newsroom,
) -> None:
    translate(slugged, "covered-market")
    slugged.build()
    give_slug(slugged, "grandes-halles")
    report = slugged.build()
    assert address("covered-market") in slugged.output.files
    assert "fr/2026/11/grandes-halles/index.html" in slugged.output.files
    assert report.editions["en"][EditionState.COMPLETE] == 1


@pytest.mark.parametrize("is_preview", [False, True])
def test_a_guess_moves_no_page(slugged: Newsroom, *, is_preview: bool) -> None:
    policy = replace(slugged.site.policy, is_preview=is_preview)
    slugged.site = replace(slugged.site, policy=policy)
    translate(slugged, "covered-market", "#, fuzzy\n")
    slugged.build()
    assert BY_TITLE in slugged.output.files


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("Covered Market", "covered-market"),
        ("../../../etc/passwd", "etc-passwd"),
        ("Les Été\u00a0!", "les-ete"),
        ("///", "the-night-market"),
    ],
)
def test_an_unfit_slug_is_made_fit_and_the_translator_told(
    slugged: Newsroom, written: str, slug: str
) -> None:
    translate(slugged, written)
    report = slugged.build()
    assert address(slug) in slugged.output.files
    (found,) = (each for each in report.diagnostics if "slug" in each.code)
    assert (found.code, found.path, found.text) == ("slug-form", CATALOG, written)


def test_a_reserved_slug_of_a_page_is_told(slugged: Newsroom) -> None:
    text = slugged.text("articles/market.md").replace(
        "lang: fr", "lang: fr\nkind: page"
    )
    slugged.write("articles/market.md", text)
    translate(slugged, "tags")
    report = slugged.build()
    assert "en/tags-1/index.html" in slugged.output.files
    assert "reserved-slug" in {each.code for each in report.diagnostics}


def test_a_site_may_have_editions_wait_for_their_slugs(slugged: Newsroom) -> None:
    slugged.site = replace(slugged.site, policy=Policy(required=(Kind.SLUG,)))
    slugged.build()
    assert BY_TITLE not in slugged.output.files
    translate(slugged, "covered-market")
    slugged.build()
    assert address("covered-market") in slugged.output.files
