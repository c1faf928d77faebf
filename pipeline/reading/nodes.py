"""The YAML of a front matter that is not plain → its fields, as nodes with lines.

Aliases are refused, so that a short text can't stand for a long one. The only
module that knows PyYAML in this room.
"""

from collections.abc import Iterator

import yaml

from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.reading.decoding import without_strays
from pipeline.reading.frontmatter import shortened
from pipeline.reading.plainfields import Refused, Value

_ALIAS = pattern(r"(?:^|[\s\[{,:])[*&][^\s,\]}]")
_DEEPEST = 8
_OPENERS = "[{-?:"
"""The signs one of which stands at each level of nested YAML."""

_MANY = 500
_TOO_DEEP = say("The front matter is nested too deeply.")


def composed(text: str) -> tuple[dict[str, Value], dict[str, int]]:
    """Return the fields and the line of each, as a parser of YAML has them."""
    _refuse_traps(text)
    try:
        root = yaml.compose(text, yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise Refused(*_explained(error)) from error
    if root is None:
        return {}, {}
    if not isinstance(root, yaml.MappingNode):
        message = say("The front matter is not a list of `field: value` lines.")
        raise Refused(message, _line(root))
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
                raise Refused(_TOO_DEEP, _line(event))
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                message = say(
                    "YAML aliases (`&name`, `*name`) are not allowed. Quote it."
                )
                raise Refused(message, _line(event))
    except yaml.YAMLError as error:
        raise Refused(*_explained(error)) from error


def _pairs(node: yaml.MappingNode) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    seen = set()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            message = say("The name of a field must be a word.")
            raise Refused(message, _line(key))
        if key.value in seen:
            message = say(
                "The field `{field}` stands twice. Keep one.",
                field=shortened(key.value),
            )
            raise Refused(message, _line(key))
        seen.add(key.value)
        yield key, value


def _value(node: yaml.Node, depth: int) -> Value:
    if depth > _DEEPEST:
        raise Refused(_TOO_DEEP, _line(node))
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
