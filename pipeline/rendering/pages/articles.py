"""An article in one language → its page."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from babel import Locale
from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from pipeline.model.editions import Card, EditionState, File
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.rendering import templates
from pipeline.rendering.companions import Onward
from pipeline.rendering.pages.addresses import facing_folder, relative, root_of
from pipeline.rendering.pages.cards import (
    byline,
    card_view,
    date_view,
    onward_view,
    text_view,
)
from pipeline.rendering.pages.contexts import SiteContext
from pipeline.rendering.pages.frames import page_file
from pipeline.rendering.pages.heads import Place
from pipeline.rendering.pages.structured import article_properties, news_article
from pipeline.rendering.sitemap.alternates import alternates
from pipeline.rendering.views import (
    ArticleContext,
    ArticleView,
    CardView,
    CorrectionsContext,
    CorrectionView,
    ImageView,
    LinkView,
    NoticeView,
    OriginalView,
)

CORRECTIONS = "feed_corrections.html"
"""The only template that anything in a feed is drawn with."""


class ImageDetails(Struct, frozen=True, kw_only=True):
    """What a page knows of an article's picture beyond its card.

    The locales are those of the texts shown, which may fall back.
    """

    alt_locale: Locale
    caption_locale: Locale


class CorrectionDetails(Struct, frozen=True, kw_only=True):
    """A correction as an edition says it, and the language that it says it in."""

    date: date | datetime
    text: str
    locale: Locale


class ArticleEdition(Struct, frozen=True, kw_only=True):
    """An article in one language, filled and typeset.

    `body` is safe HTML. `siblings` are all published editions of the article,
    itself included. `untranslated`, `outdated` and `fuzzy` count the passages of
    the page that are marked so. `corrections` are the oldest first.
    """

    card: Card
    body: Markup
    siblings: tuple[Card, ...]
    picture: ImageDetails | None = None
    untranslated: int = 0
    outdated: int = 0
    fuzzy: int = 0
    corrections: tuple[CorrectionDetails, ...] = ()


_NOWHERE = Onward()


def article_page(
    edition: ArticleEdition, context: SiteContext, onward: Onward = _NOWHERE
) -> File:
    """Return the page of an article, or of a document of kind page."""
    folder = edition.card.folder
    root = root_of(folder)
    article = _article_view(edition, context, root)
    place = (
        _page_place(edition)
        if edition.card.is_page
        else _article_place(edition, article, context)
    )
    name = "page.html" if edition.card.is_page else "article.html"
    views = ArticleContext(article=article, onward=onward_view(onward, context, root))
    return page_file(name, place, context, views)


def _page_place(edition: ArticleEdition) -> Place:
    card = edition.card
    return Place(
        folder=card.folder,
        title=card.title,
        description=card.summary,
        editions={each.locale: each.folder for each in edition.siblings},
        alternates=alternates(edition.siblings) if card.is_indexed else (),
        is_indexed=card.is_indexed,
    )


def _article_place(
    edition: ArticleEdition, article: ArticleView, context: SiteContext
) -> Place:
    card = edition.card
    return replace(
        _page_place(edition),
        properties=article_properties(card, article.card, context),
        structured=news_article(card, article, edition.siblings, context),
    )


def opening_card(edition: ArticleEdition, context: SiteContext, root: str) -> CardView:
    """Return the card as it opens the article, with the languages of its texts."""
    card = card_view(edition.card, context, root)
    if card.image and edition.picture:
        return replace(card, image=_image(card.image, edition, edition.picture))
    return card


def _article_view(
    edition: ArticleEdition, context: SiteContext, root: str
) -> ArticleView:
    return ArticleView(
        card=opening_card(edition, context, root),
        byline=byline(edition.card, root),
        body=edition.body,
        original=_original(edition, context, root),
        notice=notice_view(edition, context.site),
        corrections=correction_views(
            edition.corrections, edition.card.locale, context.site
        ),
        facings=tuple(_facings(edition, root)),
    )


def correction_views(
    corrections: Iterable[CorrectionDetails], locale: Locale, site: Site
) -> tuple[CorrectionView, ...]:
    """Return corrections as they are said on a page in a language."""
    return tuple(
        CorrectionView(
            date=date_view(each.date, site, locale),
            text=text_view(each.text, each.locale, locale),
        )
        for each in corrections
    )


def feed_corrections(
    corrections: tuple[CorrectionDetails, ...], context: SiteContext
) -> str:
    """Return what stands below an article in a feed, where anything was put right."""
    if not corrections:
        return ""
    said = correction_views(corrections, context.locale, context.site)
    views = CorrectionsContext(corrections=said)
    # A `str` and no `Markup`, which would escape the text that it is put below.
    return str(templates.render(context.environment, CORRECTIONS, views))


def _facings(edition: ArticleEdition, root: str) -> Iterator[LinkView]:
    """Yield the ways to this text beside its original, or its translations."""
    card = edition.card
    is_original = card.locale == card.source_locale
    for each in edition.siblings if is_original else (card,):
        if not each.is_faced:
            continue
        other = each.locale if is_original else card.source_locale
        yield LinkView(
            url=relative(root, facing_folder(each)),
            text=language_name(other, card.locale),
            hreflang=to_tag(each.locale) if is_original else "",
        )


def _image(
    image: ImageView, edition: ArticleEdition, details: ImageDetails
) -> ImageView:
    locale = edition.card.locale
    return replace(
        image,
        alt=text_view(image.alt.text, details.alt_locale, locale),
        caption=text_view(image.caption.text, details.caption_locale, locale),
    )


def _original(
    edition: ArticleEdition, context: SiteContext, root: str
) -> OriginalView | None:
    card = edition.card
    if card.locale == card.source_locale:
        return None
    sources = (each for each in edition.siblings if each.locale == card.source_locale)
    source = next(sources, None)
    url = relative(root, source.folder) if source else ""
    published, updated = (
        date_view(day, context.site, card.locale) if day else None
        for day in (card.published, card.updated)
    )
    return OriginalView(
        link=LinkView(url=url, text=language_name(card.source_locale, card.locale)),
        translator=card.translator,
        published=published,
        updated=None if updated == published else updated,
    )


def notice_view(edition: ArticleEdition, site: Site) -> NoticeView | None:
    """Return what a reader should know of the page, if there is anything."""
    card = edition.card
    marked = edition.untranslated + edition.outdated + edition.fuzzy
    # Behind the source, and no passage of it marked: it is an earlier version.
    is_behind = card.state is EditionState.OUTDATED
    if not (marked or is_behind or card.is_draft or card.embargo):
        return None
    return NoticeView(
        untranslated=edition.untranslated,
        outdated=edition.outdated,
        fuzzy=edition.fuzzy,
        is_held=is_behind and not edition.outdated and not edition.fuzzy,
        is_draft=card.is_draft,
        embargo=date_view(card.embargo, site, card.locale) if card.embargo else None,
        language=language_name(edition.card.source_locale, edition.card.locale),
    )


def language_name(named: Locale, locale: Locale) -> str:
    """Return the name of a language in another, as it stands in a sentence."""
    return named.get_display_name(locale) or str(named)
