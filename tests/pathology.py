"""Texts that no one writes but to do harm, of any size: shared with the benchmark."""

from collections.abc import Callable
from itertools import count

Pattern = Callable[[int], str]
"""From a size in characters to a text of about that size."""


def again(unit: str, end: str = "") -> Pattern:
    """Return a pattern that is one text over and over."""
    return lambda size: unit * ((size - len(end)) // len(unit)) + end


def counted(unit: str, joint: str = "") -> Pattern:
    """Return a pattern of a text with a number in it, from 1 up."""

    def written(size: int) -> str:
        pieces: list[str] = []
        length = 0
        for number in count(1):
            pieces.append(unit.format(number))
            length += len(pieces[-1]) + len(joint)
            if length >= size:
                break
        return joint.join(pieces)

    return written


def around(start: str, end: str) -> Pattern:
    """Return a pattern that opens as often as it closes."""
    return lambda size: (
        start * (size // len(start + end)) + "a" + end * (size // len(start + end))
    )


def growing(mark: str, joint: str = " ") -> Pattern:
    """Return a pattern of runs of a mark, each one longer than the last."""

    def written(size: int) -> str:
        longest = int((2 * size) ** 0.5)
        return joint.join(mark * length for length in range(1, longest))

    return written


def staircase(mark: str) -> Pattern:
    """Return a pattern of lists, each one deeper than the last."""

    def written(size: int) -> str:
        deepest = int(size**0.5)
        return "\n".join(f"{'  ' * depth}{mark}a" for depth in range(deepest))

    return written


def table(columns: int) -> Pattern:
    """Return a pattern of a table with many columns."""

    def written(size: int) -> str:
        wide = min(columns, size // 8)
        head = f"{'|a' * wide}|\n{'|-' * wide}|\n"
        row = f"{'|b' * wide}|\n"
        return head + row * max(1, (size - len(head)) // len(row))

    return written


_WORDS = "a *b* <i>c</i> [d](e) `f` [^1]\n\n[^1]: g\n"
_UNITS = (
    *("a", " ", "\u00a0", "\u202f", "\n", "\t", "é", "\\", '"', "'", "&", "#", "!"),
    *("*", "**a", "*a ", "*a_ ", "_a", "_a_b ", "~~", "~~a ", "a**b", "***a* "),
    *("[", "[a", "![", "](", "[](", "[a](", "[a](<", "![a](b) ", "[a][1] ", "[a] "),
    *("]", "[^1] ", "[^a", "[a]: ", "[\\", '[a](b "'),
    *("<", "<a", "<a ", "</", "</a>", "<!--", "<!", "<?", "<![CDATA[", "<a b=", "<b>"),
    *(
        "<b>a",
        "<a href=x>",
        "<i><b>a</i>",
        "<div>",
        "<div>\n\n",
        "<p>",
        "<td>",
        "<svg>",
    ),
    *("<table>", "<table><tr><td>", "<li>", "<ul><li>", "<h2>a", "<pre>", "<script>"),
    *("<span title='a'>b</span> ", "<abbr title=a>b</abbr>", "<br>", "x<br>", "<x-a>"),
    *("<!-- a -->", "<!-- translators: a -->\n\n", "<!-- translate: no -->\n\na\n\n"),
    *("&#", "&#0;", "&amp;", "&nbsp;", "&a", "&#160;", "&lt;"),
    *(
        "`",
        "``a ",
        "`a` ",
        "```\n",
        "|",
        "|a|b|\n",
        "||\n",
        "a|b\n-|-\n\n",
        "-\n",
        "=\n",
    ),
    *(
        ">",
        "> ",
        ">a\n",
        "> a\n\n",
        "- ",
        "-  ",
        "- a\n",
        "- a\n\n",
        "* ",
        "1. ",
        "1) ",
    ),
    *(
        "- > ",
        "> - ",
        "> 1. ",
        "a\n- ",
        "# a\n\n",
        "# ",
        "a\n\n",
        "a\n",
        "a  \n",
        "a\\\n",
    ),
    *("a\n: ", "a\n: b\n\n", ": ", "a\n\n: b\n", "\u00a0\n", "1 000 ", "l'a ", " !"),
    *(
        "[^a]: x\n\n",
        "[^a]:",
        "a@b.",
        "http://a ",
        "{#a}",
        "# a {#a}\n\n",
        "# a {.a}\n\n",
    ),
    *("\u202e", "\ufdd0", "\ud7ff", "e\u0301", "\u0301", "— ", "«", " :", "\u2009;"),
)

PATTERNS: dict[str, Pattern] = {
    **{repr(unit): again(unit) for unit in _UNITS},
    **{f"{unit!r}, then words": again(unit, _WORDS) for unit in _UNITS},
    "messages": counted("a{}\n\n"),
    "ids": lambda size: "```\n" + again(' id="a"')(size) + "\n```\n",
    "ids, in words": again(' id="a"', " <b>c</b>"),
    "a heading, then messages": lambda size: (
        "# " + again("a ")(size // 2) + "\n\n" + counted("a{}. \n\n")(size // 2)
    ),
    "no-break spaces, spelled": counted("<p>a&nbsp;b{}</p>\n"),
    "comments between": again("a<!-- b -->", " <b>c</b>"),
    "ends of tags, unopened": lambda size: (
        counted("<a{}>")(size // 2) + again("</i>")(size // 2)
    ),
    "quotations, lazy and deep": lambda size: (
        ">" * (size // 2) + again("a\n")(size // 2)
    ),
    "quotations, deep, and a tag": lambda size: ">" * size + "a <b>c</b>",
    "lists in steps": lambda size: "\n".join(
        f"{' ' * (200 * step)}{'- ' * 100}a" for step in range(int((size / 100) ** 0.5))
    ),
    "tabs": lambda size: "\n".join(
        "\t" * step + "- a" for step in range(int((2 * size) ** 0.5))
    ),
    "messages alike": again("a\n\n"),
    "headings": counted("# a{}\n\n"),
    "backticks, growing": growing("`"),
    "backticks, growing, with words": growing("`", " a "),
    "stars, growing": growing("*", " a "),
    "lists, nested": staircase("- "),
    "lists, nested and numbered": staircase("1. "),
    "quotations, growing": growing(">", "\n"),
    "table of 10,000 columns": table(10_000),
    "table of 10 columns": table(10),
    "footnotes": counted("[^{0}]: a\n\n"),
    "footnotes, called": counted("a[^{0}]\n\n[^{0}]: a\n\n"),
    "footnotes, called on a line": lambda size: (
        counted("[^{0}] ")(size // 2) + "\n\n" + counted("[^{0}]: a\n\n")(size // 2)
    ),
    "footnotes, nested": counted("[^{0}]: a [^{0}]\n\n    "),
    "references": counted("[{0}]: b\n"),
    "references, used": counted("[{0}]\n\n[{0}]: b\n\n"),
    "references, used on a line": lambda size: (
        counted("[{0}] ")(size // 2) + "\n\n" + counted("[{0}]: b\n")(size // 2)
    ),
    "links": counted("[a](b{0}) "),
    "tooltips": counted('[a](b "c{0}") '),
    "images": counted("![a{0}](b{0})\n\n"),
    "tags, numbered": counted("<span id=a{0}>b</span> "),
    "tags, all different": counted("<a{0}>"),
    "attributes": lambda size: f"<b {counted('a{}=b ')(size)}>a</b>",
    "attribute, long": lambda size: f'<b title="{"a" * size}">a</b>',
    "div, nested": around("<div>", "</div>"),
    "b, nested": around("<b>", "</b>"),
    "b in i": around("<i><b>", "</b></i>"),
    "emphasis, nested": around("*a **b ", " c** d*"),
    "links, nested": around("[", "](a)"),
    "images, nested": around("![", "](a)"),
    "li, nested": around("<ul><li>", "</li></ul>"),
    "td, nested": around("<table><tr><td>", "</td></tr></table>"),
    "brackets, nested": around("[", "]"),
    "definitions": counted("a{0}\n: b{0}\n\n"),
    "code, fenced": again("```\na\n```\n\n"),
    "quotation, lazy": lambda size: "> " * 50 + "a\n" * (size // 2),
}
"""The patterns by their names."""
