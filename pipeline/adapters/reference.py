"""The keys of the configuration → the page that documents them."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

import msgspec
from msgspec import inspect

from pipeline.adapters.settings import (
    CheckSettings,
    EngineSettings,
    PicturesSettings,
    PolicySettings,
    SiteSettings,
    TranslateSettings,
)

_HEAD = """\
# Configuration

<!-- Written from pipeline/adapters/settings.py by `make golden`. -->

A site is a folder with a `diptyque.toml`, or with a `[tool.diptyque]` table in its
`pyproject.toml`. Every command looks for the nearest one upwards from where it is run;
`--site` names another. A key that is not on this page is an error.
"""
_NAMES: dict[type[inspect.Type], str] = {
    inspect.BoolType: "`true` or `false`",
    inspect.StrType: "text",
    inspect.IntType: "whole number",
    inspect.FloatType: "number",
}


def write_reference() -> str:
    """Return `docs/configuration.md`."""
    pages = ("\n".join(_section(*each)) for each in _SECTIONS)
    return f"{_HEAD}\n" + "\n\n".join(pages) + "\n"


_SECTIONS: tuple[tuple[str, type, str], ...] = (
    ("The site", SiteSettings, ""),
    ("`[policy]`: what may be published", PolicySettings, "policy."),
    ("`[check]`: which rules are asked", CheckSettings, "check."),
    ("`[pictures]`: which smaller copies are made", PicturesSettings, "pictures."),
    ("`[translate]`: what is filled before people do", TranslateSettings, "translate."),
    (
        "`[translate.engine]`: the machine that translates",
        EngineSettings,
        "translate.engine.",
    ),
)


def _section(title: str, settings: type, prefix: str) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| key | type | default | meaning |\n| --- | --- | --- | --- |"
    shape = inspect.type_info(settings)
    assert isinstance(shape, inspect.StructType)  # noqa: S101 - for the type checker
    for field in shape.fields:
        if isinstance(field.type, inspect.Metadata):
            yield _row(f"{prefix}{field.name}", field, field.type)


def _row(key: str, field: inspect.Field, kind: inspect.Metadata) -> str:
    meta = kind.extra_json_schema or {}
    examples = meta.get("examples", ())
    example = f" Example: `{_toml(examples[0])}`." if examples else ""
    default = "required" if field.required else f"`{_toml(_default(field))}`"
    meaning = meta.get("description", "")
    return f"| `{key}` | {_type(kind.type)} | {default} | {meaning}{example} |"


def _default(field: inspect.Field) -> object:
    return field.default_factory() if callable(field.default_factory) else field.default


def _type(kind: inspect.Type, ending: str = "") -> str:
    if isinstance(kind, inspect.VarTupleType):
        return f"list of {_type(kind.item_type, 's')}"
    if isinstance(kind, inspect.EnumType):
        return f"word{ending}"
    if isinstance(kind, inspect.DictType):
        return f"table of {_type(kind.value_type, 's')}"
    return _NAMES[type(kind)] + ending + _range(kind)


def _range(kind: inspect.Type) -> str:
    low, high = getattr(kind, "ge", None), getattr(kind, "le", None)
    if low is None:
        return ""
    return f", {low} or more" if high is None else f", {low} to {high}"


def _toml(value: Any) -> str:  # noqa: ANN401 - whatever a default may be
    """Write a value as TOML does, whose texts and lists are JSON's."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, dict):
        pairs = ", ".join(f"{key} = {_toml(value[key])}" for key in value)
        return f"{{ {pairs} }}" if pairs else "{}"
    plain = value.value if isinstance(value, Enum) else value
    return msgspec.json.encode(plain).decode()
