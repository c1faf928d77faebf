"""Patterns are compiled when they are used, and every one of them can be."""

import ast
import pickle
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

import pipeline
from pipeline.patterns import Latent, pattern
from tests.house import modules, name, none


def test_a_pattern_does_all_that_a_compiled_one_does() -> None:
    source, text = r"(?P<digits>\d+) ?", "1 22 333"
    late, early = pattern(source, re.ASCII), re.compile(source, re.ASCII)
    for each in ("pattern", "flags", "groups", "groupindex"):
        assert getattr(pattern(source, re.ASCII), each) == getattr(early, each)
    assert late.findall(text) == early.findall(text)
    assert late.split(text) == early.split(text)
    assert late.sub("-", text) == early.sub("-", text)
    assert late.subn("-", text, 2) == early.subn("-", text, 2)
    assert [each[0] for each in late.finditer(text)] == ["1 ", "22 ", "333"]
    assert late.fullmatch(text) is None
    for found in (late.match(text, 2), late.search(text, 2)):
        assert found is not None
        assert found["digits"] == "22"
        assert found.re == early


def test_a_pattern_is_compiled_when_something_is_looked_for() -> None:
    broken = pattern("(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search("")


def test_a_pattern_has_nothing_that_no_compiled_one_has() -> None:
    with pytest.raises(AttributeError, match="research"):
        getattr(pattern("a"), "research")  # noqa: B009 - no checker would let it pass


def test_a_pattern_that_is_sent_to_a_worker_finds_there_what_it_did() -> None:
    sent = pickle.dumps(pattern("b", re.IGNORECASE))
    assert pickle.loads(sent).sub("-", "aBc") == "a-c"  # noqa: S301 - our own


def latent() -> Iterator[tuple[str, Latent]]:
    for each in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        if each.name != "pipeline.__main__":
            for own, value in vars(import_module(each.name)).items():
                for one in value.values() if isinstance(value, dict) else (value,):
                    if isinstance(one, Latent):
                        yield f"{each.name}.{own}", one


def test_every_pattern_that_a_module_keeps_can_be_compiled() -> None:
    found = list(latent())
    assert len(found) > 300
    for place, one in found:
        assert isinstance(one.groups, int), place


def test_no_module_compiles_a_pattern_when_it_is_loaded() -> None:
    none(
        f"{name(path)}:{node.lineno}"
        for path in modules("pipeline")
        for node in at_once(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) == ("re", "compile")
    )


def at_once(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what is run when a module is loaded: all but what functions hold."""
    yield node
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        for each in ast.iter_child_nodes(node):
            yield from at_once(each)


# CPython before 3.11.5, which Debian 12 has, keeps what a possessive or atomic group
# consumed when it fails halfway (gh-106052, gh-100061). Of one character or class,
# which is repeated by another instruction, it is right.
_GRASPING = re.compile(r"\)(?:[*+?]|\{[0-9,]*\})\+|\(\?>")
_SIGN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^]\\])*\]", re.DOTALL)


def is_grasping(source: str) -> bool:
    """Say whether an expression has a group that gives nothing back."""
    return bool(_GRASPING.search(_SIGN.sub("x", source)))


def test_no_pattern_has_a_group_that_gives_nothing_back() -> None:
    sources = {place: one.pattern for place, one in latent()}
    none(
        place
        for place, source in sources.items()
        if is_grasping(source if isinstance(source, str) else source.decode("latin-1"))
    )


def test_no_pattern_made_for_a_text_has_a_group_that_gives_nothing_back() -> None:
    none(
        f"{name(path)}:{node.lineno}"
        for path in modules("pipeline")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and any(map(is_grasping, written(node)))
    )


def written(call: ast.Call) -> Iterator[str]:
    """Yield the expression that is given, with a group for each part from elsewhere."""
    for each in call.args[:1]:
        parts = each.values if isinstance(each, ast.JoinedStr) else [each]
        yield "".join(
            str(part.value) if isinstance(part, ast.Constant) else "()"
            for part in parts
        )


@pytest.mark.parametrize(
    ("source", "is_one"),
    [
        ("(?:ab?c)*+", True),
        ("(ab){2,}+", True),
        ("(?>ab)", True),
        (r"[^\n]*+(?:a++)*\)++", False),
        (r"[])*+(?>][\])*+]", False),
    ],
)
def test_a_group_that_gives_nothing_back_is_seen(source: str, *, is_one: bool) -> None:
    assert is_grasping(source) is is_one
