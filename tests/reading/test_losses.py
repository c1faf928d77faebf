"""What an article loses on its way to a page is said, with its place."""

import pytest

from tests.manuscripts import manuscript, understood

BEFORE = "Eins.\n\n```html\n<iframe src='data:x'>\n```\n\n`<iframe src=\"data:y\">`\n\n"


MARKS = [
    ("![Punkt](data:image/png;base64,iVBORw0KGgo=)", "save the picture as a file"),
    ("Ein ![Punkt](DATA:image/png;base64,iVBO) im Satz.", "save the picture as"),
    ("Ein [Skript](javascript:alert(1)).", "“javascript:alert(1)” is no address"),
    ("[Ein Ort](geo:43.6,3.9)", "“geo:43.6,3.9” is no address"),
    ("[Ein Tor](http://tor:b/)", "“http://tor:b/” is no address"),
    ("![Punkt](//[::1/p.png)", "“//[::1/p.png” is no address"),
]
TAGS = [
    ("<iframe src='https://film.example/1'></iframe>", "`<iframe>` is not allowed"),
    ("<img alt='Punkt' src='data:image/gif;base64,R0l'>", "save the picture as"),
    ("<a href = 'vbscript:x'>Ein Skript</a>", "“vbscript:x” is no address"),
]


@pytest.mark.parametrize(
    ("suffix", "before", "body", "said"),
    [
        *((".md", BEFORE, *each) for each in (*MARKS, *TAGS)),
        *((".html", "<p>Eins.</p>\n", *each) for each in TAGS),
    ],
)
def test_what_is_not_published_is_said_once_with_its_line(
    suffix: str, before: str, body: str, said: str
) -> None:
    (problem,) = understood(manuscript(before + body + "\n"), suffix).diagnostics
    assert problem.code == "unsafe-html"
    assert said in problem.message
    assert problem.line == 4 + before.count("\n") + 1


def test_what_leads_somewhere_is_not_spoken_of() -> None:
    body = "[a](b.md#c) [d](https://e.example) [f](mailto:g@h.example) [i](tel:+33)"
    body += " [j](//e.example:80/k) [l](http://é.example) [m](https://[::1]#n)\n"
    assert understood(manuscript(BEFORE + body)).diagnostics == ()


def test_what_would_be_an_address_in_a_tag_is_none_without_one() -> None:
    body = "Man schreibt href=vbscript:x in die Seite.\n"
    assert understood(manuscript(body)).diagnostics == ()
