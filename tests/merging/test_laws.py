"""The laws of merging: nothing is lost, nothing moves twice, a revert restores."""

from babel import Locale
from hypothesis import given, strategies as st
from msgspec.structs import replace

from pipeline.catalogs import new_headers, parse, serialize
from pipeline.merging import merge
from pipeline.model.catalogs import Catalog, Translation

FRENCH, ENGLISH = Locale("fr"), Locale("en")
HEADERS = new_headers(FRENCH, ENGLISH, "a", "La Gazette")

# Few words, so that texts often share some, repeat, move and come back.
word = st.sampled_from(
    [
        "the",
        "market’s",
        "market's",
        "opens",
        "on",
        "Sunday",
        "12",
        "13",
        "“new”",
        '"new"',
        "_x_",
    ]
)
source = st.lists(word, min_size=1, max_size=6).map(" ".join)
key = st.tuples(st.sampled_from(["", "", "", "title"]), source)
version = st.lists(key, max_size=7, unique=True)


def template(keys: list[tuple[str, str]]) -> Catalog:
    return Catalog(
        locale=FRENCH,
        source_locale=ENGLISH,
        translations=tuple(
            Translation(source=text, context=context, extracted=("paragraph",))
            for context, text in keys
        ),
        headers=HEADERS,
    )


@st.composite
def translated(draw: st.DrawFn, catalog: Catalog) -> Catalog:
    """Do some of a translator's work: translate, mark as fuzzy, approve."""
    return Catalog(
        locale=catalog.locale,
        source_locale=catalog.source_locale,
        translations=tuple(draw(worked(each)) for each in catalog.translations),
        obsolete=catalog.obsolete,
        headers=catalog.headers,
    )


@st.composite
def worked(draw: st.DrawFn, entry: Translation) -> Translation:
    work = draw(st.sampled_from(["none", "write", "approve", "doubt", "remark"]))
    if work == "write":
        text = f"fr: {entry.source} {draw(st.integers(0, 3))}"
        return replace(entry, text=text, is_fuzzy=False)
    if work == "approve":
        return replace(entry, is_fuzzy=False)
    if work == "doubt" and entry.text and not entry.is_approved:
        return replace(entry, text=f"{entry.text}?")
    if work == "remark":
        return replace(entry, comments=("seen",))
    return entry


@st.composite
def histories(draw: st.DrawFn) -> list[Catalog]:
    """Draw the catalogs after each edit of the source, translated in between."""
    catalogs = [draw(translated(merge(template(draw(version)), None)))]
    for keys in draw(st.lists(version, min_size=1, max_size=4)):
        catalogs.append(draw(translated(merge(template(keys), catalogs[-1]))))
    return catalogs


def approved(catalog: Catalog) -> set[tuple[str, str, str]]:
    entries = (*catalog.translations, *catalog.obsolete)
    return {(*each.key, each.text) for each in entries if each.is_approved}


@given(histories(), version)
def test_no_approved_pair_is_ever_lost(
    history: list[Catalog], keys: list[tuple[str, str]]
) -> None:
    for old in history:
        assert approved(old) <= approved(merge(template(keys), old))


@given(histories(), version)
def test_merging_again_changes_nothing(
    history: list[Catalog], keys: list[tuple[str, str]]
) -> None:
    once = merge(template(keys), history[-1])
    assert merge(template(keys), once) == once


@given(histories(), st.lists(version, min_size=1, max_size=3))
def test_a_revert_restores_what_was_approved(
    history: list[Catalog], edits: list[list[tuple[str, str]]]
) -> None:
    before = history[-1]
    after = before
    for keys in edits:
        after = merge(template(keys), after)
    back = merge(template([each.key for each in before.translations]), after)
    texts = {each.key: each for each in back.translations}
    for entry in before.translations:
        if entry.is_approved:
            assert texts[entry.key].is_approved
            assert texts[entry.key].text == entry.text
            assert texts[entry.key].comments == entry.comments


@given(histories())
def test_every_catalog_can_be_written_and_read(history: list[Catalog]) -> None:
    for catalog in history:
        checked = parse(serialize(catalog))
        assert checked.value is not None
        assert approved(checked.value) == approved(catalog)


@given(histories(), version)
def test_a_fuzzy_text_always_says_for_which_source_it_was_made(
    history: list[Catalog], keys: list[tuple[str, str]]
) -> None:
    for entry in merge(template(keys), history[-1]).translations:
        assert not entry.is_fuzzy or entry.previous is not None
        assert entry.is_fuzzy or entry.previous is None


@given(histories(), version)
def test_messages_stand_in_reading_order(
    history: list[Catalog], keys: list[tuple[str, str]]
) -> None:
    assert [
        each.key for each in merge(template(keys), history[-1]).translations
    ] == keys
