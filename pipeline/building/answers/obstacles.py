"""An edition that is not published → why it is not.

Whether it is, the doors of a build have decided; here it is only said why.
"""

import datetime as dt
from collections.abc import Iterator

from pipeline.building.answers.accounts import Obstacle
from pipeline.building.manuscripts.drafting import is_due
from pipeline.building.manuscripts.studying import Study
from pipeline.model.articles import Article, Kind
from pipeline.model.catalogs import State
from pipeline.model.editions import EditionState, LocalizedArticle
from pipeline.model.site import OutdatedPolicy, Policy, Site
from pipeline.rendering.localizing import prose, share


def obstacles(
    edition: LocalizedArticle, studied: Study, site: Site, now: dt.datetime
) -> Iterator[Obstacle]:
    """Yield what keeps an edition from being published: nothing, where it is."""
    if not studied.is_sound:
        yield Obstacle.BROKEN
    yield from _not_due(studied.article, now)
    if edition.state is EditionState.ABSENT:
        yield Obstacle.ABSENT
    elif not edition.is_published:
        yield from _lacks(edition, site)


def _not_due(article: Article, now: dt.datetime) -> Iterator[Obstacle]:
    if article.metadata.is_draft:
        yield Obstacle.DRAFT
    elif not is_due(article, now):
        yield Obstacle.EMBARGO


def _lacks(edition: LocalizedArticle, site: Site) -> Iterator[Obstacle]:
    policy = site.policy
    if _is_held_back(edition, policy):
        yield Obstacle.HOLD
    if any(missing(edition, site)):
        yield Obstacle.REQUIRED
    if share(edition.article, edition.messages) < policy.publish_from:
        yield Obstacle.SHARE


def _is_held_back(edition: LocalizedArticle, policy: Policy) -> bool:
    is_holding = policy.outdated is OutdatedPolicy.HOLD
    texts = prose(edition.article, edition.messages)
    return is_holding and any(each.state is State.OUTDATED for each in texts)


def missing(edition: LocalizedArticle, site: Site) -> Iterator[Kind]:
    """Yield the kinds of the required messages that have no text."""
    for message, each in zip(edition.article.messages, edition.messages, strict=True):
        if message.kind in site.policy.required and each.is_fallback:
            yield message.kind
