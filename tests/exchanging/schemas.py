"""The grammars of what we write for other programs, from their standards."""

from functools import cache
from pathlib import Path

from lxml import etree

_FOLDER = Path(__file__).parents[1] / "cases" / "exchanging"


@cache
def _grammar(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(_FOLDER / f"{name}.rng")))


def faults(name: str, content: bytes) -> list[str]:
    """Return what the grammar `name` finds wrong with a document."""
    grammar = _grammar(name)
    root = etree.fromstring(content)
    if grammar.validate(root):
        return []
    return [str(each) for each in grammar.error_log] or ["not valid"]
