"""The ledger on disk: read as it was written, refused when it is not sound."""

from datetime import UTC, date, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from pipeline.errors import ConfigurationError
from pipeline.model.ledger import EditionRecord, Ledger
from pipeline.publishing import Proposal, enroll, parse, serialize
from tests.publishing.proposals import (
    NOW,
    SITE,
    SOURCE,
    TRANSLATION,
    batches,
    begin,
)
from tests.weighing import most_held

MOST_TIMES = 1.6
"""What a file may take while it grows, of its size."""


@given(batches)
def test_a_ledger_is_read_back_as_it_was_written(
    history: list[list[Proposal]],
) -> None:
    ledger = Ledger()
    for batch in history:
        ledger = enroll(ledger, batch, SITE, NOW).value
    written = serialize(ledger)
    assert parse(written) == ledger
    assert serialize(parse(written)) == written


def test_a_written_ledger_has_one_sorted_fact_a_line() -> None:
    assert (
        serialize(begin(TRANSLATION)).decode()
        == """\
{
  "domain": "journal.example",
  "editions": {
    "marche": {
      "en": {
        "feed_id": "tag:journal.example,2026:marche:en",
        "first_published": "2026-11-23T09:30:00+01:00",
        "folders": [
          "en/2026/11/the-arceaux-market/"
        ],
        "slugs": [
          "the-arceaux-market"
        ]
      }
    }
  },
  "paths": {
    "articles/marche.md": "marche"
  },
  "version": 1
}
"""
    )


records = st.builds(
    EditionRecord,
    feed_id=st.text(max_size=9),
    slugs=st.lists(st.text(max_size=9), max_size=2).map(tuple),
    folders=st.lists(st.text(max_size=9), max_size=2).map(tuple),
    first_published=st.datetimes(timezones=st.just(UTC)),
)
ledgers = st.builds(
    Ledger,
    editions=st.dictionaries(
        st.text(max_size=5), st.dictionaries(st.text(max_size=3), records, max_size=2)
    ),
    paths=st.dictionaries(st.text(max_size=5), st.text(max_size=5)),
    domain=st.text(),
)


def at_once(ledger: Ledger) -> bytes:
    """Return the file of a ledger, as one text."""
    facts = {each: getattr(ledger, each) for each in ("domain", "editions", "paths")}
    compact = msgspec.json.encode({**facts, "version": 1}, order="sorted")
    return msgspec.json.format(compact, indent=2) + b"\n"


def large(count: int) -> Ledger:
    """Return a ledger of so many articles."""
    record = begin(SOURCE).editions["marche"]["fr"]
    names = [f"marche-{number}" for number in range(count)]
    return Ledger(
        editions={name: {"fr": record, "en": record} for name in names},
        paths={f"articles/{name}.md": name for name in names},
    )


@given(ledgers)
def test_a_ledger_is_written_in_pieces_as_it_would_be_at_once(ledger: Ledger) -> None:
    assert serialize(ledger) == at_once(ledger)


@pytest.mark.parametrize("count", [127, 128, 129, 256, 257])
def test_nothing_is_lost_where_a_piece_ends(count: int) -> None:
    assert serialize(large(count)) == at_once(large(count))


def test_beside_a_ledger_little_is_in_memory_while_it_is_made() -> None:
    ledger = large(3_000)
    most = most_held(lambda: serialize(ledger))
    assert most <= MOST_TIMES * len(serialize(ledger))


def test_a_date_before_standard_time_can_be_written() -> None:
    ledger = begin(replace(SOURCE, date=date(1899, 5, 1)))
    record = parse(serialize(ledger)).find("marche", "fr")
    assert record is not None
    assert record.folder.startswith("fr/1899/05/")


GOOD = serialize(begin(SOURCE, TRANSLATION))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff\xfe",
        b"<<<<<<< HEAD\n" + GOOD,
        GOOD[:-20],
        GOOD.replace(b'"version": 1', b'"version": 2'),
        GOOD.replace(b'"version"', b'"verson"'),
        GOOD.replace(b'"slugs"', b'"slug"'),
        GOOD.replace(b"+01:00", b""),
        GOOD.replace(b"marche:fr", b"marche:en"),
        GOOD.replace(b"fr/2026", b"../2026"),
        GOOD.replace(b"arceaux/", b"arceaux"),
        GOOD.replace(
            b'"articles/marche.md": "marche"', b'"articles/marche.md": "../x"'
        ),
        GOOD.replace(b'"the-arceaux-market"', b""),
    ],
)
def test_a_ledger_that_is_not_sound_is_refused_with_what_to_do(content: bytes) -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse(content, "locales/editions.json")
    assert "locales/editions.json" in caught.value.message
    assert "version control" in caught.value.hint


def test_a_moment_keeps_its_instant_whatever_its_offset() -> None:
    zone = timezone(timedelta(hours=-5))
    record = EditionRecord(
        feed_id="tag:a,2026:b:fr",
        slugs=("a",),
        folders=("fr/a/",),
        first_published=datetime(2026, 1, 1, tzinfo=zone),
    )
    ledger = Ledger(editions={"b": {"fr": record}})
    assert parse(serialize(ledger)) == ledger
