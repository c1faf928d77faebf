"""Blocks → Markdown that says them, and nothing else.

What is written is parsed again at once. Where a mark in the text would be
read as markup it gets a backslash, and what Markdown can't say is HTML.
"""

import re
from collections.abc import Iterable, Iterator

from pipeline.importing.blocks import (
    Block,
    Figure,
    Grid,
    Heading,
    Listing,
    Markup,
    Note,
    Paragraph,
    Quotation,
    Rule,
    Run,
    Verbatim,
)
from pipeline.patterns import pattern
from pipeline.syntax import (
    PARSER,
    escape_attribute,
    escape_text,
    escape_url,
    write,
    write_html,
)
from pipeline.syntax.tokens import NoteCall, TagStart, Token

_BEFORE = "x"
_CONTEXT = f"<p>{_BEFORE}</p>\n"
_REFERENCE = pattern(r"\]\[([0-9]+)\]")
_OPENING = pattern(r"[0-9]+(?=[.)])|")
_CELL = pattern(r"<t[hd]>(.*?)</t[hd]>", re.DOTALL)
_BREAK = pattern(r"<br />\n?")
_FENCE = pattern("`+")


def write_markdown(blocks: Iterable[Block]) -> str:
    """Return the text of the blocks, a blank line between them."""
    written = []
    last: Block | None = None
    for block in blocks:
        if isinstance(block, Listing) and isinstance(last, Listing):
            written.append("<!-- -->")  # two lists, not one
        written.append(_write(block))
        last = block
    return "\n\n".join(each for each in written if each)


def _write(block: Block) -> str:  # noqa: C901, PLR0911 - one line a kind
    match block:
        case Heading(level=level, run=run):
            return _spelled(run, f"h{level}", "#" * level + " ")
        case Paragraph(run=run):
            return _spelled(run, "p")
        case Figure():
            return _figure(block)
        case Listing():
            return _listing(block)
        case Quotation(blocks=blocks):
            return _indented(write_markdown(blocks), "> ", "> ")
        case Grid():
            return _table(block)
        case Verbatim(content=content):
            return _fenced(content)
        case Markup(html=html):
            return html
        case Rule():
            return "***"
        case Note(label=label, blocks=blocks):
            return _indented(write_markdown(blocks), f"[^{label}]: ", "    ")


def _spelled(run: Run, element: str, prefix: str = "") -> str:
    """Return a block of one run, in the barest spelling that says just that."""
    calls, defined, definitions = _notes(run)
    html = f"<{element}>{write_html(run, calls)}</{element}>"
    for line in _spellings(_inline(run)):
        spelled = prefix + line
        read = PARSER.html(f"{_BEFORE}\n\n{spelled}{defined}")
        if _plain(read) == _plain(f"{_CONTEXT}{html}\n{definitions}"):
            return spelled
    return _plain(f"<{element}>{write_html(run)}</{element}>")


def _notes(run: Iterable[Token]) -> tuple[dict[str, str], str, str]:
    """Return the parser's HTML of the calls in a run, notes for them, and theirs."""
    labels = dict.fromkeys(each.label for each in run if isinstance(each, NoteCall))
    calls = {
        label: f'<sup class="footnote-reference"><a href="#{label}">{number}</a></sup>'
        for number, label in enumerate(labels, 1)
    }
    defined = "".join(f"\n\n[^{label}]: {_BEFORE}" for label in labels)
    return calls, defined, PARSER.html(defined)


def _spellings(line: str) -> Iterator[str]:
    """Yield a line as it is, and with what may open a block made inert."""
    yield line.replace("<br>", "\\\n")
    yield line
    opening = _OPENING.match(line)
    at = opening.end() if opening else 0
    yield f"{line[:at]}\\{line[at:]}"
    yield re.sub(r"[{}#]", r"\\\g<0>", line)


def _inline(run: Run) -> str:
    """Return a run as a message says it, with the links written out."""
    written = write(run)
    targets = {
        str(link.number): _target(link.url, written.titles.get(link.number, ""))
        for link in written.links
    }
    text = _REFERENCE.sub(
        lambda found: f"]({targets[found[1]]})" if found[1] in targets else found[0],
        written.text,
    )
    for name, token in written.tags:
        if isinstance(token, TagStart):
            text = text.replace(f"<{name}>", f"<{token.name}{token.source}>")
            text = text.replace(f"</{name}>", f"</{token.name}>")
    return text


def _target(url: str, title: str) -> str:
    address = f"<{url}>" if re.search(r"[ ()<>\\]", url) or not url else url
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    return f'{address} "{quoted}"' if title else address


def _figure(figure: Figure) -> str:
    """Write a picture alone: its title is the caption, a bar, and the credit."""
    alt = re.sub(r"[\\\[\]`*_<&!~]", r"\\\g<0>", figure.alt)
    said = f"{figure.caption} | {figure.credit}" if figure.credit else figure.caption
    markdown = f"![{alt}]({_target(figure.source, said)})"
    title = escape_attribute(said)
    source = escape_url(figure.source)
    image = f'<img src="{source}" alt="{escape_attribute(figure.alt)}"'
    expected = f'<p>{image} title="{title}" /></p>' if title else f"<p>{image} /></p>"
    if _plain(PARSER.html(markdown)) == _plain(f"{expected}\n"):
        return markdown
    caption = escape_text(said)
    return f"<figure>\n{image}>\n<figcaption>{caption}</figcaption>\n</figure>"


def _plain(html: str) -> str:
    """Write a quote and a line break in one way only; HTML has several."""
    return _BREAK.sub("<br>", html.replace("&#39;", "'").replace("&#x27;", "'"))


def _listing(listing: Listing) -> str:
    is_tight = all(
        len(item) == 1 and isinstance(item[0], Paragraph) for item in listing.items
    )
    items = []
    for place, item in enumerate(listing.items):
        mark = "- " if listing.start is None else f"{listing.start + place}. "
        items.append(_indented(write_markdown(item), mark, " " * len(mark)))
    return ("\n" if is_tight else "\n\n").join(items)


def _indented(markdown: str, first: str, rest: str) -> str:
    lines = markdown.split("\n")
    marked = [f"{rest}{line}".rstrip(" ") for line in lines[1:]]
    return "\n".join([f"{first}{lines[0]}", *marked])


def _table(table: Grid) -> str:
    rows = [[_inline(cell).replace("|", "\\|") for cell in row] for row in table.rows]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, f"|{' --- |' * len(rows[0])}")
    markdown = "\n".join(lines)
    runs = [cell for row in table.rows for cell in row]
    calls, defined, _ = _notes(token for run in runs for token in run)
    cells = [_plain(write_html(run, calls)) for run in runs]
    if _CELL.findall(_plain(PARSER.html(markdown + defined))) == cells:
        return markdown
    return _html_table(table)


def _html_table(table: Grid) -> str:
    rows = [
        "".join(f"<{name}>{write_html(cell)}</{name}>" for cell in row)
        for name, row in zip(
            ["th", *["td"] * len(table.rows)], table.rows, strict=False
        )
    ]
    inside = "\n".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table>\n{inside}\n</table>"


def _fenced(content: str) -> str:
    longest = max((len(run) for run in _FENCE.findall(content)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{content}\n{fence}"
