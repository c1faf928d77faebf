"""A language that the theme is not shipped in, and words that the site supplies."""

from msgspec.structs import replace

from pipeline.model.diagnostics import Severity
from pipeline.model.locales import parse_tag
from tests.building.conftest import Newsroom

WORDS = "locales/de/LC_MESSAGES/site.po"
CODE = "untranslated-words"


def told(newsroom: Newsroom) -> list[str]:
    found = (*newsroom.check().diagnostics, *newsroom.build().diagnostics)
    said = [each for each in found if each.code == CODE]
    assert all(each.severity is Severity.WARNING for each in said)
    assert {(each.path, each.locale) for each in said} <= {(WORDS, "de")}
    assert len(said) % 2 == 0, "a check and a build say the same"
    return [str(each.message) for each in said]


def test_the_site_is_told_where_readers_will_meet_english(newsroom: Newsroom) -> None:
    assert told(newsroom) == []
    languages = (*newsroom.site.languages, parse_tag("de"))
    newsroom.site = replace(newsroom.site, languages=languages)
    assert "diptyque extract" in told(newsroom)[0]
    newsroom.extract()
    left = int(told(newsroom)[0].split()[0])
    text = newsroom.text(WORDS)
    newsroom.translate(WORDS, {"Topics": "Themen"})
    assert newsroom.text(WORDS) != text
    assert int(told(newsroom)[0].split()[0]) == left - 1
    assert "Themen" not in newsroom.page("fr/2026/11/le-marche-de-nuit/index.html")


def test_a_made_up_language_has_all_its_words(newsroom: Newsroom) -> None:
    languages = (*newsroom.site.languages, parse_tag("en-XA"))
    newsroom.site = replace(newsroom.site, languages=languages)
    assert told(newsroom) == []
