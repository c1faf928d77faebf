"""Inline tokens → message syntax, with as few marks and escapes as will do.

Whatever is written is parsed again at once, and a more careful spelling is
tried until it says exactly what the tokens say. So no rule of emphasis or
escaping has to be known here, and none can be got wrong.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.model.articles import Kind, Link, Message
from pipeline.syntax.limits import MOST_MARKS
from pipeline.syntax.parsing import parse
from pipeline.syntax.tokens import (
    Code,
    LinkEnd,
    LinkStart,
    Mark,
    MarkEnd,
    MarkStart,
    NoteCall,
    Picture,
    Raw,
    TagEnd,
    TagStart,
    Text,
    Token,
)

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~!\n\r\t]")
_ENTITIES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_MARKED = re.compile(r"[\\`*_\[<&~\n\r\t]")
_MOST_ESCAPES = 48

Spelling = dict[Mark, tuple[str, str]]

_STARS: Spelling = {
    Mark.EMPHASIS: ("*", "*"),
    Mark.STRONG: ("**", "**"),
    Mark.STRIKETHROUGH: ("~~", "~~"),
}
_UNDERSCORES: Spelling = {**_STARS, Mark.EMPHASIS: ("_", "_")}
_STRONG_UNDERSCORES: Spelling = {**_STARS, Mark.STRONG: ("__", "__")}
_TAGS: Spelling = {mark: (f"<{mark}>", f"</{mark}>") for mark in Mark}
_SPELLINGS = (_STARS, _UNDERSCORES, _STRONG_UNDERSCORES, _TAGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A message's text, and what was kept out of it.

    `titles` are those of the links, by number. `tags` are kept as pairs of
    the bare tag's name and the token that it stands for.
    """

    text: str
    links: tuple[Link, ...] = ()
    titles: dict[int, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    tags: tuple[tuple[str, TagStart | Raw], ...] = ()


def is_writable(tokens: Sequence[Token]) -> bool:
    """Say whether the tokens may make a message: not if it had too many marks."""
    signs = sum(
        len(_SPECIAL.findall(each.text)) for each in tokens if isinstance(each, Text)
    )
    return len(tokens) + signs <= MOST_MARKS


def write(tokens: Sequence[Token]) -> Written:
    """Return the message that says what the tokens say, and what it leaves out."""
    if len(tokens) == 1 and isinstance(tokens[0], Text):
        text = tokens[0].text
        if not _MARKED.search(text) and text == text.strip(" "):
            return Written(text=text)
    tokens = tuple(_sayable(tokens))
    links = _links(tokens)
    tags = _tags(tokens)
    bare = _bare(tokens, links, tags)
    notes = tuple(
        dict.fromkeys(each.label for each in tokens if isinstance(each, NoteCall))
    )
    shown = tuple(_link(number, key) for key, number in links.items())
    probe = Message(text="", kind=Kind.PARAGRAPH, links=shown, notes=notes)
    return Written(
        text=spell(bare, probe),
        links=shown,
        titles={number: key[1] for key, number in links.items() if key[1]},
        notes=notes,
        tags=tuple(
            (name, token) for token, name in tags.items() if _is_kept(token, name)
        ),
    )


def _sayable(tokens: Sequence[Token]) -> Iterator[Token]:
    """Leave out links inside of links, and part a note's call from a link.

    HTML does not know the former; `[^1][text][1]` is no call.
    """
    depth = 0
    last: Token | None = None
    for token in tokens:
        depth -= isinstance(token, LinkEnd)
        if not depth or not isinstance(token, LinkStart | LinkEnd):
            if isinstance(last, NoteCall) and isinstance(token, LinkStart):
                yield Text(" ")
            yield token
            last = token
        depth += isinstance(token, LinkStart)


_LinkKey = tuple[str, str, bool]


def _link_key(token: LinkStart | Picture) -> _LinkKey:
    return (token.url, token.title, isinstance(token, Picture))


def _link(number: int, key: _LinkKey) -> Link:
    return Link(number=number, url=key[0], is_image=key[2])


def _links(tokens: Sequence[Token]) -> dict[_LinkKey, int]:
    """Give each link and image a number; one that comes again keeps its own."""
    found: dict[_LinkKey, int] = {}
    for token in tokens:
        if isinstance(token, LinkStart | Picture):
            found.setdefault(_link_key(token), len(found) + 1)
    return found


def _is_kept(token: TagStart | Raw, name: str) -> bool:
    return isinstance(token, Raw) or bool(token.source) or name != token.name


def _tags(tokens: Sequence[Token]) -> dict[TagStart | Raw, str]:
    """Name the tags: bare, and with a number where two of a name differ."""
    names: dict[TagStart | Raw, str] = {}
    taken: dict[str, int] = {}
    for token in tokens:
        if isinstance(token, TagStart | Raw) and token not in names:
            name = "x" if isinstance(token, Raw) else token.name
            taken[name] = taken.get(name, 0) + 1
            names[token] = f"{name}-{taken[name]}" if taken[name] > 1 else name
    return names


def _bare(
    tokens: Sequence[Token],
    links: dict[_LinkKey, int],
    tags: dict[TagStart | Raw, str],
) -> tuple[Token, ...]:
    """Return the tokens as the message will say them: numbers and bare tags."""
    bare: list[Token] = []
    opened: dict[str, list[str]] = {}
    for token in tokens:
        if isinstance(token, LinkStart):
            bare.append(LinkStart(token.url, number=links[_link_key(token)]))
        elif isinstance(token, Picture):
            number = links[_link_key(token)]
            bare.append(Picture(token.url, token.alt, number=number))
        elif isinstance(token, TagStart | Raw):
            name = "x" if isinstance(token, Raw) else token.name
            opened.setdefault(name, []).append(tags[token])
            bare.append(TagStart(tags[token]))
        elif isinstance(token, TagEnd):
            names = opened.get(token.name)
            bare.append(TagEnd(names.pop() if names else token.name, token.source))
        else:
            bare.append(token)
    return tuple(bare)


def spell(tokens: tuple[Token, ...], probe: Message) -> str:
    """Return the first spelling that is parsed back to these tokens."""
    for spelling in _SPELLINGS:
        pieces = _pieces(tokens, spelling)
        plain = "".join(map(_bare_piece, pieces))
        if _says(plain, probe, tokens):
            return plain
        if _says("".join(pieces), probe, tokens):
            return _with_fewest_escapes(pieces, probe, tokens)
    return "".join(_pieces(tokens, _TAGS))


def _says(text: str, probe: Message, wanted: tuple[Token, ...]) -> bool:
    found = parse(text, probe)
    return found == wanted or _marks_as_tags(found) == _marks_as_tags(wanted)


def _marks_as_tags(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Take `*x*` and `<em>x</em>` for the same: they are the same HTML."""
    return tuple(
        TagStart(token.mark.value)
        if isinstance(token, MarkStart)
        else TagEnd(token.mark.value)
        if isinstance(token, MarkEnd)
        else token
        for token in tokens
    )


def _with_fewest_escapes(
    pieces: list[str], probe: Message, wanted: tuple[Token, ...]
) -> str:
    """Take away each escape that makes no difference, from left to right."""
    places = [at for at, piece in enumerate(pieces) if piece != _bare_piece(piece)]
    if len(places) > _MOST_ESCAPES:
        return "".join(pieces)
    kept = list(pieces)
    for at in places:
        kept[at] = _bare_piece(pieces[at])
        if not _says("".join(kept), probe, wanted):
            kept[at] = pieces[at]
    return "".join(kept)


def _bare_piece(piece: str) -> str:
    """Return an escaped mark without its backslash; anything else as it is."""
    is_escaped = len(piece) == len("\\*") and piece[0] == "\\"
    return piece[1] if is_escaped else piece


def _pieces(tokens: tuple[Token, ...], spelling: Spelling) -> list[str]:
    """Spell the tokens; each mark that is text is a piece with its backslash."""
    pieces: list[str] = []
    number = 0
    for token in tokens:
        if isinstance(token, LinkStart):
            number = token.number
        pieces += _spelled(token, number, spelling)
    return _without_loose_ends(pieces)


def _spelled(token: Token, number: int, spelling: Spelling) -> list[str]:
    match token:
        case Text(text):
            return _escaped(text)
        case Picture():
            return ["![", *_escaped(token.alt), f"][{token.number}]"]
        case MarkStart(mark):
            return [spelling[mark][0]]
        case MarkEnd(mark):
            return [spelling[mark][1]]
        case LinkEnd():
            return [f"][{number}]"]
        case _:
            return [_whole(token)]


def _whole(token: Token) -> str:
    match token:
        case Code(text):
            return _code(text)
        case LinkStart():
            return "["
        case NoteCall(label):
            return f"[^{label}]"
        case TagStart(name, source):
            return f"<{name}{source}>"
        case TagEnd(name, source):
            return f"</{name}{source}>"
        case _:
            return "<br>"


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    is_padded = text.startswith(" ") and text.endswith(" ") and text.strip(" ")
    pad = " " if "`" in (text[:1], text[-1:]) or is_padded else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _escaped(text: str) -> list[str]:
    """Cut a text into pieces: plain runs, escaped marks, and entities."""
    pieces, start = [], 0
    for found in _SPECIAL.finditer(text):
        mark = found[0]
        pieces.append(text[start : found.start()])
        pieces.append(_ENTITIES.get(mark) or f"\\{mark}")
        start = found.end()
    return [piece for piece in (*pieces, text[start:]) if piece]


def _without_loose_ends(pieces: list[str]) -> list[str]:
    """Spell a space at either end as an entity, so that it is not trimmed."""
    if pieces and pieces[0].startswith(" "):
        pieces[0] = "&#32;" + pieces[0][1:]
    if pieces and pieces[-1].endswith(" "):
        pieces[-1] = pieces[-1][:-1] + "&#32;"
    return pieces
