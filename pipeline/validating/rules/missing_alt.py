"""A picture has no description, or one that describes nothing."""

import re
from collections.abc import Iterator

from pipeline.model.articles import Article, Kind, Message
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.syntax import parse
from pipeline.syntax.tokens import Picture
from pipeline.text import trim
from pipeline.validating.rulebook import Example, Finding, SourceRule
from pipeline.validating.vocabulary import names

_BARE = pattern(r"<img\b[^<>]*? alt=\"\"")
_FILE = pattern(r"[\w .-]+\.(?:avif|gif|jpe?g|png|svg|webp)", re.IGNORECASE)
_CAMERA = pattern(r"(?:IMG|DSC|DSCN|DSCF|P|PXL|Screenshot)[_ -]?\d{3,}\w*")
_EMPTY = names("image photo photograph photographie picture illustration figure logo")


def check(article: Article) -> Iterator[Finding]:
    """Look at the picture of the front matter, those between texts, those in them."""
    image = article.metadata.image
    if image is not None and not image.alt:
        yield Finding(
            message=say(
                "The picture of the front matter has no description: add `alt:` below "
                "`image:`."
            )
        )
    html = "".join(part if isinstance(part, str) else "x" for part in article.skeleton)
    for _ in _BARE.finditer(html):
        yield Finding(message=_absent())
    for message in article.messages:
        yield from _in_text(message)


def _in_text(message: Message) -> Iterator[Finding]:
    """Yield what is wrong with a description, or with those inside of a sentence."""
    if message.kind is Kind.ALT:
        yield from _judged(message.text, message)
    elif any(link.is_image for link in message.links):
        for token in parse(message.text, message):
            if isinstance(token, Picture):
                yield from _judged(token.alt, message)


def _judged(alt: str, message: Message) -> Iterator[Finding]:
    words = trim(alt)
    if not words:
        yield Finding(message=_absent(), place=message)
    elif words.casefold() in _EMPTY or _FILE.fullmatch(words) or _CAMERA.match(words):
        yield Finding(
            message=say(
                "“{words}” says nothing of what is in the picture: describe it in a "
                "sentence.",
                words=words,
            ),
            place=message,
        )


def _absent() -> str:
    return say(
        "A picture has no description: write what is in it between the square brackets "
        "of `![…]`."
    )


RULE = SourceRule(
    code="missing-alt",
    severity=Severity.WARNING,
    summary="A picture has no description.",
    why="Who can't see the picture hears nothing, or the name of a file (WCAG 2.2, "
    "1.1.1). The description is translated as any other text.",
    mend="Say in a sentence what is in the picture. One that only decorates belongs in "
    "the theme.",
    example=Example(
        wrong="![](stall.svg)",
        right="![Two crates of figs under a lamp.](stall.svg)",
    ),
    check=check,
)
