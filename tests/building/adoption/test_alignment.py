"""Articles that exist in two languages, brought into a site."""

import pytest

from pipeline.adapters import MemoryStore
from pipeline.building import Stack
from pipeline.model.diagnostics import Severity
from tests.building.adoption.sides import (
    CASES,
    EN,
    FR,
    align,
    codes,
    documents,
    folder,
    opened,
)


def test_the_original_becomes_an_article_and_its_catalog_is_filled() -> None:
    store = MemoryStore()
    report = align(store, folder("fr", ferry="plain"), folder("en", ferry="plain"))
    assert not report.diagnostics
    assert store.files["articles/ferry.md"].startswith(b"---\nlang: fr\ntitle: ")
    catalog = opened(store, "ferry")
    assert all(each.is_approved for each in catalog.translations)
    assert catalog.translations[0].text == "New timetable for the lagoon shuttle"
    (pair,) = report.pairs
    assert (pair.origin, pair.approved) == ("old/fr/ferry.md", 6)


def test_the_second_side_may_be_the_original() -> None:
    store = MemoryStore()
    sides = folder("fr", ferry="plain"), folder("en", ferry="plain")
    align(store, *sides, source=EN)
    assert b"lang: en\n" in store.files["articles/ferry.md"]
    assert opened(store, "ferry", "fr").source_locale == EN


def test_aligning_twice_changes_nothing_and_a_trial_writes_nothing() -> None:
    store = MemoryStore()
    sides = folder("fr", long="long"), folder("en", long="long")
    trial = align(store, *sides, check_only=True)
    assert trial.pairs[0].is_changed
    assert not store.files
    align(store, *sides)
    before = dict(store.files)
    report = align(store, *sides)
    assert store.files == before
    assert not report.pairs[0].is_changed


def test_what_was_approved_before_stays() -> None:
    store = MemoryStore()
    sides = folder("fr", ferry="plain"), folder("en", ferry="plain")
    align(store, *sides)
    path = "locales/en/LC_MESSAGES/articles/ferry.po"
    ours = store.files[path].replace(b"New timetable for the lagoon shuttle", b"Ours")
    store.files[path] = ours.replace(b'msgstr "A ticket still', b'msgstr ""\n"A ticket')
    kept = store.files[path]
    align(store, *sides)
    assert opened(store, "ferry").translations[0].text == "Ours"
    assert store.files[path] == kept


def test_a_field_of_the_translation_that_has_no_meaning_is_said() -> None:
    store = MemoryStore()
    there = folder("en", ferry="plain")
    assert isinstance(there.store, MemoryStore)
    text = there.store.files["ferry.md"]
    there.store.files["ferry.md"] = text.replace(b"---\n", b"---\nsumary: New.\n", 1)
    report = align(store, folder("fr", ferry="plain"), there)
    (found,) = report.diagnostics
    assert (found.code, found.path) == ("front-matter-field", "old/en/ferry.md")


def test_what_finds_no_place_is_said_and_stands_in_a_comment() -> None:
    store = MemoryStore()
    report = align(store, folder("fr", trees="adapted"), folder("en", trees="adapted"))
    unplaced = [each for each in report.diagnostics if each.code == "align-unplaced"]
    assert unplaced[0].path == "old/en/trees.md"
    assert unplaced[0].line > 1
    comments = "".join(
        comment
        for entry in opened(store, "trees").translations
        for comment in entry.comments
    )
    for each in unplaced:
        assert each.msgid in comments
    waiting = [e for e in report.diagnostics if e.code == "align-untranslated"]
    assert waiting[0].path == "old/fr/trees.md"
    assert waiting[0].severity is Severity.INFO


