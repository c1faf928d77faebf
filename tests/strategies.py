"""Markdown and HTML as authors might type them, and worse."""

from hypothesis import strategies as st

NO_BREAK, NARROW = "\u00a0", "\u202f"
_WORDS = st.text(
    st.sampled_from([*"abzÉœß 5.,'\"()-–…«»", NO_BREAK, NARROW]), min_size=1, max_size=8
)
_SIGNS = st.sampled_from(
    [
        *"*_`[]<>&~!\\|#:;+-=^{}",
        *("&amp;", "&nbsp;", "&#42;", "\\*", "\\[", "**", "~~"),
        "[1]",
        "][1]",
        "[^1]",
        "<br>",
        "<b>",
        "</b>",
        "1. ",
        "# ",
        "- ",
        "> ",
        "http://a.b",
    ]
)


def _around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        inner.map("*{}*".format),
        inner.map("**{}**".format),
        inner.map("_{}_".format),
        inner.map("~~{}~~".format),
        inner.map("<span>{}</span>".format),
        inner.map('<span class="x" title="Zitat">{}</span>'.format),
        inner.map("<abbr title='Wort &amp; \"Satz\"'>{}</abbr>".format),
        inner.map("[{}](http://a.example/?b=1&c=2)".format),
        inner.map('[{}](b.md "Ein *Titel*")'.format),
        _WORDS.map("![{}](c.png)".format),
        _WORDS.map("![{}](c.png 'Titel')".format),
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map("\n".join),
        st.tuples(inner, inner).map("  \n".join),
        st.tuples(inner, inner).map("<br>".join),
    )


inline = st.recursive(
    st.one_of(
        _WORDS,
        _SIGNS,
        st.sampled_from(
            [
                "`code <b>`",
                "`` a`b ``",
                "[^1]",
                "[^zwei]",
                "[^zwei]",
                "<https://x.example/>",
            ]
        ),
        st.sampled_from(["<a@b.example>", "![](d.png)", "[ref]", "[ref][]", "<wbr>"]),
    ),
    _around,
    max_leaves=6,
)
"""Inline Markdown, some of it well formed."""

_line = inline.map(lambda typed: typed.replace("\n", " "))


def _prefixed(prefix: str, block: str) -> str:
    first, *rest = block.split("\n")
    return "\n".join([prefix + first, *(" " * len(prefix) + each for each in rest)])


def _quoted(block: str) -> str:
    return "\n".join(f"> {line}" for line in block.split("\n"))


def _table(cells: list[str]) -> str:
    one, two, three, four = (cell.replace("|", "\\|") for cell in cells)
    return f"|{one}|{two}|\n|:--|:-:|\n|{three}|{four}|\n|1|11,5 %|"


_leaf = st.one_of(
    inline,
    _line.map("## {}".format),
    _line.map("### {} {{#anchor}}".format),
    _line.map("{}\n---".format),
    st.lists(_line, min_size=4, max_size=4).map(_table),
    st.tuples(_line, _line).map("- [x] {0[0]}\n- [ ] {0[1]}".format),
    st.tuples(_line, inline).map("\n: ".join),
    _line.map("```python\n{}\n```".format),
    _line.map("    {}".format),
    st.just("***"),
    st.just('<div class="box">\n\nIn der *Kiste*.\n\n</div>'),
    st.just("<p>Ein <em>Absatz</em> mit <a href='x'>Link</a>.</p>"),
)
_block = st.recursive(
    _leaf,
    lambda inner: st.one_of(
        inner.map(_quoted),
        inner.map(lambda block: _prefixed("- ", block)),
        inner.map(lambda block: _prefixed("1. ", block)),
        st.tuples(inner, inner).map("\n\n".join),
        st.tuples(inner, inner).map("\n".join),
    ),
    max_leaves=5,
)
_NOTES = "\n\n[^1]: Eine Note.\n\n[^zwei]: Noch *eine*.\n\n[ref]: e.md 'Titel'\n"
markdown = _block.map(lambda block: block + _NOTES)
"""A document of blocks, with two footnotes and a reference."""

hostile = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "</script><script src=//x.example></script>",
        "<img src=x onerror=alert(1)>",
        '<img src="x" onerror="alert(1)">',
        '<svg onload="alert(1)"><a xlink:href="javascript:x">',
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "![x](javascript:alert(1))",
        "<javascript:alert(1)>",
        "&#106;avascript:alert(1)",
        '<a href="&#106;avascript:alert(1)">x</a>',
        "<a href='https://evil.example'>x</a>",
        "https://evil.example <https://evil.example>",
        "[a [b](c) d][1]",
        "[a <a href=x>b</a>][1]",
        "]]>",
        "-->",
        "<!-- x",
        "<!-- x --><!--",
        "<![CDATA[x]]>",
        "<?php x ?>",
        "</p></div></section></body></html>",
        "</li></ul>x<ul><li>",
        "<table><tr><td>",
        "<p>x<h1>y<ul><li>z",
        "<b><i></b></i>",
        "<b>",
        "</b>",
        "</em>",
        "*a **b* c**",
        "`",
        "```\ncode\n```",
        "    code",
        "# Titel",
        "1. eins",
        "- eins",
        "> Zitat",
        ": Definition",
        "a | b\n--|--\nc | d",
        "a\n===",
        "a\n\nb",
        "[^neu]: Note\n\n[^neu]",
        "[x]: y\n\n[x]",
        "[1]: https://evil.example\n\n[x][1]",
        "\u202egnp.exe\u2066",
        "\x00\x01\x1b",
        "\ufdd0http://x\ufdd1",
        "\ufdd00\ufdd1",
        "&#xFDD0;https://x.example&#xFDD1;",
        "&#64976;0&#64977;",
        "\ufffb\ufffc'x' \"y\" !",
        '" onmouseover="alert(1)',
        "' onmouseover='alert(1)",
        "<span onclick=alert(1)>x</span>",
        '<span style="position:fixed" lang="fr">x</span>',
        '<span lang="&quot; onclick=x">x</span>',
        '<abbr title="x">y</abbr>',
        "<span-2>x</span-2>",
        "<form><input><button>",
        "<iframe srcdoc='<script>x</script>'>",
        "<style>*{display:none}</style>",
        "<base href=//x>",
        "<meta http-equiv=refresh content=0>",
        "<math><mtext></p><style>",
        "<noscript><p title='</noscript><img src=x onerror=x>'>",
        "<select><template>",
        "<x-y is=z>",
        "\\",
        "x\\",
        "",
        " ",
        NO_BREAK,
    ]
)
"""What someone might type to get out of a block."""

typed = st.one_of(
    hostile,
    st.text(max_size=40),
    st.tuples(hostile, st.text(max_size=10), hostile).map("".join),
    inline,
)
"""Any text, in a catalog or in a manuscript."""
