"""Card → when an edition came out, and when its text last changed.

Pages, feeds and sitemaps must tell one story, so they all ask here.
"""

from collections.abc import Iterable
from datetime import date, datetime

from pipeline.model.editions import Card, EditionState
from pipeline.model.site import Site


def newest_first(cards: Iterable[Card], site: Site) -> list[Card]:
    """Return the cards by their first publication; equal ones by their ids."""
    known = sorted(cards, key=lambda card: card.article_id)
    return sorted(known, key=lambda card: site.moment(published_on(card)), reverse=True)


def published_on(card: Card) -> date | datetime:
    """Return when this edition first came out; a day where only that is known.

    A translation is dated by its own first publication, not by the article's.
    """
    if card.locale == card.source_locale and card.published is not None:
        return card.published
    return card.first_published


def modified_on(card: Card, site: Site) -> date | datetime:
    """Return when the text of this edition last changed, never before it came out.

    An outdated edition does not have the article's update yet.
    """
    updated = _updated_on(card, site)
    if card.corrected is None or card.state is EditionState.OUTDATED:
        return updated
    return max(updated, card.corrected, key=site.moment)


def _updated_on(card: Card, site: Site) -> date | datetime:
    published = published_on(card)
    if card.updated is None or card.state is EditionState.OUTDATED:
        return published
    return max(published, card.updated, key=site.moment)


def modified(card: Card, site: Site) -> datetime:
    """Return when subscribers are told that it changed, never before it came out.

    A correction is not told, only an update that the author calls significant.
    """
    if not card.is_significant:
        return published(card, site)
    return max(site.moment(_updated_on(card, site)), published(card, site))


def published(card: Card, site: Site) -> datetime:
    """Return the recorded instant of the first publication, which never moves."""
    return site.moment(card.first_published)


def iso(day: date | datetime, site: Site) -> str:
    """Write it as ISO 8601: a time with its offset, a date alone as it is."""
    if isinstance(day, datetime):
        return site.moment(day).isoformat()
    return day.isoformat()
