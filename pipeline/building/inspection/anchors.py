"""The links between articles → those that lead to no file, or to no place in one.

A build says so of files; here it is said before one, and of anchors too. An
anchor is the same in every language, since it comes from the source.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from pipeline import validating
from pipeline.building.contents.topics import topics
from pipeline.building.manuscripts.drafting import local_path, related_names, shown_path
from pipeline.building.manuscripts.recommending import Prominence, Recommendation
from pipeline.building.pictures.album import is_drawing
from pipeline.building.pictures.files import broken, is_picture, is_public, unserved
from pipeline.model.articles import Article
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.locales import to_tag
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.ports import Store

ENDS = frozenset({"broken-link"})
"""What is said here as an error and is none of reading."""


class Pointer(Struct, frozen=True, kw_only=True, array_like=True):
    """A link to a file of the site: its line, the file, and the anchor in it."""

    line: int
    path: str
    anchor: str


class Outline(Struct, frozen=True, kw_only=True, array_like=True):
    """What other articles need to know of one: its anchors, and where it points.

    `pictures` are the paths of those that it shows (`shown_path`), `drawings` of those
    that it leads to, since a drawing can act where it is opened. `recommendation` is
    what it names to be read next, and `prominence` says if it can be named so itself.
    `topics` are its section and its tags.
    """

    path: str
    recommendation: Recommendation
    prominence: Prominence
    anchors: tuple[str, ...]
    pointers: tuple[Pointer, ...]
    pictures: tuple[str, ...]
    drawings: tuple[str, ...]
    language: str
    topics: tuple[tuple[str, str], ...]


def outline(article: Article) -> Outline:
    """Return the anchors of an article, and its links to files of the site."""
    metadata, pointers = article.metadata, tuple(_pointers(article))
    shown = (shown_path(url, article.path) for url in validating.shown(article))
    return Outline(
        path=article.path,
        recommendation=Recommendation(
            id=article.id, path=article.path, related=related_names(article)
        ),
        prominence=_prominence(article),
        anchors=tuple(dict.fromkeys(validating.anchors(article))),
        pointers=pointers,
        pictures=tuple(filter(is_picture, shown)),
        drawings=tuple(each.path for each in pointers if is_drawing(each.path)),
        language=to_tag(article.locale),
        topics=tuple(topics(metadata.section, metadata.tags)),
    )


def _prominence(article: Article) -> Prominence:
    """Return how an article stands, as far as that can be told without a clock."""
    if article.metadata.is_draft:
        return Prominence.HIDDEN
    return Prominence.PAGE if article.is_page else Prominence.LISTED


def stray(
    outlines: Iterable[Outline], articles: Collection[str], site: Site, store: Store
) -> Iterator[Diagnostic]:
    """Yield the links that lead to nothing.

    `articles` are the paths of all; anchors are looked up in those outlined,
    where the site has not said that none of that matters.
    """
    known = {each.path: each for each in outlines}
    severity = validating.severity(_CODE, site.check)
    for each in known.values():
        for pointer in dict.fromkeys(each.pointers):
            is_article = pointer.path in articles
            if not is_article and not is_public(pointer.path, site, store):
                yield broken(each.path, pointer.path, store)
            elif severity is not None and _is_lost(pointer, known):
                yield _lost(each.path, pointer, severity)
        yield from unserved(each.path, each.pictures, site, store)


def _pointers(article: Article) -> Iterator[Pointer]:
    for url, message in validating.pointers(article):
        yield from _pointer(url, article.path, message.line if message else 0)
    image = article.metadata.image
    if image is not None:
        yield from _pointer(image.src, article.path, 1)


def _pointer(url: str, article_path: str, line: int) -> Iterator[Pointer]:
    path = local_path(url, article_path)
    if path:
        anchor = unquote(urlsplit(url).fragment)
        yield Pointer(line=line, path=path, anchor=anchor)


def _is_lost(pointer: Pointer, known: Mapping[str, Outline]) -> bool:
    target = known.get(pointer.path)
    return bool(target and pointer.anchor and pointer.anchor not in target.anchors)


_CODE = "lost-anchor"
"""The rule that judges the anchors within an article."""


def _lost(path: str, pointer: Pointer, severity: Severity) -> Diagnostic:
    return Diagnostic(
        code=_CODE,
        severity=severity,
        message=say(
            "Nothing in {path} has the anchor “#{anchor}”: correct it, or remove it.",
            path=pointer.path,
            anchor=pointer.anchor,
        ),
        path=path,
        line=pointer.line,
        article=path,
    )
