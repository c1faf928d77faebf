"""A template of a site → a page, or an end to one that would never come to its own.

Loops of a site's own templates are counted, and so is what they print and how large
their numbers and texts grow: a mistake such as `range(10 ** 9)` or `9 ** (9 ** 9)` is
then said with its line, and does not take all memory. The package's own templates pay
nothing for it.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping, MutableMapping
from typing import Any, TypeVar, cast

from jinja2 import Environment, Template, TemplateRuntimeError, nodes
from jinja2.compiler import Frame
from jinja2.visitor import NodeTransformer

from pipeline.model.phrases import say
from pipeline.rendering.printing import PrintingGenerator, QuickContext, printed

MOST_TURNS = 2_000_000
"""How often the loops of a page may go round, all together."""

MOST_TEXT = 64_000_000
"""How many characters a page may have."""

MOST_BITS = 100_000
"""How large a power may be: thirty thousand figures."""

T = TypeVar("T")


class _Weighing(NodeTransformer):
    """Has powers and products asked for, which Jinja would work out on the spot."""

    def visit_Pow(self, node: nodes.Pow) -> nodes.Node:  # noqa: N802 - Jinja's
        """Return a call of `power`, with all that it is made of weighed too."""
        return self._asked("power", node)

    def visit_Mul(self, node: nodes.Mul) -> nodes.Node:  # noqa: N802 - Jinja's
        """Return a call of `product`, likewise."""
        return self._asked("product", node)

    def _asked(self, name: str, node: nodes.BinExpr) -> nodes.Node:
        self.generic_visit(node)
        asked, parts = nodes.EnvironmentAttribute(name), [node.left, node.right]
        return nodes.Call(asked, parts, [], None, None, lineno=node.lineno)


class _Counting(PrintingGenerator):
    """Has a site's templates ask for each turn of a loop, each power and product."""

    def visit_Template(  # noqa: N802 - Jinja's
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        """Compile a template in which nothing grows unseen."""
        made = self.environment
        if isinstance(made, RationedEnvironment) and self.filename in made.rationed:
            node = _Weighing().visit(node)
        super().visit_Template(node, frame)

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

    @staticmethod
    def power(base: Any, exponent: Any) -> Any:  # noqa: ANN401 - whatever a template has
        """Return a power; raises `TemplateRuntimeError` for one without end."""
        if isinstance(base, int) and isinstance(exponent, int):
            _weigh(base.bit_length() * exponent if abs(base) > 1 else 0, MOST_BITS)
        return base**exponent

    @staticmethod
    def product(one: Any, other: Any) -> Any:  # noqa: ANN401 - whatever a template has
        """Return a product; raises `TemplateRuntimeError` where a text is too long."""
        for text, times in ((one, other), (other, one)):
            if isinstance(text, str | list | tuple) and isinstance(times, int):
                _weigh(len(text) * times, MOST_TEXT)
        return one * other


def _weigh(weight: int, most: int) -> None:
    if weight > most:
        raise TemplateRuntimeError(say("a number or a text grows without end"))


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
