"""Articles that exist in two languages, brought into a site."""

import pytest
from babel import Locale
from msgspec.structs import replace

from pipeline import building, catalogs
from pipeline.adapters import InlineExecutor, MemoryStore
from pipeline.building import AlignReport, Stack
from pipeline.model.catalogs import Catalog
from pipeline.model.diagnostics import Severity
from pipeline.model.locales import parse_tag
from tests.building.desk import SITE
from tests.house import ROOT

CASES = ROOT / "tests/cases/aligning"
FR, EN = parse_tag("fr"), parse_tag("en")


def _documents(language: str, names: dict[str, str]) -> MemoryStore:
    """Return a folder of documents of the collection under other names."""
    found = {}
    for name, case in names.items():
        (path,) = (CASES / case).glob(f"{language}.*")
        text = path.read_text("utf-8").replace(f"lang: {language}\n", "")
        found[name] = text.encode()
    return MemoryStore(found)


def _side(language: str, **names: str) -> Stack:
    files = {f"{name}.md": case for name, case in names.items()}
    store = _documents(language, files)
    return Stack(store=store, paths=tuple(sorted(files)), folder=f"old/{language}")


def _align(
    store: MemoryStore,
    one: Stack,
    other: Stack,
    source: Locale | None = None,
    *,
    check_only: bool = False,
) -> AlignReport:
    return building.align(
        (one, other),
        SITE,
        store=store,
        executor=InlineExecutor(),
        source=source,
        check_only=check_only,
    )


def _catalog(store: MemoryStore, name: str, folder: str = "en") -> Catalog:
    path = f"locales/{folder}/LC_MESSAGES/articles/{name}.po"
    parsed = catalogs.parse(store.files[path], path, locale=parse_tag(folder)).value
    assert parsed
    return parsed


def _codes(report: AlignReport) -> list[str]:
    return [each.code for each in report.diagnostics]


def test_the_original_becomes_an_article_and_its_catalog_is_filled() -> None:
    store = MemoryStore()
    report = _align(store, _side("fr", ferry="plain"), _side("en", ferry="plain"))
    assert not report.diagnostics
    assert store.files["articles/ferry.md"].startswith(b"---\nlang: fr\ntitle: ")
    catalog = _catalog(store, "ferry")
    assert all(each.is_approved for each in catalog.translations)
    assert catalog.translations[0].text == "New timetable for the lagoon shuttle"
    (pair,) = report.pairs
    assert (pair.origin, pair.approved) == ("old/fr/ferry.md", 6)


def test_the_second_side_may_be_the_original() -> None:
    store = MemoryStore()
    sides = _side("fr", ferry="plain"), _side("en", ferry="plain")
    _align(store, *sides, source=EN)
    assert b"lang: en\n" in store.files["articles/ferry.md"]
    assert _catalog(store, "ferry", "fr").source_locale == EN


def test_aligning_twice_changes_nothing_and_a_trial_writes_nothing() -> None:
    store = MemoryStore()
    sides = _side("fr", long="long"), _side("en", long="long")
    trial = _align(store, *sides, check_only=True)
    assert trial.pairs[0].is_changed
    assert not store.files
    _align(store, *sides)
    before = dict(store.files)
    report = _align(store, *sides)
    assert store.files == before
    assert not report.pairs[0].is_changed


def test_what_was_approved_before_stays() -> None:
    store = MemoryStore()
    sides = _side("fr", ferry="plain"), _side("en", ferry="plain")
    _align(store, *sides)
    path = "locales/en/LC_MESSAGES/articles/ferry.po"
    ours = store.files[path].replace(b"New timetable for the lagoon shuttle", b"Ours")
    store.files[path] = ours.replace(b'msgstr "A ticket still', b'msgstr ""\n"A ticket')
    kept = store.files[path]
    _align(store, *sides)
    assert _catalog(store, "ferry").translations[0].text == "Ours"
    assert store.files[path] == kept


def _two(ours: str, theirs: str) -> tuple[Stack, Stack]:
    one, other = (
        Stack(store=MemoryStore({"a.md": text.encode()}), paths=("a.md",), folder=tag)
        for tag, text in (("fr", ours), ("en", theirs))
    )
    return replace(one, locale=FR), replace(other, locale=EN)


QUAY = "Le vieux quai de la ville rouvre demain matin."
_PAGE = "---\ntitle: {}\n---\n\n{}\n\n{}\n"


def test_a_copy_is_no_translation_whatever_language_it_is_said_to_be_in() -> None:
    store = MemoryStore()
    text = _PAGE.format("Le quai", QUAY, "Il sera fermé le dimanche.")
    report = _align(store, *_two(text, text))
    assert _codes(report) == ["align-language"]
    assert not store.files


def test_names_and_figures_may_be_the_same_in_two_languages() -> None:
    store = MemoryStore()
    text = _PAGE.format("Sète", "Anne Roux", "1 200")
    assert not _align(store, *_two(text, text)).diagnostics
    assert all(each.is_approved for each in _catalog(store, "a").translations)


