"""HTML that no sentence may have: it could run, load or break something."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.syntax.tokens import LinkStart, Picture, TagEnd, TagStart, Token
from pipeline.validating.elements import is_unsafe, is_unsafe_element, unsafe_attribute
from pipeline.validating.rulebook import Example, Finding, MarkupRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair
from pipeline.validating.wording import quote

_INSTEAD = {
    "a": say("write a link as [words][1], with the number of the source"),
    "img": say("write a picture as ![description][1], with the number of the source"),
}


def check(pair: Pair) -> Iterator[Finding]:
    """Report each such tag, attribute and URL once."""
    if pair.kinds.isdisjoint((TagStart, TagEnd, LinkStart, Picture)):
        return
    told = dict.fromkeys(
        _sentence(token, pair) for token in pair.tokens if is_unsafe(token, pair)
    )
    for sentence in told:
        yield Finding(message=sentence)


def _sentence(token: Token, pair: Pair) -> str:
    match token:
        case TagStart(name) | TagEnd(name) if is_unsafe_element(token, pair):
            instead = _INSTEAD.get(name.lower(), say("delete it and its end"))
            return say(
                "The tag <{name}> can't stand in a text, and is left out: {instead}.",
                name=name,
                instead=instead,
            )
        case TagStart(name):
            attribute = quote(unsafe_attribute(token))
            return say(
                "<{name}> may not have {attribute}: write the tag without it.",
                name=name,
                attribute=attribute,
            )
        case LinkStart(url) | Picture(url):
            return say("{url} is no address to link to: delete it.", url=quote(url))
        case _:
            return ""


RULE = MarkupRule(
    code="unsafe-html",
    severity=Severity.ERROR,
    summary="HTML that a text may not have.",
    why="A text is the inside of a paragraph, a heading or a cell. A tag that opens a "
    "block would break the page, and a script, a style or an `onclick` could do "
    "anything in the reader's name. All of it is left out when the page is made.",
    mend="Delete the tag, the attribute or the address.",
    example=Example(
        source="Free *for all*",
        wrong="Gratuit <div>pour tous</div>",
        right="Gratuit *pour tous*",
    ),
    is_binding=True,
    check=check,
    signs=(Signs(text="<("),),
)
