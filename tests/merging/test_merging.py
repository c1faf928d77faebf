"""What happens to a translation when its source changes, case by case."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from babel import Locale
from msgspec.structs import replace

from pipeline.catalogs import new_headers, parse, serialize
from pipeline.differences import changes
from pipeline.merging import merge, prefill
from pipeline.model.catalogs import (
    Catalog,
    Previous,
    State,
    Translation,
    approved_pairs,
    last_approved,
    state_of,
)

FRENCH, ENGLISH = Locale("fr"), Locale("en")
HEADERS = new_headers(FRENCH, ENGLISH, "market", "La Gazette")
Needs = Callable[[str], str]

BEFORE = "The market opens on Sunday 15 November with forty stalls."
AFTER = "The market opens on Sunday 15 November with forty stands."
FRENCH_TEXT = "Le marché ouvre dimanche 15 novembre avec quarante étals."
OTHERS = ("Bread and cheese.", "Nobody knows who will pay for the roof.")


def catalog(*entries: Translation, obsolete: tuple[Translation, ...] = ()) -> Catalog:
    return Catalog(
        locale=FRENCH,
        source_locale=ENGLISH,
        translations=entries,
        obsolete=obsolete,
        headers=HEADERS,
    )


def template(*sources: str) -> Catalog:
    return catalog(*(Translation(source=each) for each in sources))


def approved(source: str, text: str = "") -> Translation:
    return Translation(source=source, text=text or f"fr: {source}")


def merged(*sources: str, old: Catalog) -> dict[str, Translation]:
    entries = merge(template(*sources), old).translations
    return {each.source: each for each in entries}


TYPOGRAPHIC = [
    ("It’s open", "It's open"),
    ("5 % of it", "5\u202f% of it"),
    ("Vrac & Cocinas : oui", "Vrac & Cocinas\u00a0: oui"),
    ("Quoi ?", "Quoi?"),
    ("He said “yes”", 'He said "yes"'),
    ("Il dit « oui »", "Il dit «\u00a0oui\u00a0»"),
    ("Wait...", "Wait…"),
    ("2010-2012", "2010–2012"),
    ("a - b", "a — b"),
    ("cafe\u0301", "café"),
    ("an _old_ story", "an *old* story"),
    ("an __old__ story", "an **old** story"),
]


@pytest.mark.parametrize(("before", "after"), TYPOGRAPHIC)
@pytest.mark.parametrize("is_back", [False, True])
def test_a_change_of_typography_keeps_the_approval(
    before: str, after: str, *, is_back: bool
) -> None:
    one, other = (after, before) if is_back else (before, after)
    entry = merged(other, old=catalog(approved(one, "texte")))[other]
    assert entry.is_approved
    assert entry.text == "texte"
    assert entry.previous is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("on 15 November", "on 16 November"),
        ("[a][1] and [b][2]", "[a][2] and [b][1]"),
        ("the snake_case_name here", "the snake*case*name here"),
        ("Market", "market"),
        ("an *old* story", "an **old** story"),
    ],
)
def test_a_change_of_what_is_said_does_not(before: str, after: str) -> None:
    assert not merged(after, old=catalog(approved(before)))[after].is_approved


def test_in_plain_text_an_underscore_is_a_letter() -> None:
    old = catalog(Translation(source="_a_ title", text="x", context="title"))
    new = catalog(Translation(source="*a* title", context="title"))
    assert not merge(new, old).translations[0].is_approved


def test_an_edited_text_is_to_be_reviewed_and_its_pair_kept() -> None:
    old = catalog(
        approved(OTHERS[0]), approved(BEFORE, FRENCH_TEXT), approved(OTHERS[1])
    )
    result = merge(template(OTHERS[0], AFTER, OTHERS[1]), old)
    entry = result.translations[1]
    assert entry.text == FRENCH_TEXT
    assert entry.is_fuzzy
    assert entry.previous == Previous(source=BEFORE)
    (remark,) = entry.extracted
    assert remark.startswith("changed since: ")
    assert "forty [-stalls-]{+stands+}." in remark
    assert result.obsolete == (approved(BEFORE, FRENCH_TEXT),)
    assert state_of(entry, approved_pairs(result)) is State.OUTDATED
    assert last_approved(entry, approved_pairs(result)) == FRENCH_TEXT
    assert [each.is_approved for each in result.translations] == [True, False, True]


def test_an_edited_text_edited_again_still_shows_what_was_approved() -> None:
    once = merge(template(AFTER), catalog(approved(BEFORE, FRENCH_TEXT)))
    third = AFTER.replace("forty", "sixty")
    twice = merge(template(third), once)
    (entry,) = twice.translations
    assert entry.previous == Previous(source=BEFORE)
    assert last_approved(entry, approved_pairs(twice)) == FRENCH_TEXT
    assert [each.source for each in twice.obsolete] == [BEFORE]


def test_an_edit_and_its_revert_leave_the_catalog_as_it_was() -> None:
    old = catalog(approved(OTHERS[0]), approved(BEFORE, FRENCH_TEXT))
    edited = merge(template(OTHERS[0], AFTER), old)
    assert merge(template(OTHERS[0], BEFORE), edited) == old


def test_an_approved_text_loses_its_previous_source_and_the_diff() -> None:
    edited = merge(template(AFTER), catalog(approved(BEFORE, FRENCH_TEXT)))
    (entry,) = edited.translations
    reviewed = catalog(replace(entry, is_fuzzy=False), obsolete=edited.obsolete)
    (clean,) = merge(template(AFTER), reviewed).translations
    assert clean == Translation(source=AFTER, text=FRENCH_TEXT)


def test_a_moved_text_keeps_its_approval() -> None:
    old = catalog(*(approved(each) for each in (BEFORE, *OTHERS)))
    found = merged(*OTHERS, BEFORE, old=old)
    assert all(each.is_approved for each in found.values())


def test_a_new_text_between_two_others_touches_neither() -> None:
    old = catalog(approved(OTHERS[0]), approved(OTHERS[1]))
    result = merge(template(OTHERS[0], BEFORE, OTHERS[1]), old)
    assert result.translations[1] == Translation(source=BEFORE)
    assert (result.translations[0], result.translations[2]) == old.translations


def test_a_text_that_moved_and_changed_is_found_by_its_words() -> None:
    old = catalog(approved(BEFORE), *(approved(each) for each in OTHERS))
    assert merged(*OTHERS, AFTER, old=old)[AFTER].previous == Previous(source=BEFORE)


def test_a_text_taken_out_and_put_back_changed_is_found() -> None:
    old = catalog(approved(BEFORE, FRENCH_TEXT), approved(OTHERS[0]))
    without = merge(template(OTHERS[0]), old)
    found = merged(OTHERS[0], OTHERS[1], AFTER, old=without)
    assert found[AFTER].text == FRENCH_TEXT
    assert not found[OTHERS[1]].text


def test_unrelated_texts_are_not_taken_for_one_another() -> None:
    old = catalog(approved("The bakery is closed."))
    assert merged("Sport in brief", old=old)["Sport in brief"].text == ""


def test_the_translators_notes_go_with_the_text() -> None:
    entry = replace(
        approved(BEFORE),
        comments=("ask Anna",),
        flags=("no-wrap", "python-format"),
        sticky=("#= x",),
    )
    found = merged(AFTER, old=catalog(entry))[AFTER]
    assert found.comments == ("ask Anna",)
    assert found.flags == ("no-wrap",)
    assert found.sticky == ("#= x",)


def test_the_header_of_the_translator_is_kept() -> None:
    theirs = (("Last-Translator", "Anna"), ("X-Generator", "Poedit"))
    old = Catalog(
        locale=FRENCH, source_locale=ENGLISH, headers=theirs, comments=("hi",)
    )
    result = merge(template(BEFORE), old)
    assert result.headers[:2] == theirs
    assert result.header("X-Article-Id") == "market"
    assert result.comments == ("hi",)


def test_work_that_was_never_approved_is_kept_too() -> None:
    draft = Translation(
        source=BEFORE, text="essai", is_fuzzy=True, previous=Previous(source="x")
    )
    result = merge(template(OTHERS[0]), catalog(draft))
    assert result.obsolete == (draft,)
    assert merge(template(BEFORE), result).translations[0].text == "essai"


def test_a_plural_keeps_all_its_forms() -> None:
    source = Translation(source="%(n)s day", plural="%(n)s days", texts=("", ""))
    old = replace(source, text="un jour", texts=("un jour", "%(n)s jours"))
    assert merge(catalog(source), catalog(old)).translations == (old,)


def test_a_text_that_becomes_a_plural_is_to_be_reviewed() -> None:
    source = Translation(source="day", plural="days", texts=("", ""))
    (entry,) = merge(catalog(source), catalog(approved("day", "jour"))).translations
    assert entry.is_fuzzy
    assert entry.texts == ("jour", "jour")


def test_shipped_texts_fill_what_the_site_left_empty() -> None:
    name = Translation(source="name", context="site")
    own = catalog(Translation(source="Home"), approved("Feeds", "Fils"), name)
    shipped = catalog(
        approved("Home", "Accueil"), approved("Feeds", "Flux"), replace(name, text="X")
    )
    texts = [each.text for each in prefill(own, shipped).translations]
    assert texts == ["Accueil", "Fils", ""]


def test_the_diff_shows_what_went_and_what_came() -> None:
    assert changes("one two", "one three") == "changed since: one [-two-]{+three+}"
    assert changes("a", "a b") == "changed since: a{+ b+}"
    long = "word " * 40
    assert "…" in changes(f"{long}x", f"{long}y")


def test_we_win_where_msgmerge_does_not(tmp_path: Path, needs: Needs) -> None:
    """An edit and its revert; and an apostrophe: both stay fuzzy in msgmerge."""
    old = catalog(approved(BEFORE, FRENCH_TEXT), approved("It's open", "Ouvert"))
    edited = (AFTER, "It’s open")
    theirs = msgmerge(serialize(old), template(*edited), tmp_path, needs("msgmerge"))
    back = msgmerge(theirs, template(BEFORE, "It's open"), tmp_path, needs("msgmerge"))
    assert back.count(b"#, fuzzy") == 2
    ours = merge(template(*edited), old)
    assert [each.is_approved for each in ours.translations] == [False, True]
    again = merge(template(BEFORE, "It's open"), ours)
    assert again.translations == old.translations


def msgmerge(old: bytes, new: Catalog, folder: Path, program: str) -> bytes:
    (folder / "old.po").write_bytes(old)
    (folder / "new.pot").write_bytes(serialize(new))
    command = [program, "--quiet", "--previous", "--no-wrap", "old.po", "new.pot"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    assert parse(done.stdout).value is not None
    return done.stdout


def test_an_approved_text_goes_before_one_that_is_not() -> None:
    old = catalog(Translation(source=BEFORE), obsolete=(approved(BEFORE, FRENCH_TEXT),))
    result = merge(template(BEFORE), old)
    assert result.translations == (approved(BEFORE, FRENCH_TEXT),)
    assert result.obsolete == ()


def test_a_whole_article_edited_at_once_is_found_again() -> None:
    before = [f"Sentence {n} of the report on stalls {n * 7}." for n in range(120)]
    after = [f"{each} Really." for each in before]
    found = merged(*after, old=catalog(*(approved(each) for each in before)))
    assert [found[each].text for each in after] == [f"fr: {each}" for each in before]
