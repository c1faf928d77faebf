"""The YAML at the head of an article → its fields, as nodes with lines.

Every scalar is a string: `no` stays `no`, `12:30` stays `12:30`. Aliases are
refused, so that a short text can't stand for a long one.
"""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from pipeline.model.articles import Source
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.reading.plainfields import Refused, Value, fields_at_sight
from pipeline.text import fold

_FENCE = pattern(
    r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_BEGUN = pattern(r"---[ \t]*\n[a-z]+:(?: |\n|\Z)")
_NO_END = say(
    "The front matter has no end: write a line of three hyphens below its last field."
)
_LARGEST = 64 * 1024
_LONGEST_SHOWN = 60


class FrontMatter(Struct, frozen=True, kw_only=True):
    """The fields as they were typed, the line of each, and the text below.

    `offset` is the number of lines before the body.
    """

    fields: Mapping[str, Value] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    body: str = ""
    offset: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()


def shortened(value: Value) -> str:
    """Return what was typed as a finding shows it: one line, cut where it is long."""
    words = str(value)
    line = fold(words[: _LONGEST_SHOWN + 1])
    return f"{line[:_LONGEST_SHOWN]}…" if len(words) > _LONGEST_SHOWN else line


def split(source: Source) -> FrontMatter:
    """Return the front matter and the body; broken YAML is a diagnostic."""
    fence = _FENCE.match(source.content)
    if fence is None:
        return FrontMatter(body=source.content, diagnostics=tuple(_endless(source)))
    body = source.content[fence.end() :]
    offset = source.content.count("\n", 0, fence.end())
    try:
        fields, lines = _fields(fence[1])
    except Refused as refused:
        problem = _broken(source, refused.message, refused.line)
        return FrontMatter(body=body, offset=offset, diagnostics=(problem,))
    return FrontMatter(fields=fields, lines=lines, body=body, offset=offset)


def _endless(source: Source) -> Iterator[Diagnostic]:
    """Yield that a front matter goes on to the end of the file, if one begins there."""
    if _BEGUN.match(source.content):
        yield _broken(source, _NO_END, 1)


def _broken(source: Source, message: str, line: int) -> Diagnostic:
    return Diagnostic(
        code="front-matter-syntax",
        severity=Severity.ERROR,
        message=message,
        path=source.path,
        line=line,
    )


def _fields(text: str) -> tuple[Mapping[str, Value], dict[str, int]]:
    if len(text) > _LARGEST:
        message = say(
            "The front matter is too large. Move the text below the second `---`."
        )
        raise Refused(message, 1)
    found = fields_at_sight(text)
    if found is not None:
        return found
    # Most front matter is read without YAML's tables, which take long to load.
    from pipeline.reading.nodes import composed  # noqa: PLC0415

    return composed(text)
