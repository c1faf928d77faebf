"""An article says what language it is in, where its siblings are, and no more."""

import json
from datetime import date

import pytest
from babel import Locale
from markupsafe import Markup
from msgspec.structs import replace

from pipeline.model.articles import Image
from pipeline.model.editions import Card, EditionState
from pipeline.model.locales import to_tag
from pipeline.rendering import pages
from pipeline.rendering.companions import Headline, Onward
from pipeline.rendering.pages import ArticleEdition, CorrectionDetails, ImageDetails
from tests.rendering.press import (
    EN,
    FR,
    HOSTILE,
    PARTIAL,
    SITE,
    SOURCE,
    TRANSLATION,
    Element,
    alternates,
    context,
    found,
    text,
    tree,
)

NOWHERE = Onward()


def article(
    card: Card = SOURCE,
    *siblings: Card,
    corrections: tuple[CorrectionDetails, ...] = (),
    onward: Onward = NOWHERE,
) -> Element:
    edition = ArticleEdition(
        card=card,
        body=Markup("<p>…</p>"),
        siblings=siblings or (SOURCE, TRANSLATION),
        picture=ImageDetails(alt_locale=FR, caption_locale=card.locale),
        untranslated=int(card.state is EditionState.PARTIAL),
        corrections=corrections,
    )
    return tree(pages.article_page(edition, context(card.locale), onward))


def test_every_edition_lists_the_same_alternates_itself_included() -> None:
    expected = [
        ("en", "https://journal.example/news/en/2026/11/the-tram/"),
        ("fr", "https://journal.example/news/fr/2026/11/le-tram/"),
        ("x-default", "https://journal.example/news/fr/2026/11/le-tram/"),
    ]
    assert alternates(article(SOURCE)) == expected
    assert alternates(article(TRANSLATION)) == expected


def test_a_partial_edition_is_not_indexed_and_is_in_no_table() -> None:
    root = article(PARTIAL, SOURCE, PARTIAL)
    assert found(root, '//meta[@name="robots"]/@content') == ["noindex"]
    assert alternates(root) == []
    assert [tag for tag, _ in alternates(article(SOURCE, SOURCE, PARTIAL))] == [
        "fr",
        "x-default",
    ]


def test_a_text_that_falls_back_says_its_language_and_a_notice_says_why() -> None:
    root = article(PARTIAL, SOURCE, PARTIAL)
    assert found(root, "//h1/@lang") == ["fr"]
    assert found(root, "//h1/@class") == ["untranslated"]
    assert found(root, '//figure[@class="opening-picture"]/img/@lang') == ["fr"]
    assert "One passage is not translated yet" in text(root, '//*[@class="notice"]')
    assert not found(article(SOURCE), '//*[@class="notice"]')


def test_links_are_relative_and_the_rest_of_the_head_is_absolute() -> None:
    root = article(SOURCE)
    links = found(
        root, "//body//a/@href | //img/@src | //link[@rel='stylesheet']/@href"
    )
    assert {link for link in links if not link.startswith("../../../../")} == {
        "#content"
    }
    assert found(root, '//link[@rel="canonical"]/@href') == [
        "https://journal.example/news/fr/2026/11/le-tram/"
    ]
    assert found(root, '//meta[@property="og:image"]/@content') == [
        "https://journal.example/news/media/le%20tram.svg"
    ]


def test_the_switcher_leads_to_the_same_article_or_says_that_it_does_not() -> None:
    switcher = '//nav[@class="languages"]//'
    assert found(article(SOURCE), switcher + "a/@href") == [
        "../../../../en/2026/11/the-tram/"
    ]
    assert found(article(SOURCE), switcher + "*[@aria-current]/@lang") == ["fr"]
    alone = article(SOURCE, SOURCE)
    assert found(alone, switcher + "a/@href") == ["../../../../en/"]
    assert "English (accueil)" in text(alone, switcher + "a")


def test_a_translation_names_its_original_and_the_dates_of_both() -> None:
    root = article(TRANSLATION)
    origin = text(root, '//*[@class="origin"]')
    assert origin == "Translated from French Original published November 1, 2026"
    # A separator before words of another direction would stand on their other side.
    assert found(root, '//*[@class="origin"]/*[@dir or not(self::span)]') == []
    assert found(root, '//*[@class="origin"]//a/@href') == [
        "../../../../fr/2026/11/le-tram/"
    ]
    assert text(root, '//p[@class="meta"]//time') == "November 23, 2026"
    assert text(root, '//*[@class="authors"]') == "By Inès Castanier and Karim Benyahia"


def test_a_translation_says_when_its_original_was_updated() -> None:
    root = article(replace(TRANSLATION, updated=date(2026, 11, 9)))
    times = '//*[@class="origin"]//time/@datetime'
    assert found(root, times) == ["2026-11-01", "2026-11-09"]
    undated = article(replace(TRANSLATION, published=None))
    assert found(undated, times) == []


