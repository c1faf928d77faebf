"""A text in the message syntax → the same as Markdown of its own.

Its links have their targets again, its tags their attributes.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.model.articles import Article, Hole, Kind, Link, Message, MessageKey
from pipeline.patterns import pattern
from pipeline.syntax import (
    InlineCode,
    Piece,
    Role,
    encode,
    escape_attribute,
    parse,
    write_html,
)
from pipeline.syntax.tokens import LinkStart, Picture, TagEnd, TagStart, Token
from pipeline.syntax.writing import escaped

_TARGET = pattern(r"\]\[([0-9]{1,5})\]")
_TAG = pattern(r"</?[A-Za-z][A-Za-z0-9-]*>")
_SAFE_URL = pattern(r"[^ \t\n()<>]+")
_NONE = Message(text="", kind=Kind.PARAGRAPH)


class Manner(Struct, frozen=True, kw_only=True):
    """How another program wants its Markdown.

    `url` says where a link leads there. With `has_ids` headings name their
    anchors, as `{#anchor}`; with `is_mdx` a brace has to be escaped.
    """

    url: Callable[[str], str]
    has_ids: bool = True
    is_mdx: bool = False


class Speller(Struct, frozen=True, kw_only=True):
    """Spells the texts of one article; `placed` are the messages that had a place."""

    article: Article
    texts: Mapping[MessageKey, str]
    manner: Manner
    placed: set[MessageKey] = field(default_factory=set)

    def text(self, message: Message) -> str:
        """Return the new text of a message: spelt as it is, if that will do."""
        self.placed.add(message.key)
        text = self.texts[message.key]
        tokens = parse(text, message)
        wanted = write_html(map(self._resolved(message), tokens))
        pieces = encode(message, text)
        spelt = _TARGET.sub(lambda each: self._target(int(each[1]), message), text)
        spellings = [] if self.manner.is_mdx else [self._with_tags(spelt, message)]
        spellings += [
            self._joined(message, pieces, is_escaped=each) for each in (False, True)
        ]
        fitting = (e for e in spellings if write_html(parse(e, _NONE)) == wanted)
        return self._broken(next(fitting, spellings[-1]), message)

    def plain(self, context: str, text: str) -> str:
        """Return the new text of a plain message, such as an alt."""
        key = (context, text)
        if key in self.texts:
            self.placed.add(key)
        return self.texts.get(key, text)

    def url(self, url: str) -> str:
        """Return where a link leads, as it stands between parentheses."""
        found = self.manner.url(url)
        return found if _SAFE_URL.fullmatch(found) else f"<{found}>"

    def _with_tags(self, text: str, message: Message) -> str:
        """Put the attributes of tags back into a text."""
        return _TAG.sub(lambda found: self._tag(found[0], message), text)

    def _broken(self, text: str, message: Message) -> str:
        """Write hard breaks so that a program which knows no HTML has them too."""
        if message.kind is not Kind.PARAGRAPH or "`" in text:
            return text
        return text.replace("<br>", "\\\n")

    def _resolved(self, message: Message) -> Callable[[Token], Token]:
        """Return what puts its target, or its attributes, into a token."""
        tags = {each.name: each for each in message.tags if each.element}

        def resolved(token: Token) -> Token:
            if isinstance(token, LinkStart | Picture):
                return replace(token, url=self.manner.url(token.url), number=0)
            if isinstance(token, TagStart | TagEnd) and token.name in tags:
                kept = tags[token.name]
                attributes = "".join(map(self._part, kept.attributes))
                is_start = isinstance(token, TagStart)
                return replace(
                    token, name=kept.element, source=attributes if is_start else ""
                )
            return token

        return resolved

    def _title(self, link: Link) -> str:
        if link.tooltip is None:
            return ""
        told = self.article.messages[link.tooltip]
        return self.plain(told.context, told.text)

    def _joined(
        self, message: Message, pieces: Sequence[Piece], *, is_escaped: bool
    ) -> str:
        return "".join(
            self._text(each, is_escaped=is_escaped)
            if isinstance(each, str)
            else self._code(each, message)
            for each in pieces
        )

    def _text(self, text: str, *, is_escaped: bool) -> str:
        written = escaped(text) if is_escaped else text
        if self.manner.is_mdx:
            written = re.sub(r"(?<!\\)([{<])", r"\\\1", written)
        return written

    def _code(self, code: InlineCode, message: Message) -> str:
        target = _TARGET.fullmatch(code.literal)
        if code.role is Role.END and target:
            return self._target(int(target[1]), message)
        if code.literal.startswith("<") and code.literal != "<br>":
            return self._tag(code.literal, message)
        return code.literal

    def _target(self, number: int, message: Message) -> str:
        for link in message.links:
            if link.number == number:
                title = self._title(link).replace('"', '\\"')
                return f"]({self.url(link.url)}" + (f' "{title}")' if title else ")")
        return "]"

    def _tag(self, literal: str, message: Message) -> str:
        """Return a tag with the attributes that the message keeps aside."""
        (token, *_) = parse(literal, message)
        if not isinstance(token, TagStart | TagEnd):
            return literal
        kept = next((each for each in message.tags if each.name == token.name), None)
        if kept is None or not kept.element:
            return literal if kept is None else ""
        if isinstance(token, TagEnd):
            return f"</{kept.element}>"
        return f"<{kept.element}{''.join(map(self._part, kept.attributes))}>"

    def _part(self, part: object) -> str:
        if isinstance(part, str):
            return part
        if isinstance(part, Hole):
            told = self.article.messages[part.message]
            return escape_attribute(self.plain(told.context, told.text))
        return escape_attribute(self.manner.url(getattr(part, "url", "")))
