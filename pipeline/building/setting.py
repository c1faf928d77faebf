"""What was planned → what the workers need to produce it, and no more."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby

from babel import Locale

from pipeline.building.drafting import Draft
from pipeline.building.files import MISSING, Published, is_picture
from pipeline.building.linking import Table
from pipeline.building.planning import Plan
from pipeline.building.producing import Setup, Sheet
from pipeline.building.words import Theme, read_words
from pipeline.model.catalogs import Catalog
from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.editions import Card, File
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.ports import Store
from pipeline.rendering.templates import asset_files


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """The files that pages refer to.

    `files` are the theme's; `assets` maps their names, and `paths` those of
    the articles' pictures, to what is published; a lost picture has a path
    too, that of the picture which says so.
    """

    files: tuple[File, ...]
    pictures: tuple[Published, ...]
    assets: dict[str, str]
    paths: dict[str, str]
    overrides: tuple[tuple[str, str], ...]


def stock(
    theme: Theme, pictures: tuple[Published, ...], drafts: Iterable[Draft]
) -> Stock:
    """Return the published path of every file that a page may refer to."""
    files, assets = asset_files(theme.assets)
    paths = {
        path: assets[MISSING]
        for draft in drafts
        for path in draft.references
        if is_picture(path)
    }
    paths.update((picture.source, picture.path) for picture in pictures)
    return Stock(
        files=files,
        pictures=pictures,
        assets=assets,
        paths=paths,
        overrides=tuple(sorted(theme.overrides.items())),
    )


def make_setup(site: Site, plan: Plan, supplies: Stock, store: Store) -> Checked[Setup]:
    """Return what all pages share, and what is wrong with the site's words."""
    read = [(locale, read_words(site, locale, store)) for locale in site.languages]
    words = tuple((locale, each.value) for locale, each in read)
    cards = tuple(_telling(plan.all_cards))
    assets = tuple(sorted(supplies.assets.items()))
    content = repr((site, cards, words, assets, supplies.overrides))
    setup = Setup(
        key=blake2b(content.encode("utf-8", "surrogatepass")).hexdigest(),
        site=site,
        cards=cards,
        words=words,
        assets=assets,
        overrides=supplies.overrides,
    )
    found = [problem for _, each in read for problem in each.diagnostics]
    found += _nameless(plan, words)
    return Checked(value=setup, diagnostics=tuple(found))


def _telling(cards: Iterable[Card]) -> Iterator[Card]:
    """Yield the pages, and a card for each section and tag of each language."""
    seen: set[tuple[Locale, str, str]] = set()
    for card in cards:
        names = {(card.locale, "section", card.section)}
        names |= {(card.locale, "tag", tag) for tag in card.tags}
        if card.is_page or not names <= seen:
            seen |= names
            yield card


def sheets(
    plan: Plan, table: Table, languages: tuple[Locale, ...]
) -> Iterator[tuple[Sheet, ...]]:
    """Yield the articles to produce, batch by batch as they were drafted."""
    for _, drafts in groupby(plan.drafts, key=lambda draft: draft.place):
        batch = tuple(_sheets(drafts, plan, table, languages))
        if batch:
            yield batch


def _sheets(
    drafts: Iterable[Draft], plan: Plan, table: Table, languages: tuple[Locale, ...]
) -> Iterator[Sheet]:
    for draft in drafts:
        cards = plan.cards[draft.id]
        if any(card.locale in languages for card in cards):
            yield Sheet(
                draft=draft,
                cards=cards,
                languages=languages,
                table=table.part(draft.references),
            )


def _nameless(
    plan: Plan, words: tuple[tuple[Locale, tuple[Catalog, ...]], ...]
) -> Iterator[Diagnostic]:
    """Yield the tags and sections that have no name in a language."""
    named = {
        (locale, *entry.key)
        for locale, catalogs in words
        for catalog in catalogs
        for entry in catalog.translations
        if entry.is_approved
    }
    used = {
        (card.locale, *name): card.path
        for card in plan.all_cards
        for name in _names(card)
    }
    for key, path in used.items():
        if key not in named:
            yield _nameless_problem(*key, path)


def _names(card: Card) -> Iterator[tuple[str, str]]:
    if card.section:
        yield "section", card.section
    for tag in card.tags:
        yield "tag", tag


def _nameless_problem(locale: Locale, kind: str, name: str, path: str) -> Diagnostic:
    tag = to_tag(locale)
    return Diagnostic(
        code="missing-name",
        severity=Severity.WARNING,
        message=(
            f"The {kind} “{name}” has no name in this language. Run `diptyque "
            f"extract`, then translate it in `site.po`."
        ),
        path=path,
        locale=tag,
        context=kind,
        msgid=name,
    )
