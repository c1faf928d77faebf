"""An id comes from the path, and stays with its file once it is published."""

import pytest
from hypothesis import given, strategies as st

from pipeline.model.ledger import Ledger
from pipeline.publishing import default_id, identify, is_safe_path

EMPTY = Ledger()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("articles/montpellier-sse.md", "montpellier-sse"),
        ("articles/2026/11/le-marche.html", "2026/11/le-marche"),
        ("articles/post.en.md", "post.en"),
        ("articles/two_words.txt", "two_words"),
        ("articles/Économie/Vrac & Cocinas.md", "economie/vrac-cocinas"),
        ("articles/../../etc/passwd.md", "etc/passwd"),
        ("articles/con.md", "con-1"),
        ("articles/.hidden.md", "hidden"),
    ],
)
def test_the_default_id_is_the_path_made_safe(path: str, expected: str) -> None:
    assert default_id(path) == expected


def test_names_in_another_script_get_distinct_ids() -> None:
    first, second = (default_id(f"articles/{name}.md") for name in ("рынок", "село"))
    assert first != second
    assert first.isascii()


@given(st.text(min_size=1, max_size=300))
def test_every_id_can_be_the_path_of_a_catalog(name: str) -> None:
    made = default_id(f"articles/x{name}.md")
    assert is_safe_path(f"{made}.po")
    assert default_id(f"articles/{made}.md") == made


def test_an_id_that_is_written_is_taken() -> None:
    checked = identify({"articles/a.md": "market", "articles/b.md": ""}, EMPTY)
    assert checked.value == {"articles/a.md": "market", "articles/b.md": "b"}
    assert not checked.diagnostics


def test_of_two_files_with_one_id_the_first_by_path_keeps_it() -> None:
    checked = identify({"articles/a.md": "", "articles/a.html": ""}, EMPTY)
    assert checked.value == {"articles/a.html": "a"}
    [found] = checked.diagnostics
    assert (found.code, found.path) == ("duplicate-id", "articles/a.md")
    assert "articles/a.html" in found.message


def test_the_file_that_the_ledger_knows_keeps_its_id_from_a_copy() -> None:
    ledger = Ledger(editions={"x": {}}, paths={"articles/b.md": "x"})
    checked = identify({"articles/a.md": "x", "articles/b.md": "x"}, ledger)
    assert checked.value == {"articles/b.md": "x"}


def test_a_moved_file_takes_its_id_along_by_writing_it() -> None:
    ledger = Ledger(editions={"old": {}}, paths={"articles/old.md": "old"})
    checked = identify({"articles/new.md": "old"}, ledger)
    assert checked.value == {"articles/new.md": "old"}
    assert not checked.diagnostics


def test_a_moved_file_has_its_id_though_another_now_claims_it_first() -> None:
    ledger = Ledger(editions={"x": {}}, paths={"articles/old.md": "x"})
    checked = identify({"articles/b.md": "x", "articles/a.md": "x"}, ledger)
    assert checked.value == {"articles/a.md": "x"}
    assert [each.path for each in checked.diagnostics] == ["articles/b.md"]


def test_a_newcomer_does_not_take_the_id_of_a_published_file() -> None:
    ledger = Ledger(editions={"x": {}}, paths={"articles/x.md": "x"})
    checked = identify({"articles/x.md": "", "articles/a.md": "x"}, ledger)
    assert checked.value == {"articles/x.md": "x"}
    [found] = checked.diagnostics
    assert (found.code, found.path) == ("duplicate-id", "articles/a.md")
    assert "articles/x.md" in found.message


def test_a_published_file_that_writes_the_id_of_another_keeps_its_own() -> None:
    ledger = Ledger(
        editions={"x": {}, "y": {}}, paths={"articles/a.md": "x", "articles/b.md": "y"}
    )
    checked = identify({"articles/a.md": "y", "articles/b.md": ""}, ledger)
    assert checked.value == {"articles/a.md": "x", "articles/b.md": "y"}
    [found] = checked.diagnostics
    assert (found.code, found.path) == ("changed-id", "articles/a.md")


