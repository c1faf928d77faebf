"""Who is judged, and how a finding is told: path, line, language, message."""

from msgspec.structs import replace

from pipeline.model.articles import Article, Kind
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.locales import parse_tag
from pipeline.validating import validate, validate_words

from .messages import message
from .workbench import SITE, article, judge_pair, path

FR, EN = parse_tag("fr"), parse_tag("en")
TYPED = "Le \u202emarché"
ENTRY = Translation(source="The market", text=TYPED, line=12)


def catalog(*entries: Translation) -> Catalog:
    return Catalog(locale=FR, source_locale=EN, translations=entries)


def judge(
    entry: Translation, of: Article | None = None, folder: str = "fr"
) -> tuple[Diagnostic, ...]:
    sample = of or article(message("The market"))
    found = validate(sample, catalog(entry), SITE, path(folder))
    return tuple(each for each in found if each.code == "bidi-control")


def test_a_finding_says_where_it_was_found() -> None:
    (found,) = judge(ENTRY)
    assert found.path == "locales/fr/LC_MESSAGES/articles/sample.po"
    assert (found.line, found.locale, found.span) == (12, "fr", (3, 4))
    assert (found.context, found.msgid) == ("", "The market")
    assert found.severity is Severity.ERROR


def test_a_message_with_a_role_is_named_with_it() -> None:
    titled = replace(ENTRY, context="title")
    (found,) = judge(titled, article(message("The market", Kind.TITLE)))
    assert found.context == "title"


def test_the_folder_decides_on_the_language_whatever_the_header_says() -> None:
    (found,) = judge(ENTRY, folder="fr-CA")
    assert found.locale == "fr-CA"


def test_a_catalog_outside_the_folders_is_of_the_language_in_its_header() -> None:
    found = validate(article(message("The market")), catalog(ENTRY), SITE, "a.po")
    assert {each.locale for each in found} == {"fr"}


def test_a_fuzzy_text_is_not_judged() -> None:
    assert not judge(replace(ENTRY, is_fuzzy=True))


def test_an_obsolete_text_is_not_judged() -> None:
    retired = replace(catalog(), obsolete=(ENTRY,))
    found = validate(article(message("The market")), retired, SITE, path("fr"))
    assert {each.code for each in found} == {"catalog-outdated"}


def test_a_message_that_stands_twice_is_judged_once() -> None:
    twice = article(message("The market"), message("The market"))
    assert len(judge(ENTRY, twice)) == 1


def test_an_empty_message_is_the_header_and_not_judged() -> None:
    empty = article(message("The market"), message(""))
    assert len(judge(ENTRY, empty)) == 1


def test_marks_have_no_meaning_in_a_plain_text() -> None:
    for kind in (Kind.TITLE, Kind.SUMMARY, Kind.CAPTION, Kind.ALT, Kind.TOOLTIP):
        assert not judge_pair(message("A *b* [c][1]", kind), "Un **b [c][1] <p>")


WORDS = Translation(
    source="%(n)s article",
    plural="%(n)s articles",
    text="un article",
    texts=("un article", "%(n)s articles"),
    flags=("python-format",),
    line=3,
)


def test_the_words_of_a_site_are_judged_in_every_form() -> None:
    assert not validate_words(catalog(WORDS), SITE, "site.po")
    wrong = replace(WORDS, texts=("un\u202e article", "%(x)s articles"))
    found = validate_words(catalog(wrong), SITE, "site.po")
    assert [each.code for each in found] == ["bidi-control", "placeholder-differs"]
    assert {(each.path, each.line, each.locale) for each in found} == {
        ("site.po", 3, "fr")
    }


def test_the_words_of_a_site_that_are_fuzzy_or_missing_are_not_judged() -> None:
    fuzzy = replace(WORDS, text="%(x)s", texts=(), is_fuzzy=True)
    missing = replace(WORDS, text="", texts=("", ""))
    assert not validate_words(catalog(fuzzy, missing), SITE, "site.po")
