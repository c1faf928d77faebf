"""What an article loses on its way to a page → what its author should hear of it."""

import re
from collections.abc import Iterator

from pipeline.model.articles import Article, Reference
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.phrases import Phrase, say
from pipeline.patterns import pattern
from pipeline.reading.bodies import Body
from pipeline.reading.frontmatter import FrontMatter
from pipeline.syntax.addresses import is_safe_url
from pipeline.syntax.limits import DEEPEST

_FENCE = pattern(" {0,3}(```|~~~)")
_CODE = pattern("(`+)(?!`).*?(?<!`)\\1(?!`)")
_ADDRESS = pattern(
    r"""[ \t\n](?:src|href)[ \t\n]*=[ \t\n]*(?:"([^"]+)"|'([^']+)'|([^ \t\n"'>]+))""",
    re.IGNORECASE,
)
_SHOWN = 32
"""How much is shown of an address: one that holds a picture has no end."""


def losses(article: Article, body: Body, front: FrontMatter) -> Iterator[Diagnostic]:
    """Yield what is not published as it was meant, each with its place."""
    for name in body.lost:
        yield _warning(
            "unsafe-html", _left_out(name), article, _line(f"<{name}", front)
        )
    for url in dict.fromkeys(_addresses(article, front)):
        if not is_safe_url(url):
            yield _warning(
                "unsafe-html", _leads_nowhere(url), article, _line(url, front)
            )
    if body.is_too_deep or body.composer.is_too_deep:
        yield _warning("nested-too-deeply", _TOO_DEEP, article, 0)


def _addresses(article: Article, front: FrontMatter) -> Iterator[str]:
    """Yield the addresses of an article, those in its own HTML as they were typed."""
    yield from [link.url for each in article.messages for link in each.links]
    yield from (part.url for part in article.skeleton if isinstance(part, Reference))
    if "<" in front.body and _ADDRESS.search(front.body):
        for line in _prose(front.body):
            yield from ("".join(found) for found in _ADDRESS.findall(line))


def _line(words: str, front: FrontMatter) -> int:
    """Return the first line of the file with some words, 0 if no line has them."""
    sought = words.lower()
    for number, line in enumerate(_prose(front.body), start=1):
        if sought in line.lower():
            return front.offset + number
    return 0


def _prose(body: str) -> Iterator[str]:
    """Yield each line without the code in it, which is shown as it is."""
    fence = ""
    for line in body.split("\n"):
        found = _FENCE.match(line)
        is_code = bool(fence or found)
        if found and fence in ("", found[1]):
            fence = "" if fence else found[1]
        yield "" if is_code else _CODE.sub("", line)


def _left_out(name: str) -> Phrase:
    if name in _EMBEDDED:
        return say(
            "`<{name}>` is not allowed in an article and was left out: write a link "
            "to what it shows.",
            name=name,
        )
    return say("`<{name}>` is not allowed in an article and was left out.", name=name)


_EMBEDDED = frozenset({"iframe", "object", "embed"})


def _leads_nowhere(url: str) -> Phrase:
    shown = url if len(url) <= _SHOWN else f"{url[:_SHOWN]}…"
    if url.lower().startswith("data:image/"):
        return say(
            "“{url}” holds a picture, and is not shown: save the picture as a file "
            "beside the article, and write its path here.",
            url=shown,
        )
    return say(
        "“{url}” is no address that a page may lead to, and leads nowhere: write a "
        "path, or one that begins with https, http, mailto or tel.",
        url=shown,
    )


_TOO_DEEP = say(
    "Quotations, lists, tags or marks stand more than {deepest} deep in each other. "
    "What is deeper lost its markup; take some levels out.",
    deepest=DEEPEST,
)


def _warning(code: str, message: Phrase, article: Article, line: int) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity.WARNING,
        message=message,
        path=article.path,
        line=line,
    )
