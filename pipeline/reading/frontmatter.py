"""The YAML at the head of an article → its fields, as nodes with lines.

Every scalar is a string: `no` stays `no`, `12:30` stays `12:30`. Aliases are
refused, so that a short text can't stand for a long one.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from pipeline.model.articles import Source
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.phrases import say
from pipeline.reading.decoding import without_strays
from pipeline.reading.plainfields import Value, fields_at_sight
from pipeline.text import fold

_FENCE = re.compile(
    r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_ALIAS = re.compile(r"(?:^|[\s\[{,:])[*&][^\s,\]}]")
_LARGEST = 64 * 1024
_DEEPEST = 8
_OPENERS = "[{-?:"
"""The signs one of which stands at each level of nested YAML."""

_MANY = 500
_LONGEST_SHOWN = 60
_TOO_DEEP = say("The front matter is nested too deeply.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
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


class _Refused(Exception):  # noqa: N818 - it never leaves this module
    def __init__(self, message: str, line: int) -> None:
        super().__init__(message, line)
        self.message = message
        self.line = line


def split(source: Source) -> FrontMatter:
    """Return the front matter and the body; broken YAML is a diagnostic."""
    fence = _FENCE.match(source.content)
    if fence is None:
        return FrontMatter(body=source.content)
    body = source.content[fence.end() :]
    offset = source.content.count("\n", 0, fence.end())
    try:
        fields, lines = _fields(fence[1])
    except _Refused as refused:
        problem = Diagnostic(
            code="front-matter-syntax",
            severity=Severity.ERROR,
            message=refused.message,
            path=source.path,
            line=refused.line,
        )
        return FrontMatter(body=body, offset=offset, diagnostics=(problem,))
    return FrontMatter(fields=fields, lines=lines, body=body, offset=offset)


def _fields(text: str) -> tuple[Mapping[str, Value], dict[str, int]]:
    found = fields_at_sight(text) if len(text) <= _LARGEST else None
    return found or composed(text)


def composed(text: str) -> tuple[dict[str, Value], dict[str, int]]:
    """Return the fields and the line of each, as a parser of YAML has them."""
    if len(text) > _LARGEST:
        message = say(
            "The front matter is too large. Move the text below the second `---`."
        )
        raise _Refused(message, 1)
    _refuse_traps(text)
    try:
        root = yaml.compose(text, yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise _Refused(*_explained(error)) from error
    if root is None:
        return {}, {}
    if not isinstance(root, yaml.MappingNode):
        message = say("The front matter is not a list of `field: value` lines.")
        raise _Refused(message, _line(root))
    lines = {key.value: _line(key) for key, _ in _pairs(root)}
    return {key.value: _value(node, 1) for key, node in _pairs(root)}, lines


def _refuse_traps(text: str) -> None:
    """Raise where an alias, an anchor or an abyss is, before anything is composed.

    The composer recurses in C, and so can overflow the stack of the process.
    """
    if not _ALIAS.search(text) and sum(map(text.count, _OPENERS)) < _MANY:
        return
    depth = 0
    try:
        for event in yaml.parse(text, yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                raise _Refused(_TOO_DEEP, _line(event))
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                message = say(
                    "YAML aliases (`&name`, `*name`) are not allowed. Quote it."
                )
                raise _Refused(message, _line(event))
    except yaml.YAMLError as error:
        raise _Refused(*_explained(error)) from error


def _pairs(node: yaml.MappingNode) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    seen = set()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            message = say("The name of a field must be a word.")
            raise _Refused(message, _line(key))
        if key.value in seen:
            message = say(
                "The field `{field}` stands twice. Keep one.",
                field=shortened(key.value),
            )
            raise _Refused(message, _line(key))
        seen.add(key.value)
        yield key, value


def _value(node: yaml.Node, depth: int) -> Value:
    if depth > _DEEPEST:
        raise _Refused(_TOO_DEEP, _line(node))
    if isinstance(node, yaml.SequenceNode):
        return [_value(each, depth + 1) for each in node.value]
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(each, depth + 1) for key, each in _pairs(node)}
    is_null = node.tag == "tag:yaml.org,2002:null"
    # An escape such as "\0" may write what the file itself may not hold.
    return "" if is_null else without_strays(str(node.value))


def _line(node: yaml.Node | yaml.Event) -> int:
    mark = node.start_mark
    return mark.line + 2 if mark else 1


def _explained(error: yaml.YAMLError) -> tuple[str, int]:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 2 if mark else 1
    problem = getattr(error, "problem", None) or say("it can't be read")
    message = say(
        "The front matter is not valid YAML: {problem}. Put a value "
        'that holds a colon or begins with a sign in quotes: "…".',
        problem=problem,
    )
    return message, line
