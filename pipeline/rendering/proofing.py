"""A site's own templates → what is wrong with them that no page would show.

A block that nothing draws and a file that nothing asks for are silent in Jinja; a
name that is misspelt looks just like them.
"""

from collections.abc import Collection, Iterator, Mapping

from jinja2 import TemplateSyntaxError, meta, nodes

from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.phrases import Phrase, say
from pipeline.rendering.mistakes import MISTAKES, likeliest, reason
from pipeline.rendering.templates import ORIGINALS, environment
from pipeline.rendering.theming import theme_sources
from pipeline.rendering.translations import translations

_REFERENCES = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)

_Trees = Mapping[str, nodes.Template]
"""The templates that can be parsed, by the names that others call them by."""


def proof_templates(
    overrides: Mapping[str, str], folder: str
) -> tuple[Diagnostic, ...]:
    """Return what a designer should hear of the templates in a site's `folder`.

    Nothing of it stops a build; to draw a page with a template in error does.
    """
    if not overrides:
        return ()
    sources = dict(all_sources(overrides))
    made = environment(translations(()), overrides, folder)
    trees: dict[str, nodes.Template] = {}
    found: list[Diagnostic] = []
    for name, text in sources.items():
        try:
            trees[name] = made.parse(text, name)
        except MISTAKES as error:
            found.append(_unreadable(f"{folder}/{name}", error))
    for name in overrides.keys() & trees.keys():
        found += _lost(trees[name], sources, f"{folder}/{name}")
        found += _stray(trees[name], trees, f"{folder}/{name}")
    found += _idle(overrides, trees, folder)
    return tuple(sorted(found, key=lambda each: each.order))


def all_sources(overrides: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield every template by each of its names."""
    yield from {**theme_sources(), **overrides}.items()
    for name, text in theme_sources().items():
        yield ORIGINALS + name, text


def _unreadable(path: str, error: Exception) -> Diagnostic:
    line = error.lineno if isinstance(error, TemplateSyntaxError) else 0
    said = say("No page can be drawn with this template: {error}.", error=reason(error))
    return _finding("template-invalid", Severity.ERROR, said, path, line)


def _lost(
    tree: nodes.Template, known: Collection[str], path: str
) -> Iterator[Diagnostic]:
    """Yield the templates that one builds on or takes in, and that there are not."""
    for node in tree.find_all(_REFERENCES):
        name = _named(node)
        if name and name not in known and not getattr(node, "ignore_missing", False):
            said = say(
                "There is no template “{name}”. {hint}",
                name=name,
                hint=likeliest(name, known) or say("Write it, or ask for another."),
            )
            yield _finding("template-invalid", Severity.ERROR, said, path, node.lineno)


def _named(node: nodes.Node) -> str:
    """Return the template that a statement names, where it is not worked out."""
    template = getattr(node, "template", None)
    return str(template.value) if isinstance(template, nodes.Const) else ""


def _stray(tree: nodes.Template, trees: _Trees, path: str) -> Iterator[Diagnostic]:
    """Yield the blocks that fill none of the template that this one builds on."""
    known = _inherited(tree, trees)
    if known is None:
        return
    for block in _outer_blocks(tree):
        if block.name not in known:
            said = say(
                "No page shows the block “{name}”: what this template builds on has "
                "none of that name. {hint}",
                name=block.name,
                hint=likeliest(block.name, known)
                or say("It has these: {names}.", names=", ".join(sorted(known))),
            )
            yield _finding("unknown-block", Severity.WARNING, said, path, block.lineno)


def _inherited(tree: nodes.Template, trees: _Trees) -> frozenset[str] | None:
    """Return the blocks of all that a template builds on; none where it is whole.

    None, too, where what it builds on is worked out, or can't be read.
    """
    known: set[str] = set()
    seen: set[str] = set()
    bases = [*tree.find_all(nodes.Extends)]
    if not bases:
        return None
    while bases:
        name = _named(bases.pop())
        if name not in trees:
            return None
        if name not in seen:
            seen.add(name)
            known |= {each.name for each in trees[name].find_all(nodes.Block)}
            bases += trees[name].find_all(nodes.Extends)
    return frozenset(known)


def _outer_blocks(node: nodes.Node) -> Iterator[nodes.Block]:
    """Yield the blocks that are in no other: only those have to be known above."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child
        else:
            yield from _outer_blocks(child)


def _idle(
    overrides: Collection[str], trees: _Trees, folder: str
) -> Iterator[Diagnostic]:
    """Yield the site's templates that stand for none of ours and are not asked for."""
    asked = {name for tree in trees.values() for name in _references(tree)}
    if None in asked:
        return
    for name in overrides:
        if name not in theme_sources() and name not in asked:
            said = say(
                "No page is drawn with “{name}”, and no template asks for it. {hint}",
                name=name,
                hint=likeliest(name, theme_sources()) or say("Remove it."),
            )
            path = f"{folder}/{name}"
            yield _finding("unused-template", Severity.WARNING, said, path, 0)


def _references(tree: nodes.Template) -> Iterator[str | None]:
    return meta.find_referenced_templates(tree)


def _finding(
    code: str, severity: Severity, said: Phrase, path: str, line: int
) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=severity,
        message=said,
        path=path,
        line=line,
    )
