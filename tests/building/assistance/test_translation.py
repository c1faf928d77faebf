"""A newsroom lets memory, glossary and an engine begin, and finishes by hand."""

import json
import sys
from pathlib import Path

import pytest

from pipeline import catalogs
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.locales import parse_tag
from tests.catalogs.peers import Needs, complaints, rewritten
from tests.newsroom import CONFIGURATION, Newsroom

MARKET = "The night market opens on Friday, on the square in front of the town hall."
MARCHE = "Le marché nocturne ouvre vendredi, sur la place devant la mairie."
OLD = f"---\ntitle: A market\nlang: en\ndate: 2026-10-01\n---\n\n{MARKET}\n"
NEW = f"""---
title: The market again
lang: en
date: 2026-11-01
---

{MARKET}

{MARKET.replace("Friday", "Saturday")}

The town council has its *say* in [the report](https://report.example/).
"""
ROWS = "kind,en,fr,note\nterm,town council,conseil municipal,not “la mairie”\n"
ENGINE = """
import json, re, sys
asked = json.load(sys.stdin)
turned = [re.sub(r"(<[^>]*>)|(\\w+)", lambda m: m[1] or m[2][::-1], text)
          for text in asked["texts"]]
print(json.dumps({"texts": turned}))
"""
FRENCH = "locales/fr/LC_MESSAGES/articles/{}.po"


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path)
    room.save("diptyque.toml", CONFIGURATION)
    room.save("articles/old.md", OLD)
    room.succeed("extract")
    room.translate(FRENCH.format("old"), ["Un marché", MARCHE])
    room.save("articles/new.md", NEW)
    room.save("locales/glossary.csv", ROWS)
    return room


def with_engine(room: Newsroom, program: str = ENGINE) -> None:
    room.save("engine.py", program)
    words = json.dumps([sys.executable, str(room.root / "engine.py")])
    table = (
        f'[translate.engine]\nkind = "command"\nmodel = "Mirror"\ncommand = {words}\n'
    )
    room.save("diptyque.toml", f"{CONFIGURATION}\n{table}")


def catalog(room: Newsroom, name: str = "new") -> Catalog:
    path = FRENCH.format(name)
    found = catalogs.parse(room.text(path).encode(), path, locale=parse_tag("fr"))
    assert found.value is not None, found.diagnostics
    return found.value


def entry(room: Newsroom, source: str) -> Translation:
    return next(
        each for each in catalog(room).translations if each.source.startswith(source)
    )


def test_memory_and_glossary_begin_with_nothing_configured(newsroom: Newsroom) -> None:
    said = newsroom.succeed("translate")
    assert "2 texts filled" in said
    same = entry(newsroom, MARKET)
    assert (same.text, same.is_fuzzy) == (MARCHE, True)
    near = entry(newsroom, MARKET.replace("Friday", "Saturday"))
    assert (near.text, near.is_fuzzy) == (MARCHE.replace("vendredi", "samedi"), True)
    assert "[-Friday-]{+Saturday+}" in catalogs.hints(near)[0]
    told = entry(newsroom, "The town council")
    assert not told.text
    assert catalogs.hints(told) == (
        "term: town council → conseil municipal – not “la mairie”",
    )


def test_a_pair_serves_the_other_way(newsroom: Newsroom) -> None:
    head = "---\ntitle: Retour\nlang: fr\ndate: 2026-11-02\n---\n\n"
    newsroom.save("articles/retour.md", f"{head}{MARCHE}\n")
    newsroom.succeed("translate")
    found = newsroom.text("locales/en/LC_MESSAGES/articles/retour.po")
    assert MARKET in found


def test_doing_it_again_changes_nothing(newsroom: Newsroom) -> None:
    newsroom.succeed("translate")
    before = newsroom.text(FRENCH.format("new"))
    newsroom.succeed("translate")
    newsroom.succeed("extract")
    assert newsroom.text(FRENCH.format("new")) == before


def test_gettext_finds_the_catalogs_sound(
    newsroom: Newsroom, tmp_path_factory: pytest.TempPathFactory, needs: Needs
) -> None:
    with_engine(newsroom)
    newsroom.succeed("translate")
    content = newsroom.text(FRENCH.format("new")).encode()
    folder = tmp_path_factory.mktemp("gettext")
    assert not complaints(content, folder, needs)
    assert rewritten(content, folder, needs) == content


def test_hints_leave_with_the_approval(newsroom: Newsroom) -> None:
    newsroom.succeed("translate")
    path = FRENCH.format("new")
    newsroom.save(path, newsroom.text(path).replace("#, fuzzy\n", ""))
    newsroom.succeed("extract")
    assert not catalogs.hints(entry(newsroom, MARKET))
    assert entry(newsroom, MARKET).is_approved
    assert catalogs.hints(entry(newsroom, "The town council"))


def test_a_memory_that_grows_leaves_finished_catalogs_alone(
    newsroom: Newsroom,
) -> None:
    before = newsroom.text(FRENCH.format("old"))
    newsroom.succeed("translate")
    newsroom.save("locales/glossary.csv", ROWS + "term,market,marché,\n")
    newsroom.succeed("translate")
    assert newsroom.text(FRENCH.format("old")) == before
    assert "term: market" in newsroom.text(FRENCH.format("new"))


