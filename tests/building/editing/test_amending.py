"""A person changes one entry: nothing else changes, and nothing of others is lost."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace as altered

from pipeline import catalogs
from pipeline.adapters import InlineExecutor
from pipeline.adapters.tm import SqliteMemory
from pipeline.building.assistance.stocking import stock
from pipeline.building.contents.inventory import ArticleFile
from pipeline.building.contents.sources import read_article
from pipeline.building.editing.advising import advise, proofread
from pipeline.building.editing.amending import (
    Amended,
    Amendment,
    Outcome,
    Person,
    Remark,
    Wording,
    amend,
    put,
    version,
)
from pipeline.building.tallies.records import fingerprint
from pipeline.building.upkeep.opening import OpenCatalog, open_catalog, open_site_words
from pipeline.model.catalogs import State, Translation, approved_pairs, state_of
from pipeline.model.locales import parse_tag
from tests.building.desk import FIGS, LAMP, RAIN, TRAM, Desk, article

ANA = Person(name="Ana Roux", address="ana@gazette.example")
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
NAME = "marche"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.save(f"{NAME}.md", article("Le marché", FIGS, LAMP, TRAM))
    made.extract()
    return made


def opened(desk: Desk) -> OpenCatalog:
    file = ArticleFile(path=f"articles/{NAME}.md", id=NAME)
    read = read_article(file, desk.site, desk.store).value
    found = open_catalog(read, parse_tag("en"), desk.site, desk.store).value
    assert found is not None
    return found


def entry(desk: Desk, source: str) -> Translation:
    entries = opened(desk).catalog.translations
    return next(each for each in entries if each.source == source)


def ask(
    desk: Desk, source: str, part: Wording | Remark | Translation, seen: str = ""
) -> Amended:
    """Have an entry amended as it is, or as it was seen, and written."""
    work, known = opened(desk), entry(desk, source)
    seen = seen or version(known, is_remark=isinstance(part, Remark))
    asked = Amendment(
        mark=fingerprint(known.key), seen=seen, part=part, by=ANA, moment=NOW
    )
    amended = amend(work, asked)
    if amended.content:
        assert put(work, amended, desk.store)
    return amended


def approve(desk: Desk, source: str, text: str) -> Amended:
    return ask(desk, source, Wording(text=text, is_approved=True))


def test_a_text_is_written_and_the_header_says_who_and_when(desk: Desk) -> None:
    assert approve(desk, FIGS, "Figs until midnight.").outcome is Outcome.SAVED
    assert desk.texts(NAME) == {FIGS: "Figs until midnight."}
    headers = dict(desk.read(NAME).headers)
    assert headers["Last-Translator"] == "Ana Roux <ana@gazette.example>"
    assert headers["PO-Revision-Date"] == "2026-11-24 09:30+0000"


def test_what_the_desk_leaves_extraction_leaves_too(desk: Desk) -> None:
    approve(desk, FIGS, "Figs until midnight.")
    ask(desk, LAMP, Wording(text="A lamp", is_left=True))
    ask(desk, LAMP, Remark(lines=("What kind of lamp?",)))
    desk.save(f"{NAME}.md", article("Le marché", f"{FIGS} Et du sel.", LAMP, TRAM))
    ask(desk, f"{FIGS} Et du sel.", Wording(text="Figs. And salt."))
    approve(desk, TRAM, "The tram stops here.")
    assert desk.extract(check=True).changes == ()


def test_a_catalog_that_is_behind_or_missing_is_brought_up_to_date(desk: Desk) -> None:
    desk.catalog(NAME).unlink()
    approve(desk, FIGS, "Figs.")
    desk.save(f"{NAME}.md", article("Le marché", FIGS, RAIN))
    approve(desk, RAIN, "Rain.")
    assert desk.texts(NAME) == {FIGS: "Figs.", RAIN: "Rain."}
    assert desk.extract(check=True).changes == ()


def test_an_outdated_text_stays_so_until_it_is_approved(desk: Desk) -> None:
    approve(desk, FIGS, "Figs until midnight.")
    newer = FIGS.replace("minuit", "une heure")
    desk.save(f"{NAME}.md", article("Le marché", newer, LAMP, TRAM))
    ask(desk, newer, Wording(text="Figs until one"))
    known = approved_pairs(opened(desk).catalog)
    assert state_of(entry(desk, newer), known) is State.OUTDATED
    assert desk.extract(check=True).changes == ()
    approve(desk, newer, "Figs until one.")
    assert desk.texts(NAME)[newer] == "Figs until one."
    assert "changed since" not in desk.catalog(NAME).read_text("utf-8")


def test_a_text_that_is_left_to_others_says_who_typed_it(desk: Desk) -> None:
    ask(desk, FIGS, Wording(text="Figs", is_left=True))
    told = ("filled by Ana Roux: to be read by someone else",)
    assert catalogs.hints(entry(desk, FIGS)) == told
    approve(desk, FIGS, "Figs")
    assert catalogs.hints(entry(desk, FIGS)) == ()


def test_a_text_that_was_typed_is_no_machines_any_more(desk: Desk) -> None:
    path = desk.catalog(NAME)
    drafts = "#. filled by argos, a machine: see that it is right\n#, fuzzy\n"
    before = path.read_text("utf-8").replace(
        f'msgid "{FIGS}"\nmsgstr ""', f'msgid "{FIGS}"\nmsgstr "Figures"'
    )
    head, mark, tail = before.partition(f'msgid "{FIGS}"')
    lines = head.rsplit("#: ", 1)
    path.write_text(f"{lines[0]}{drafts}#: {lines[1]}{mark}{tail}", "utf-8")
    assert catalogs.fillings(entry(desk, FIGS))
    ask(desk, FIGS, Wording(text="Figures"))
    assert catalogs.fillings(entry(desk, FIGS))
    ask(desk, FIGS, Wording(text="Figs, perhaps"))
    assert not catalogs.fillings(entry(desk, FIGS))


def test_what_another_has_made_of_the_entry_is_never_written_over(desk: Desk) -> None:
    seen = version(entry(desk, FIGS))
    approve(desk, FIGS, "Figs, by someone else.")
    amended = ask(desk, FIGS, Wording(text="Figs, by me."), seen)
    assert amended.outcome is Outcome.CHANGED
    assert amended.entry is not None
    assert amended.entry.text == "Figs, by someone else."
    assert desk.texts(NAME) == {FIGS: "Figs, by someone else."}


def test_a_remark_and_a_text_of_one_entry_do_not_meet(desk: Desk) -> None:
    seen = version(entry(desk, FIGS))
    ask(desk, FIGS, Remark(lines=("Which figs?", "", "Those of Lodève.")))
    assert ask(desk, FIGS, Wording(text="Figs"), seen).outcome is Outcome.SAVED
    known = entry(desk, FIGS)
    assert (known.text, known.comments[0]) == ("Figs", "Which figs?")


def test_the_same_again_writes_nothing(desk: Desk) -> None:
    approve(desk, FIGS, "Figs.")
    before = desk.files()
    again = Wording(text="Figs.", is_approved=True)
    assert ask(desk, FIGS, again, "an earlier one").outcome is Outcome.SAME
    assert desk.files() == before


def test_a_message_that_is_gone_is_said_to_be(desk: Desk) -> None:
    work = opened(desk)
    part = Wording(text="Sea")
    asked = Amendment(mark=1, seen="", part=part, by=ANA, moment=NOW)
    assert amend(work, asked) == Amended(outcome=Outcome.GONE)


def test_a_file_that_changed_in_the_very_moment_is_not_written(desk: Desk) -> None:
    work, known = opened(desk), entry(desk, FIGS)
    part = Wording(text="Figs", is_approved=True)
    asked = Amendment(
        mark=fingerprint(known.key), seen=version(known), part=part, by=ANA, moment=NOW
    )
    approve(desk, LAMP, "A lamp.")
    assert not put(work, amend(work, asked), desk.store)
    assert desk.texts(NAME) == {LAMP: "A lamp."}


def test_a_text_that_no_file_can_hold_is_refused(desk: Desk) -> None:
    before = desk.files()
    assert approve(desk, FIGS, "Figs\0").outcome is Outcome.REFUSED
    assert approve(desk, FIGS, "Figs\n").outcome is Outcome.REFUSED
    assert desk.files() == before


def test_an_entry_can_be_put_back_as_it_was(desk: Desk) -> None:
    approve(desk, FIGS, "Figs until midnight.")
    newer = FIGS.replace("minuit", "une heure")
    desk.save(f"{NAME}.md", article("Le marché", newer, LAMP, TRAM))
    desk.extract()
    before = desk.read(NAME)
    amended = approve(desk, newer, "Figs until one.")
    assert amended.was is not None
    ask(desk, newer, amended.was)
    after = desk.read(NAME)
    assert after.translations == before.translations


def test_an_entry_without_text_has_none_to_approve(desk: Desk) -> None:
    approve(desk, FIGS, "Figs.")
    approve(desk, FIGS, "")
    assert desk.texts(NAME) == {}


GLOSSARY = "kind,fr,en,note\nterm,lampe,lantern,the old kind\n"


def test_a_text_is_judged_as_if_it_were_approved(desk: Desk) -> None:
    work, known = opened(desk), entry(desk, TRAM)
    typed = altered(known, text="The tram  stops here every 8 minutes.")
    found = proofread(work, desk.site, desk.store, typed)
    assert {each.code for each in found[known.key]} >= {"double-space"}
    assert proofread(work, desk.site, desk.store) == {}


def test_memory_and_glossary_tell_what_they_know(desk: Desk) -> None:
    approve(desk, FIGS, "Figs until midnight.")
    newer = FIGS.replace("minuit", "une heure")
    desk.save(f"{NAME}.md", article("Le marché", newer, LAMP, TRAM))
    (desk.root / desk.site.glossary).write_text(GLOSSARY, "utf-8")
    desk.save("deux.md", article("Deux", LAMP.replace("deux", "trois")))
    desk.extract()
    desk.translate("deux")
    memory = SqliteMemory(str(desk.root / "memory.db"))
    stock(desk.site, store=desk.store, executor=InlineExecutor(), memory=memory)
    advice = [
        advise(opened(desk), entry(desk, source), desk.site, desk.store, memory)
        for source in (newer, LAMP)
    ]
    assert "[-minuit-]{+une heure+}" in advice[0].difference
    assert [(each.term, each.name) for each in advice[1].terms] == [
        ("lampe", "lantern")
    ]
    (found,) = advice[1].suggestions
    assert (found.article, found.percent > 80) == ("deux", True)
    assert "[-trois-]{+deux+}" in found.difference


def in_words(desk: Desk, source: str, part: Wording) -> Amended:
    """Have one of the site's own words amended, and written."""
    work = open_site_words(parse_tag("fr"), desk.site, desk.store).value
    assert work
    entry = next(x for x in work.catalog.translations if x.source == source)
    mark, seen = fingerprint(entry.key), version(entry)
    asked = Amendment(mark=mark, seen=seen, part=part, by=ANA, moment=NOW)
    amended = amend(work, asked)
    if amended.content:
        assert put(work, amended, desk.store)
    return amended


