"""Editions about to be published, made by hand and by Hypothesis."""

from datetime import UTC, date, datetime, timedelta

from babel import Locale
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.model.ledger import Ledger
from pipeline.model.site import Site
from pipeline.publishing import Proposal, enroll

SITE = Site(
    base_url="https://journal.example/",
    languages=(Locale("fr"), Locale("en")),
    timezone="Europe/Paris",
)
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
LATER = NOW + timedelta(days=400)
SOURCE = Proposal(
    article_id="marche",
    path="articles/marche.md",
    locale=Locale("fr"),
    is_source=True,
    title="Le marché des Arceaux",
    date=date(2026, 11, 2),
)
TRANSLATION = replace(
    SOURCE, locale=Locale("en"), is_source=False, title="The Arceaux market"
)


def begin(*proposals: Proposal) -> Ledger:
    return enroll(Ledger(), proposals, SITE, NOW).value


slugs = st.sampled_from(["", "a", "b", "c", "É", "tags", "a/b", "con", "///"])
proposals = st.builds(
    Proposal,
    article_id=st.sampled_from(["a", "b", "x/c"]),
    path=st.sampled_from(["articles/a.md", "articles/b.md", "articles/c.md"]),
    locale=st.sampled_from([Locale("fr"), Locale("en"), Locale("fr", "CA")]),
    is_source=st.booleans(),
    title=st.sampled_from(["Un", "Deux", "Рынок", "2026", "a"]),
    slug=slugs,
    date=st.none() | st.dates(date(1890, 1, 1)) | st.datetimes(datetime(1890, 1, 1)),  # noqa: DTZ001
    is_page=st.booleans(),
)
batches = st.lists(
    st.lists(proposals, max_size=6, unique_by=lambda each: each.key), max_size=4
)
