"""A mark at the start of a text that would open a block, and does not."""

import re
from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.rulebook import Example, Finding, TextRule
from pipeline.validating.signs import Signs, those
from pipeline.validating.subjects import Pair
from pipeline.validating.wording import quote

_OPENING = pattern(
    r"^[ \t]{0,3}+("
    r"#{1,6}+(?=[ \t]|$)"
    r"|[-+*:](?=[ \t]|$)"
    r"|[0-9]{1,9}+[.)](?=[ \t]|$)"
    r"|>"
    r"|```|~~~"
    r"|(?:-[ \t]*+){3,}$|(?:\*[ \t]*+){3,}$|(?:_[ \t]*+){3,}$"
    r")",
    re.MULTILINE,
)


def check(pair: Pair) -> Iterator[Finding]:
    """Look at the start of each line, unless the source starts with a mark too."""
    if pair.message.kind.is_plain:
        return
    found = _opening(pair.text)
    if found and not _OPENING.match(pair.source):
        yield Finding(
            message=say(
                "{mark} opens no heading, list or quotation here, and is "
                "shown as it is: delete it if the source has none.",
                mark=quote(found[1]),
            ),
            span=found.span(1),
        )


def _opening(text: str) -> re.Match[str] | None:
    return _OPENING.search(text) if "\n" in text else _OPENING.match(text)


RULE = TextRule(
    code="block-markup",
    severity=Severity.WARNING,
    summary="A mark at the start that would open a block.",
    why="Headings, lists and quotations are not part of a text to translate: the page "
    "has them already. A `#`, `-`, `>` or `1.` at the start opens nothing, and readers "
    "would see it. For a dialogue, write a dash: `—`.",
    mend="Delete the mark.",
    example=Example(source="The market", wrong="# Le marché", right="Le marché"),
    check=check,
    signs=(Signs(opening=those(r"[ \t#+*:>`~_0-9-]"), text="\n"),),
)