def test_two_files_change_places_and_their_ids_go_along() -> None:
    ledger = Ledger(
        editions={"x": {}, "y": {}}, paths={"articles/a.md": "x", "articles/b.md": "y"}
    )
    checked = identify({"articles/a.md": "y", "articles/b.md": "x"}, ledger)
    assert checked.value == {"articles/a.md": "y", "articles/b.md": "x"}
    assert not checked.diagnostics


def test_of_what_a_published_file_and_the_path_of_another_say_the_first_holds() -> None:
    ledger = Ledger(editions={"b": {}}, paths={"articles/a.md": "b"})
    checked = identify({"articles/a.md": "", "articles/b.md": ""}, ledger)
    assert checked.value == {"articles/a.md": "b"}
    assert [each.path for each in checked.diagnostics] == ["articles/b.md"]


def test_a_file_that_takes_the_place_of_a_published_one_keeps_its_own_id() -> None:
    ledger = Ledger(
        editions={"x": {}, "y": {}}, paths={"articles/a.md": "x", "articles/b.md": "y"}
    )
    checked = identify({"articles/a.md": "y"}, ledger)
    assert checked.value == {"articles/a.md": "y"}
    assert not checked.diagnostics


def test_a_published_id_outlives_another_that_is_written() -> None:
    ledger = Ledger(editions={"a": {}}, paths={"articles/a.md": "a"})
    checked = identify({"articles/a.md": "better"}, ledger)
    assert checked.value == {"articles/a.md": "a"}
    assert [each.code for each in checked.diagnostics] == ["changed-id"]


def test_a_published_id_outlives_the_line_that_wrote_it() -> None:
    ledger = Ledger(editions={"x": {}}, paths={"articles/a.md": "x"})
    assert identify({"articles/a.md": ""}, ledger).value == {"articles/a.md": "x"}


@pytest.mark.parametrize("given_id", ["../../etc", "a b", "É", "a\nb", "..", "aux"])
def test_an_unsafe_id_is_made_safe_and_said(given_id: str) -> None:
    checked = identify({"articles/a.md": given_id}, EMPTY)
    assert [each.code for each in checked.diagnostics] == ["unsafe-id"]
    assert is_safe_path(checked.value["articles/a.md"])


@given(
    st.dictionaries(
        st.sampled_from([f"articles/{name}.md" for name in "abcdef"]),
        st.sampled_from(["", "a", "b", "x", "A", "../a"]),
    )
)
def test_ids_are_unique_and_every_file_left_out_is_named(given: dict[str, str]) -> None:
    checked = identify(given, Ledger(editions={"b": {}}, paths={"articles/c.md": "b"}))
    assert len(set(checked.value.values())) == len(checked.value)
    left_out = {
        each.path for each in checked.diagnostics if each.code == "duplicate-id"
    }
    assert left_out == set(given) - set(checked.value)


PATHS = [f"articles/{name}.md" for name in "abcd"]


@given(
    st.dictionaries(st.sampled_from(PATHS), st.sampled_from(["", "new"])),
    st.dictionaries(st.sampled_from(PATHS), st.sampled_from(["x", "y"])),
    st.dictionaries(st.sampled_from(PATHS), st.sampled_from(["x", "y", "new"])),
)
def test_no_newcomer_ever_moves_a_published_file(
    published: dict[str, str], ids: dict[str, str], newcomers: dict[str, str]
) -> None:
    known = {name: path for path, name in ids.items() if path in published}
    ledger = Ledger(
        editions={name: {} for name in ids.values()},
        paths={path: name for name, path in known.items()},
    )
    old = {path: published[path] for path in ledger.paths}
    new = {path: name for path, name in newcomers.items() if path not in old}
    assert ledger.paths.items() <= identify(old | new, ledger).value.items()
