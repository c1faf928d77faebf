"""The message syntax: few marks, few escapes, and always read back as written."""

import pytest
from hypothesis import given, strategies as st

from pipeline.model.articles import Kind, Message
from pipeline.syntax import parse, write
from pipeline.syntax.tokens import (
    Break,
    LinkEnd,
    LinkStart,
    NoteCall,
    Picture,
    TagStart,
    Text,
    Token,
)
from tests.manuscripts import article, prose
from tests.strategies import typed


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        ("Vrac & Cocinas, 5 * 3, n_1, a_b_c", ["Vrac & Cocinas, 5 * 3, n_1, a_b_c"]),
        ("\\*kein\\* Mark", ["*kein\\* Mark"]),
        ("\\# kein Titel", ["# kein Titel"]),
        ("1\\. keine Liste", ["1. keine Liste"]),
        ("&lt;b> und &amp;amp;", ["<b\\> und \\&amp;"]),
        ("a  \nb", ["a<br>b"]),
        ("a<br/>b", ["a<br>b"]),
        ("a\nb\n  c", ["a b c"]),
        ("[a](x) [b](y) [c](x)", ["[a][1] [b][2] [c][1]"]),
        ("[a](x) ![b](x)", ["[a][1] ![b][2]"]),
        ('[a](x "Tipp") [b](x)', ["[a][1] [b][2]", "Tipp"]),
        ("[a](x 'Tipp') [b](x 'Tipp')", ["[a][1] [b][1]", "Tipp"]),
        ("<https://x.example> Wort", ["[https://x.example][1] Wort"]),
        ("*a* __b__ ~~c~~ `d`", ["*a* **b** ~~c~~ `d`"]),
        ("*a**b*", ["*a**b*"]),
        ("<abbr title='Wort'>W</abbr>", ["<abbr>W</abbr>", "Wort"]),
        (
            "<span class=a>b</span> <span class=c>d</span>",
            ["<span>b</span> <span-2>d</span-2>"],
        ),
        (
            "<span class=a>b</span> <span class=a>d</span>",
            ["<span>b</span> <span>d</span>"],
        ),
        ("a <!-- leise --> b", ["a  b"]),
        ("a[^1] b[^1]\n\n[^1]: n", ["a[^1] b[^1]", "n"]),
        ("a[^A]\n\n[^a]: n", ["a[^a]", "n"]),
        ("a[^fehlt]", ["a[^fehlt]"]),
        ("a[^1]<http://b> c\n\n[^1]: n", ["a[^1] [http://b][1] c", "n"]),
        ("| a\\|b |\n|---|\n| c |", ["a|b", "c"]),
        ("\u00a0a\u00a0b\u00a0", ["a\u00a0b"]),
        ("a\n\u00a0\nb", ["a", "b"]),
        ("```\na\n\u00a0\nb\n```", []),
        ("4\u202f820\n\n11,5 %\n\n2021\n\n---", ["4\u202f820", "11,5 %"]),
    ],
)
def test_a_manuscript_gives_these_messages(body: str, messages: list[str]) -> None:
    assert prose(body) == messages


def test_the_tooltip_of_a_link_is_a_message_of_its_own() -> None:
    _, sentence, tip = article('[a](x "Ein *Tipp*")').messages
    assert sentence.links[0].tooltip == 2
    assert (tip.kind, tip.context, tip.text) == (Kind.TOOLTIP, "tooltip", "Ein *Tipp*")


_token = st.one_of(
    typed.filter(bool).map(Text),
    st.sampled_from(
        [
            Break(),
            NoteCall("1"),
            NoteCall("a b"),
            Picture("u", "a*b"),
            TagStart("span", ' lang="fr"'),
        ]
    ),
)


def _joined(tokens: list[Token]) -> list[Token]:
    joined: list[Token] = []
    for token in tokens:
        if isinstance(token, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].text + token.text)
        else:
            joined.append(token)
    return joined


@given(st.lists(_token, min_size=1, max_size=5))
def test_what_is_written_is_read_back(tokens: list[Token]) -> None:
    wanted = [
        Text(each.text.replace("\x00", "\ufffd")) if isinstance(each, Text) else each
        for each in _joined(tokens)
    ]
    written = write(wanted)
    message = Message(
        text=written.text, kind=Kind.PARAGRAPH, links=written.links, notes=written.notes
    )
    assert "\n" not in written.text
    names = dict(written.tags)
    read = [
        names.get(each.name, each)
        if isinstance(each, TagStart)
        else Picture(each.url, each.alt)
        if isinstance(each, Picture)
        else each
        for each in parse(written.text, message)
    ]
    assert read == wanted


@given(typed)
def test_any_text_is_parsed_as_one_line(words: str) -> None:
    message = article("[a](b) <span class=x>c</span>[^1]\n\n[^1]: d").messages[1]
    tokens = parse(words, message)
    assert all(isinstance(each, Token) for each in tokens)


def test_a_link_is_known_by_its_number_before_its_url() -> None:
    message = article("[a](2) [b](x)").messages[1]
    starts = [
        each for each in parse(message.text, message) if isinstance(each, LinkStart)
    ]
    assert [each.url for each in starts] == ["2", "x"]


def test_a_link_in_a_link_is_left_out() -> None:
    tokens: list[Token] = [
        LinkStart("a"),
        Text("b"),
        LinkStart("c"),
        Text("d"),
        LinkEnd(),
        LinkEnd(),
    ]
    assert write(tokens).text == "[bd][1]"


def test_tags_close_by_their_own_numbers() -> None:
    assert prose("<b class=x><b class=y>z</b></b>") == ["<b><b-2>z</b-2></b>"]
