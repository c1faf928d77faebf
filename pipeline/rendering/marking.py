"""Words that a language lacks → the same, marked as English wherever they stand.

The theme's own words are English where nobody has translated them. On a page of another
language a screen reader has to be told so (WCAG 2.2, 3.1.2), for each of them: the
functions that templates call put a sign before and after it, and what a template has
drawn is read once for the signs. A text becomes a `<span lang="en">`; of an attribute,
the element that has it is English, and what stands in the element is not.
"""

import re
from collections.abc import Iterator, Mapping
from secrets import token_hex

from babel import Locale
from markupsafe import Markup
from msgspec import Struct, field

from pipeline.model.locales import direction, is_right_to_left, to_tag
from pipeline.patterns import pattern

WORDS = Locale("en")
"""The language of the strings in templates."""

# No text can hold a sign, whatever is in it: nobody knows the number.
_SIGN = f"\x01{token_hex(8)}"
_SIGNS = pattern(rf"{_SIGN}([\[\]{{}}])")
_ATTRIBUTES = r"""(?:[^<>"']|"[^"]*"|'[^']*')*"""
_PARTS = pattern(
    rf"(?P<plain><(title|textarea|option|script|style)\b{_ATTRIBUTES}>.*?</\2[^>]*>)"
    rf"|<!--.*?-->|(?P<close></[a-zA-Z]{_ATTRIBUTES}>)"
    rf"|(?P<open><(?P<name>[a-zA-Z][^ \t\n/>]*){_ATTRIBUTES}>)"
    rf"|(?P<sign>{_SIGNS.pattern})",
    re.DOTALL | re.IGNORECASE,
)
_LANG = pattern(r"[ \t\n]lang=", re.IGNORECASE)
_VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()  # noqa: SIM905
)
"""Elements that nothing stands in (HTML, 13.1.2)."""


def signed(text: str) -> str:
    """Return an English text, to be marked; it may have places to be filled in."""
    return f"{_SIGN}[{text}{_SIGN}]"


def unsigned(text: str) -> str:
    """Return a text as it was before it was signed."""
    return _SIGNS.sub("", text)


def filled(values: Mapping[str, object]) -> dict[str, object]:
    """Return what is put into an English text, in the language of the page."""
    return {name: _Filled(value) for name, value in values.items()}


def marked(html: Markup, locale: Locale) -> Markup:
    """Return what was drawn for a page of a language, with its English words marked."""
    if _SIGN not in html:
        return html
    return Markup("".join(_Marker(locale).parts(html)))  # noqa: S704 - it was HTML


class _Filled:
    """A value between two signs; a number has no language."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __str__(self) -> str:
        return str(self.value)

    def __html__(self) -> Markup:
        html = Markup.escape(self.value)
        is_plain = isinstance(self.value, int) or not html
        return html if is_plain else Markup(f"{_SIGN}{{{html}{_SIGN}}}")  # noqa: S704


class _Marker(Struct):
    """Reads HTML from start to end.

    `within` are the elements whose label is English, by how many are open in each.
    """

    locale: Locale
    within: list[int] = field(default_factory=list)

    def parts(self, html: str) -> Iterator[str]:
        """Yield the HTML, with no sign left in it."""
        end = 0
        for found in _PARTS.finditer(html):
            yield html[end : found.start()]
            yield self._part(found)
            end = found.end()
        yield html[end:]

    def _part(self, found: re.Match[str]) -> str:
        if found["sign"]:
            return self._span(found["sign"][-1])
        text = unsigned(found[0])
        if found["open"]:
            return self._opened(found, text)
        if found["close"]:
            self._leave()
        return text

    def _span(self, sign: str) -> str:
        if sign in "]}":
            return "</span>"
        return f"<span{self._mark(WORDS if sign == '[' else self.locale)}>"

    def _mark(self, locale: Locale) -> str:
        turns = is_right_to_left(self.locale)
        side = f' dir="{direction(locale)}"' if turns else ""
        return f' lang="{to_tag(locale)}"{side}'

    def _opened(self, found: re.Match[str], text: str) -> str:
        """Return a start tag, English where its label is, else as the page is."""
        is_label = text != found[0]
        is_child = bool(self.within) and self.within[-1] == 0
        is_empty = found["name"].lower() in _VOID
        if not is_empty and self.within:
            self.within[-1] += 1
        if is_label and not is_empty:
            self.within.append(0)
        if not (is_label or is_child) or _LANG.search(text):
            return text
        lang = to_tag(WORDS if is_label else self.locale)
        name = len(found["name"]) + 1
        return f'{text[:name]} lang="{lang}"{text[name:]}'

    def _leave(self) -> None:
        if self.within and self.within[-1] == 0:
            self.within.pop()
        if self.within:
            self.within[-1] -= 1