def test_a_text_that_is_not_certain_is_fuzzy_and_says_why() -> None:
    store = MemoryStore()
    align(store, folder("fr", sums="figures"), folder("en", sums="figures"))
    (entry,) = (e for e in opened(store, "sums").translations if not e.is_approved)
    assert entry.is_fuzzy
    assert entry.text == "€5,151"
    assert entry.comments[0].startswith("to be checked with old/en/sums.md, line 11: ")


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("fr/news/a", "en/news/a"),
        ("a.fr", "a.en"),
        ("le-bac", "navette-2026"),
    ],
)
def test_documents_are_paired_by_path_or_else_by_content(
    french: str, english: str
) -> None:
    store = MemoryStore()
    ours = folder("fr", **{french: "plain", "b": "missing", "c": "figures"})
    theirs = folder("en", **{english: "plain", "b": "missing", "d": "markup"})
    report = align(store, ours, theirs)
    assert (f"articles/{french}.md", f"old/en/{english}.md") in {
        (each.source, each.target) for each in report.pairs
    }
    alone = {each.path for each in report.diagnostics if each.code == "align-alone"}
    assert alone == {"old/fr/c.md", "old/en/d.md"}


def test_the_same_path_counts_for_more_than_the_content() -> None:
    ours, theirs = folder("fr", a="plain", b="long"), folder("en", b="plain", a="long")
    report = align(MemoryStore(), ours, theirs)
    assert codes(report) == ["align-unlike", "align-unlike"]


def test_documents_are_paired_by_the_key_that_they_name() -> None:
    ours = folder("fr", one="plain", two="unrelated")
    theirs = folder("en", three="plain", four="unrelated")
    for side, path in ((ours, "two.md"), (theirs, "four.md")):
        assert isinstance(side.store, MemoryStore)
        text = side.store.files[path]
        side.store.files[path] = text.replace(b"---\n", b"---\ntranslationKey: k\n", 1)
    report = align(MemoryStore(), ours, theirs)
    (unlike,) = (each for each in report.diagnostics if each.severity is Severity.ERROR)
    assert (unlike.code, unlike.path) == ("align-unlike", "old/fr/two.md")
    assert "old/en/four.md" in unlike.message


def test_what_can_not_be_an_article_is_refused_and_the_rest_goes_on() -> None:
    store = MemoryStore({"articles/taken.md": b"---\ntitle: T\nlang: fr\n---\n"})
    names = {"taken": "plain", "same": "moved", "good": "merged"}
    ours, theirs = folder("fr", **names), folder("en", **names)
    assert isinstance(theirs.store, MemoryStore)
    theirs.store.files["same.md"] = documents("fr", {"x": "moved"}).files["x"]
    report = align(store, ours, theirs)
    refused = {
        e.path: e.code for e in report.diagnostics if e.severity is Severity.ERROR
    }
    assert refused == {
        "old/fr/taken.md": "align-exists",
        "old/fr/same.md": "align-language",
    }
    assert [each.source for each in report.pairs] == ["articles/good.md"]


def test_an_article_of_the_site_stays_where_it_is_and_its_double_is_named() -> None:
    files = {
        f"articles/{language}/ferry.md": (CASES / f"plain/{language}.md").read_bytes()
        for language in ("fr", "en")
    }
    store = MemoryStore(dict(files))
    one, other = (
        Stack(
            store=MemoryStore({"ferry.md": files[f"articles/{language}/ferry.md"]}),
            paths=("ferry.md",),
            folder=f"articles/{language}",
            is_inside=True,
        )
        for language in ("fr", "en")
    )
    report = align(store, one, other)
    assert set(store.files) == {*files, "locales/en/LC_MESSAGES/articles/fr/ferry.po"}
    assert codes(report) == ["align-article"]


def test_a_language_that_no_one_says_is_asked_for() -> None:
    side = Stack(store=MemoryStore({"a.md": b"# 12\n\n34\n"}), paths=("a.md",))
    report = align(MemoryStore(), side, side)
    assert codes(report) == ["align-language"]
    french = Stack(store=side.store, paths=side.paths, locale=FR)
    assert codes(align(MemoryStore(), french, french)) == ["align-language"]
    english = Stack(store=side.store, paths=side.paths, locale=EN)
    assert not align(MemoryStore(), french, english).diagnostics