def test_a_text_that_was_left_as_it_is_in_the_translation_is_to_be_checked() -> None:
    store = MemoryStore()
    ours = _PAGE.format("Le quai", "Paul Vidal a payé 12 euros en 1997.", QUAY)
    theirs = _PAGE.format("The quay", "Paul Vidal paid 12 euros in 1997.", QUAY)
    _align(store, *_two(ours, theirs))
    title, paid, left = _catalog(store, "a").translations
    assert title.is_approved
    assert paid.is_approved
    assert (left.text, left.is_fuzzy) == (QUAY, True)
    assert left.comments[0].startswith("to be checked: The translation is the same")


def test_what_was_killed_after_the_article_was_put_goes_on() -> None:
    store, whole = MemoryStore(), MemoryStore()
    sides = _side("fr", ferry="plain"), _side("en", ferry="plain")
    _align(whole, *sides)
    store.files["articles/ferry.md"] = whole.files["articles/ferry.md"]
    _align(store, *sides)
    assert store.files == whole.files


def test_a_field_of_the_translation_that_has_no_meaning_is_said() -> None:
    store = MemoryStore()
    there = _side("en", ferry="plain")
    assert isinstance(there.store, MemoryStore)
    text = there.store.files["ferry.md"]
    there.store.files["ferry.md"] = text.replace(b"---\n", b"---\nsumary: New.\n", 1)
    report = _align(store, _side("fr", ferry="plain"), there)
    (found,) = report.diagnostics
    assert (found.code, found.path) == ("front-matter-field", "old/en/ferry.md")


def test_what_finds_no_place_is_said_and_stands_in_a_comment() -> None:
    store = MemoryStore()
    report = _align(store, _side("fr", trees="adapted"), _side("en", trees="adapted"))
    unplaced = [each for each in report.diagnostics if each.code == "align-unplaced"]
    assert unplaced[0].path == "old/en/trees.md"
    assert unplaced[0].line > 1
    comments = "".join(
        comment
        for entry in _catalog(store, "trees").translations
        for comment in entry.comments
    )
    for each in unplaced:
        assert each.msgid in comments
    waiting = [e for e in report.diagnostics if e.code == "align-untranslated"]
    assert waiting[0].path == "old/fr/trees.md"
    assert waiting[0].severity is Severity.INFO


def test_a_text_that_is_not_certain_is_fuzzy_and_says_why() -> None:
    store = MemoryStore()
    _align(store, _side("fr", sums="figures"), _side("en", sums="figures"))
    (entry,) = (e for e in _catalog(store, "sums").translations if not e.is_approved)
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
    ours = _side("fr", **{french: "plain", "b": "missing", "c": "figures"})
    theirs = _side("en", **{english: "plain", "b": "missing", "d": "markup"})
    report = _align(store, ours, theirs)
    assert (f"articles/{french}.md", f"old/en/{english}.md") in {
        (each.source, each.target) for each in report.pairs
    }
    alone = {each.path for each in report.diagnostics if each.code == "align-alone"}
    assert alone == {"old/fr/c.md", "old/en/d.md"}


def test_the_same_path_counts_for_more_than_the_content() -> None:
    ours, theirs = _side("fr", a="plain", b="long"), _side("en", b="plain", a="long")
    report = _align(MemoryStore(), ours, theirs)
    assert _codes(report) == ["align-unlike", "align-unlike"]


def test_documents_are_paired_by_the_key_that_they_name() -> None:
    ours = _side("fr", one="plain", two="unrelated")
    theirs = _side("en", three="plain", four="unrelated")
    for side, path in ((ours, "two.md"), (theirs, "four.md")):
        assert isinstance(side.store, MemoryStore)
        text = side.store.files[path]
        side.store.files[path] = text.replace(b"---\n", b"---\ntranslationKey: k\n", 1)
    report = _align(MemoryStore(), ours, theirs)
    (unlike,) = (each for each in report.diagnostics if each.severity is Severity.ERROR)
    assert (unlike.code, unlike.path) == ("align-unlike", "old/fr/two.md")
    assert "old/en/four.md" in unlike.message


def test_what_can_not_be_an_article_is_refused_and_the_rest_goes_on() -> None:
    store = MemoryStore({"articles/taken.md": b"---\ntitle: T\nlang: fr\n---\n"})
    names = {"taken": "plain", "same": "moved", "good": "merged"}
    ours, theirs = _side("fr", **names), _side("en", **names)
    assert isinstance(theirs.store, MemoryStore)
    theirs.store.files["same.md"] = _documents("fr", {"x": "moved"}).files["x"]
    report = _align(store, ours, theirs)
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
    report = _align(store, one, other)
    assert set(store.files) == {*files, "locales/en/LC_MESSAGES/articles/fr/ferry.po"}
    assert _codes(report) == ["align-article"]


def test_a_language_that_no_one_says_is_asked_for() -> None:
    side = Stack(store=MemoryStore({"a.md": b"# 12\n\n34\n"}), paths=("a.md",))
    report = _align(MemoryStore(), side, side)
    assert _codes(report) == ["align-language"]
    french = Stack(store=side.store, paths=side.paths, locale=FR)
    assert _codes(_align(MemoryStore(), french, french)) == ["align-language"]
    english = Stack(store=side.store, paths=side.paths, locale=EN)
    assert not _align(MemoryStore(), french, english).diagnostics
