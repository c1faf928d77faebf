"""What is checked, what is waived, what is mended: by `check` and by `build` alike."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline import building
from pipeline.adapters import InlineExecutor, MemoryStore
from pipeline.building import CheckReport, Correction, Exemption
from pipeline.errors import ConfigurationError
from pipeline.model.site import Checks, Level
from tests.building.conftest import Newsroom
from tests.building.desk import TYPED

CATALOG = "locales/fr/LC_MESSAGES/articles/train.po"
WAIVERS = "locales/waivers.toml"
TITLE = "The last train"
WRONG = {"It leaves at five past midnight.": "Il part à 4 h 17."}
PAGE = "fr/train/index.html"


WORDS = """\
msgid ""
msgstr "Language: fr\\nPlural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "%(n)s art"
msgid_plural "%(n)s arts"
msgstr[0] "%(n)s art"
msgstr[1] "%(n)s arts "
"""
RULE = """\
from pipeline.model.diagnostics import Severity
from pipeline.validating.rulebook import Finding, SourceRule

RULES = SourceRule(
    code="gazette-source",
    severity=Severity.WARNING,
    summary="",
    why="",
    mend="",
    check=lambda article: [Finding(message="The gazette has no such article.")],
)
"""


def codes(report: CheckReport) -> list[str]:
    return [each.code for each in report.diagnostics]


def copy(store: MemoryStore) -> MemoryStore:
    made = MemoryStore()
    for path in store.walk():
        made.write(path, store.read(path))
    return made


def line_of(room: Newsroom, text: str) -> int:
    before, _, _ = room.text(CATALOG).partition(f'msgid "{text}"')
    return before.count("\n") + 1


def spoil(room: Newsroom, before: str, after: str) -> None:
    text = room.text(CATALOG)
    assert before in text
    room.write(CATALOG, text.replace(before, after))


def exempt(room: Newsroom, line: int, code: str = "doubled-word") -> None:
    asked = Exemption(path=CATALOG, line=line, code=code, reason="It is a name.")
    building.waive(asked, room.site, store=room.store)


def correct(room: Newsroom, *, check_only: bool = False) -> tuple[Correction, ...]:
    return building.correct(
        room.site, store=room.store, executor=InlineExecutor(), check_only=check_only
    )


@pytest.fixture
def doubled(translated: Newsroom) -> Newsroom:
    """A translation that says a word twice, which is an error on this site."""
    levels = (*TYPED, ("doubled-word", Level.ERROR))
    translated.site = replace(translated.site, check=Checks(levels=levels))
    spoil(translated, "Le dernier train", "Le dernier dernier train")
    return translated


def test_a_waived_error_is_published_and_one_that_is_not_waived_is_not(
    doubled: Newsroom,
) -> None:
    assert "doubled-word" in codes(doubled.check())
    doubled.build()
    assert "Le dernier dernier train" not in "".join(
        doubled.output.read(path).decode("utf-8", "replace")
        for path in doubled.output.walk()
        if path.endswith(".html")
    )
    exempt(doubled, line_of(doubled, TITLE))
    report = doubled.check()
    assert "doubled-word" not in codes(report)
    assert (report.waived, codes(report)) == (1, [])
    doubled.build()
    assert "Le dernier dernier train" in doubled.page("fr/index.html")


def test_a_waiver_ends_with_its_text_and_is_told_of_as_unused(
    doubled: Newsroom,
) -> None:
    exempt(doubled, line_of(doubled, TITLE))
    spoil(doubled, "Le dernier dernier train", "Le dernier dernier métro")
    assert codes(doubled.check()) == ["doubled-word", "waiver-unused"]
    assert "waiver-unused" not in codes(doubled.check("train"))


def test_a_broken_file_of_waivers_is_told_by_check_and_by_build(
    translated: Newsroom,
) -> None:
    translated.write(WAIVERS, "[[waiver]]\ncode = 'x'\n")
    assert codes(translated.check()) == ["waiver-invalid"]
    assert "waiver-invalid" in {each.code for each in translated.build().diagnostics}
    with pytest.raises(ConfigurationError, match=r"waivers\.toml"):
        exempt(translated, 1)


def test_a_waiver_of_no_rule_is_told(translated: Newsroom) -> None:
    translated.write(WAIVERS, "[[waiver]]\ncode = 'x'\nsource='s'\nreason = 'r'\n")
    assert codes(translated.check()) == ["waiver-invalid"]


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [(3, "doubled-word", "no finding"), (1, "double-word", "is the code of no rule")],
)
def test_what_was_not_found_can_not_be_waived(
    doubled: Newsroom, line: int, code: str, said: str
) -> None:
    with pytest.raises(ConfigurationError) as refused:
        exempt(doubled, line, code)
    assert said in refused.value.message
    assert not doubled.store.exists(WAIVERS)


def test_only_what_differs_from_a_revision_is_told(doubled: Newsroom) -> None:
    then = copy(doubled.store)

    def check() -> CheckReport:
        store, executor = doubled.store, InlineExecutor()
        return building.check(doubled.site, store=store, executor=executor, then=then)

    assert (check().articles, codes(check())) == (0, [])
    doubled.write("articles/market.md", doubled.text("articles/market.md") + "\nOui.\n")
    changed = check()
    assert changed.articles == 1
    assert {each.path for each in changed.diagnostics} == {
        "locales/en/LC_MESSAGES/articles/market.po"
    }
    spoil(doubled, "Le quai", "Le quai quai")
    assert codes(check()).count("doubled-word") == 2
    doubled.store.remove(CATALOG)
    assert check().articles == 2


def test_where_the_waivers_differ_everything_is_told(doubled: Newsroom) -> None:
    store = doubled.store
    exempt(doubled, line_of(doubled, TITLE))
    then = copy(store)
    store.remove(WAIVERS)
    report = building.check(
        doubled.site, store=store, executor=InlineExecutor(), then=then
    )
    assert (report.articles, codes(report)) == (2, ["doubled-word"])


def test_what_can_safely_be_mended_is_and_a_second_time_nothing_is(
    translated: Newsroom,
) -> None:
    spoil(translated, "Le dernier train", "Le  dernier   train ")
    before = translated.store.read(CATALOG)
    (announced,) = correct(translated, check_only=True)
    assert translated.store.read(CATALOG) == before
    (done,) = correct(translated)
    assert done == announced
    assert done.codes == (("double-space", 2), ("edge-whitespace", 1))
    assert translated.store.read(CATALOG) == done.after
    assert done.after.decode() == before.decode().replace(
        "Le  dernier   train ", "Le dernier train"
    )
    assert not correct(translated)


def test_what_is_waived_is_not_mended(translated: Newsroom) -> None:
    spoil(translated, "Le dernier train", "Le  dernier train")
    exempt(translated, line_of(translated, TITLE), "double-space")
    assert not correct(translated)


def test_a_catalog_that_can_not_be_read_is_never_touched(
    translated: Newsroom,
) -> None:
    spoil(translated, "Le dernier train", "Le  dernier train")
    translated.write(CATALOG, translated.text(CATALOG) + "\nmsgid oops\n")
    before = translated.store.read(CATALOG)
    assert not correct(translated)
    assert translated.store.read(CATALOG) == before


def test_what_would_not_be_read_as_it_is_meant_is_never_written(
    translated: Newsroom,
) -> None:
    ascii_only = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\n'
        'msgctxt "title"\nmsgid "The last train"\nmsgstr "Le coeur du train"\n'
    )
    translated.write(CATALOG, ascii_only)
    assert "ligature-missing" in codes(translated.check())
    assert not correct(translated)
    assert translated.text(CATALOG) == ascii_only


def test_the_words_of_the_site_are_mended_too(translated: Newsroom) -> None:
    path = "locales/fr/LC_MESSAGES/site.po"
    translated.write(path, WORDS)
    (done,) = correct(translated)
    assert done.after.decode() == WORDS.replace('arts "\n', 'arts"\n')


def test_articles_are_judged_only_where_it_is_asked(
    translated: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gazette_rules.py").write_text(RULE)
    monkeypatch.syspath_prepend(str(tmp_path))
    checks = Checks(plugins=("gazette_rules",), levels=TYPED)
    translated.site = replace(translated.site, check=checks)
    room = translated

    def told(*, has_sources: bool) -> list[str]:
        report = building.check(
            room.site,
            store=room.store,
            executor=InlineExecutor(),
            has_sources=has_sources,
        )
        return [each.code for each in report.diagnostics if "gazette" in each.code]

    assert told(has_sources=False) == []
    assert set(told(has_sources=True)) == {"gazette-source"}
    found = Exemption(
        path="articles/train.md", line=1, code="gazette-source", reason="r"
    )
    building.waive(found, room.site, store=room.store)
    assert len(told(has_sources=True)) == 1
    report = room.check()
    assert codes(report) == []


def test_what_is_said_of_an_article_and_of_its_catalogs_stands_together(
    doubled: Newsroom,
) -> None:
    market, train = "articles/market.md", "articles/train.md"
    for path in (market, train):
        doubled.write(path, doubled.text(path).replace("title:", "titel:"))
    found = doubled.check().diagnostics
    told = [each.article or each.path for each in found]
    assert list(dict.fromkeys(told)) == [market, train]
    assert told == sorted(told)
    paths = [each.path for each in found if train in {each.article, each.path}]
    assert (paths[0], paths[-1]) == (train, CATALOG)
