"""Which became which: the best pairs, one to one, and no guess."""

from random import Random

from hypothesis import given, strategies as st

from pipeline.building.upkeep.pairing import Paired, Score, pair


def scores(**values: float) -> list[Score]:
    """Return scores from names of two letters, the new thing and the old one."""
    return [
        Score(new=name[0], old=name[1], value=each) for name, each in values.items()
    ]


def test_the_best_pair_goes_first() -> None:
    found = pair(scores(ax=0.9, ay=0.6, bx=0.8, by=0.7))
    assert found == Paired(pairs={"a": "x", "b": "y"}, doubts={})


def test_two_that_are_too_close_are_left_alone() -> None:
    found = pair(scores(ax=0.9, ay=0.88, bz=0.7))
    assert found == Paired(pairs={"b": "z"}, doubts={"a": ("x", "y")})


def test_what_is_the_same_goes_before_what_is_nearly() -> None:
    assert pair(scores(ax=1.0, ay=0.97)).pairs == {"a": "x"}
    assert pair(scores(ax=1.0, ay=1.0)).doubts == {"a": ("x", "y")}


def test_two_new_things_that_may_be_one_old_one_are_both_doubtful() -> None:
    found = pair(scores(ax=0.8, bx=0.8))
    assert found == Paired(pairs={}, doubts={"a": ("x",), "b": ("x",)})


values = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")),
    st.floats(0.5, 1.0),
    max_size=10,
)


@given(values, st.randoms(use_true_random=False))
def test_pairs_are_one_to_one_and_the_order_of_scores_is_nothing(
    drawn: dict[tuple[str, str], float], chance: Random
) -> None:
    every = [Score(new=n, old=o, value=each) for (n, o), each in drawn.items()]
    found = pair(every)
    taken = set(found.pairs.values())
    assert len(taken) == len(found.pairs)
    assert not found.pairs.keys() & found.doubts.keys()
    for score in every:
        is_settled = score.new in found.pairs or score.new in found.doubts
        assert is_settled or score.old in taken
    chance.shuffle(every)
    assert pair(every) == found
