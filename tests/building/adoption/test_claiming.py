"""What is no translation, and documents that claim one id."""

import pytest
from babel import Locale
from msgspec.structs import replace

from pipeline.adapters import MemoryStore
from pipeline.building import Stack
from tests.building.adoption.sides import (
    EN,
    FR,
    align,
    codes,
    folder,
    opened,
)


def _two(ours: str, theirs: str) -> tuple[Stack, Stack]:
    one, other = (
        Stack(store=MemoryStore({"a.md": text.encode()}), paths=("a.md",), folder=tag)
        for tag, text in (("fr", ours), ("en", theirs))
    )
    return replace(one, locale=FR), replace(other, locale=EN)


QUAY = "Le vieux quai de la ville rouvre demain matin."
_PAGE = "---\ntitle: {}\n---\n\n{}\n\n{}\n"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("old/fr/a.md", "old/en/a.md"),
        ("old/a.fr.md", "old/a.en.md"),
        ("en/old/FR/a.md", "fr/old/en/a.md"),
        ("old/en/a_fr.md", "old/fr/a_en.md"),
    ],
)
def test_a_text_too_short_to_tell_is_in_the_language_of_its_path(
    ours: str, theirs: str
) -> None:
    store = MemoryStore()
    documents = {ours: ("Le pont", "340 mètres"), theirs: ("Bridge", "340 metres")}
    one, other = (
        Stack(
            store=MemoryStore({path: _PAGE.format(*said, "1912").encode()}),
            paths=(path,),
        )
        for path, said in documents.items()
    )
    report = align(store, one, other)
    assert not report.diagnostics
    assert b"lang: fr\n" in store.files[f"articles/{ours}"]


@pytest.mark.parametrize("source", [None, FR, EN])
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("old/a.en.md old/a.fr.md", "old/a.en.md old/a.fr.md"),
        ("old/en/a.md old/fr/a.md", "old/en/a.md"),
        ("old/en/a.md old/fr/a.md", "old/fr/a.md old/en/a.md"),
    ],
)
def test_two_languages_may_lie_in_one_folder(
    ours: str, theirs: str, source: Locale | None
) -> None:
    said = {"en": ("Bridge", "340 metres"), "fr": ("Le pont", "340 mètres")}
    files = {
        path: _PAGE.format(*said["en" if "en" in path else "fr"], "1912").encode()
        for path in ours.split()
    }
    one, other = (
        Stack(store=MemoryStore(files), paths=tuple(side.split()))
        for side in (ours, theirs)
    )
    report = align(MemoryStore(), one, other, source)
    assert not report.diagnostics
    (pair,) = report.pairs
    assert ("en" in pair.origin) is (source == EN)


@pytest.mark.parametrize("is_first_within", [True, False])
def test_of_a_folder_within_another_one_nothing_is_paired_with_itself(
    *, is_first_within: bool
) -> None:
    files = {
        "en/a.md": b"---\nlang: en\ntitle: Bridge\n---\n\n340 metres\n",
        "a.md": b"---\nlang: fr\ntitle: Le pont\n---\n\n340 m\xc3\xa8tres\n",
    }
    store = MemoryStore(files)
    whole = Stack(store=store, paths=tuple(files))
    within = replace(whole, paths=("en/a.md",))
    sides = (within, whole) if is_first_within else (whole, within)
    report = align(MemoryStore(), *sides)
    assert not report.diagnostics
    assert [pair.target for pair in report.pairs] == [
        "a.md" if is_first_within else "en/a.md"
    ]


def test_a_copy_is_no_translation_whatever_language_it_is_said_to_be_in() -> None:
    store = MemoryStore()
    text = _PAGE.format("Le quai", QUAY, "Il sera fermé le dimanche.")
    report = align(store, *_two(text, text))
    assert codes(report) == ["align-language"]
    assert not store.files


def test_names_and_figures_may_be_the_same_in_two_languages() -> None:
    store = MemoryStore()
    text = _PAGE.format("Sète", "Anne Roux", "1 200")
    assert not align(store, *_two(text, text)).diagnostics
    assert all(each.is_approved for each in opened(store, "a").translations)


def test_a_text_that_was_left_as_it_is_in_the_translation_is_to_be_checked() -> None:
    store = MemoryStore()
    ours = _PAGE.format("Le quai", "Paul Vidal a payé 12 euros en 1997.", QUAY)
    theirs = _PAGE.format("The quay", "Paul Vidal paid 12 euros in 1997.", QUAY)
    align(store, *_two(ours, theirs))
    title, paid, left = opened(store, "a").translations
    assert title.is_approved
    assert paid.is_approved
    assert (left.text, left.is_fuzzy) == (QUAY, True)
    assert left.comments[0].startswith("to be checked: The translation is the same")


def test_what_was_killed_after_the_article_was_put_goes_on() -> None:
    store, whole = MemoryStore(), MemoryStore()
    sides = folder("fr", ferry="plain"), folder("en", ferry="plain")
    align(whole, *sides)
    store.files["articles/ferry.md"] = whole.files["articles/ferry.md"]
    align(store, *sides)
    assert store.files == whole.files


@pytest.mark.parametrize("source", [None, FR, EN])
def test_of_two_documents_with_the_same_id_one_comes_in(source: Locale | None) -> None:
    store = MemoryStore()
    sides = tuple(folder(tag, one="plain", two="long") for tag in ("fr", "en"))
    for side in sides:
        assert isinstance(side.store, MemoryStore)
        for path, text in side.store.files.items():
            side.store.files[path] = text.replace(b"---\n", b"---\nid: same\n", 1)
    for _ in ("first", "again"):
        report = align(store, sides[0], sides[1], source)
        (refused,) = (
            each for each in report.diagnostics if each.code == "align-exists"
        )
        assert refused.path.endswith("two.md")
        assert [each.origin or each.source for each in report.pairs] in (
            [refused.path.replace("two", "one")],
            ["articles/one.md"],
        )
    assert {path for path in store.files if path.startswith("articles/")} == {
        "articles/one.md"
    }
