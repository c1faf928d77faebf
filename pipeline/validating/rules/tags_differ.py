"""A tag of the source is missing, or one is there that means nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.syntax.html import VOID_ELEMENTS
from pipeline.syntax.tags import FREE_ATTRIBUTES, FREE_TAGS
from pipeline.syntax.tokens import Break, Raw, TagStart, Token
from pipeline.validating.elements import is_unsafe
from pipeline.validating.rulebook import Example, Finding, MarkupRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair
from pipeline.validating.wording import differences

# These say what `*` and `**` say, and `emphasis-differs` counts them.
_EMPHASIS = frozenset({"em", "strong", "del", "b", "i", "s"})


def check(pair: Pair) -> Iterator[Finding]:
    """Compare the tags on both sides, then look at each by itself."""
    if pair.kinds.isdisjoint((TagStart, Break, Raw)):
        return
    source, target = _tags(pair.source_tokens), _tags(pair.tokens)
    for name, expected, actual in differences(source, target):
        yield from _missing(name, expected, actual, pair)
    yield from dict.fromkeys(_strange(pair, set(source)))


def _tags(tokens: Iterable[Token]) -> Counter[str]:
    return Counter(
        "br" if isinstance(token, Break) else token.name
        for token in tokens
        if isinstance(token, TagStart | Break)
    )


def _missing(name: str, expected: int, actual: int, pair: Pair) -> Iterator[Finding]:
    is_kept = name in pair.kept_tags
    if actual >= expected or (name in _EMPHASIS and not is_kept):
        return
    if name in VOID_ELEMENTS:
        message = say(
            "The tag <{name}> is missing: write it where the line ends, as in the "
            "source.",
            name=name,
        )
    else:
        message = say(
            "The tag <{name}> is missing: write it around the same words, as in the "
            "source.",
            name=name,
        )
    yield Finding(
        message=message,
        severity=None if is_kept else Severity.WARNING,
    )


def _strange(pair: Pair, known: set[str]) -> Iterator[Finding]:
    """Yield what is left out when the page is made, and harms nothing."""
    for token in pair.tokens:
        if isinstance(token, Raw):
            yield Finding(
                message=say(
                    "A comment is left out: delete it, and write notes in a line "
                    "that begins with “# ” above the entry."
                ),
                severity=Severity.WARNING,
            )
        elif isinstance(token, TagStart) and not is_unsafe(token, pair):
            yield from _strange_tag(token, pair, known)


def _strange_tag(token: TagStart, pair: Pair, known: set[str]) -> Iterator[Finding]:
    name = token.name
    if name.lower() not in FREE_TAGS | VOID_ELEMENTS | known:
        yield Finding(
            message=say(
                "The source has no tag <{name}>, so it is left out: delete "
                "it, or correct its name.",
                name=name,
            )
        )
    elif token.source and name in pair.kept_tags:
        yield Finding(
            message=say(
                "What belongs to <{name}> is kept elsewhere: write the tag "
                "bare, as in the source.",
                name=name,
            )
        )
    elif {attribute for attribute, _ in token.attributes} - FREE_ATTRIBUTES:
        yield Finding(
            message=say(
                "Only lang and dir may stand in <{name}>, and the rest is "
                "left out: delete it.",
                name=name,
            ),
            severity=Severity.WARNING,
        )


RULE = MarkupRule(
    code="tags-differ",
    severity=Severity.ERROR,
    summary="A tag is missing, or means nothing.",
    why="A tag such as `<abbr>` stands for more than it shows: what belongs to it is "
    "kept elsewhere, and is lost with it. You may add "
    '`<span lang="en">…</span>`, `<sup>`, `<sub>` and the like, with `lang` and `dir` '
    "only. A warning where only `<br>` or a tag with nothing to keep is missing.",
    mend="Write the tags of the source around the same words, bare, as they are.",
    example=Example(
        source="The <abbr>SSE</abbr> grows.",
        wrong="L’<acronym>ESS</acronym> grandit.",
        right="L’<abbr>ESS</abbr> grandit.",
    ),
    is_binding=True,
    check=check,
    signs=(Signs(text="<\n", source="<\n"),),
)
