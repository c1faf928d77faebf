"""FeedItem → Entry: what every feed format says of an edition, in plain values."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache, partial

from babel import Locale
from msgspec import Struct, field

from pipeline.model.editions import Card, Feed, FeedItem, Media
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.rendering.feeds.content import anchor, summary_html, wrap
from pipeline.rendering.feeds.xml import legible
from pipeline.rendering.moments import modified, published

KEPT = 128
"""How many items are kept as they were written, in each format: more than two feeds
have. With eight times as many, no less time was taken for a thousand articles."""


class Channel(Struct, frozen=True, kw_only=True, eq=False):
    """What the feeds of one language share: make one, and keep it.

    `author` is the site's name. `tags` and `sections` map ids to names in the
    language of the feed.
    """

    author: str
    tags: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)


class Category(Struct, frozen=True, kw_only=True):
    """A section or tag: where its ids are from, the id, the localised name."""

    scheme: str
    term: str
    label: str


class Sibling(Struct, frozen=True, kw_only=True):
    """The same article in another language."""

    tag: str
    url: str
    id: str


class Entry(Struct, frozen=True, kw_only=True, eq=False):
    """An item, with every text legible to XML and every URL absolute.

    `summary` is plain, `summary_html` is markup; `content` is empty where the
    article has no body. The two times are whole seconds, aware of their zone.
    """

    id: str
    url: str
    tag: str
    title: str
    title_tag: str
    summary: str
    summary_tag: str
    summary_html: str
    content: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    translator: str
    categories: tuple[Category, ...]
    siblings: tuple[Sibling, ...]
    picture: Media | None
    picture_text: str
    picture_credit: str


def entries(feed: Feed, site: Site, channel: Channel) -> tuple[Entry, ...]:
    """Return the entries of a feed, in its order; the same for the same item."""
    return tuple(map(_known(feed.locale, site, channel), feed.items))


@lru_cache(maxsize=16)
def _known(locale: Locale, site: Site, channel: Channel) -> Callable[[FeedItem], Entry]:
    """Return what makes entries of items for the feeds of a language, once each."""
    make = partial(_entry, locale=locale, site=site, channel=channel)
    return lru_cache(maxsize=KEPT)(make)


def newest(found: tuple[Entry, ...]) -> datetime | None:
    """Return when the feed last changed: the data says it, never the clock."""
    return max((entry.updated for entry in found), default=None)


def home(feed: Feed, site: Site) -> str:
    """Return the absolute URL of the page that the feed belongs to."""
    return site.base_url + (feed.page or feed.folder)


def address(feed: Feed, site: Site, name: str) -> str:
    """Return the absolute URL of the feed itself, in the format of that name."""
    return site.base_url + feed.path(name)


def _entry(item: FeedItem, locale: Locale, site: Site, channel: Channel) -> Entry:
    card = item.card
    image = card.image
    summary = legible(card.summary)
    url = site.base_url + card.folder
    return Entry(
        id=card.feed_id,
        url=url,
        tag=to_tag(card.locale),
        title=legible(card.title),
        title_tag=to_tag(card.title_locale),
        summary=summary,
        summary_tag=to_tag(card.summary_locale),
        summary_html=summary_html(summary, card.summary_locale, locale),
        content=anchor(wrap(legible(item.content), card.locale), url),
        published=published(card, site),
        updated=modified(card, site),
        authors=tuple(map(legible, card.authors)),
        translator=legible(card.translator),
        categories=tuple(_categories(card, site, channel)),
        siblings=tuple(_sibling(other, site) for other in item.siblings),
        picture=item.picture if image else None,
        picture_text=legible(image.caption or image.alt) if image else "",
        picture_credit=legible(image.credit) if image else "",
    )


def _categories(card: Card, site: Site, channel: Channel) -> Iterator[Category]:
    root = f"{site.base_url}{to_tag(card.locale)}/"
    if card.section:
        yield _category(f"{root}sections/", card.section, channel.sections)
    for tag in card.tags:
        yield _category(f"{root}tags/", tag, channel.tags)


def _category(scheme: str, term: str, names: Mapping[str, str]) -> Category:
    label = legible(names.get(term) or term)
    return Category(scheme=scheme, term=legible(term), label=label)


def _sibling(card: Card, site: Site) -> Sibling:
    return Sibling(
        tag=to_tag(card.locale), url=site.base_url + card.folder, id=card.feed_id
    )
