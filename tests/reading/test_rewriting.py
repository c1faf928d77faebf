"""A document with other texts in it is the same document."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from pipeline.model.articles import Article, Message, Part, Source
from pipeline.reading.respelling import Manner
from pipeline.reading.rewriting import rewrite
from tests.manuscripts import article, manuscript
from tests.strategies import markdown

SAME = Manner(url=lambda url: url, has_ids=False)


def source(body: str) -> Source:
    return Source(path="articles/a.md", content=manuscript(body).decode())


def rewritten(
    body: str, texts: Mapping[str, str] | None = None, manner: Manner = SAME
) -> str:
    """Return a body with the texts that are given, by the words they stand for."""
    found = article(body)
    known = texts or {}
    said = {each.key: known.get(each.text, each.text) for each in found.messages}
    return rewrite(source(body), found, said, manner) or ""


def bare(found: Article) -> tuple[Message, ...]:
    """Return the messages without what is not their text: lines, comments."""
    return tuple(replace(each, line=0, comments=()) for each in found.messages)


def plain(found: Article) -> list[Part]:
    """Return a skeleton, its empty elements as HTML has them."""
    return [
        each.replace(" />", ">") if isinstance(each, str) else each
        for each in found.skeleton
    ]


@settings(max_examples=300)
@given(markdown)
def test_its_own_texts_make_the_same_article(typed: str) -> None:
    found = article(typed)
    texts = {each.key: each.text for each in found.messages}
    body = rewrite(source(typed), found, texts, SAME)
    if body is not None:
        again = article(body)
        assert plain(again) == plain(found)
        assert bare(again) == bare(found)


@pytest.mark.parametrize(
    ("body", "text", "said", "expected"),
    [
        ("un", "un", "# two", "\\# two"),
        ("un", "un", "1. two", "1\\. two"),
        ("un", "un", "- two", "\\- two"),
        ("un", "un", "*two* three", "*two* three"),
        ("un", "un", "```two``x``` a", "```two``x``` a"),
        ("un", "un", "```two", "\\```two"),
        ("un", "un", "a < b & c", "a < b & c"),
        ("> un", "un", "> two", "> \\> two"),
        ("|un|\n|--|\n|x|", "un", "a|b", "|a\\|b|\n|--|\n|x|"),
        ("[un](x.md 'deux')", "[un][1]", "see [a][1]", 'see [a](x.md "deux")'),
        ("[un](<x y.md>)", "[un][1]", "[a][1]", "[a](<x y.md>)"),
        ("![un](p.png)", "un", "an *x*", "![an \\*x\\*](p.png)"),
        ('![un](p.png "mot | Nom")', "mot", "word", '![un](p.png "word | Nom")'),
        ("## un", "un", "two", "## two"),
        ("un [^1]\n\n[^1]: note", "note", "a note", "un [^1]\n\n[^1]: a note"),
        ("a  \nb", "a<br>b", "c<br>d", "c\\\nd"),
    ],
)
def test_texts_stand_where_those_of_the_author_stood(
    body: str, text: str, said: str, expected: str
) -> None:
    assert rewritten(body, {text: said}) == expected + "\n"


def test_the_words_of_a_tag_are_translated() -> None:
    body = '<abbr title="un">A</abbr> b'
    said = {"un": '"two" & <x>', "<abbr>A</abbr> b": "<abbr>B</abbr>"}
    title = "&quot;two&quot; &amp; &lt;x&gt;"
    assert rewritten(body, said) == f'<abbr title="{title}">B</abbr>\n'


def test_another_program_gets_its_links_and_anchors() -> None:
    manner = Manner(url=lambda url: f"/{url}", is_mdx=True)
    body = "## Un mot\n\nvoir [là](x) {ici} 1 < 2\n"
    assert rewritten(body, manner=manner) == (
        "## Un mot {#un-mot}\n\nvoir [là](/x) \\{ici} 1 \\< 2\n"
    )


@pytest.mark.parametrize(
    "body", ["<p>un mot</p>", "<table><tr><td>un</td></tr></table>"]
)
def test_prose_in_html_blocks_can_not_be_rewritten(body: str) -> None:
    assert not rewritten(body)


def test_notes_to_translators_are_no_part_of_it() -> None:
    assert rewritten("<!-- translators: so -->\nun\n") == "un\n"
