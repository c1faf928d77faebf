"""A link or picture of the source is missing, doubled or not the source's."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from pipeline.model.diagnostics import Fix, Replacement, Severity
from pipeline.model.phrases import Phrase, say
from pipeline.syntax.tokens import LinkEnd, LinkStart, Picture, Text, Token
from pipeline.text import trim
from pipeline.validating.batches import remarked
from pipeline.validating.elements import is_unsafe_url
from pipeline.validating.links import invented_numbers, link_words
from pipeline.validating.rulebook import Example, Finding, MarkupRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair
from pipeline.validating.wording import differences, quote, times

_Key: TypeAlias = tuple[int, bool]
"""The number of a link or of a picture, and which of the two it is."""


def check(pair: Pair) -> Iterator[Finding]:
    """Compare the numbers on both sides, then look at each link by itself.

    A link that is written otherwise is not told as a missing one, too.
    """
    if pair.kinds.isdisjoint((LinkStart, Picture)) and "][" not in pair.text:
        return
    source, target = _numbers(pair.source_tokens), _numbers(pair.tokens)
    differing = list(differences(source, target))
    lost = deque(key for key, _, actual in differing if not actual)
    astray = [*_invented(pair, lost), *_foreign(pair, lost)]
    for (number, is_image), expected, actual in differing:
        if actual or (number, is_image) in lost:
            yield _counted(number, expected, actual, is_image=is_image, pair=pair)
    yield from astray
    yield from _empty(pair)


def _invented(pair: Pair, lost: deque[_Key]) -> Iterator[Finding]:
    """Report numbers that the source does not have, each with the one it may mean."""
    for found in invented_numbers(pair):
        if not lost:
            message = say(
                "There is no link [{number}] in the source: correct the number.",
                number=found[1],
            )
            yield Finding(message=message, span=found.span())
            continue
        meant, _ = lost.popleft()
        message = say(
            "There is no link [{number}] in the source: write [{meant}].",
            number=found[1],
            meant=meant,
        )
        fix = Fix(edits=(Replacement(*found.span(1), str(meant)),), is_safe=False)
        yield Finding(message=message, span=found.span(), fix=fix)


def _numbers(tokens: Iterable[Token]) -> Counter[_Key]:
    return Counter(
        (token.number, isinstance(token, Picture))
        for token in tokens
        if isinstance(token, LinkStart | Picture) and token.number
    )


def _counted(
    number: int, expected: int, actual: int, *, is_image: bool, pair: Pair
) -> Finding:
    if actual:
        return Finding(
            message=_more_or_less(number, expected, actual, is_image=is_image),
            severity=Severity.WARNING,
        )
    if is_image:
        message = say(
            "The picture ![…][{number}] is missing: write ![description][{number}] "
            "where it belongs.",
            number=number,
        )
    else:
        message = say(
            "The link […][{number}] is missing: write [words][{number}] around the "
            "words for {words}.",
            number=number,
            words=quote(link_words(pair.source_tokens, number)),
        )
    return Finding(message=message)


def _more_or_less(number: int, expected: int, actual: int, *, is_image: bool) -> Phrase:
    here, there = times(actual), times(expected)
    if is_image:
        return say(
            "The picture ![…][{number}] stands here {here}, and {there} in the source: "
            "keep it as often.",
            number=number,
            here=here,
            there=there,
        )
    return say(
        "The link […][{number}] stands here {here}, and {there} in the source: keep it "
        "as often.",
        number=number,
        here=here,
        there=there,
    )


def _foreign(pair: Pair, lost: deque[_Key]) -> Iterator[Finding]:
    """Report links and pictures whose address the source does not have."""
    kinds = {str(link.number): link.is_image for link in pair.message.links}
    known = {url for url, _ in _addresses(pair.source_tokens)}
    for url, has_sign in dict(_addresses(pair.tokens)).items():
        if url in known or is_unsafe_url(url):
            continue
        is_image = kinds.get(url)
        _answer(lost, (int(url), is_image) if is_image is not None else (0, False))
        yield Finding(message=_unknown(url, is_image, has_sign=has_sign))


def _answer(lost: deque[_Key], key: _Key) -> None:
    """Take the lost link that one found elsewhere stands for: it may be any."""
    if key in lost:
        lost.remove(key)
    elif lost:
        lost.popleft()


def _addresses(tokens: Iterable[Token]) -> Iterator[tuple[str, bool]]:
    """Yield the addresses in the text itself, and whether each is of a picture."""
    for token in tokens:
        if isinstance(token, LinkStart | Picture) and not token.number:
            yield token.url, isinstance(token, Picture)


def _unknown(
    url: str,
    is_image: bool | None,  # noqa: FBT001 - or of neither
    *,
    has_sign: bool,
) -> Phrase:
    """Say what is wrong with an address; it may be the number of the other kind."""
    if is_image is None:
        return say(
            "The source has no link to {url}, so it is left out: write "
            "links as [words][1], with the number of the source.",
            url=quote(url),
        )
    if is_image:
        return say("[{url}] is a picture: write ![description][{url}].", url=url)
    if has_sign:
        return say("[{url}] is a link: write [words][{url}], without “!”.", url=url)
    return say("[{url}] is a link: write [words][{url}], in square brackets.", url=url)


def _empty(pair: Pair) -> Iterator[Finding]:
    """Report links that lost their words, and pictures their description."""
    known = set(_wordless(pair.source_tokens))
    for number, is_image in dict.fromkeys(_wordless(pair.tokens)):
        if (number, is_image) in known:
            continue
        if is_image:
            message = say(
                "A picture has no description for those who can't see it: write them "
                "between the brackets of ![][{number}].",
                number=number,
            )
        else:
            message = say(
                "A link has no words, so no one can follow it: write them between the "
                "brackets of [][{number}].",
                number=number,
            )
        yield Finding(message=message)


def _wordless(tokens: tuple[Token, ...]) -> Iterator[tuple[int, bool]]:
    """Yield the numbers of the links and pictures that have no words."""
    for place, token in enumerate(tokens):
        if isinstance(token, LinkStart) and _is_blank(tokens, place + 1):
            yield token.number, False
        elif isinstance(token, Picture) and not trim(token.alt):
            yield token.number, True


def _is_blank(tokens: tuple[Token, ...], place: int) -> bool:
    """Say whether a link ends here, with nothing or only spaces before."""
    first = tokens[place]
    if isinstance(first, Text) and not trim(first.text):
        first = tokens[place + 1]
    return isinstance(first, LinkEnd)


RULE = MarkupRule(
    code="links-differ",
    severity=Severity.ERROR,
    summary="A link or picture is missing, empty, or not the source's.",
    why="The number says where a link leads: the address is kept elsewhere, and no "
    "other can be given. A link that the translation leaves out is lost to its "
    "readers. A warning where a link only stands more or less often than in the "
    "source.",
    mend="Write each `[words][1]` and `![description][2]` of the source once, in any "
    "order, with words between the first brackets.",
    example=Example(
        source="See [the report][1].",
        wrong="Voir le rapport.",
        right="Voir [le rapport][1].",
    ),
    is_binding=True,
    check=check,
    suspects=remarked,
    signs=(Signs(text="[<", source="[<"),),
)
