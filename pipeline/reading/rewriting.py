"""A Markdown document and a text for each of its messages → the same in them.

The document stays as its author wrote it; only the runs of prose are replaced.
So it can be read by any other program that knows Markdown.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from pipeline.model.articles import (
    Article,
    Hole,
    Kind,
    Link,
    Message,
    MessageKey,
    Skeleton,
    Source,
)
from pipeline.reading.depth import flat
from pipeline.reading.frontmatter import split
from pipeline.reading.markdown import leading_title, separated
from pipeline.reading.runs import Cut, Run
from pipeline.reading.walking import find_runs
from pipeline.syntax import (
    InlineCode,
    Piece,
    Role,
    encode,
    escape_attribute,
    escape_text,
    parse,
    write,
    write_html,
)
from pipeline.syntax.tokens import LinkStart, Picture, TagEnd, TagStart, Token
from pipeline.syntax.writing import escaped

_OPENER = re.compile(r"(?:[#>|:~`=+*-]|[0-9]{1,9}(?=[.)]))")
"""What would open a block at the start of a line (CommonMark 0.31, chapter 4)."""

_TARGET = re.compile(r"\]\[([0-9]{1,5})\]")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*>")
_SAFE_URL = re.compile(r"[^ \t\n()<>]+")
_IDENTIFIED = re.compile(r"<h[2-6][^<>]* id=\"([^\"<>]+)\"")
_CELLS = frozenset({Kind.TABLE_HEADER, Kind.TABLE_CELL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How another program wants its Markdown.

    `url` says where a link leads there. With `has_ids` headings name their
    anchors, as `{#anchor}`; with `is_mdx` a brace has to be escaped.
    """

    url: Callable[[str], str]
    has_ids: bool = True
    is_mdx: bool = False


def rewrite(
    source: Source,
    article: Article,
    texts: Mapping[MessageKey, str],
    manner: Manner,
) -> str | None:
    """Return the body of a document with other texts in the place of its own.

    Nothing where that can't be done: it is no Markdown, or has prose in HTML
    blocks, which are no runs.
    """
    if not source.path.endswith(".md"):
        return None
    document, _ = flat(separated(split(source).body))
    found = find_runs(document)
    heading, title = leading_title(document, found)
    title = title if heading == article.metadata.title else None
    writer = _Writer(article, texts, manner)
    cuts = [*found.cuts, *((title,) if title else ())]
    cuts += writer.cuts(found.runs[1:] if title else found.runs, document.encode())
    if not writer.is_complete:
        return None
    return _replaced(document.encode(), cuts).strip("\n") + "\n"


def _replaced(content: bytes, cuts: Sequence[Cut]) -> str:
    parts, last = [], 0
    for cut in sorted(cuts, key=lambda each: (each.start, each.end)):
        if cut.start >= last:
            parts += [content[last : cut.start].decode(), cut.text]
            last = cut.end
    return "".join((*parts, content[last:].decode()))


class _Writer:
    """Writes the runs of one article; remembers which messages had their place."""

    def __init__(
        self, article: Article, texts: Mapping[MessageKey, str], manner: Manner
    ) -> None:
        self.article = article
        self.texts = texts
        self.manner = manner
        self.known = {each.key: each for each in article.messages}
        self.placed: set[MessageKey] = set()
        self.ids = iter(_IDENTIFIED.findall(_literal(article.skeleton)))

    @property
    def is_complete(self) -> bool:
        """Whether every message below the front matter had a place."""
        kinds = {Kind.TITLE, Kind.SUMMARY, Kind.SLUG, Kind.CORRECTION}
        head = self.article.metadata.image
        spared = {("alt", head.alt), ("caption", head.caption)} if head else set()
        return all(
            each.kind in kinds or each.key in self.placed or each.key in spared
            for each in self.article.messages
        )

    def cuts(self, runs: Sequence[Run], content: bytes) -> Iterator[Cut]:
        """Yield what stands in the place of each run."""
        for run in runs:
            text = self._run(run)
            if run.kind.is_heading:
                text += self._anchor(content, run.end)
            if text:
                yield Cut(start=run.start, end=run.end, text=text)

    def _anchor(self, content: bytes, end: int) -> str:
        name = next(self.ids, "")
        has_own = content[end : end + 4].lstrip(b" ").startswith(b"{")
        return f" {{#{name}}}" if name and self.manner.has_ids and not has_own else ""

    def _run(self, run: Run) -> str:
        """Return a run in the new texts; nothing for one that is to stay."""
        picture = run.picture
        if picture is not None:
            caption, bar, credit = picture.title.partition(" | ")
            alt = self._plain("alt", picture.alt)
            titles = [self._plain(kind, caption) for kind in ("caption", "tooltip")]
            title = next((each for each in titles if each != caption), caption)
            shown = f'"{title}{bar}{credit}"'.replace("\n", " ")
            return f"![{escaped(alt)}]({self._url(picture.url)}" + (
                f" {shown})" if picture.title else ")"
            )
        message = self.known.get(("", write(run.tokens).text))
        if not run.is_message or message is None:
            return ""
        self.placed.add(message.key)
        text = self._message(message, self.texts[message.key])
        return escape_text(run.before) + self._inert(text, run) + run.after

    def _inert(self, text: str, run: Run) -> str:
        """Keep a text from opening a block, or ending a cell."""
        if run.kind in _CELLS:
            return text.replace("\\|", "|").replace("|", "\\|")
        opener = None if run.kind.is_heading else _OPENER.match(text)
        if opener is None or self._is_mark(text):
            return text
        cut = opener.end() if opener[0][0].isdigit() else 0
        return f"{text[:cut]}\\{text[cut:]}"

    def _is_mark(self, text: str) -> bool:
        """Say whether a sign at the start is that of a mark, such as `*here*`."""
        return text[:1] in {"*", "`", "~"} and not text.startswith(("* ", "```", "~~~"))

    def _message(self, message: Message, text: str) -> str:
        """Return a text as Markdown of its own: spelt as it is, if that will do."""
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
        return self._plain(told.context, told.text)

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
                return f"]({self._url(link.url)}" + (f' "{title}")' if title else ")")
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
            return escape_attribute(self._plain(told.context, told.text))
        return escape_attribute(self.manner.url(getattr(part, "url", "")))

    def _plain(self, context: str, text: str) -> str:
        """Return the new text of a plain message, such as an alt."""
        key = (context, text)
        if key in self.known:
            self.placed.add(key)
        return self.texts.get(key, text)

    def _url(self, url: str) -> str:
        found = self.manner.url(url)
        return found if _SAFE_URL.fullmatch(found) else f"<{found}>"


_NONE = Message(text="", kind=Kind.PARAGRAPH)


def _literal(skeleton: Skeleton) -> str:
    return "".join(each for each in skeleton if isinstance(each, str))
