"""Importing is total, and what it writes says what the page said."""

import json
import re
from html import unescape

import yaml
from babel import Locale
from hypothesis import example, given, strategies as st

from pipeline import reading, text as prose
from pipeline.importing import import_page
from pipeline.importing.blocks import Block, Heading, Listing, Paragraph
from pipeline.importing.heads import quoted
from pipeline.importing.markdown import write_markdown
from pipeline.model.articles import Source
from pipeline.model.diagnostics import Severity, worst
from pipeline.model.site import Site
from pipeline.syntax import PARSER
from pipeline.syntax.tokens import Text

SITE = Site(base_url="https://example.org/", languages=(Locale("fr"), Locale("en")))
ENGLISH = Locale("en")

MARKS = st.text("#->+*=:|`~1.)_[]()<!&\\{}$^a \u00a0é\"'", min_size=1)
PIECES = st.lists(st.one_of(MARKS, st.text(max_size=8)), min_size=1, max_size=4)


def words(pieces: list[str]) -> str:
    """Return pieces as the words of one block: folded, trimmed, NFC."""
    decoded = reading.decode("a.txt", "".join(pieces).encode("utf-8", "replace"))
    return prose.trim(prose.fold(decoded.value.content))


LINES = PIECES.map(words).filter(bool)
TAGS = [
    "p",
    "div",
    "b",
    "i",
    "a",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "br",
    "img",
    "pre",
    "blockquote",
    "figure",
    "figcaption",
    "main",
    "article",
    "body",
    "html",
    "dl",
    "dt",
    "dd",
    "nav",
    "script",
]
ODDITIES = [
    "&nbsp;",
    "word",
    "* # |",
    "1. ",
    "\n\n",
    "<!-- x -->",
    "<a href='javascript:x'>",
    "<a href=b>",
    "<img src='//['>",
    "<td colspan=2>",
    "<a href=#n id=r>1</a>",
    "<li id=n><a href=#r>2</a>",
    "<time datetime=2026-01-02>",
    "<p class='meta byline'>By A B, 3 May 2026",
    "<div class=chapo>",
    "<aside class=share>",
    "<meta property=og:image content=i.png>",
]
HTML = st.lists(
    st.sampled_from(
        [f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS] + ODDITIES
    ),
    max_size=30,
).map("".join)


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "", "..."]))
@example(b"", "a.txt")
@example(b"<html>", "a.txt")
@example(b"<!doctype html><p><b><i>" * 400, "a.html")
@example(b"<time datetime=2026-01-02><time datetime=2026-01-02>", "a.html")
@example(b"\xc2\xa0\n\xe2\x80\xa8\xc2\x85---\n", "a.txt")
def test_any_bytes_give_an_article_that_can_be_read(content: bytes, name: str) -> None:
    assert_readable(
        Source(path=name, content=reading.decode(name, content).value.content)
    )


@given(HTML)
def test_any_markup_gives_an_article_that_can_be_read(document: str) -> None:
    assert_readable(Source(path="a.html", content=document))


FACTS = [
    "@graph",
    "@id",
    "@type",
    "author",
    "caption",
    "dateModified",
    "datePublished",
    "description",
    "headline",
    "image",
    "mainEntity",
    "name",
    "url",
]
JSON = st.recursive(
    st.none() | st.integers() | st.text("aé@:/ ", max_size=5) | st.just("2026-01-02"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(FACTS),
            inner | st.sampled_from(["NewsArticle", "a", "//["]),
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_whatever_a_page_says_of_itself_it_gives_an_article(said: object) -> None:
    script = f'<script type="application/ld+json">{json.dumps(said)}</script>'
    assert_readable(Source(path="a.html", content=f"<html>{script}<p>Text."))


@given(st.lists(st.text(max_size=60)).map("\n".join))
@example('A\u2028b\ufeffc "d" \\e\n\nOne.')
def test_any_lines_give_an_article_that_can_be_read(document: str) -> None:
    content = reading.decode("a.txt", document.encode("utf-8", "replace")).value
    assert_readable(Source(path="a.txt", content=content.content))


def assert_readable(source: Source) -> None:
    imported = import_page(source, ENGLISH)
    assert all(each.line >= 0 for each in imported.diagnostics)
    article = reading.read(
        Source(path="a.md", content=imported.value.content), SITE, "a"
    )
    assert worst(article.diagnostics) is not Severity.ERROR, article.diagnostics
    assert article.value.metadata.title == imported.value.title
    assert re.fullmatch("[a-z0-9-]+", imported.value.slug)


def shown(html: str) -> list[str]:
    """Return the words of the paragraphs and headings of a page."""
    found = re.findall(r"<(?:p|h2)>(.*?)</(?:p|h2)>", html, re.DOTALL)
    return [unescape(each) for each in found]


@given(st.lists(st.tuples(st.booleans(), LINES), min_size=1, max_size=4))
@example([(False, "1. One"), (False, ": two"), (True, "three {#id}")])
@example([(False, "| a | b |"), (False, "---"), (False, "[^1]: note"), (True, "a #")])
def test_what_was_imported_is_read_again_as_the_same_words(
    lines: list[tuple[bool, str]],
) -> None:
    blocks: list[Block] = [
        Heading(level=2, run=(Text(line),)) if heads else Paragraph(run=(Text(line),))
        for heads, line in lines
    ]
    markdown = write_markdown(blocks)
    html = PARSER.html(markdown)
    assert not re.search("<(?:p|h2)>", markdown), "no text is so odd as to be HTML"
    assert shown(html) == [line for _, line in lines], markdown
    assert re.findall("<(?!/)([a-z0-9]+)", html) == [
        "h2" if heads else "p" for heads, _ in lines
    ]


@given(st.text())
@example("\x7f\x85\u2028\ufeff\uffff")
def test_any_text_stays_itself_in_the_front_matter(words: str) -> None:
    assert yaml.load(quoted(words), yaml.CSafeLoader) == words


@given(st.lists(LINES, min_size=1, max_size=4))
def test_the_items_of_a_list_stay_its_items(lines: list[str]) -> None:
    items = tuple((Paragraph(run=(Text(line),)),) for line in lines)
    html = PARSER.html(write_markdown([Listing(items=items)]))
    found = re.findall(r"<li>(?:\n?<p>)?(.*?)(?:</p>\n)?</li>", html, re.DOTALL)
    assert [unescape(each) for each in found] == lines