def test_the_words_of_the_site_are_changed_as_those_of_an_article_are(
    desk: Desk,
) -> None:
    place = desk.root / "locales/fr/LC_MESSAGES/site.po"
    before = place.read_text("utf-8").split("\n")
    part = Wording(text="La gazette", is_approved=True)
    assert in_words(desk, "name", part).outcome is Outcome.SAVED
    after = place.read_text("utf-8").split("\n")
    differing = [b for a, b in zip(before, after, strict=True) if a != b]
    assert [each[:18] for each in differing] == [
        '"PO-Revision-Date:',
        '"Last-Translator: ',
        'msgstr "La gazette',
    ]
    assert desk.extract(check=True).changes == ()


def test_each_plural_form_has_a_line(desk: Desk) -> None:
    source = "%(num)s-minute read"
    for text in ("%(num)s minute", "a\nb\nc", "a\n\x00"):
        part = Wording(text=text, is_approved=True)
        assert in_words(desk, source, part).outcome is Outcome.REFUSED
    half = in_words(desk, source, Wording(text="%(num)s min\n", is_approved=True))
    assert half.entry
    assert half.entry.is_fuzzy  # half of it is nothing to be approved
    whole = Wording(text="%(num)s min.\n%(num)s min. en tout", is_approved=True)
    amended = in_words(desk, source, whole)
    assert amended.entry
    assert amended.entry.is_approved
    assert amended.entry.texts == ("%(num)s min.", "%(num)s min. en tout")
    assert desk.extract(check=True).changes == ()
