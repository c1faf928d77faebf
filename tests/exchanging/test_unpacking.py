"""What came back is taken for what it says, and nothing is approved by chance."""

import pytest
from msgspec.structs import replace

from pipeline import exchanging
from pipeline.exchanging import ExchangeUnit, Progress, Unpacked
from pipeline.model.articles import Article
from pipeline.model.catalogs import Catalog
from tests.exchanging.parcels import PATH, catalog, messages
from tests.manuscripts import article


def returned(ours: Catalog, source: Article, *changed: ExchangeUnit) -> Unpacked:
    """Return what comes back when some units were changed."""
    parcel = exchanging.pack(ours, PATH, messages(source))
    units = {each.id: each for each in changed}
    back = tuple(units.get(each.id, each) for each in parcel.units)
    return exchanging.unpack(replace(parcel, units=back), ours, messages(source))


def body(ours: Catalog, source: Article) -> ExchangeUnit:
    return exchanging.pack(ours, PATH, messages(source)).units[-1]


@pytest.mark.parametrize(
    ("state", "progress", "is_fuzzy"),
    [
        ("empty", Progress.APPROVED, False),
        ("empty", Progress.UNKNOWN, True),
        ("fuzzy", Progress.APPROVED, False),
        ("fuzzy", Progress.UNKNOWN, True),
        ("approved", Progress.UNKNOWN, True),
        ("approved", Progress.DRAFT, True),
    ],
)
def test_a_text_is_approved_only_if_its_file_says_so(
    state: str,
    progress: Progress,
    is_fuzzy: bool,  # noqa: FBT001 - what is expected
) -> None:
    source = article("un *mot* ici\n")
    ours = catalog(source, (state,))
    changed = replace(body(ours, source), target=("autre",), progress=progress)
    entry = returned(ours, source, changed).after.translations[-1]
    assert (entry.text, entry.is_fuzzy) == ("autre", is_fuzzy)


def test_a_program_that_forgets_states_takes_no_approval_back() -> None:
    source = article("un *mot* ici\n")
    ours = catalog(source)
    forgotten = replace(body(ours, source), progress=Progress.UNKNOWN)
    assert returned(ours, source, forgotten).after == ours


def test_an_empty_target_takes_nothing_away() -> None:
    source = article("un *mot* ici\n")
    ours = catalog(source)
    emptied = replace(body(ours, source), target=(), progress=Progress.EMPTY)
    assert returned(ours, source, emptied).after == ours


def test_a_unit_without_its_name_is_found_by_what_it_says() -> None:
    source = article("un *mot* ici\n")
    ours = catalog(source, ("empty",))
    parcel = exchanging.pack(ours, PATH, messages(source))
    units = tuple(
        replace(each, id=str(number), target=("là",), progress=Progress.APPROVED)
        for number, each in enumerate(parcel.units)
    )
    back = exchanging.unpack(replace(parcel, units=units), ours, messages(source))
    assert [each.text for each in back.after.translations] == ["là", "là"]
    assert not back.strays


def test_a_unit_whose_source_was_edited_is_not_taken_for_its_entry() -> None:
    source = article("un *mot* ici\n")
    ours = catalog(source, ("empty",))
    edited = replace(
        body(ours, source),
        source=("tout autre chose",),
        target=("something else",),
        progress=Progress.APPROVED,
    )
    back = returned(ours, source, edited)
    *same, kept = back.after.translations
    assert tuple(same) == ours.translations
    assert (kept.source, kept.text, kept.is_fuzzy) == (
        "tout autre chose",
        "something else",
        False,
    )


def test_remarks_of_translators_come_back_once() -> None:
    source = article("un *mot* ici\n")
    ours = catalog(source, ("fuzzy",))
    noted = replace(body(ours, source), remarks=("*a* <b> & c", "what is this?"))
    entry = returned(ours, source, noted).after.translations[-1]
    assert entry.comments == ("*a* <b> & c", "what is this?")
