"""A translation and its original → the page on which they face each other."""

from collections.abc import Iterator, Mapping

from pipeline.model.editions import Card, File
from pipeline.model.locales import endonym
from pipeline.rendering.facing import face
from pipeline.rendering.pages.addresses import facing_folder, root_of
from pipeline.rendering.pages.articles import (
    ArticleEdition,
    correction_views,
    notice_view,
    opening_card,
)
from pipeline.rendering.pages.cards import text_view
from pipeline.rendering.pages.contexts import SiteContext
from pipeline.rendering.pages.frames import page_file
from pipeline.rendering.pages.heads import Place, language_view
from pipeline.rendering.views import CorrectionPairView, FacingContext, FacingView


def facing_page(
    edition: ArticleEdition, original: ArticleEdition, context: SiteContext
) -> File:
    """Return the page of a translation beside its original.

    Search engines are kept out: both texts have pages of their own. The
    languages lead to those.
    """
    card, source = edition.card, original.card
    languages = f"{endonym(card.locale)} · {endonym(source.locale)}"
    place = Place(
        folder=facing_folder(card),
        title=f"{card.title} ({languages})",
        description=card.summary,
        editions={each.locale: each.folder for each in edition.siblings},
        is_indexed=False,
    )
    facing = _facing_view(edition, original, place, context)
    return page_file("facing.html", place, context, FacingContext(facing=facing))


def _facing_view(
    edition: ArticleEdition,
    original: ArticleEdition,
    place: Place,
    context: SiteContext,
) -> FacingView:
    card, source = edition.card, original.card
    root = root_of(place.folder)
    texts = {
        name: text_view(text, source.locale, card.locale)
        for name, text in _texts(source).items()
    }
    language, other = (
        language_view(locale, place.editions, context, root)
        for locale in (card.locale, source.locale)
    )
    return FacingView(
        **texts,
        card=opening_card(edition, context, root),
        pairs=face(str(edition.body), str(original.body)),
        corrections=tuple(_corrections(edition, original, context)),
        notice=notice_view(edition, context.site),
        language=language,
        other=other,
    )


def _corrections(
    edition: ArticleEdition, original: ArticleEdition, context: SiteContext
) -> Iterator[CorrectionPairView]:
    ours, theirs = (
        correction_views(each.corrections, each.card.locale, context.site)
        for each in (edition, original)
    )
    for each, other in zip(ours, theirs, strict=False):
        yield CorrectionPairView(
            date=each.date, translation=each.text, original=other.text
        )


def _texts(card: Card) -> Mapping[str, str]:
    caption = card.image.caption if card.image else ""
    return {"title": card.title, "summary": card.summary, "caption": caption}
