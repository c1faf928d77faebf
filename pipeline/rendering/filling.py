"""LocalizedArticle → the HTML of its body, its URLs still to be resolved.

A URL stands between two marks, since where it leads depends on the page or
the feed: `resolve` puts it in (`pipeline/rendering/links.py`).
"""

from collections.abc import Callable

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.model.articles import HEADINGS, Hole, Message, Reference, Skeleton
from pipeline.model.catalogs import State
from pipeline.model.editions import LocalizedArticle, LocalizedMessage
from pipeline.model.glossary import Glossary
from pipeline.model.locales import to_tag, turned
from pipeline.patterns import pattern
from pipeline.rendering.containment import clean_text, cleaned, contain
from pipeline.rendering.glossing import Glossing, has_glosses
from pipeline.syntax import (
    escape_attribute,
    escape_text,
    html_writer,
    note_call,
    parse,
)
from pipeline.syntax.addresses import is_safe_url
from pipeline.syntax.tokens import (
    Break,
    Code,
    LinkStart,
    Picture,
    Text,
    Token,
)
from pipeline.typography import Setter, setter, typeset

OPEN_URL = "\ufdd0"
CLOSE_URL = "\ufdd1"
NO_GLOSSARY = Glossary()

_MARKED_URL = pattern(f"{OPEN_URL}([^{CLOSE_URL}]*){CLOSE_URL}")
_LAST_TAG = pattern(r"<(?!(?:br|col|hr|img|source|wbr)\b)[a-z][a-z0-9]*(?: [^<>]*)?>\Z")


def resolve(html: str, target: Callable[[str], str]) -> str:
    """Put the URLs in; `target` returns each as it stands inside the quotes."""
    return _MARKED_URL.sub(lambda found: target(found[1]), html)


def plain_text(shown: LocalizedMessage, message: Message) -> str:
    """Return a message as plain text, set in its language, with no markup."""
    return setter(shown.locale)("".join(map(_plain_words, _tokens(shown, message))))


def _plain_words(token: Token) -> str:
    if isinstance(token, Picture):
        return token.alt
    if isinstance(token, Break):
        return " "
    return token.text if isinstance(token, Text | Code) else ""


def _tokens(shown: LocalizedMessage, message: Message) -> tuple[Token, ...]:
    """Parse the text shown; what it may not hold is no entity's to write either."""
    tokens = parse(clean_text(shown.text), message)
    return tuple(map(cleaned, tokens)) if "&" in shown.text else tokens


def fill(localized: LocalizedArticle, glossary: Glossary = NO_GLOSSARY) -> str:
    """Return the HTML of the body, each URL between its two marks.

    Readers are told what the `glossary` knows of acronyms and of foreign phrases.
    """
    glossing = Glossing(glossary) if has_glosses(glossary) else None
    return _filling(localized, glossing).fill(localized.article.skeleton)


def fill_message(localized: LocalizedArticle, number: int) -> str:
    """Return the HTML of one message of the body, each URL between its two marks."""
    message = localized.article.messages[number]
    return _filling(localized).html(message, localized.messages[number])


def _filling(
    localized: LocalizedArticle, glossing: Glossing | None = None
) -> "_Filling":
    labels = enumerate(localized.article.notes, 1)
    calls = _Caller({label: number for number, label in labels})
    return _Filling(
        localized=localized,
        write=html_writer(calls, mark_url),
        setter=setter(localized.locale),
        glossing=glossing,
    )


class _Caller(Struct):
    """Writes the calls of footnotes; the first of each bears the anchor."""

    numbers: dict[str, int]
    called: set[str] = field(default_factory=set)

    def __call__(self, label: str) -> str:
        """Return the call of a footnote."""
        is_first = label not in self.called
        self.called.add(label)
        return note_call(label, self.numbers.get(label, 0), is_first=is_first)


