"""URLs → what two languages have in common of them.

A newsroom links to `/fr/marche/` here and to `/en/market/` there, and to the
page of each language's own Wikipedia.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from pipeline.model.articles import Article, Hole, Kind, Reference
from pipeline.patterns import pattern
from pipeline.syntax.tokens import LinkStart, Picture, Token

_LANGUAGE = pattern(r"[a-z]{2}(?:[-_][a-z]{2})?")
_SUFFIX = pattern(r"(?:[._-][a-z]{2})?\.(?:md|html?|txt)$")
_PICTURED = frozenset({Kind.ALT, Kind.CAPTION, Kind.TOOLTIP})
_NEAR = 4


def neutral(url: str) -> str:
    """Return a URL without its scheme and all that names a language in it."""
    try:
        parts = urlsplit(url.casefold())
    except ValueError:
        return url
    host = ".".join(part for part in parts.netloc.split(".") if _is_of_all(part))
    steps = (step for step in parts.path.split("/") if step not in {"", ".", ".."})
    path = "/".join(step for step in steps if not _LANGUAGE.fullmatch(step))
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}/{_SUFFIX.sub('', path)}{query}"


def host(url: str) -> str:
    """Return the host of a URL, the same for all languages; empty for a path."""
    name, _, _ = neutral(url).partition("/")
    return name


def addresses(tokens: tuple[Token, ...], shown: str) -> Iterator[str]:
    """Yield what links and pictures lead to, and the picture that is described."""
    for token in tokens:
        if isinstance(token, LinkStart | Picture):
            yield neutral(token.url)
    if shown:
        yield neutral(shown)


def pictures(article: Article) -> dict[int, str]:
    """Return, by the index of a message, the picture that it belongs to.

    In the skeleton the address stands right before the description.
    """
    found: dict[int, str] = {}
    url, distance = "", 0
    for part in article.skeleton:
        distance += 1
        if isinstance(part, Reference):
            url, distance = part.url, 0
        elif isinstance(part, Hole):
            is_pictured = article.messages[part.message].kind in _PICTURED
            if is_pictured and distance <= _NEAR:
                found[part.message] = url
    return found


def _is_of_all(part: str) -> bool:
    """Say whether a part of a host's name names neither a language nor nothing."""
    return part != "www" and len(part) != len("fr")
