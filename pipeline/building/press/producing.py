"""Drafts + cards → the pages of articles, written by the worker that makes them.

The second of a build's two passes: every link is known now.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from secrets import token_hex
from typing import TypeAlias

from babel import Locale
from markupsafe import Markup
from msgspec import Struct

from pipeline import publishing
from pipeline.building.manuscripts.drafts import (
    Draft,
    DraftCorrection,
    DraftEdition,
    parse_moment,
    read_bodies,
)
from pipeline.building.press.linking import Linker, Table
from pipeline.model.catalogs import Catalog
from pipeline.model.editions import Card, File
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.ports import Store
from pipeline.publishing import PublishReport
from pipeline.rendering.companions import Onward
from pipeline.rendering.pages import (
    ArticleEdition,
    CorrectionDetails,
    ImageDetails,
    SiteContext,
    article_page,
    facing_page,
    site_context,
)
from pipeline.rendering.pages.addresses import facing_folder, root_of

# The way to the top of the site, in a body that pages of several depths show. No text
# can hold it, whatever is in it: nobody knows the number.
_ANY_ROOT = f"{token_hex(8)}/"


class Setup(Struct, frozen=True, kw_only=True):
    """What all pages of a build share.

    `cards` are enough of them to know every page, section and tag in use.
    `key` tells one build's setup from another's, `frame` all of it that the page
    of an article shows, not which tags others have, and `feeds` all that feeds
    show: of a site's own templates few or none.
    """

    key: str
    frame: str
    feeds: str
    site: Site
    cards: tuple[Card, ...]
    words: tuple[tuple[Locale, tuple[Catalog, ...]], ...]
    assets: tuple[tuple[str, str], ...]
    overrides: tuple[tuple[str, str], ...]

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Setup) and self.key == other.key


@lru_cache(maxsize=16)
def context(setup: Setup, locale: Locale) -> SiteContext:
    """Return the context of a language, made once in each process."""
    return site_context(
        setup.site,
        locale,
        catalogs=dict(setup.words)[locale],
        cards=setup.cards,
        assets=dict(setup.assets),
        overrides=dict(setup.overrides),
    )


class Sheet(Struct, frozen=True, kw_only=True):
    """An article to produce: its draft, its cards, the links that it needs.

    `onward` are the languages of the pages that have to be made, and what each
    of them names to be read next; `facings` are those of the pages with a
    translation beside its original.
    """

    draft: Draft
    cards: tuple[Card, ...]
    onward: Mapping[Locale, Onward]
    facings: tuple[Locale, ...]
    table: Table


Folder: TypeAlias = tuple[str, tuple[Sheet, ...]]
"""Sheets of one tray, behind the file that has their bodies."""


def produce_batch(
    setup: Setup, store: Store, output: Store, folder: Folder
) -> PublishReport:
    """Write the pages of the articles of one tray."""
    place, sheets = folder
    bodies = read_bodies(store, place, (sheet.draft.id for sheet in sheets))
    files = (
        file
        for sheet in sheets
        for file in _pages(sheet, bodies[sheet.draft.id], setup)
    )
    return publishing.publish(files, output)


def _pages(sheet: Sheet, bodies: dict[str, str], setup: Setup) -> Iterator[File]:
    linked = {tag: _linked(sheet, tag, html) for tag, html in bodies.items()}
    for card in sheet.cards:
        if card.locale in sheet.onward:
            edition = _edition(card, card.folder, sheet, linked)
            onward = sheet.onward[card.locale]
            yield article_page(edition, context(setup, card.locale), onward)
        if card.locale in sheet.facings:
            folder = facing_folder(card)
            pair = (card, original(sheet.cards))
            edition, source = (_edition(each, folder, sheet, linked) for each in pair)
            yield facing_page(edition, source, context(setup, card.locale))


def original(cards: tuple[Card, ...]) -> Card:
    """Return the edition of an article that its author wrote."""
    return next(card for card in cards if card.locale == card.source_locale)


def _linked(sheet: Sheet, tag: str, html: str) -> str:
    """Return a body with its links resolved, for all pages that show it."""
    path = sheet.draft.path
    linker = Linker(table=sheet.table, path=path, tag=tag, root=_ANY_ROOT)
    return linker.illustrated(html, has_choice=True)


def _edition(
    card: Card, folder: str, sheet: Sheet, linked: dict[str, str]
) -> ArticleEdition:
    """Return an edition with its links as they are from a page in a folder."""
    body = linked[to_tag(card.locale)].replace(_ANY_ROOT, root_of(folder))
    editions = sheet.draft.editions
    edition = next(each for each in editions if each.locale == card.locale)
    return ArticleEdition(
        card=card,
        body=Markup(body),  # noqa: S704 - made by `fill`, which escapes all text
        siblings=sheet.cards,
        picture=_picture(edition) if card.image else None,
        untranslated=edition.untranslated,
        outdated=edition.outdated,
        fuzzy=edition.fuzzy,
        corrections=correction_details(edition),
    )


def correction_details(edition: DraftEdition) -> tuple[CorrectionDetails, ...]:
    """Return the corrections of an edition, with their dates."""
    return tuple(map(_correction, edition.corrections))


def _correction(kept: DraftCorrection) -> CorrectionDetails:
    date, text = parse_moment(kept.date), kept.text
    return CorrectionDetails(date=date, text=text.text, locale=text.locale)


def _picture(edition: DraftEdition) -> ImageDetails:
    return ImageDetails(
        alt_locale=edition.alt.locale, caption_locale=edition.caption.locale
    )
