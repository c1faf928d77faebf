"""`Plural-Forms` → a rule that chooses a form, by a grammar and never by `eval`.

The grammar is that of C expressions over `n`, as the gettext manual has it
(“Plural forms”); it is read by precedence climbing.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct

from pipeline.catalogs.refusals import Refusal
from pipeline.model.phrases import say
from pipeline.patterns import pattern

Expression: TypeAlias = Callable[[int], int]

_COUNT = pattern(r"nplurals=[ \t]*([0-9]{1,3})(?![0-9])")
_EXPRESSION = pattern(r"plural=([^;\n]*)")
_STATED = (pattern(r"nplurals=[ \t]*[^ \t;\n]*;?"), pattern(r"plural=[^;\n]*;?"))
_TOKEN = pattern(r"[ \t]*(?:([0-9]+|n)|(\|\||&&|[=!<>]=|[-+*/%<>!?:()]))")
_MOST_TOKENS = 300
_TRIED = 1001
_WORD = 2**64  # gettext counts with an unsigned long

_OPERATORS: dict[str, tuple[int, Callable[[int, int], int]]] = {
    "||": (1, lambda a, b: int(bool(a) or bool(b))),
    "&&": (2, lambda a, b: int(bool(a) and bool(b))),
    "==": (3, lambda a, b: int(a == b)),
    "!=": (3, lambda a, b: int(a != b)),
    "<": (4, lambda a, b: int(a < b)),
    ">": (4, lambda a, b: int(a > b)),
    "<=": (4, lambda a, b: int(a <= b)),
    ">=": (4, lambda a, b: int(a >= b)),
    "+": (5, lambda a, b: a + b),
    "-": (5, lambda a, b: (a - b) % _WORD),
    "*": (6, lambda a, b: a * b),
    "/": (6, lambda a, b: a // b),
    "%": (6, lambda a, b: a % b),
}


class PluralRule(Struct, frozen=True, kw_only=True):
    """How many forms a language has, and which one goes with a number."""

    count: int
    choose: Expression


GERMANIC = PluralRule(count=2, choose=lambda n: int(n != 1))
"""What gettext takes where a catalog names no rule."""


def stated(header: str) -> str:
    """Return what gettext takes for the rule of a header: the first, in any field."""
    found = (each.search(header) for each in _STATED)
    return " ".join(each[0] for each in found if each)


def states_rule(field: str) -> bool:
    """Say whether a field has what gettext looks for in it, right or wrong."""
    return "nplurals=" in field and "plural=" in field


@lru_cache(maxsize=64)
def plural_rule(field: str) -> PluralRule:
    """Return the rule of a `Plural-Forms` field, the Germanic one if it has none.

    Raises `ValueError` for what `msgfmt -c` refuses: no expression of this
    grammar, or one that divides by zero or leaves the range of the forms.
    """
    if not states_rule(field):
        return GERMANIC
    count, expression = _COUNT.search(field), _EXPRESSION.search(field)
    if count is None or expression is None:
        raise ValueError(field)
    rule = PluralRule(count=int(count[1]), choose=_parse(expression[1]))
    if not all(_is_form(rule, number) for number in range(_TRIED)):
        raise ValueError(field)
    return rule


def checked_rule(field: str) -> PluralRule:
    """Return the rule of a field, or raise `Refusal` with what to write."""
    try:
        return plural_rule(field)
    except ValueError as error:
        message = say(
            "The Plural-Forms of the header are not valid: write the "
            "language's own, such as nplurals=2; plural=(n != 1);"
        )
        raise Refusal("po-plural", message, 1) from error


def _is_form(rule: PluralRule, number: int) -> bool:
    try:
        return 0 <= rule.choose(number) < rule.count
    except ZeroDivisionError:
        return False


def _parse(text: str) -> Expression:
    tokens = _tokens(text)
    expression = _conditional(tokens)
    if tokens:
        raise ValueError(text)
    return expression


def _tokens(text: str) -> list[str]:
    """Return the tokens last first, to be taken from the end."""
    tokens: list[str] = []
    position = 0
    stripped = text.rstrip(" \t")
    while position < len(stripped):
        found = _TOKEN.match(stripped, position)
        if found is None or len(tokens) == _MOST_TOKENS:
            raise ValueError(text)
        tokens.append(found[1] or found[2])
        position = found.end()
    return tokens[::-1]


def _take(tokens: list[str], wanted: str = "") -> str:
    if not tokens or wanted not in {"", tokens[-1]}:
        raise ValueError(wanted)
    return tokens.pop()


def _conditional(tokens: list[str]) -> Expression:
    condition = _binary(tokens, 1)
    if tokens[-1:] != ["?"]:
        return condition
    _take(tokens, "?")
    yes = _conditional(tokens)
    _take(tokens, ":")
    no = _conditional(tokens)
    return lambda n: yes(n) if condition(n) else no(n)


def _binary(tokens: list[str], weakest: int) -> Expression:
    left = _unary(tokens)
    while tokens and _OPERATORS.get(tokens[-1], (0,))[0] >= weakest:
        strength, apply = _OPERATORS[_take(tokens)]
        left = _applied(apply, left, _binary(tokens, strength + 1))
    return left


def _applied(
    apply: Callable[[int, int], int], left: Expression, right: Expression
) -> Expression:
    return lambda n: apply(left(n), right(n))


def _unary(tokens: list[str]) -> Expression:
    first = _take(tokens)
    if first == "!":
        inner = _unary(tokens)
        return lambda n: int(not inner(n))
    if first == "(":
        inner = _conditional(tokens)
        _take(tokens, ")")
        return inner
    if first == "n":
        return lambda n: n
    value = int(first)
    return lambda _: value
