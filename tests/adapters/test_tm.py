"""A translation memory: both ways, the same in any order, and never the truth."""

import pickle
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from pipeline.adapters.tm import SqliteMemory
from pipeline.errors import OperatingError
from pipeline.model.units import TranslationUnit, UnitFile

FRENCH = "Le conseil municipal a voté le budget de la ville mardi soir."
ENGLISH = "The city council passed the budget on Tuesday evening."


def stock(path: str, *pairs: tuple[str, str], digest: str = "1") -> UnitFile:
    units = tuple(TranslationUnit(source=source, text=text) for source, text in pairs)
    return UnitFile(path=path, digest=digest, languages=("fr", "en"), units=units)


@pytest.fixture
def memory(tmp_path: Path) -> SqliteMemory:
    return SqliteMemory(str(tmp_path / "deep" / "memory.db"))


def test_a_pair_serves_both_ways(memory: SqliteMemory) -> None:
    memory.stock([stock("a.po", (FRENCH, ENGLISH))], ())
    (one,) = memory.exact(FRENCH, ("fr", "en"))
    assert (one.text, one.origin) == (ENGLISH, "a.po")
    (other,) = memory.exact(ENGLISH, ("en", "fr"))
    assert other.text == FRENCH
    assert not memory.exact(FRENCH, ("fr", "de"))
    assert not memory.exact(FRENCH, ("en", "fr"))


def test_a_source_alike_is_found(memory: SqliteMemory) -> None:
    memory.stock([stock("a.po", (FRENCH, ENGLISH), ("Une autre phrase.", "x"))], ())
    found = memory.near(FRENCH.replace("mardi", "lundi"), ("fr", "en"))
    assert [each.text for each in found] == [ENGLISH]
    assert memory.near("budgets municipaux", ("fr", "en"))
    assert not memory.near("xyz", ("fr", "en"))
    assert not memory.near("", ("fr", "en"))


def test_a_file_that_changed_or_went_is_forgotten(memory: SqliteMemory) -> None:
    memory.stock([stock("a.po", (FRENCH, ENGLISH)), stock("b.po", ("Un", "One"))], ())
    memory.stock([stock("a.po", ("Deux", "Two"), digest="2")], ("b.po",))
    assert memory.digests() == {"a.po": "2"}
    assert not memory.exact(FRENCH, ("fr", "en"))
    assert not memory.near(FRENCH, ("fr", "en"))
    assert memory.exact("Deux", ("fr", "en"))


def test_a_text_that_another_file_has_stays(memory: SqliteMemory) -> None:
    memory.stock([stock("a.po", (FRENCH, ENGLISH)), stock("b.po", (FRENCH, "x"))], ())
    memory.stock((), ("a.po",))
    assert [each.text for each in memory.exact(FRENCH, ("fr", "en"))] == ["x"]
    assert memory.near(FRENCH, ("fr", "en"))


def test_a_large_memory_that_grows_a_little_is_as_one_made_anew(
    tmp_path: Path,
) -> None:
    sentences = [f"{one} {two} {FRENCH}" for one, two in product("abcdefg", "uvwxyz")]
    base = stock("base.po", *((each, each.upper()) for each in sentences))
    one, two = (
        stock("new.po", *((each, each.upper()) for each in texts), digest=digest)
        for digest, texts in (("1", ["Le budget.", FRENCH]), ("2", ["Un budget."]))
    )
    grown, fresh = (SqliteMemory(str(tmp_path / name)) for name in ("1.db", "2.db"))
    grown.stock([base], ())
    grown.stock([one], ())
    grown.stock([two], ())
    fresh.stock([base, two], ())
    assert grown.near("Un budget", ("fr", "en"))[0].text == "UN BUDGET."
    for asked in ("Un budget", "Le budget", FRENCH, "g z"):
        assert grown.near(asked, ("fr", "en")) == fresh.near(asked, ("fr", "en"))


@pytest.mark.parametrize(
    ("language", "source", "alike"),
    [
        (
            "ja",
            "市議会は火曜日の夜に予算案を可決した。",
            "市議会は水曜日の夜に予算案を可決した。",
        ),
        ("zh", "市议会星期二晚上通过了预算。", "昨天市议会晚上通过了新预算。"),
        ("th", "สภาเมืองผ่านงบประมาณเมื่อวันอังคาร", "เมื่อวานสภาเมืองผ่านงบประมาณใหม่"),
        ("ff", "𞤀𞤭 𞤁𞤮", "𞤀𞤭"),
        ("zh-Hant", "第2屆CD展", "第3屆CD展"),
        ("hi", "नगर परिषद ने बजट पारित किया", "नगर परिषद ने नया बजट पारित किया"),
        ("fr", "²½ ª_", "²½"),
    ],
)
def test_any_script_is_found(
    memory: SqliteMemory, language: str, source: str, alike: str
) -> None:
    units = (TranslationUnit(source=source, text="x"),)
    file = UnitFile(path="a.po", digest="1", languages=(language, "en"), units=units)
    memory.stock([file], ())
    assert [each.source for each in memory.near(alike, (language, "en"))] == [source]
    assert not memory.near(alike, ("en", language))


def test_it_travels_between_processes(memory: SqliteMemory) -> None:
    memory.stock([stock("a.po", (FRENCH, ENGLISH))], ())
    assert pickle.loads(pickle.dumps(memory)).exact(FRENCH, ("fr", "en"))  # noqa: S301


@pytest.mark.parametrize("content", [b"no database at all" * 100, b""])
def test_a_file_that_is_no_memory_is_made_anew(
    memory: SqliteMemory, content: bytes
) -> None:
    place = Path(memory.path)
    place.parent.mkdir()
    place.write_bytes(content)
    memory.stock([stock("a.po", (FRENCH, ENGLISH))], ())
    assert SqliteMemory(memory.path).digests() == {"a.po": "1"}


def test_a_folder_in_its_place_is_a_trouble_that_says_what_to_do(
    tmp_path: Path,
) -> None:
    (tmp_path / "memory.db").mkdir()
    with pytest.raises(OperatingError, match="can't be used"):
        SqliteMemory(str(tmp_path / "memory.db")).digests()


_WORDS = st.sampled_from(["conseil", "budget", "ville", "vote", "mardi", "place", "l’"])
_SENTENCES = st.lists(_WORDS, min_size=1, max_size=6).map(" ".join)
_STOCKS = st.dictionaries(
    st.sampled_from("abcd"), st.lists(_SENTENCES, max_size=4), min_size=1
)


@settings(max_examples=40)
@given(_STOCKS, _STOCKS, _SENTENCES)
def test_what_is_found_depends_on_what_is_in_it_alone(
    tmp_path_factory: pytest.TempPathFactory,
    before: dict[str, list[str]],
    after: dict[str, list[str]],
    asked: str,
) -> None:
    folder = tmp_path_factory.mktemp("memories")
    grown, fresh = (SqliteMemory(str(folder / name)) for name in ("1.db", "2.db"))
    grown.stock(_stocks(before), ())
    grown.stock(_stocks(after), before.keys() - after.keys())
    fresh.stock(reversed(_stocks(after)), ())
    assert grown.near(asked, ("fr", "en")) == fresh.near(asked, ("fr", "en"))
    assert grown.exact(asked, ("fr", "en")) == fresh.exact(asked, ("fr", "en"))
    assert grown.digests() == fresh.digests()


def _stocks(texts: dict[str, list[str]]) -> list[UnitFile]:
    return [
        stock(path, *((each, each.upper()) for each in sources), digest=str(sources))
        for path, sources in texts.items()
    ]