class _Filling(Struct):
    localized: LocalizedArticle
    write: Callable[[Token], str]
    setter: Setter
    glossing: Glossing | None = None

    def fill(self, skeleton: Skeleton) -> str:
        """Return the parts as HTML, each hole filled."""
        written: list[str] = []
        for part in skeleton:
            if isinstance(part, str):
                written.append(part)
            else:
                self._add(part, written)
        return "".join(written)

    def _add(self, part: Hole | Reference, written: list[str]) -> None:
        if isinstance(part, Reference):
            written.append(mark_url(part.url))
        elif part.is_attribute:
            written.append(self._attribute(part, written))
        else:
            self._content(part, written)

    def _shown(self, hole: Hole) -> tuple[Message, LocalizedMessage]:
        index = hole.message
        return self.localized.article.messages[index], self.localized.messages[index]

    def _attribute(self, hole: Hole, written: list[str]) -> str:
        """Return a text for a quoted attribute; an image says its language."""
        message, shown = self._shown(hole)
        value = escape_attribute(plain_text(shown, message))
        is_alt = bool(written) and written[-1].endswith(' alt="')
        if shown.is_fallback and is_alt:
            return f'{value}" lang="{to_tag(shown.locale)}'
        return value

    def _content(self, hole: Hole, written: list[str]) -> None:
        message, shown = self._shown(hole)
        html = self.html(message, shown)
        is_in_order = shown.state is State.APPROVED and not shown.is_fallback
        attributes = {} if is_in_order else self._attributes(shown)
        if not attributes:
            written.append(html)
        elif written and _LAST_TAG.search(written[-1]):
            written[-1] = _with_attributes(written[-1], attributes)
            written.append(html)
        else:
            attributes_source = "".join(f' {k}="{v}"' for k, v in attributes.items())
            written.append(f"<span{attributes_source}>{html}</span>")

    def _attributes(self, shown: LocalizedMessage) -> dict[str, str]:
        """Return what a block that is not in order says of itself (WCAG 3.1.2)."""
        if shown.is_fallback:
            return {**self._language(shown), "class": "untranslated"}
        is_marked = shown.state is State.OUTDATED or shown.state is State.FUZZY
        return {"class": str(shown.state)} if is_marked else {}

    def _language(self, shown: LocalizedMessage) -> dict[str, str]:
        """Return the language of a text, and its direction if it is turned."""
        turn = turned(shown.locale, self.localized.locale)
        return {"lang": to_tag(shown.locale), **({"dir": turn} if turn else {})}

    def html(self, message: Message, shown: LocalizedMessage) -> str:
        """Return the HTML of one message."""
        tokens = _tokens(shown, message)
        if self.glossing is None and len(tokens) == 1 and isinstance(tokens[0], Text):
            return escape_text(self._setter(shown)(tokens[0].text))
        contained = contain(tokens, message, self.fill)
        ready = self._with_titles(contained, message)
        if self.glossing is not None:
            is_telling = not (shown.is_fallback or message.kind in HEADINGS)
            typed = typeset(ready, shown.locale)
            told = self.glossing.gloss(typed, shown.locale, is_telling=is_telling)
            return "".join(map(self.write, told))
        words, others = self._setter(shown).apart(ready)
        written = [""] * (2 * len(others) + 1)
        written[::2] = map(escape_text, words)
        written[1::2] = map(self.write, others)
        return "".join(written)

    def _setter(self, shown: LocalizedMessage) -> Setter:
        """Return what sets a text; to look it up takes longer than to have it."""
        is_own = shown.locale is self.localized.locale
        return self.setter if is_own else setter(shown.locale)

    def _with_titles(
        self, tokens: tuple[Token, ...], message: Message
    ) -> tuple[Token, ...]:
        """Give links and pictures their titles, which are messages too."""
        if not message.links:
            return tokens
        titles = {
            link.number: self._plain(link.tooltip)
            for link in message.links
            if link.tooltip is not None
        }
        if not titles:
            return tokens
        return tuple(
            replace(token, title=titles[token.number])
            if isinstance(token, LinkStart | Picture) and token.number in titles
            else token
            for token in tokens
        )

    def _plain(self, index: int) -> str:
        message, shown = self._shown(Hole(index))
        return plain_text(shown, message)


def _with_attributes(html: str, attributes: dict[str, str]) -> str:
    """Add attributes to the start tag at the end; a class joins those there."""
    start = html.rindex("<")
    tag = html[start:]
    for name, value in attributes.items():
        if name == "class" and ' class="' in tag:
            tag = tag.replace(' class="', f' class="{value} ', 1)
        elif f' {name}="' not in tag:
            tag = f'{tag.removesuffix(">")} {name}="{value}">'
    return html[:start] + tag


def mark_url(url: str) -> str:
    """Put a URL between its marks; one that could run a script leads nowhere."""
    return f"{OPEN_URL}{url if is_safe_url(url) else '#'}{CLOSE_URL}"
