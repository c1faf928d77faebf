"""An article and its catalog → both texts side by side, as readers would see them.

Every text is shown as if it were approved. Links lead nowhere, so that nobody
leaves the page by them, and pictures are asked for by their numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from pipeline.building.advising import as_approved
from pipeline.building.drafting import local_path
from pipeline.building.files import is_picture
from pipeline.building.opening import OpenCatalog
from pipeline.errors import StoreError
from pipeline.model.articles import Article, Kind, Reference
from pipeline.model.editions import LocalizedArticle
from pipeline.model.site import Policy, Site
from pipeline.ports import Store
from pipeline.rendering.facing import face
from pipeline.rendering.filling import fill, plain_text, resolve
from pipeline.rendering.localizing import localize
from pipeline.rendering.views import PairView

NOWHERE = "#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """An article in two languages: title and summary, and the passages of its body.

    Of `title` and `summary` the translation comes first, then the original.
    """

    title: tuple[str, str]
    summary: tuple[str, str]
    pairs: tuple[PairView, ...]


def look(opened: OpenCatalog, pictures: str) -> Look:
    """Return an article beside its translation.

    `pictures` is the URL of a picture, with `{}` for its number.
    """
    article, catalog = opened.article, as_approved(opened.catalog)
    numbers = {path: at for at, path in enumerate(picture_paths(article))}

    def target(url: str) -> str:
        at = numbers.get(local_path(url, article.path))
        return NOWHERE if at is None else pictures.format(at)

    ours = localize(article, catalog.locale, catalog, Policy())
    theirs = localize(article, article.locale, None, Policy())
    bodies = (resolve(fill(each), target) for each in (ours, theirs))
    return Look(
        title=(_first(ours, Kind.TITLE), _first(theirs, Kind.TITLE)),
        summary=(_first(ours, Kind.SUMMARY), _first(theirs, Kind.SUMMARY)),
        pairs=face(*bodies),
    )


def _first(localized: LocalizedArticle, kind: Kind) -> str:
    """Return the first text of a kind as it is shown, or nothing."""
    every = zip(localized.article.messages, localized.messages, strict=True)
    found = (
        plain_text(shown, message) for message, shown in every if message.kind is kind
    )
    return next(found, "")


def picture_paths(article: Article) -> tuple[str, ...]:
    """Return the paths of the pictures that an article shows, each once, in order."""
    found = (local_path(url, article.path) for url in _urls(article))
    return tuple(dict.fromkeys(path for path in found if is_picture(path)))


def read_picture(
    article: Article, number: int, site: Site, store: Store
) -> tuple[str, bytes]:
    """Return the path of one of the pictures of an article, and the picture.

    Raises `StoreError` where it has none of this number among the articles.
    """
    paths = picture_paths(article)
    path = paths[number] if 0 <= number < len(paths) else ""
    if not path.startswith(f"{site.articles}/"):
        raise StoreError(path)
    return path, store.read(path)


def _urls(article: Article) -> Iterator[str]:
    parts = chain(article.skeleton, *(_attributes(article)))
    yield from (part.url for part in parts if isinstance(part, Reference))
    for message in article.messages:
        yield from (link.url for link in message.links if link.is_image)


def _attributes(article: Article) -> Iterator[tuple[object, ...]]:
    for message in article.messages:
        yield from (tag.attributes for tag in message.tags)
