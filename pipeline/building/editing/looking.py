"""An article and its catalog → each of its texts, set as readers will see it.

Every text is set as if it were approved: how it looks is asked before that is.
"""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from pipeline.building.editing.advising import as_approved
from pipeline.building.upkeep.opening import OpenCatalog
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Translation
from pipeline.model.editions import LocalizedArticle
from pipeline.model.site import Policy
from pipeline.rendering.excerpts import excerpt
from pipeline.rendering.localizing import localize


class Look(Struct, frozen=True, kw_only=True):
    """A text and its translation as inert HTML; the latter is empty where none is."""

    source: str
    text: str


def looks(opened: OpenCatalog) -> Mapping[MessageKey, Look]:
    """Return how each text of an article looks in both languages."""
    ours, theirs = _editions(opened)
    return {
        message.key: Look(source=excerpt(theirs, number), text=_text(ours, number))
        for number, message in enumerate(opened.article.messages)
    }


def look_of(opened: OpenCatalog, typed: Translation) -> str:
    """Return how a text looks as it is typed."""
    keys = [each.key for each in opened.article.messages]
    entries = (
        typed if each.key == typed.key else each for each in opened.catalog.translations
    )
    catalog = replace(opened.catalog, translations=tuple(entries))
    ours, _ = _editions(replace(opened, catalog=catalog))
    return _text(ours, keys.index(typed.key))


def _editions(opened: OpenCatalog) -> tuple[LocalizedArticle, LocalizedArticle]:
    article, catalog = opened.article, as_approved(opened.catalog)
    return (
        localize(article, catalog.locale, catalog, Policy()),
        localize(article, article.locale, None, Policy()),
    )


def _text(localized: LocalizedArticle, number: int) -> str:
    is_missing = localized.messages[number].is_fallback
    return "" if is_missing else excerpt(localized, number)
