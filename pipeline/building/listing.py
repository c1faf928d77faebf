"""Cards → everything that lists them: front pages, tags, feeds, sitemaps."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline import publishing
from pipeline.building.drafting import Bodies, Draft, read_bodies
from pipeline.building.files import Published, media
from pipeline.building.linking import Linker, Table
from pipeline.building.planning import Plan
from pipeline.building.producing import Setup, context
from pipeline.model.editions import Card, Feed, FeedItem, File
from pipeline.model.locales import to_tag
from pipeline.ports import Clock, Store
from pipeline.rendering.feeds import Channel, atom, json_feed, rss
from pipeline.rendering.filling import resolve
from pipeline.rendering.pages import (
    SiteContext,
    chooser_page,
    feeds_page,
    front_pages,
    not_found_page,
    section_pages,
    tag_pages,
)
from pipeline.rendering.pages.addresses import front_folder, tag_folder
from pipeline.rendering.pages.listings import newest_first
from pipeline.rendering.sitemap import news, robots, sitemap


def list_pages(plan: Plan, setup: Setup) -> Iterator[File]:
    """Yield the pages that lead to articles, in every language."""
    contexts = [context(setup, locale) for locale in setup.site.languages]
    cards = plan.all_cards
    for each in contexts:
        yield from front_pages(cards, each)
        yield from tag_pages(cards, each)
        yield from section_pages(cards, each)
        yield feeds_page(each)
    yield chooser_page(contexts)
    yield not_found_page(contexts)
    yield from publishing.redirects(cards, plan.ledger, setup.site)


def sitemaps(plan: Plan, setup: Setup, clock: Clock) -> Iterator[File]:
    """Yield what search engines read."""
    site, cards, now = setup.site, plan.all_cards, clock.now()
    files = list(sitemap(cards, site))
    for locale in site.languages:
        name = context(setup, locale).name
        files.append(news(cards, site, locale=locale, name=name, now=now))
    yield from files
    # Where the sitemap is an index, it names its parts.
    yield robots(site, [each.path for each in files if "sitemap-" not in each.path])


@dataclass(slots=True)
class FeedPress:
    """Makes the feeds of all languages; each item's text is made once."""

    plan: Plan
    setup: Setup
    store: Store
    table: Table
    files: Mapping[str, Published]
    drafts: dict[str, Draft] = field(default_factory=dict)
    contents: dict[tuple[str, str], str] = field(default_factory=dict)
    place: str = ""
    bodies: Bodies = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.drafts = {draft.id: draft for draft in self.plan.drafts}

    def run(self) -> Iterator[File]:
        """Yield the feeds of each language, and those of its tags."""
        for locale in self.setup.site.languages:
            each = context(self.setup, locale)
            listed = [
                card
                for card in newest_first(self.plan.all_cards, self.setup.site)
                if card.locale == locale and not card.is_page
            ]
            yield from self._language(each, listed)
            self.contents.clear()

    def _language(self, each: SiteContext, listed: list[Card]) -> Iterator[File]:
        size = self.setup.site.feed_size
        by_tag = {tag: [c for c in listed if tag in c.tags][:size] for tag in each.tags}
        self._fill([*listed[:size], *(c for cards in by_tag.values() for c in cards)])
        channel = self._channel(each, listed[:size], by_tag.values())
        front = self._feed(each, front_folder(each.locale), each.name, listed[:size])
        for write in (rss, atom, json_feed):
            yield write(front, self.setup.site, channel)
        for tag, cards in by_tag.items():
            title = f"{each.name} – {each.tag_name(tag)}"
            folder = tag_folder(each.locale, tag)
            feed = self._feed(each, folder, title, cards)
            yield rss(feed, self.setup.site, channel)

    def _fill(self, cards: Iterable[Card]) -> None:
        """Make the text of the items, batch file by batch file."""
        wanted = {(self.drafts[c.article_id].place, c.article_id): c for c in cards}
        for (place, _), card in sorted(wanted.items(), key=lambda item: item[0]):
            if place != self.place:
                self.place, self.bodies = place, read_bodies(self.store, place)
            self.contents[card.article_id, to_tag(card.locale)] = self._content(card)

    def _content(self, card: Card) -> str:
        tag = to_tag(card.locale)
        linker = Linker(
            table=self.table,
            path=card.path,
            tag=tag,
            root=self.setup.site.base_url,
            folder=card.folder,
        )
        return resolve(self.bodies[card.article_id][tag], linker)

    def _feed(
        self, each: SiteContext, folder: str, title: str, cards: list[Card]
    ) -> Feed:
        return Feed(
            locale=each.locale,
            folder=folder,
            title=title,
            description=each.description,
            items=tuple(map(self._item, cards)),
        )

    def _item(self, card: Card) -> FeedItem:
        siblings = self.plan.cards[card.article_id]
        return FeedItem(
            card=card,
            content=self.contents[card.article_id, to_tag(card.locale)],
            siblings=tuple(other for other in siblings if other != card),
        )

    def _channel(
        self, each: SiteContext, front: list[Card], by_tag: Iterable[list[Card]]
    ) -> Channel:
        base_url = self.setup.site.base_url
        cards = [*front, *(card for cards in by_tag for card in cards)]
        return Channel(
            author=each.name,
            tags={tag: each.tag_name(tag) for tag in each.tags},
            sections={name: each.section_name(name) for name in each.sections},
            pictures={
                card.article_id: media(self.files[card.image.src], base_url)
                for card in cards
                if card.image and card.image.src in self.files
            },
        )
