"""Drafts + ledger → cards: which editions are published, and where they stand."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from sys import intern

from msgspec import Struct
from msgspec.structs import replace

from pipeline import publishing
from pipeline.building.manuscripts.drafting import local_path
from pipeline.building.manuscripts.drafts import (
    NEVER,
    Draft,
    DraftEdition,
    parse_moment,
)
from pipeline.building.press.linking import Table
from pipeline.model.articles import Image
from pipeline.model.diagnostics import Checked
from pipeline.model.editions import Card, EditionState
from pipeline.model.ledger import EditionRecord, Ledger
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.publishing import Proposal


class Plan(Struct, frozen=True, kw_only=True):
    """All that is going to be published.

    `drafts` maps the id of an article to its draft, and `cards` to its
    published editions, the source's first where it is one of them.
    """

    drafts: Mapping[str, Draft]
    cards: Mapping[str, tuple[Card, ...]]
    ledger: Ledger

    @property
    def all_cards(self) -> tuple[Card, ...]:
        """Every card, in the order of the articles."""
        return tuple(card for cards in self.cards.values() for card in cards)

    def folders(self) -> Mapping[str, Mapping[str, str]]:
        """Return the folders of each article by path, then by language."""
        return {
            cards[0].path: {to_tag(card.locale): card.folder for card in cards}
            for cards in self.cards.values()
            if cards
        }


def plan_editions(
    drafts: Mapping[str, Draft], ledger: Ledger, site: Site, now: datetime
) -> Checked[Plan]:
    """Give each edition its address and its ids, those of the ledger first."""
    enrolled = publishing.enroll(ledger, _proposals(drafts.values()), site, now)
    cards = {
        name: tuple(_cards(draft, enrolled.value)) for name, draft in drafts.items()
    }
    plan = Plan(drafts=drafts, cards=cards, ledger=enrolled.value)
    return Checked(value=plan, diagnostics=enrolled.diagnostics)


def with_pictures(plan: Plan, table: Table) -> Plan:
    """Return the plan with the published path and size of each article's picture."""
    return replace(
        plan,
        cards={
            article_id: tuple(_with_picture(card, table) for card in cards)
            for article_id, cards in plan.cards.items()
        },
    )


def replan(
    plan: Plan, drafts: Mapping[str, Draft], names: Iterable[str], table: Table
) -> Plan:
    """Return the plan with other drafts, of which some are new, at their addresses."""
    cards = {
        name: tuple(
            _with_picture(card, table) for card in _cards(drafts[name], plan.ledger)
        )
        for name in names
    }
    return replace(plan, drafts=drafts, cards={**plan.cards, **cards})


def _with_picture(card: Card, table: Table) -> Card:
    if card.image is None:
        return card
    path = local_path(card.image.src, card.path)
    src, plate = table.files.get(path, card.image.src), table.plates.get(path)
    src = f"https:{src}" if src.startswith("//") else src.removeprefix("/")
    is_lost = src == table.placeholder
    image = replace(card.image, src=src, plate=plate, is_lost=is_lost)
    return replace(card, image=image)


def _proposals(drafts: Iterable[Draft]) -> Iterator[Proposal]:
    for draft in drafts:
        for edition in draft.editions:
            if edition.is_published:
                yield Proposal(
                    article_id=draft.id,
                    path=draft.path,
                    locale=edition.locale,
                    is_source=edition.locale == draft.locale,
                    title=edition.title.text,
                    slug=edition.slug,
                    date=_moment(draft.date),
                    is_page=draft.is_page,
                )


def _cards(draft: Draft, ledger: Ledger) -> Iterator[Card]:
    for edition in draft.editions:
        record = ledger.find(draft.id, to_tag(edition.locale))
        if edition.is_published and record is not None:
            has_original = ledger.find(draft.id, to_tag(draft.locale)) is not None
            is_faced = has_original and _can_be_faced(draft, edition)
            yield replace(_card(draft, edition, record), is_faced=is_faced)


def _card(draft: Draft, edition: DraftEdition, record: EditionRecord) -> Card:
    return Card(
        article_id=draft.id,
        path=draft.path,
        locale=edition.locale,
        source_locale=draft.locale,
        folder=record.folder,
        title=edition.title.text,
        summary=edition.summary.text,
        state=edition.state,
        title_locale=edition.title.locale,
        summary_locale=edition.summary.locale,
        feed_id=record.feed_id,
        published=_moment(draft.date),
        updated=_moment(draft.updated),
        corrected=_moment(draft.corrected),
        is_significant=draft.is_significant,
        first_published=record.first_published,
        authors=_shared(draft.authors),
        section=intern(draft.section),
        tags=_shared(draft.tags),
        image=_image(edition),
        words=edition.words,
        is_page=draft.is_page,
        related=draft.related,
        is_lead=draft.is_lead,
        translator=edition.translator,
        embargo=_embargo(draft),
        is_draft=draft.due == NEVER,
    )


def _shared(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names under which others are filed too, each kept but once."""
    return tuple(map(intern, names))


def _embargo(draft: Draft) -> datetime | None:
    is_moment = draft.due not in {"", NEVER}
    return datetime.fromisoformat(draft.due) if is_moment else None


def _can_be_faced(draft: Draft, edition: DraftEdition) -> bool:
    """Say whether a translation can stand beside its original, as that is now.

    One that is held is of an original that is not published any more.
    """
    is_translation = edition.locale != draft.locale
    is_held = edition.state is EditionState.OUTDATED and not edition.outdated
    return is_translation and not is_held and not draft.is_page


def _moment(written: str) -> date | datetime | None:
    """Return a date, or a time, from the way that a draft has it."""
    return parse_moment(written) if written else None


def _image(edition: DraftEdition) -> Image | None:
    if edition.image is None:
        return None
    return replace(edition.image, alt=edition.alt.text, caption=edition.caption.text)
