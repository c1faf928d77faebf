"""What went wrong in a template → its file, its line, and what to do about it."""

from collections.abc import Iterable

from jinja2 import (
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
)
from jinja2.utils import missing
from msgspec import Struct

from pipeline.errors import ConfigurationError
from pipeline.model.phrases import Phrase, say
from pipeline.text import nearest

MISTAKES = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a template of a site can raise: it may call whatever it is given."""


class Unknown(StrictUndefined):
    """A name that is not there: to print it or look into it is a mistake."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        """Say what was asked for, of what, and what is the likeliest to be meant."""
        name, owner = str(self._undefined_name), self._undefined_obj
        if self._undefined_hint:
            return str(self._undefined_hint)
        if owner is missing:
            return say("nothing here is called “{name}”", name=name)
        known = owner.__struct_fields__ if isinstance(owner, Struct) else ()
        said = say("{owner} has no “{name}”", owner=type(owner).__name__, name=name)
        return meant(said, name, known)


def meant(said: Phrase, name: str, known: Iterable[str]) -> Phrase:
    """Add to a sentence the likeliest of the names that there are, if one is like."""
    hint = likeliest(name, known)
    return say("{said}. {hint}", said=said, hint=hint) if hint else said


def likeliest(name: str, known: Iterable[str]) -> str:
    """Return what to do about a name that is not known, or nothing."""
    close = nearest(name, sorted(known))
    return say("Did you mean “{close}”?", close=close) if close else ""


def mistake(error: Exception, path: str) -> ConfigurationError:
    """Return what to tell the operator of an error in a template, or in one it uses.

    `path` stands for the file where Jinja does not know one.
    """
    message = say("{place}: {error}", place=_place(error, path), error=reason(error))
    hint = say("Correct the template, or remove it to use the theme's own.")
    return ConfigurationError(message, hint)


def reason(error: Exception) -> str:
    """Return what is wrong, where Jinja or Python give no more than a name."""
    if isinstance(error, TemplateNotFound):
        return say("there is no template “{name}”", name=str(error.name))
    if isinstance(error, RecursionError):
        return say("it goes round in a circle, or too deep")
    if isinstance(error, MemoryError):
        return say("it makes more text than there is memory for")
    if isinstance(error, TemplateRuntimeError):
        return error.message or ""
    return str(error)


def _place(error: Exception, path: str) -> str:
    """Return the file and line of a mistake, as far as Jinja knows them."""
    if isinstance(error, TemplateSyntaxError):
        return say(
            "{file}, line {line}", file=error.filename or path, line=error.lineno
        )
    trace, place = error.__traceback__, path
    while trace:
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            place = say(
                "{file}, line {line}",
                file=trace.tb_frame.f_code.co_filename,
                line=trace.tb_lineno,
            )
        trace = trace.tb_next
    return place
