"""Containment: whatever is typed, a page keeps its blocks and gains no powers."""

import pytest
from hypothesis import given, settings, strategies as st
from lxml import html as lxml_html

from pipeline.model.articles import Article
from pipeline.reading.safety import BLOCKS, INLINE
from pipeline.syntax.addresses import is_safe_url
from pipeline.syntax.tags import FREE_TAGS
from tests.manuscripts import Element, article, edition, elements, tree, whole
from tests.strategies import hostile, typed

MANUSCRIPT = """\
## Überschrift {#ziel}

Siehe [den Bericht](https://a.example/b) und *das* ![Bild](bild.png "Tipp").[^1]

- Punkt `eins`
- <span class="x" title="Zitat" id="dort">Spanne</span>

> Worte.
>
> — Name

| Kopf | Zahl |
|---|--:|
| Zelle | 11,5 % |

Wort
: Erklärung

![Allein](allein.png "Unterschrift | Urheber")

<div class="kasten">

Kiste <abbr title="Wort">W</abbr>.

</div>

[^1]: Die Note.
"""
SOURCE: Article = article(MANUSCRIPT)
PLAIN = whole(SOURCE)
URLS = {"href", "src", "cite", "action", "formaction", "poster", "srcset", "data"}
FREE = {"lang", "dir", "class"}


def blocks(root: Element) -> list[object]:
    """Return the tree of the block elements, inline ones left out."""
    return [
        found
        for child in root.iterchildren("*")
        for found in (
            [(child.tag, blocks(child))] if child.tag in BLOCKS else blocks(child)
        )
    ]


def by_lxml(html: str) -> Element:
    root: Element = lxml_html.fragment_fromstring(html, create_parent="body")
    return root


def names(html: str) -> set[str]:
    return {str(each.tag) for each in elements(html)}


def attributes(html: str) -> set[str]:
    return {str(name) for each in elements(html) for name in each.attrib}


def urls(html: str) -> set[str]:
    return {
        str(value)
        for each in elements(html)
        for name, value in each.attrib.items()
        if name in URLS
    }


def ids(html: str) -> list[str]:
    return [str(each.get("id")) for each in elements(html) if each.get("id")]


def without_parse_noise(html: str) -> str:
    """Leave out the no-characters that lxml can't hold."""
    return html.replace("\ufffb", "").replace("\ufffc", "")


def insist(translation: str) -> None:
    texts = {message.text: translation for message in SOURCE.messages}
    html = edition(SOURCE, texts)
    assert "\ufdd0" not in html
    assert "\ufdd1" not in html
    assert blocks(tree(html)) == blocks(tree(PLAIN)), html
    assert blocks(by_lxml(html)) == blocks(by_lxml(PLAIN)), html
    assert names(html) <= names(PLAIN) | FREE_TAGS | {"br", "wbr"}, html
    assert attributes(html) <= attributes(PLAIN) | FREE, html
    assert urls(html) <= urls(PLAIN), html
    assert len(ids(html)) == len(set(ids(html))), html
    assert not set(html) & set("\u202e\u2066\x00\x1b"), html


@settings(max_examples=60)
@given(typed)
def test_no_translation_changes_the_blocks_of_a_page(translation: str) -> None:
    insist(translation)


@pytest.mark.filterwarnings("ignore::html5lib.constants.DataLossWarning")
@settings(max_examples=30)
@given(st.text(max_size=60))
def test_no_characters_at_all_change_the_blocks_of_a_page(translation: str) -> None:
    insist(translation)


@pytest.mark.parametrize("unit", ["*a ", "[", "`", "<b>", '"x" ', " !", "[a][1] "])
def test_a_very_long_line_changes_nothing(unit: str) -> None:
    message = next(each for each in SOURCE.messages if "Bericht" in each.text)
    html = edition(SOURCE, {message.text: unit * (200_000 // len(unit))})
    assert html.count("<h2") == 1


@given(st.one_of(hostile, typed), st.sampled_from([".md", ".html", ".txt"]))
def test_no_manuscript_gives_a_page_a_script(body: str, suffix: str) -> None:
    html = whole(article(body, suffix))
    assert not names(html) - INLINE - BLOCKS - {"body"}, html
    assert not {name for name in attributes(html) if name.startswith("on")}, html
    assert not attributes(html) & {"style", "srcdoc", "action", "formaction"}, html
    assert all(is_safe_url(url) for url in urls(html)), html
    assert "\ufdd0" not in html
    assert len(ids(html)) == len(set(ids(html))), html


@pytest.mark.parametrize(
    "body",
    [
        "## H {onclick=alert(1)}",
        "## H {#id onclick=x .a style=x}",
        "## H {id=foo href=javascript:1}",
        "## A {#x}\n\n## B {#x}\n\n## x",
        "## fn 1\n\na[^1]\n\n[^1]: b",
        "x <img src=x onerror=alert(1)> y",
        "x <a href=javascript:alert(1) class=x>b</a> y",
        "x <script src=x>alert(1)</script> y",
        "x <iframe src=x></iframe> y",
        "|a|\n|---|\n|<img src=x onerror=y>|",
        '```js" onclick=x\nx\n```',
        '[a](b "\\" onclick=x")',
        "![1](javascript:x)",
        '![a](x.png "<script>x</script> | <script>y</script>")',
        '[^"><script>]: x\n\ny[^"><script>]',
        "&#xFDD0;0&#xFDD1;",
        "&#xFDD0;99&#xFDD1;",
        "`&#xFDD0;0&#xFDD1;`",
        "<div title='&#xFDD0;0&#xFDD1;'>\n\nfoo\n\n</div>",
        '<div translate="no">\n\nx <img src=x onerror=y> *a*\n\n</div>',
        '<table><tr><td onclick=x title="<script>">a',
        "<b title='\" onclick=\"x'>a</b>",
        "a <b title='\" onclick=\"x'>a</b>",
        "<p id=x>a</p><p id=x>b</p>",
    ],
)
def test_a_hostile_manuscript_does_no_harm(body: str) -> None:
    test = test_no_manuscript_gives_a_page_a_script.hypothesis.inner_test  # type: ignore[attr-defined]
    for suffix in (".md", ".html", ".txt"):
        test(body, suffix)


def test_a_tag_used_twice_has_its_id_once() -> None:
    message = next(each for each in SOURCE.messages if "Spanne" in each.text)
    html = edition(SOURCE, {message.text: "<span>a</span> <span>b</span>"})
    assert html.count('id="dort"') == 1
    assert html.count('class="x"') == 2


def test_a_link_of_the_translator_becomes_its_text() -> None:
    message = next(each for each in SOURCE.messages if "Bericht" in each.text)
    html = edition(SOURCE, {message.text: "[x](https://evil.example) [the report][1]"})
    assert '<p>x <a href="https://a.example/b">the report</a></p>' in html


@pytest.mark.parametrize("name", ["b", "span", "code", "em"])
def test_what_a_translator_leaves_open_is_closed_in_its_block(name: str) -> None:
    html = edition(article("Eins.\n\nZwei."), {"Eins.": f"<{name}>One"})
    assert html.startswith(f"<p><{name}>One</{name}></p>")
