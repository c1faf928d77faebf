"""Card → CardView: an article as the lists and its own page show it."""

from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.lists import format_list
from markupsafe import Markup, escape

from pipeline.model.articles import Image
from pipeline.model.editions import Card
from pipeline.model.locales import to_tag, turned
from pipeline.model.pictures import Plate
from pipeline.model.site import Site
from pipeline.rendering.companions import Headline, Onward
from pipeline.rendering.dates import long_date
from pipeline.rendering.moments import iso, modified_on, published_on
from pipeline.rendering.pace import minutes
from pipeline.rendering.pages.addresses import (
    author_folder,
    relative,
    section_folder,
    tag_folder,
)
from pipeline.rendering.pages.contexts import SiteContext
from pipeline.rendering.pictures import source_set
from pipeline.rendering.views import (
    CardView,
    DateView,
    HeadlineView,
    ImageView,
    LinkView,
    OnwardView,
    TextView,
)


def card_view(card: Card, context: SiteContext, root: str) -> CardView:
    """Return the card with its links as they are from one page."""
    site = context.site
    return CardView(
        url=relative(root, card.folder),
        title=text_view(card.title, card.title_locale, card.locale),
        summary=text_view(card.summary, card.summary_locale, card.locale),
        published=date_view(published_on(card), site, card.locale),
        modified=date_view(modified_on(card, site), site, card.locale),
        authors=authors(card.authors, card.locale),
        section=_section(card, context, root),
        tags=tuple(
            LinkView(
                url=relative(root, tag_folder(card.locale, tag)),
                text=context.tag_name(tag),
            )
            for tag in card.tags
        ),
        image=image_view(card.image, card.locale, root) if card.image else None,
        embargo=date_view(card.embargo, site, card.locale) if card.embargo else None,
        is_draft=card.is_draft,
        minutes=minutes(card.words, card.locale),
    )


def text_view(text: str, locale: Locale, page: Locale) -> TextView:
    """Return a text, marked with its language where the page has another."""
    if locale == page:
        return TextView(text=text)
    return TextView(text=text, lang=to_tag(locale), dir=turned(locale, page))


def date_view(day: date | datetime, site: Site, locale: Locale) -> DateView:
    """Return a date as the site's own zone has it."""
    return _dated(iso(day, site), locale)


@lru_cache(maxsize=4096)
def _dated(written: str, locale: Locale) -> DateView:
    day = date.fromisoformat(written[:10])
    return DateView(iso=written, text=long_date(day, locale))


def printed(name: str) -> str:
    """Return a name as a printer sets it, whatever was typed: “O’Brien”."""
    return name.replace("'", "’")


@lru_cache(maxsize=1024)
def authors(names: tuple[str, ...], locale: Locale) -> str:
    """Return the names as one text: “A, B and C”."""
    return str(format_list(list(map(printed, names)), locale=locale)) if names else ""


def byline(card: Card, root: str) -> Markup:
    """Return the authors as one text, each a link to the page of all of theirs.

    A page of the site is in no list, so its authors are named alone.
    """
    if card.is_page:
        return escape(authors(card.authors, card.locale))
    links = tuple(
        Markup('<a rel="author" href="{}">{}</a>').format(
            relative(root, author_folder(card.locale, name)), printed(name)
        )
        for name in card.authors
    )
    return Markup(authors(links, card.locale))  # noqa: S704 - each was escaped


def onward_view(onward: Onward, context: SiteContext, root: str) -> OnwardView:
    """Return what to read next, with its links as they are from one page."""

    def view(each: Headline | None) -> HeadlineView | None:
        return _headline(each, context, root) if each else None

    return OnwardView(
        newer=view(onward.newer),
        older=view(onward.older),
        related=tuple(_headline(each, context, root) for each in onward.related),
    )


def _headline(each: Headline, context: SiteContext, root: str) -> HeadlineView:
    locale = context.locale
    return HeadlineView(
        url=relative(root, each.folder),
        title=text_view(each.title, each.title_locale, locale),
        published=date_view(each.published, context.site, locale),
        section=context.section_name(each.section) if each.section else "",
    )


def image_view(image: Image, locale: Locale, root: str) -> ImageView:
    """Return a picture of the site, or of the web, as it is from one page."""
    plate = image.plate or _UNKNOWN
    return ImageView(
        url=relative(root, image.src),
        alt=text_view(image.alt, locale, locale),
        caption=text_view(image.caption, locale, locale),
        credit=image.credit,
        width=plate.width,
        height=plate.height,
        srcset=source_set(plate.candidates, root),
    )


_UNKNOWN = Plate(width=0, height=0)


def _section(card: Card, context: SiteContext, root: str) -> LinkView | None:
    if not card.section:
        return None
    return LinkView(
        url=relative(root, section_folder(card.locale, card.section)),
        text=context.section_name(card.section),
    )
