"""The theme's templates and views → the part of a page that documents them."""

import inspect
from collections.abc import Iterator, Sequence
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from jinja2 import Environment, nodes
from markupsafe import Markup
from msgspec import Struct

from pipeline.rendering import views
from pipeline.rendering.theming import theme_sources

_NAMES: dict[object, str] = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    Markup: "HTML",
}


def describe_theme() -> str:
    """Return what each template is given and what it may be overridden by, as Markdown.

    The templates come first, with their names and blocks, then every view.
    """
    return "\n".join((*_templates(), "", *_views()))


def _templates() -> Iterator[str]:
    yield "| template | is given | blocks |\n| --- | --- | --- |"
    for template, contexts in sorted(views.CONTEXTS.items()):
        given = ", ".join(f"`{name}`" for each in contexts for name in _hints(each))
        blocks = ", ".join(f"`{name}`" for name in blocks_of(template))
        yield f"| `{template}` | {given} | {blocks} |"
    yield "\n| name | type |\n| --- | --- |"
    known = {each for contexts in views.CONTEXTS.values() for each in contexts}
    named = {name: kind for each in known for name, kind in _hints(each).items()}
    for name, kind in sorted(named.items()):
        yield f"| `{name}` | {_said(kind)} |"


def blocks_of(template: str) -> Sequence[str]:
    """Return the blocks that a template of the package has of its own, as they come."""
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(  # noqa: S701 - never rendered
        theme_sources()[template]
    )
    return [block.name for block in tree.find_all(nodes.Block)]


def _views() -> Iterator[str]:
    for name in sorted(views.__all__):
        view = getattr(views, name)
        if isinstance(view, type) and issubclass(view, Struct):
            yield f"### `{name}`\n\n{inspect.getdoc(view)}\n"
            yield "| field | type |\n| --- | --- |"
            yield from (
                f"| `{field}` | {_said(kind)} |" for field, kind in _parts(view)
            )
            yield ""


def _parts(view: type) -> Iterator[tuple[str, object]]:
    """Yield the fields of a view with their types, then its properties."""
    hints = _hints(view)
    for name in inspect.signature(view).parameters:
        yield name, hints[name]
    for name, member in inspect.getmembers(
        view, lambda each: isinstance(each, property)
    ):
        yield name, get_type_hints(member.fget)["return"]


def _hints(view: type) -> dict[str, Any]:
    return get_type_hints(view)


def _said(kind: object) -> str:
    """Return a type as a designer reads it."""
    arguments = get_args(kind)
    if isinstance(kind, UnionType):
        within = next(each for each in arguments if each is not NoneType)
        return f"{_said(within)}, or none"
    if get_origin(kind) is tuple and Ellipsis not in arguments:
        return f"pairs of {' and '.join(map(_said, arguments))}"
    if arguments:
        return f"list of {_said(arguments[0])}"
    return _NAMES.get(kind) or f"`{getattr(kind, '__name__', kind)}`"
