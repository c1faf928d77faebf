"""What catalogs lend one another, lose, and are recognised by."""

from babel import Locale
from hypothesis import given, strategies as st
from msgspec.structs import replace, replace as altered

from pipeline.differences import LABEL
from pipeline.merging import is_wanting, likeness, merge, prune, restore, turn
from pipeline.merging.yielding import DRAFT
from pipeline.model.catalogs import Catalog, Previous, Translation, ever_approved

FRENCH, ENGLISH = Locale("fr"), Locale("en")

texts = st.sampled_from(["", "figs", "bread", "figs and bread", "rain"])
entries = st.builds(
    Translation,
    source=texts.filter(bool),
    text=texts,
    context=st.sampled_from(["", "title"]),
    is_fuzzy=st.booleans(),
    previous=st.none() | st.builds(Previous, source=texts.filter(bool)),
)
lists = st.lists(entries, max_size=5, unique_by=lambda each: each.key).map(tuple)


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    """Draw a catalog in which no key stands twice."""
    live = draw(lists)
    keys = {each.key for each in live}
    gone = tuple(each for each in draw(lists) if each.key not in keys)
    return catalog(*live, obsolete=gone)


def catalog(*live: Translation, obsolete: tuple[Translation, ...] = ()) -> Catalog:
    """Return a catalog from English into French."""
    return Catalog(
        locale=FRENCH, source_locale=ENGLISH, translations=live, obsolete=obsolete
    )


def pairs(of: Catalog) -> set[tuple[str, str, str]]:
    """Return what is approved in a catalog."""
    return {(each.context, each.source, each.text) for each in ever_approved(of)}


@given(catalogs(), lists)
def test_a_loan_approves_what_was_wanting_and_nothing_else(
    one: Catalog, pool: tuple[Translation, ...]
) -> None:
    lent = {each.key: each.text for each in pool if each.is_approved}
    after = restore(one, pool)
    for old, new in zip(one.translations, after.translations, strict=True):
        is_lent = is_wanting(old) and old.key in lent
        assert new.text == (lent[old.key] if is_lent else old.text)
        assert new.is_approved == (old.is_approved or is_lent)
        assert is_lent or new == old
    assert pairs(after) >= pairs(one)
    assert restore(after, pool) == after


def test_a_loan_keeps_an_unfinished_text_in_a_comment() -> None:
    draft = Translation(
        source="Two figs.",
        text="Deux, euh…",
        is_fuzzy=True,
        previous=Previous(source="One fig."),
    )
    pool = [Translation(source="Two figs.", text="Deux figues.")]
    (entry,) = restore(catalog(draft), pool).translations
    assert entry.is_approved
    assert entry.comments == (f"{DRAFT}Deux, euh…",)


def test_a_loan_takes_what_only_helped_while_it_was_missing() -> None:
    outdated = Translation(
        source="Two figs.",
        text="Une figue.",
        is_fuzzy=True,
        previous=Previous(source="One fig."),
        comments=("ours",),
        extracted=("paragraph", f"{LABEL}[-One-]{{+Two+}} figs."),
    )
    pool = [Translation(source="Two figs.", text="Deux figues.", comments=("theirs",))]
    backing = Translation(source="One fig.", text="Une figue.")
    (entry,) = restore(catalog(outdated, obsolete=(backing,)), pool).translations
    assert (entry.text, entry.is_approved, entry.previous) == (
        "Deux figues.",
        True,
        None,
    )
    assert entry.extracted == ("paragraph",)
    assert entry.comments == ("ours", "theirs")


@given(catalogs(), st.frozensets(st.tuples(st.just(""), texts), max_size=2))
def test_pruning_takes_only_what_nothing_leans_on(
    one: Catalog, needed: frozenset[tuple[str, str]]
) -> None:
    after = prune(one, needed)
    backing = {
        each.previous.key
        for each in one.translations
        if each.is_fuzzy and each.previous
    }
    assert replace(after, obsolete=one.obsolete) == one
    left = {each.key for each in one.obsolete} & (backing | needed)
    assert {each.key for each in after.obsolete} == left
    assert prune(after, needed) == after


@given(catalogs())
def test_turned_round_twice_a_catalog_has_its_own_pairs(one: Catalog) -> None:
    turned = turn(one)
    assert (turned.locale, turned.source_locale) == (ENGLISH, FRENCH)
    assert pairs(turn(turned)) <= pairs(one)
    every = {(each.context, each.text) for each in ever_approved(one)}
    assert {each.key for each in ever_approved(turned)} == every


sources = st.lists(st.sampled_from(["a b c", "d e f g", "h", "i j"]), unique=True)


@given(sources, sources)
def test_likeness_is_all_or_nothing_where_that_is_so(
    ours: list[str], theirs: list[str]
) -> None:
    one, other = (
        catalog(*(Translation(source=each) for each in every))
        for every in (ours, theirs)
    )
    value = likeness(one, other)
    assert 0 <= value <= 1
    assert (value == 1) == (set(ours) == set(theirs) and bool(ours))
    assert (value == 0) == (not set(ours) & set(theirs))


def test_an_edited_text_counts_as_far_as_it_stayed() -> None:
    before = catalog(Translation(source="The figs are sold until midnight here."))
    edited = catalog(Translation(source="The figs are sold until eleven here."))
    assert 0.5 < likeness(edited, before) < 1


def test_a_text_turned_round_and_merged_is_approved() -> None:
    french = catalog(
        Translation(source="One fig.", text="Une figue."),
        obsolete=(Translation(source="Bread.", text="Du pain."),),
    )
    template = Catalog(
        locale=ENGLISH,
        source_locale=FRENCH,
        translations=(Translation(source="Une figue."), Translation(source="Du pain.")),
    )
    merged = merge(template, turn(french)).translations
    assert [each.text for each in merged if each.is_approved] == ["One fig.", "Bread."]
    assert not altered(merged[0], text="").is_approved
