"""A template and its values → a sentence that can still be said in another language."""

from collections.abc import Callable
from typing import TypeAlias

Value: TypeAlias = "str | int"


class Phrase(str):
    """A sentence in English that remembers its template and its values.

    It is that sentence for whoever compares, prints, sorts or hashes it; only
    the front door asks for another language.
    """

    __slots__ = ("template", "values")

    template: str
    values: tuple[tuple[str, Value], ...]

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way between two processes."""
        return _phrase, (self.template, self.values)

    def translated(self, translate: Callable[[str], str]) -> str:
        """Return the sentence made anew from a translation of its template.

        `translate` takes a template and returns it in another language, with
        the same placeholders. Values that are phrases are translated too.
        """
        values = {
            name: value.translated(translate) if isinstance(value, Phrase) else value
            for name, value in self.values
        }
        return translate(self.template).format_map(values)


def say(template: str, /, **values: Value) -> Phrase:
    """Return a sentence for people, to be translated when it is printed.

    The template is a literal with named placeholders, so that its translation
    can be looked up; braces that mean themselves are doubled.

    >>> say("“{word}” stands twice: remove one.", word="the")
    '“the” stands twice: remove one.'
    """
    return _phrase(template, tuple(values.items()))


def _phrase(template: str, values: tuple[tuple[str, Value], ...]) -> Phrase:
    phrase = Phrase(template.format_map(dict(values)))
    phrase.template = template
    phrase.values = values
    return phrase
