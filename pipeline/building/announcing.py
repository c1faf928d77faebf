"""Cards and the text on disk → the feeds of a language."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.building.drafting import Bodies, Draft, read_bodies
from pipeline.building.files import media
from pipeline.building.linking import Linker, Table
from pipeline.building.planning import Plan
from pipeline.building.producing import Setup
from pipeline.model.editions import Card, Feed, FeedItem, File
from pipeline.model.locales import to_tag
from pipeline.ports import Store
from pipeline.rendering.feeds import Channel, atom, json_feed, rss
from pipeline.rendering.filling import resolve
from pipeline.rendering.pages import SiteContext
from pipeline.rendering.pages.addresses import front_folder, tag_folder
from pipeline.rendering.pages.listings import newest_first


@dataclass(slots=True)
class FeedPress:
    """Makes the feeds of one language; the text of an item is made once.

    `lengths` maps the published path of each picture to its size in bytes.
    """

    plan: Plan
    setup: Setup
    store: Store
    table: Table
    lengths: Mapping[str, int]
    drafts: dict[str, Draft] = field(default_factory=dict)
    contents: dict[tuple[str, str], str] = field(default_factory=dict)
    place: str = ""
    bodies: Bodies = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.drafts = {draft.id: draft for draft in self.plan.drafts}

    def run(self, each: SiteContext) -> Iterator[File]:
        """Yield the feeds of a language, and those of its tags."""
        listed = [
            card
            for card in newest_first(self.plan.all_cards, self.setup.site)
            if card.locale == each.locale and not card.is_page
        ]
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
                card.article_id: media(card.image.src, self.lengths, base_url)
                for card in cards
                if card.image and card.image.src in self.lengths
            },
        )