def test_what_a_person_typed_is_never_changed(newsroom: Newsroom) -> None:
    with_engine(newsroom)
    newsroom.succeed("extract")
    path = FRENCH.format("new")
    typed = newsroom.text(path).replace(
        f'msgid "{MARKET}"\nmsgstr ""', f'#, fuzzy\nmsgid "{MARKET}"\nmsgstr "Bientôt"'
    )
    newsroom.save(path, typed)
    newsroom.succeed("translate")
    assert entry(newsroom, MARKET).text == "Bientôt"


def test_an_engine_fills_the_rest_and_keeps_the_marks(newsroom: Newsroom) -> None:
    with_engine(newsroom)
    newsroom.succeed("translate")
    found = entry(newsroom, "The town council")
    assert found.text == "ehT nwot licnuoc sah sti *yas* ni [eht troper][1]."
    assert found.is_fuzzy
    assert catalogs.hints(found)[0].startswith("filled by Mirror, a machine")
    assert all(each.text for each in catalog(newsroom).translations)


def test_a_trial_writes_nothing_and_tells_the_price(newsroom: Newsroom) -> None:
    with_engine(newsroom, "raise SystemExit('it was asked')")
    newsroom.succeed("extract")
    before = newsroom.text(FRENCH.format("new"))
    said = newsroom.succeed("translate", "--dry-run")
    assert "Mirror would be sent" in said
    assert newsroom.text(FRENCH.format("new")) == before


def test_an_engine_that_fails_loses_nothing(newsroom: Newsroom) -> None:
    with_engine(newsroom, "raise SystemExit('no model today')")
    ended = newsroom.type("translate")
    assert ended.code == 1
    assert "no model today" in ended.output
    assert entry(newsroom, MARKET).text == MARCHE
    assert not entry(newsroom, "The town council").text
    assert newsroom.type("translate", "--no-engine").code == 0


def test_what_a_person_saves_while_a_machine_works_stays(newsroom: Newsroom) -> None:
    place = newsroom.root / FRENCH.format("new")
    old = 'msgid "The town council has its *say* in [the report][1]."\nmsgstr ""'
    new = old.removesuffix('"') + 'Le conseil a la parole."'
    saving = f"""
from pathlib import Path
place = Path({str(place)!r})
text = place.read_text("utf-8").replace({old!r}, {new!r})
place.write_text(text, "utf-8")
"""
    with_engine(newsroom, ENGINE + saving)
    newsroom.succeed("translate")
    found = entry(newsroom, "The town council")
    assert (found.text, found.is_fuzzy) == ("Le conseil a la parole.", False)
    assert entry(newsroom, "The market again").text == "ehT tekram niaga"


def test_an_engine_that_breaks_marks_leaves_the_text_empty(newsroom: Newsroom) -> None:
    with_engine(newsroom, ENGINE.replace("m[1] or", "''*len(m[1] or '') if m[1] else"))
    said = newsroom.succeed("translate")
    assert "marks-lost" in said
    assert not entry(newsroom, "The town council").text
    assert entry(newsroom, "The market again").text


def test_a_pseudo_language_is_published_with_all_of_the_theme(
    newsroom: Newsroom,
) -> None:
    newsroom.save("diptyque.toml", CONFIGURATION.replace('"en"]', '"en", "en-XA"]'))
    newsroom.succeed("translate", "en-XA")
    newsroom.succeed("build")
    pages = list((newsroom.root / "public/en-XA/2026").glob("*/*/index.html"))
    assert len(pages) == 2
    text = pages[0].read_text("utf-8")
    assert 'lang="en-XA"' in text
    assert "ɱåŕķéţ" in text


def test_a_glossary_that_can_not_be_read_is_a_finding(newsroom: Newsroom) -> None:
    newsroom.save("locales/glossary.csv", b"\xff\xfe")
    ended = newsroom.type("translate")
    assert ended.code == 1
    assert "invalid-glossary" in ended.output
    assert entry(newsroom, MARKET).text == MARCHE


def test_what_is_wrong_with_an_article_is_said_once(newsroom: Newsroom) -> None:
    newsroom.save("articles/broken.md", b"\xff\xfe\xfd")
    ended = newsroom.type("translate")
    assert ended.code == 1
    assert ended.output.count("articles/broken.md") == 1
    assert entry(newsroom, MARKET).text == MARCHE


def test_a_memory_that_is_broken_is_made_again(newsroom: Newsroom) -> None:
    newsroom.save(".diptyque/memory.db", b"no database" * 100)
    newsroom.succeed("translate")
    assert entry(newsroom, MARKET).text == MARCHE


def test_only_what_is_named_is_filled(newsroom: Newsroom) -> None:
    newsroom.save("articles/other.md", NEW.replace("again", "once more"))
    newsroom.succeed("translate", "articles/new.md")
    assert entry(newsroom, MARKET).text
    assert not any(each.text for each in catalog(newsroom, "other").translations)
