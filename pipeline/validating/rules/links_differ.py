"""A link or picture of the source is missing, doubled or not the source's."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import Phrase, say
from pipeline.syntax.tokens import LinkEnd, LinkStart, Picture, Text, Token
from pipeline.text import trim
from pipeline.validating.elements import is_unsafe_url
from pipeline.validating.links import invented_numbers, link_words
from pipeline.validating.rulebook import Example, Finding, MarkupRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair
from pipeline.validating.wording import differences, quote, times


def check(pair: Pair) -> Iterator[Finding]:
    """Compare the numbers on both sides, then look at each link by itself."""
    if pair.kinds.isdisjoint((LinkStart, Picture)) and "][" not in pair.text:
        return
    source, target = _numbers(pair.source_tokens), _numbers(pair.tokens)
    for (number, is_image), expected, actual in differences(source, target):
        yield _counted(number, expected, actual, is_image=is_image, pair=pair)
    for found in invented_numbers(pair):
        yield Finding(
            message=say(
                "There is no link [{number}] in the source: correct the number.",
                number=found[1],
            ),
            span=found.span(),
        )
    yield from _foreign(pair)
    yield from _empty(pair)


def _numbers(tokens: Iterable[Token]) -> Counter[tuple[int, bool]]:
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


def _foreign(pair: Pair) -> Iterator[Finding]:
    """Report links and pictures whose address the source does not have."""
    kinds = {str(link.number): link.is_image for link in pair.message.links}
    known = set(_addresses(pair.source_tokens))
    for url in dict.fromkeys(_addresses(pair.tokens)):
        if url not in known and not is_unsafe_url(url):
            yield Finding(message=_unknown(url, kinds.get(url)))


def _addresses(tokens: Iterable[Token]) -> Iterator[str]:
    """Yield the addresses that stand in the text itself."""
    for token in tokens:
        if isinstance(token, LinkStart | Picture) and not token.number:
            yield token.url


def _unknown(url: str, is_image: bool | None) -> Phrase:  # noqa: FBT001 - or of neither
    """Say what is wrong with an address; it may be the number of the other kind."""
    if is_image is None:
        return say(
            "The source has no link to {url}, so it is left out: write "
            "links as [words][1], with the number of the source.",
            url=quote(url),
        )
    if is_image:
        return say("[{url}] is a picture: write ![description][{url}].", url=url)
    return say("[{url}] is a link: write [words][{url}], without “!”.", url=url)


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
    signs=(Signs(text="[<", source="[<"),),
)
