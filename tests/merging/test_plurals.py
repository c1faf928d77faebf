"""A string that gains or loses a plural keeps what was approved."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from babel import Locale
from hypothesis import given, strategies as st
from msgspec.structs import replace

from pipeline.catalogs import new_headers, parse, serialize
from pipeline.merging import merge
from pipeline.model.catalogs import Catalog, Translation

FRENCH, ENGLISH = Locale("fr"), Locale("en")
ALONE = Translation(source="%(n)s day")
DAYS = Translation(source="%(n)s day", plural="%(n)s days", texts=("", ""))
LONG = Translation(source="%(n)s day", plural="%(n)s long days", texts=("", ""))
GONE = Translation(source="Nothing")


def catalog(*entries: Translation) -> Catalog:
    return Catalog(
        locale=FRENCH,
        source_locale=ENGLISH,
        translations=entries,
        headers=new_headers(FRENCH, ENGLISH, "a", "La Gazette"),
    )


def approved(entry: Translation, *texts: str) -> Translation:
    forms = texts if entry.plural else ()
    return replace(entry, text=texts[0], texts=forms, is_fuzzy=False, previous=None)


def through(start: Catalog, *templates: Translation) -> Catalog:
    """Merge one template after the other, each through a file."""
    for each in templates:
        merged = merge(catalog(each), start)
        start = parse(serialize(merged), source_locale=ENGLISH).value or start
    return start


def test_a_plural_that_is_lost_leaves_the_singular_approved_and_comes_back() -> None:
    old = catalog(approved(DAYS, "un jour", "%(n)s jours"))
    lost = through(old, ALONE)
    assert lost.translations[0].is_approved
    assert lost.translations[0].text == "un jour"
    (back,) = through(lost, DAYS).translations
    assert back.is_approved
    assert back.texts == ("un jour", "%(n)s jours")


def test_a_plural_that_is_gained_is_reviewed_and_a_revert_approves() -> None:
    gained = through(catalog(approved(ALONE, "un jour")), DAYS)
    assert gained.translations[0].is_fuzzy
    assert gained.translations[0].texts == ("un jour", "un jour")
    (back,) = through(gained, ALONE).translations
    assert (back.is_approved, back.text, back.texts) == (True, "un jour", ())


def test_a_plural_that_was_begun_is_no_approved_singular() -> None:
    gained = through(catalog(approved(ALONE, "un jour")), DAYS)
    begun = replace(gained.translations[0], texts=("un jour", "des jours"))
    (back,) = through(catalog(begun), ALONE).translations
    assert back.is_fuzzy


def test_a_plural_that_is_reworded_is_reviewed_and_a_revert_approves() -> None:
    old = catalog(approved(DAYS, "un jour", "%(n)s jours"))
    reworded = through(old, LONG)
    assert reworded.translations[0].is_fuzzy
    (back,) = through(reworded, DAYS).translations
    assert back.is_approved
    assert back.texts == ("un jour", "%(n)s jours")


def test_a_singular_that_was_improved_meanwhile_stays_and_is_reviewed() -> None:
    lost = through(catalog(approved(DAYS, "un jour", "%(n)s jours")), ALONE)
    better = replace(lost.translations[0], text="une journée")
    improved = Catalog(
        locale=FRENCH,
        source_locale=ENGLISH,
        translations=(better,),
        obsolete=lost.obsolete,
        headers=lost.headers,
    )
    (back,) = through(improved, DAYS).translations
    assert back.is_fuzzy
    assert back.texts == ("une journée", "%(n)s jours")


_steps = st.lists(st.sampled_from([ALONE, DAYS, LONG, GONE]), max_size=6)


@given(st.sampled_from([ALONE, DAYS, LONG]), _steps)
def test_whatever_becomes_of_a_plural_what_was_approved_comes_back(
    first: Translation, steps: list[Translation]
) -> None:
    whole = approved(first, "un jour", "%(n)s jours")
    (back,) = through(catalog(whole), *steps, first).translations
    assert back.is_approved
    assert (back.text, back.texts) == (whole.text, whole.texts)
    again = through(catalog(whole), *steps, first)
    assert serialize(merge(catalog(first), again)) == serialize(again)


def test_gettext_takes_what_was_laid_aside(
    needs: Callable[[str], str], tmp_path: Path
) -> None:
    lost = merge(catalog(ALONE), catalog(approved(DAYS, "un jour", "%(n)s jours")))
    place = tmp_path / "site.po"
    place.write_bytes(serialize(lost))
    assert b'#~ msgstr[1] "%(n)s jours"' in place.read_bytes()
    for tool in (("msgfmt", "-c", "-o", "-"), ("msgcat", "--no-wrap")):
        command = [needs(tool[0]), *tool[1:], str(place)]
        subprocess.run(command, check=True, capture_output=True)
