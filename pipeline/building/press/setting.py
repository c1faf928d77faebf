"""What was planned → what the workers need to produce it, and no more."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from babel import Locale
from msgspec import Struct

from pipeline.building.contents.topics import nameless, topics
from pipeline.building.contents.wording import read_words
from pipeline.building.contents.words import Theme
from pipeline.building.manuscripts.drafts import Draft
from pipeline.building.pictures.files import MISSING, Published, is_picture
from pipeline.building.press.planning import Plan
from pipeline.building.press.producing import Setup
from pipeline.building.traces.remembering import digest
from pipeline.model.catalogs import Catalog
from pipeline.model.diagnostics import Checked
from pipeline.model.editions import Card, EditionState, File
from pipeline.model.locales import to_tag
from pipeline.model.pictures import Plate
from pipeline.model.site import Site
from pipeline.ports import Store
from pipeline.rendering.assets import asset_files
from pipeline.rendering.pages.articles import CORRECTIONS
from pipeline.rendering.reaching import reached


class Stock(Struct, frozen=True, kw_only=True):
    """The files that pages refer to.

    `files` are the theme's; `assets` maps their names, and `paths` those of
    the articles' pictures, to what is published; a lost picture has a path
    too, that of the picture which says so. `plates` tell of both how large
    they are.
    """

    files: tuple[File, ...]
    pictures: tuple[Published, ...]
    assets: dict[str, str]
    paths: dict[str, str]
    plates: dict[str, Plate]
    overrides: tuple[tuple[str, str], ...]

    @property
    def lengths(self) -> dict[str, int]:
        """Return how many bytes each picture has."""
        return {picture.path: picture.length for picture in self.pictures}


def stock(
    theme: Theme, pictures: tuple[Published, ...], drafts: Iterable[Draft]
) -> Stock:
    """Return the published path of every file that a page may refer to."""
    files, assets = asset_files(theme.assets)
    published = {picture.source: picture.path for picture in pictures}
    lost = {
        path: assets[MISSING]
        for draft in drafts
        for path in draft.references
        if is_picture(path) and path not in published
    }
    plates = {each.source: each.plate for each in pictures if each.plate}
    plates |= _plates(lost, files)
    return Stock(
        files=files,
        pictures=pictures,
        assets=assets,
        paths=lost | published,
        plates=plates,
        overrides=tuple(sorted(theme.overrides.items())),
    )


def _plates(
    lost: Mapping[str, str], files: Iterable[File]
) -> Iterator[tuple[str, Plate]]:
    """Yield the size of the drawing that stands for each lost picture."""
    if not lost:
        return
    # What parses XML takes a while to load, and most sites have lost nothing.
    from pipeline.rendering.drawings import measure  # noqa: PLC0415

    drawn = {file.path: file.content for file in files}
    for path, shown in lost.items():
        size = measure(drawn[shown])
        if size:
            yield path, Plate(width=size[0], height=size[1])


def make_setup(site: Site, plan: Plan, supplies: Stock, store: Store) -> Checked[Setup]:
    """Return what all pages share, and what is wrong with the site's words."""
    read = [(locale, read_words(site, locale, store)) for locale in site.languages]
    words = tuple((locale, each.value) for locale, each in read)
    cards = tuple(_telling(plan.all_cards))
    assets = tuple(sorted(supplies.assets.items()))
    said = [(to_tag(locale), *map(_said, catalogs)) for locale, catalogs in words]
    framed = [card for card in cards if card.is_page or card.section]
    frame = digest(repr((site, framed, said, assets, supplies.overrides)))
    voiced = sorted(reached(CORRECTIONS, dict(supplies.overrides)).items())
    setup = Setup(
        key=digest(frame, repr(cards)),
        frame=frame,
        feeds=digest(repr((site, cards, said, assets, voiced))),
        site=site,
        cards=cards,
        words=words,
        assets=assets,
        overrides=supplies.overrides,
    )
    found = [problem for _, each in read for problem in each.diagnostics]
    used = {
        (card.locale, *name): card.path
        for card in plan.all_cards
        for name in topics(card.section, card.tags)
    }
    found += nameless(used, words, site)
    return Checked(value=setup, diagnostics=tuple(found))


def _said(catalog: Catalog) -> tuple[object, ...]:
    """Return what a catalog says on a page, and nothing that its editor notes."""
    approved = (each for each in catalog.translations if each.is_approved)
    texts = tuple((*each.key, each.text, each.texts) for each in approved)
    return (catalog.header("Plural-Forms"), texts)


def _telling(cards: tuple[Card, ...]) -> Iterator[Card]:
    """Yield the pages, and a card for each section, tag and author of each language.

    Of an article nothing else is told, so that no page depends on its title.
    """
    yield from (card for card in cards if card.is_page)
    named = {
        (to_tag(card.locale), *name): card
        for card in cards
        if not card.is_page
        for name in _names(card)
    }
    for (_, kind, name), card in sorted(named.items(), key=lambda item: item[0]):
        yield bare_card(card.locale, kind, name)


def _names(card: Card) -> Iterator[tuple[str, str]]:
    yield from topics(card.section, card.tags)
    for author in card.authors:
        yield "author", author


def bare_card(locale: Locale, kind: str, name: str) -> Card:
    """Return a card of no article, with nothing on it but what it is filed under."""
    return Card(
        article_id="",
        path="",
        locale=locale,
        source_locale=locale,
        folder="",
        title="",
        summary="",
        state=EditionState.SOURCE,
        title_locale=locale,
        summary_locale=locale,
        feed_id="",
        published=None,
        updated=None,
        first_published=datetime.min.replace(tzinfo=UTC),
        section=name if kind == "section" else "",
        tags=(name,) if kind == "tag" else (),
        authors=(name,) if kind == "author" else (),
    )
