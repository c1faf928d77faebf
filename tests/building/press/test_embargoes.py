"""What subscribers are told of an article that was held back."""

from calendar import timegm
from datetime import UTC, datetime, timedelta

from tests.building.conftest import MARKET, Newsroom
from tests.building.press.test_feeds import parsed, publish

_BOTH = ("feed.xml", "atom.xml")


def test_what_was_under_embargo_is_dated_by_the_end_of_it(newsroom: Newsroom) -> None:
    due = newsroom.now + timedelta(hours=1)
    held = f"embargo: {due.isoformat()}\nsection:"
    newsroom.write("articles/market.md", MARKET.replace("section:", held))
    publish(newsroom, 22)  # dated later, and out before
    assert [each.title for each in parsed(newsroom, "fr/feed.xml").entries] == [
        "Jour 22"
    ]
    newsroom.now = due + timedelta(minutes=5)
    newsroom.build()
    entries = {name: parsed(newsroom, f"fr/{name}").entries for name in _BOTH}
    for name, found in entries.items():
        assert [each.title for each in found] == ["Le marché de nuit", "Jour 22"], name
        told = datetime.fromtimestamp(timegm(found[0].published_parsed), UTC)
        assert told == due
    front = newsroom.output.read("fr/index.html").decode()
    assert front.index("marché de nuit") < front.index("Jour 22")


def test_what_became_of_an_embargo_is_announced_to_nobody(newsroom: Newsroom) -> None:
    due = newsroom.now - timedelta(hours=1)
    held = f"embargo: {due.isoformat()}\nsection:"
    newsroom.write("articles/market.md", MARKET.replace("section:", held))
    newsroom.build()
    before = parsed(newsroom, "fr/atom.xml").entries
    newsroom.write("articles/market.md", MARKET)
    newsroom.now += timedelta(days=1)
    newsroom.build()
    after = parsed(newsroom, "fr/atom.xml").entries
    assert [(x.id, x.link, x.published, x.updated) for x in after] == [
        (x.id, x.link, x.published, x.updated) for x in before
    ]
