"""An edition → what schema.org and Open Graph call it."""

import json
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from pipeline.model.articles import Image
from pipeline.model.editions import Card
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.rendering.pages.addresses import (
    absolute,
    author_folder,
    front_folder,
)
from pipeline.rendering.pages.contexts import SiteContext
from pipeline.rendering.pages.heads import Properties
from pipeline.rendering.views import ArticleView, CardView

_ESCAPES = (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
"""No text may close the element, nor break the line of a script."""


def news_article(
    card: Card, article: ArticleView, siblings: Sequence[Card], context: SiteContext
) -> Markup:
    """Return the JSON-LD of an article (schema.org/NewsArticle)."""
    site, view = context.site, article.card
    url = absolute(site, card.folder)
    paper = _paper(context)
    image = _seen(card)
    content = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": _identity(card, context),
        "headline": card.title,
        **({"description": card.summary} if card.summary else {}),
        "inLanguage": to_tag(card.locale),
        "datePublished": view.published.iso,
        "dateModified": view.modified.iso,
        **_corrections(article, to_tag(card.locale)),
        # What nobody signs, the paper answers for.
        "author": [_author(name, card, site) for name in card.authors] or [paper],
        **({"translator": _person(card.translator)} if card.translator else {}),
        "publisher": paper,
        **({"image": [_image_object(image, site)]} if image else {}),
        "mainEntityOfPage": url,
        "isAccessibleForFree": True,
        **_relations(card, siblings, context),
    }
    return json_ld(content)


def _paper(context: SiteContext) -> dict[str, str]:
    home = absolute(context.site, front_folder(context.locale))
    return {"@type": "Organization", "name": context.name, "url": home}


def _seen(card: Card) -> Image | None:
    """Return the picture of an article, if it is one: who shares it shows that."""
    return card.image if card.image and not card.image.is_lost else None


def _corrections(article: ArticleView, tag: str) -> dict[str, object]:
    """Return what was put right (schema.org/correction), where anything was."""
    comments = [
        {
            "@type": "CorrectionComment",
            "text": each.text.text,
            "inLanguage": each.text.lang or tag,
            "datePublished": each.date.iso,
        }
        for each in article.corrections
    ]
    return {"correction": comments} if comments else {}


def _image_object(image: Image, site: Site) -> dict[str, object]:
    """Return a picture and what is known of it (schema.org/ImageObject)."""
    plate = image.plate
    return {
        "@type": "ImageObject",
        "url": absolute(site, image.src),
        **({"width": plate.width, "height": plate.height} if plate else {}),
        **({"caption": image.caption} if image.caption else {}),
        **({"creditText": image.credit} if image.credit else {}),
    }


def _author(name: str, card: Card, site: Site) -> dict[str, str]:
    """Return an author, and where all of theirs is: a page is in no list."""
    if card.is_page:
        return _person(name)
    return {**_person(name), "url": absolute(site, author_folder(card.locale, name))}


def _person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


def json_ld(content: object) -> Markup:
    """Return JSON that can stand inside a `<script>` element."""
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in _ESCAPES:
        written = written.replace(character, escaped)
    return Markup(written)  # noqa: S704 - escaped just now


def article_properties(card: Card, view: CardView, context: SiteContext) -> Properties:
    """Return what Open Graph adds for an article (ogp.me, article)."""
    return (
        ("og:type", "article"),
        *_picture(card, context),
        ("article:published_time", view.published.iso),
        ("article:modified_time", view.modified.iso),
        *(("article:section", each.text) for each in (view.section,) if each),
        *(("article:tag", tag.text) for tag in view.tags),
    )


def _picture(card: Card, context: SiteContext) -> Iterator[tuple[str, str]]:
    if image := _seen(card):
        yield "og:image", absolute(context.site, image.src)
        if plate := image.plate:
            yield "og:image:width", str(plate.width)
            yield "og:image:height", str(plate.height)
        if image.alt:
            yield "og:image:alt", image.alt


def _identity(card: Card, context: SiteContext) -> str:
    return absolute(context.site, card.folder) + "#article"


def _relations(
    card: Card, siblings: Sequence[Card], context: SiteContext
) -> dict[str, object]:
    """Tie an original and its translations, each in agreement with the other."""
    indexed = [each for each in siblings if each.is_indexed]
    if not card.is_indexed:
        return {}
    if card.locale == card.source_locale:
        others = [each for each in indexed if each.locale != card.locale]
        works = [{"@id": _identity(each, context)} for each in others]
        return {"workTranslation": works} if works else {}
    for each in indexed:
        if each.locale == each.source_locale:
            return {"translationOfWork": {"@id": _identity(each, context)}}
    return {}
