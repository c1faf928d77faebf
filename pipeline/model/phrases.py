"""A template and its values → a sentence that can still be said in another language."""

from collections.abc import Callable, Iterable
from functools import reduce
from typing import TypeAlias

Value: TypeAlias = "str | int"
Translate: TypeAlias = Callable[[str, str, int], str]
"""A template, its plural and a count → the template in another language.

The plural is empty for a template without one, as its count is 0.
"""


class Phrase(str):
    """A sentence in English that remembers its template and its values.

    It is that sentence for whoever compares, prints, sorts or hashes it; only
    the front door asks for another language. `plural` is the template for any
    number but one, where there are two; the number is then the value `count`.
    """

    __slots__ = ("plural", "template", "values")

    template: str
    plural: str
    values: tuple[tuple[str, Value], ...]

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way between two processes."""
        return phrase, (self.template, self.plural, self.values)

    def translated(self, translate: Translate) -> str:
        """Return the sentence made anew from a translation of its template.

        The translation has the same placeholders. Values that are phrases are
        translated too.
        """
        values = {
            name: value.translated(translate) if isinstance(value, Phrase) else value
            for name, value in self.values
        }
        count = values["count"] if self.plural else 0
        template = translate(self.template, self.plural, int(count))
        return template.format_map(values)


def say(template: str, /, **values: Value) -> Phrase:
    """Return a sentence for people, to be translated when it is printed.

    The template is a literal with named placeholders, so that its translation
    can be looked up; braces that mean themselves are doubled.

    >>> say("“{word}” stands twice: remove one.", word="the")
    '“the” stands twice: remove one.'
    """
    return phrase(template, "", tuple(values.items()))


def say_many(one: str, many: str, /, *, count: int, **values: Value) -> Phrase:
    """Return one of two sentences, as a number asks; both are literals too.

    >>> say_many("{count} text", "{count} texts", count=3)
    '3 texts'
    """
    return phrase(one, many, (("count", count), *values.items()))


def say_list(phrases: Iterable[str]) -> str:
    """Return phrases with commas between them; an empty text, if there are none.

    >>> say_list([say("one"), say("two")])
    'one, two'
    """
    listed = list(phrases)
    return reduce(_with_comma, listed) if listed else ""


def _with_comma(one: str, other: str) -> Phrase:
    return say("{one}, {other}", one=one, other=other)


def phrase(template: str, plural: str, values: tuple[tuple[str, Value], ...]) -> Phrase:
    """Return a phrase from what it remembers: it was made before, and was kept."""
    filled = dict(values)
    is_plural = plural and filled["count"] != 1
    made = Phrase((plural if is_plural else template).format_map(filled))
    made.template = template
    made.plural = plural
    made.values = values
    return made
