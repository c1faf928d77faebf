"""A translation and its original on one page, each in its own language."""

from babel import Locale
from markupsafe import Markup
from msgspec.structs import replace

from pipeline.model.editions import Card
from pipeline.rendering import pages
from pipeline.rendering.pages import ArticleEdition, ImageDetails
from tests.rendering.press import (
    EN,
    FR,
    HOSTILE,
    SOURCE,
    TRANSLATION,
    Element,
    context,
    found,
    text,
    tree,
)

FACED = replace(TRANSLATION, is_faced=True)
HEBREW = Locale("he")


def edition(
    card: Card, body: Markup, *siblings: Card, untranslated: int = 0
) -> ArticleEdition:
    return ArticleEdition(
        card=card,
        body=body,
        siblings=siblings or (SOURCE, FACED),
        picture=ImageDetails(alt_locale=card.locale, caption_locale=card.locale),
        untranslated=untranslated,
    )


def facing(
    card: Card = FACED, original: Card = SOURCE, untranslated: int = 0
) -> Element:
    body = Markup('<h2 id="a">{0}</h2>\n<p>{0} <a href="#a">&lt;b&gt;</a></p>\n')
    cards = (original, card)
    ours = edition(card, body.format("Ours"), *cards, untranslated=untranslated)
    theirs = edition(original, body.format("Theirs"), *cards)
    return tree(pages.facing_page(ours, theirs, context(card.locale)))


def test_each_half_says_its_language() -> None:
    root = facing()
    assert found(root, "/html/@lang") == ["en"]
    assert set(found(root, "//*[@class='original']/@lang")) == {"fr"}
    assert text(root, "//*[@class='original']/h2") == "Theirs"
    assert text(root, "//*[@class='original']/p[not(@class)]") == "Theirs <b>"
    assert text(root, "//h1") == "The last tram"
    assert text(root, "//*[@class='title']") == "Le dernier tram"


def test_a_language_that_is_turned_keeps_its_direction() -> None:
    source = replace(SOURCE, locale=HEBREW, source_locale=HEBREW)
    card = replace(FACED, source_locale=HEBREW)
    root = facing(card, source)
    assert found(root, "/html/@dir") == ["ltr"]
    assert set(found(root, "//*[@class='original']/@dir")) == {"rtl"}


def test_anchors_stand_once_and_the_picture_too() -> None:
    root = facing()
    assert found(root, "//@id") == ["content", "a"]
    assert len(found(root, "//img/@src")) == 1


def test_search_engines_are_kept_out_and_languages_lead_to_the_articles() -> None:
    root = facing()
    assert found(root, "//meta[@name='robots']/@content") == ["noindex"]
    assert found(root, "//link[@rel='canonical']/@href") == [
        "https://journal.example/news/en/2026/11/the-tram/en-fr/"
    ]
    assert found(root, "//link[@rel='alternate'][not(@type)]") == []
    assert found(root, "//nav[@class='languages']//a/@href") == [
        "../../../../../fr/2026/11/le-tram/"
    ]


def test_it_says_what_is_not_translated_yet() -> None:
    assert "One passage is not translated yet" in text(
        facing(untranslated=1), "//aside"
    )
    assert text(facing(), "//aside") == ""


def test_both_articles_lead_to_it_and_it_leads_back() -> None:
    way = "../../../../en/2026/11/the-tram/en-fr/"
    for card, language in ((SOURCE, ["en"]), (FACED, [])):
        page = tree(pages.article_page(edition(card, Markup()), context(card.locale)))
        assert found(page, "//p[@class='facings']/a/@href") == [way]
        assert found(page, "//p[@class='facings']/a/@hreflang") == language
    back = "../../../../../en/2026/11/the-tram/"
    assert found(facing(), "//p[@class='kicker']/a/@href") == [back]


def test_no_way_leads_to_a_page_that_is_not_there() -> None:
    for card in (SOURCE, TRANSLATION):
        cards = (SOURCE, TRANSLATION)
        page = tree(
            pages.article_page(edition(card, Markup(), *cards), context(card.locale))
        )
        assert found(page, "//p[@class='facings']") == []


def test_what_an_author_writes_stays_text() -> None:
    source = replace(SOURCE, title=HOSTILE, summary=HOSTILE)
    root = facing(FACED, source)
    assert found(root, "//script") == []
    assert "<script>alert(1)</script>" in text(root, "//*[@class='title']")


def test_it_speaks_the_language_of_the_translation() -> None:
    source = replace(SOURCE, locale=EN, source_locale=EN)
    card = replace(FACED, locale=FR, source_locale=EN, folder="fr/2026/11/le-tram/")
    assert text(facing(card, source), "//p[@class='kicker']") == "Retour à l’article"