def test_a_day_stays_a_day_and_the_first_is_an_ordinal_in_french() -> None:
    root = article(SOURCE)
    assert text(root, '//p[@class="meta"]//time') == "1er novembre 2026"
    assert found(root, '//p[@class="meta"]//time/@datetime') == ["2026-11-01"]
    content = json.loads(text(root, "//script"))
    assert content["datePublished"] == "2026-11-01"


def test_structured_data_ties_an_original_to_its_translation_both_ways() -> None:
    original = json.loads(text(article(SOURCE), "//script"))
    translation = json.loads(text(article(TRANSLATION), "//script"))
    assert original["workTranslation"] == [{"@id": translation["@id"]}]
    assert translation["translationOfWork"] == {"@id": original["@id"]}


def test_hostile_text_is_text_wherever_it_stands() -> None:
    image = Image(src="javascript:alert(1)", alt=HOSTILE, caption=HOSTILE)
    card = replace(
        SOURCE, title=HOSTILE, summary=HOSTILE, authors=(HOSTILE,), image=image
    )
    expected = HOSTILE.replace("\x01", "")
    root, plain = article(card), article(replace(SOURCE, authors=("Ana",)))
    assert text(root, "//h1") == expected
    assert json.loads(text(root, "//script"))["headline"] == HOSTILE
    assert [each.tag for each in root.iter()] == [each.tag for each in plain.iter()]
    assert found(root, "//@src")[0].startswith("../../../../javascript:")


@pytest.mark.parametrize(
    ("letters", "kinds"),
    [(95, []), (96, ["long"]), (170, ["long"]), (171, ["longest"])],
)
def test_a_headline_that_goes_on_is_set_smaller(letters: int, kinds: list[str]) -> None:
    root = article(replace(SOURCE, title="a" * letters))
    assert found(root, "//h1/@class") == kinds


def test_a_language_read_from_the_right_says_so() -> None:
    arabic = Locale("ar")
    card = replace(TRANSLATION, locale=arabic, title_locale=FR, folder="ar/2026/11/t/")
    edition = ArticleEdition(card=card, body=Markup(""), siblings=(SOURCE, card))
    own = pages.site_context(
        SITE, arabic, catalogs=(), cards=[card], assets=context().assets
    )
    root = tree(pages.article_page(edition, own))
    assert found(root, "/html/@dir") == ["rtl"]
    assert found(root, "//h1/@dir") == ["ltr"]
    assert to_tag(arabic) == found(root, "/html/@lang")[0]


TOLD = (
    CorrectionDetails(date=date(2026, 11, 4), text="Onze </script>", locale=FR),
    CorrectionDetails(date=date(2026, 11, 6), text="Twelve.", locale=EN),
)


def _machine(root: Element) -> dict[str, object]:
    [data] = found(root, "//script[@type='application/ld+json']/text()")
    read: dict[str, object] = json.loads(data)
    return read


def test_a_correction_is_told_at_both_ends_of_the_page_and_to_machines() -> None:
    root = article(replace(TRANSLATION, corrected=date(2026, 11, 6)), corrections=TOLD)
    assert text(root, "//p[@class='meta']//a[@href='#corrections']") == (
        "Corrected November 6, 2026"
    )
    part = "//section[@id='corrections']"
    assert text(root, f"{part}/h2") == "Corrections"
    assert found(root, f"{part}//time/@datetime") == ["2026-11-04", "2026-11-06"]
    assert found(root, f"{part}//dd/@lang") == ["fr"]
    assert _machine(root)["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "Onze </script>",
            "inLanguage": "fr",
            "datePublished": "2026-11-04",
        },
        {
            "@type": "CorrectionComment",
            "text": "Twelve.",
            "inLanguage": "en",
            "datePublished": "2026-11-06",
        },
    ]
    assert "correction" not in _machine(article(SOURCE))


def test_a_correction_is_a_change_and_is_not_said_twice() -> None:
    card = replace(SOURCE, updated=date(2026, 11, 3), corrected=date(2026, 11, 5))
    told = (CorrectionDetails(date=date(2026, 11, 5), text="Non.", locale=FR),)
    root = article(card, corrections=told)
    dates = found(root, '//meta[@property="article:modified_time"]/@content')
    assert dates == ["2026-11-05"]
    assert "Mis à jour" not in text(root, "//header")
    later = replace(card, updated=date(2026, 11, 9))
    header = text(article(later, corrections=told), "//header")
    assert "Rectifié le 5 novembre 2026" in header
    assert "Mis à jour le 9 novembre 2026" in header


def test_what_to_read_next_is_named_in_its_own_language() -> None:
    other = Headline(
        folder="fr/2026/11/autre/",
        title="Elsewhere & <b>",
        title_locale=EN,
        published=date(2026, 11, 2),
        section="city",
    )
    root = article(SOURCE, onward=Onward(newer=other, related=(other,)))
    links = "//section[@class='related']//h3/a"
    assert found(root, f"{links}/@href") == ["../../../../fr/2026/11/autre/"]
    assert found(root, f"{links}/@lang") == ["en"]
    assert text(root, links) == "Elsewhere & <b>"
    assert found(root, "//nav[@class='leaves']/a/@rel") == ["next"]
    alone = article(SOURCE)
    assert not found(alone, "//*[@class='related' or @class='leaves']")
