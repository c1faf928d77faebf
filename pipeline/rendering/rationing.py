"""A template of a site → a page, or an end to one that would never come to its own.

Loops of a site's own templates are counted, and so is what they print: a mistake
such as `range(10 ** 9)` is then said with its line, and does not take all memory.
The package's own templates pay nothing for it.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping, MutableMapping
from typing import Any, TypeVar, cast

from jinja2 import Environment, Template, TemplateRuntimeError, nodes
from jinja2.compiler import Frame

from pipeline.model.phrases import say
from pipeline.rendering.printing import PrintingGenerator, QuickContext, printed

MOST_TURNS = 2_000_000
"""How often the loops of a page may go round, all together."""

MOST_TEXT = 64_000_000
"""How many characters a page may have."""

T = TypeVar("T")


class _Counting(PrintingGenerator):
    """Has the loops of a site's templates ask for each turn."""

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802 - Jinja's
        """Compile a loop over what `turns` hands out."""
        if isinstance(self.environment, RationedEnvironment):
            turns = nodes.EnvironmentAttribute("turns")
            if self.filename in self.environment.rationed:
                node.iter = nodes.Call(turns, [node.iter], [], None, None)
        super().visit_For(node, frame)


class RationedEnvironment(Environment):
    """Templates of which some, by their files, have only so many turns a page."""

    code_generator_class = _Counting
    context_class = QuickContext
    printed = staticmethod(printed)
    rationed: frozenset[str] = frozenset()
    left: int = MOST_TURNS

    def make_globals(self, d: MutableMapping[str, Any] | None) -> dict[str, Any]:
        """Return the names that all templates know, in one mapping and not in two."""
        return {**self.globals, **(d or {})}

    def turns(self, values: Iterable[T]) -> Iterator[T]:
        """Yield what a loop goes over, as long as there are turns left."""
        for each in values:
            self.left -= 1
            if self.left < 0:
                said = say("its loops go round more than {most} times", most=MOST_TURNS)
                raise TemplateRuntimeError(said)
            yield each


def draw(template: Template, views: Mapping[str, object]) -> str:
    """Return a page; raises `TemplateRuntimeError` for one that does not end."""
    made = template.environment
    if not isinstance(made, RationedEnvironment) or not made.rationed:
        return template.render(views)
    made.left = MOST_TURNS
    return "".join(_measured(template, views))


def _measured(template: Template, views: Mapping[str, object]) -> Iterator[str]:
    """Yield a page piece by piece; where it is too long, the template hears of it."""
    left = MOST_TEXT
    pieces = cast("Generator[str]", template.generate(views))
    for piece in pieces:
        left -= len(piece)
        if left < 0:
            said = say("its page has more than {most} characters", most=MOST_TEXT)
            pieces.throw(TemplateRuntimeError(said))
        yield piece
