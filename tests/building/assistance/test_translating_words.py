"""The site's own words are filled as the texts of articles are."""

import re
from pathlib import Path

import pytest

from pipeline import catalogs
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Translation
from pipeline.model.locales import parse_tag
from tests.building.assistance.test_translation import with_engine
from tests.catalogs.peers import Needs, complaints
from tests.newsroom import CONFIGURATION, Newsroom

WORDS = "locales/es/LC_MESSAGES/site.po"
FRENCH = "locales/fr/LC_MESSAGES/site.po"
ARTICLE = "---\ntitle: Un titre\nlang: fr\ndate: 2026-11-01\ntags: [{}]\n---\n\nBon.\n"
_FIELD = re.compile(r"%\(\w+\)[sd]")


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path)
    room.save("diptyque.toml", three(CONFIGURATION))
    room.save("articles/un.md", ARTICLE.format("council, economy"))
    room.succeed("extract")
    name(room, "tag", "council", "Conseil municipal")
    name(room, "tag", "economy", "Économie")
    name(room, "site", "name", "La Gazette")
    return room


def three(configuration: str) -> str:
    return configuration.replace('"en"]', '"en", "es"]')


def name(room: Newsroom, context: str, msgid: str, text: str) -> None:
    """Type what French calls something."""
    empty = f'msgctxt "{context}"\nmsgid "{msgid}"\nmsgstr '
    before = room.text(FRENCH)
    assert f'{empty}""' in before
    room.save(FRENCH, before.replace(f'{empty}""', f'{empty}"{text}"'))


def words(room: Newsroom, path: str = WORDS) -> dict[MessageKey, Translation]:
    read = catalogs.parse(room.text(path).encode(), path, locale=parse_tag("es"))
    assert read.value is not None
    return {each.key: each for each in read.value.translations}


def engine(room: Newsroom) -> None:
    with_engine(room)
    room.save("diptyque.toml", three(room.text("diptyque.toml")))


def test_an_engine_fills_the_words_of_a_theme_that_ships_without_the_language(
    newsroom: Newsroom, tmp_path_factory: pytest.TempPathFactory, needs: Needs
) -> None:
    engine(newsroom)
    newsroom.succeed("translate")
    found = words(newsroom)
    assert found["", "Topics"].text == "scipoT"
    assert found["", "Topics"].is_fuzzy
    assert "filled by Mirror, a machine" in catalogs.hints(found["", "Topics"])[0]
    count = found["", "%(num)s article"]
    assert count.texts == ("%(num)s elcitra", "%(num)s selcitra")
    for each in found.values():
        if each.text:
            fields = _FIELD.findall(each.source)
            assert sorted(_FIELD.findall(each.text)) == sorted(fields)
    content = newsroom.text(WORDS).encode()
    assert not complaints(content, tmp_path_factory.mktemp("po"), needs)


def test_a_name_is_translated_from_what_another_language_calls_it(
    newsroom: Newsroom,
) -> None:
    engine(newsroom)
    newsroom.succeed("translate")
    found = words(newsroom)
    assert found["tag", "economy"].text == "eimonocÉ"
    assert not found["site", "name"].text
    english = words(newsroom, "locales/en/LC_MESSAGES/site.po")
    assert english["tag", "economy"].text == "eimonocÉ"
    assert not english["", "%(num)s article"].is_fuzzy


def test_memory_and_glossary_know_names(newsroom: Newsroom) -> None:
    newsroom.save("articles/dos.md", ARTICLE.format("").replace("Un titre", "Économie"))
    newsroom.succeed("extract")
    newsroom.translate("locales/es/LC_MESSAGES/articles/dos.po", ["Economía", "Bien."])
    newsroom.save("locales/glossary.csv", "fr,es\nconseil municipal,ayuntamiento\n")
    newsroom.succeed("translate")
    found = words(newsroom)
    assert (found["tag", "economy"].text, found["tag", "economy"].is_fuzzy) == (
        "Economía",
        True,
    )
    assert found["tag", "council"].text == "Ayuntamiento"
    before = newsroom.text(WORDS)
    newsroom.succeed("translate")
    newsroom.succeed("extract")
    assert newsroom.text(WORDS) == before


def test_only_those_words_are_filled_that_were_asked_for(newsroom: Newsroom) -> None:
    engine(newsroom)
    newsroom.succeed("translate", "articles/un.md")
    assert not words(newsroom)["", "Topics"].text
    newsroom.succeed("translate", "en")
    assert not words(newsroom)["", "Topics"].text
    newsroom.succeed("translate", WORDS, "--dry-run")
    assert not words(newsroom)["", "Topics"].text
    newsroom.save("articles/tres.md", ARTICLE.format(""))
    newsroom.succeed("translate", WORDS)
    assert words(newsroom)["", "Topics"].text
    assert 'msgstr "noB."' not in newsroom.text(
        "locales/es/LC_MESSAGES/articles/tres.po"
    )


def test_other_commands_take_the_name_of_such_a_catalog_too(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    newsroom.succeed("export", WORDS, "--output", tmp_path / "words.xlf")
    assert "Topics" in (tmp_path / "words.xlf").read_text("utf-8")
    text = newsroom.text(WORDS).replace(
        'msgid "By %(authors)s"\nmsgstr ""', 'msgid "By %(authors)s"\nmsgstr "De %(x)s"'
    )
    assert text != newsroom.text(WORDS)
    newsroom.save(WORDS, text)
    assert "placeholder-differs" in newsroom.type("check", WORDS).output
    assert "placeholder-differs" in newsroom.type("check", "es").output
    assert "placeholder-differs" not in newsroom.type("check", "en").output
    assert newsroom.type("explain", WORDS).code == 2
