"""White space is content: no one may eat the no-break spaces of prose."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import PIPELINE, modules, name, none

ALLOWED = {
    "pipeline/catalogs/entries.py:_refuse_mixed": "the lines of PO syntax",
    "pipeline/extracting/strings.py:_remarks": "a comment in a template is not prose",
    "pipeline/differences/changes.py:_PIECES": "pieces that add up to the whole text",
    "pipeline/differences/similarity.py:_WORD": "words to compare, never to write",
    "pipeline/merging/typographic.py:_UNDERSCORES": "what stands beside a mark",
    "pipeline/model/locales.py:parse_tag": "a language tag is not prose",
    "pipeline/model/locales.py:parse_gettext": "a locale's name is not prose",
    "pipeline/reading/composing.py:_URL": "white space inside an HTML tag",
    "pipeline/reading/nodes.py:_ALIAS": "the syntax of YAML",
    "pipeline/reading/partition.py:_DIRECTIVE": "inside a comment to translators",
    "pipeline/typography/__init__.py:_ADDRESS": "any space ends a URL",
    "pipeline/syntax/tokens.py:ATTRIBUTE": "white space inside an HTML tag",
    "pipeline/validating/columns.py:Column": "letters, with plain spaces for the rest",
    "pipeline/validating/prose.py:_ADDRESS": "any space ends a URL",
}
"""Where Python's idea of white space is the right one, and why."""


def eats_no_break_spaces(node: ast.AST) -> bool:
    """Say whether a node treats U+00A0 and U+202F as if they were nothing."""
    match node:
        case ast.Call(func=ast.Attribute(attr="splitlines")):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Constant())):
            return False  # a list of ours, written as words
        case ast.Call(
            func=ast.Attribute(attr="strip" | "lstrip" | "rstrip" | "split" | "rsplit"),
            args=[] | [ast.Constant(value=None), *_],
        ):
            return True
        case ast.Constant(value=str(text)):
            return r"\s" in text or r"\S" in text
        case _:
            return False


@pytest.mark.parametrize(
    ("code", "eats"),
    [
        ("text.strip()", True),
        ("text.split(None, 1)", True),
        ("text.splitlines()", True),
        (r"re.compile(r'\s+')", True),
        ("text.strip(' ')", False),
        ("text.split(',')", False),
        ("'a b c'.split()", False),
    ],
)
def test_what_eats_no_break_spaces_is_recognised(code: str, *, eats: bool) -> None:
    assert any(map(eats_no_break_spaces, ast.walk(ast.parse(code)))) is eats


def docstrings(tree: ast.Module) -> set[int]:
    """Return the identities of the string statements, which explain."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def whitespace_places(path: Path) -> Iterator[str]:
    """Yield `module:name` for each top-level statement that eats them."""
    tree = ast.parse(path.read_text("utf-8"))
    explained = docstrings(tree)
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=place), *_]):
                pass
            case ast.AnnAssign(target=ast.Name(id=place)):
                pass
            case ast.FunctionDef(name=place) | ast.ClassDef(name=place):
                pass
            case _:
                place = str(statement.lineno)
        if any(
            eats_no_break_spaces(node) and id(node) not in explained
            for node in ast.walk(statement)
        ):
            yield f"{name(path)}:{place}"


def test_no_one_eats_the_no_break_spaces_of_prose() -> None:
    found = {
        place
        for path in modules("pipeline")
        if path != PIPELINE / "text.py"
        for place in whitespace_places(path)
    }
    none(found - ALLOWED.keys())
    none(ALLOWED.keys() - found)  # excuses that nothing needs any more
