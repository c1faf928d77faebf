"""What to read next: the nearest in time, and the most alike; few pages change."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from hypothesis import given, strategies as st
from msgspec.structs import replace

from pipeline.model.editions import Card
from pipeline.rendering.companions import Companions, companions
from tests.rendering.press import ABOUT, SITE, SOURCE

TOPICS = st.sets(st.sampled_from(["food", "city", "sport", "rail"]), max_size=3)
FIRST = date(2020, 1, 1)


def card(name: str, day: int, tags: Iterable[str] = (), section: str = "") -> Card:
    published = FIRST + timedelta(days=day)
    return replace(
        SOURCE,
        article_id=name,
        published=published,
        tags=tuple(sorted(tags)),
        section=section,
    )


def found(*cards: Card) -> Mapping[str, Companions]:
    return companions(cards, SITE)


CARDS = st.lists(
    st.tuples(st.integers(0, 3000), TOPICS, st.sampled_from(["", "news"])),
    max_size=30,
).map(
    lambda facts: [
        card(f"a{at}", day, tags, section)
        for at, (day, tags, section) in enumerate(facts)
    ]
)


def test_none_and_one_have_no_company() -> None:
    assert found() == {}
    assert found(ABOUT) == {}
    assert found(card("a", 1, ["food"]), ABOUT) == {"a": Companions()}


def test_each_of_two_is_beside_the_other_and_related_to_none() -> None:
    one, two = card("a", 1, ["food"]), card("b", 2, ["food"])
    assert found(two, one) == {
        "a": Companions(newer="b"),
        "b": Companions(older="a"),
    }


def test_what_shares_more_topics_comes_first_then_what_is_nearer() -> None:
    known = found(
        card("other", 0, ["sport"]),
        card("near", 90, ["food"]),
        card("far", 1, ["food"]),
        card("alike", 2, ["city"], "news"),
        card("before", 99, ["sport"]),
        card("it", 100, ["food", "city"], "news"),
    )
    assert known["it"].older == "before"
    assert known["it"].related == ("alike", "near", "far")


def test_an_article_without_topics_is_related_to_none() -> None:
    known = found(*(card(f"a{day}", day) for day in range(9)))
    assert {each.related for each in known.values()} == {()}


@given(CARDS)
def test_before_and_after_are_one_walk_through_all(cards: list[Card]) -> None:
    known = found(*cards)
    walked, place = [], next((k for k, v in known.items() if not v.newer), "")
    while place:
        walked.append(place)
        older = known[place].older
        assert not older or known[older].newer == place
        place = older
    assert sorted(walked) == sorted(known) == sorted(c.article_id for c in cards)


@given(CARDS)
def test_what_is_related_has_a_topic_in_common_and_is_no_neighbour(
    cards: list[Card],
) -> None:
    topics = {each.article_id: {each.section, *each.tags} - {""} for each in cards}
    for name, each in found(*cards).items():
        assert len(set(each.related)) == len(each.related) <= 3
        for other in each.related:
            assert topics[name] & topics[other]
            assert other not in {name, each.newer, each.older}


def test_what_an_editor_names_comes_first_by_id_or_path_and_is_filled_up() -> None:
    chosen = replace(
        card("it", 100, ["food"]),
        related=("b", "articles/a.md", "nobody", "it", "b", "about"),
    )
    known = found(
        replace(card("a", 1), path="articles/a.md"),
        card("b", 2),
        card("near", 90, ["food"]),
        card("far", 3, ["food"]),
        card("before", 99),
        chosen,
        replace(ABOUT, locale=SOURCE.locale),
    )
    assert known["it"].related == ("b", "a", "near")
    assert known["near"].related == ("it",)


@given(CARDS)
def test_as_many_are_named_as_an_editor_wants(cards: list[Card]) -> None:
    names = tuple(each.article_id for each in cards[:6])
    known = found(card("it", 4000, ["food"]), *cards)
    chosen = found(replace(card("it", 4000, ["food"]), related=names), *cards)
    assert chosen["it"].related[: len(names)] == names
    more = set(known["it"].related) - set(names)
    assert {*chosen["it"].related[len(names) :]} <= more
    assert len(chosen["it"].related) == max(len(names), min(3, len(names) + len(more)))
    assert {k: v for k, v in known.items() if k != "it"} == {
        k: v for k, v in chosen.items() if k != "it"
    }


@given(CARDS, TOPICS)
def test_a_new_article_changes_the_company_of_few(
    cards: list[Card], tags: set[str]
) -> None:
    before = found(*cards)
    after = found(*cards, card("new", 4000, tags, "news"))
    changed = [name for name in before if before[name] != after[name]]
    # The one before it, and four under each topic: however many there are.
    assert len(changed) <= 1 + 4 * (len(tags) + 1)


@given(CARDS, st.randoms())
def test_the_order_of_the_cards_says_nothing(cards: list[Card], chance: object) -> None:
    turned = list(cards)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert found(*turned) == found(*cards)
