"""What a template prints → text of a page, escaped with no detour.

Jinja makes an object of each text that it escapes, and asks of each macro that it
calls what it wants to be given. On a page that takes as long as all else.
"""

from functools import partial
from typing import Any

from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro, Undefined
from jinja2.utils import missing
from markupsafe import Markup, escape

PRINTED = "environment.printed("
"""How the code of a template escapes what it prints; part of what it is known by."""


class PrintingGenerator(CodeGenerator):
    """Has templates print by the function `printed` of their environment."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - Jinja's own
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(PRINTED)


class QuickContext(Context):
    """The names of a template, which calls its macros without asking about them."""

    def call(self, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as Jinja's
        """Call a macro or gettext at once, and all else as Jinja does."""
        kind = type(obj)
        if kind is not Macro and kind is not partial:
            return super().call(obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        if kind is partial:
            return obj(*args, **kwargs)
        rest = len(obj.arguments) - len(args)
        takes_more = obj.caller or obj.catch_varargs or obj.catch_kwargs
        if kwargs or rest < 0 or takes_more or not self.eval_ctx.autoescape:
            return obj(self.eval_ctx, *args, **kwargs)
        html = obj._func(*args, *(missing,) * rest)  # noqa: SLF001 - as Jinja, in the end
        return str.__new__(Markup, html)


def printed(value: object) -> str:
    """Return what stands on a page for a value."""
    if type(value) is str:
        bare = value.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
        return bare.replace("'", "&#39;").replace('"', "&#34;")
    if type(value) is Markup:
        return value
    # That is what an `if` without `else` leaves, and it takes long to be escaped.
    return "" if type(value) is Undefined else escape(value)
