"""The texts of a feed arrive as they were, and bring nothing along."""

import json
import re

import html5lib
import pytest
from hypothesis import given, strategies as st
from lxml import etree
from msgspec.structs import replace

from pipeline.model.editions import FeedItem
from pipeline.rendering.feeds import for_feed
from pipeline.rendering.feeds.content import anchor
from pipeline.rendering.feeds.xml import markup
from tests.rendering.feed_samples import FEED, PLAIN, SOURCE, made, parsed


def test_summary_and_content_are_both_there_summary_first() -> None:
    first, second = etree.fromstring(made("feed.xml")).iter("item")
    names = [etree.QName(each).localname for each in first]
    assert names.index("description") < names.index("encoded")
    # The description is markup: what is plain in it is escaped once more.
    assert "&lt;b&gt;" in (first.findtext("description") or "")
    texts = [etree.QName(each).localname for each in second]
    assert "encoded" not in texts
    assert second.findtext("description") == (
        '<div lang="fr" dir="ltr"><p>Court.</p></div>'
    )


def test_plain_texts_of_rss_use_hexadecimal_references() -> None:
    written = made("feed.xml").decode()
    assert "<title>Vrac &#x26; Cocinas &#x3C;b&gt; " in written
    assert "Culture &#x26; fêtes</category>" in written
    assert "&amp;amp;" not in written


def test_content_says_its_language_and_leaves_our_page_behind() -> None:
    item = json.loads(made("feed.json"))["items"][0]
    html = item["content_html"]
    assert html.startswith('<div lang="fr" dir="ltr"><h2 id="h-1">Un &amp; deux</h2>')
    assert html.endswith("</div>")
    assert not re.search(r"class=|style=|onclick|tabindex|role=|script|alert", html)
    assert '<span lang="en">the <code>]]&gt;</code> mark</span>\u202f!' in html
    assert "5\u00a0%" in html


def test_a_box_of_a_task_list_is_a_sign() -> None:
    box = '<li><label><input type="checkbox" disabled{}> Peser</label></li>'
    assert for_feed(box.format(" checked")) == "<li>☑ Peser</li>"
    assert for_feed(box.format("")) == "<li>☐ Peser</li>"


def test_all_three_formats_carry_the_same_content() -> None:
    in_json = json.loads(made("feed.json"))["items"][0]["content_html"]
    item = next(etree.fromstring(made("feed.xml")).iter("item"))
    in_rss = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
    entry = etree.fromstring(made("atom.xml")).find("{*}entry")
    assert entry is not None
    assert in_json == in_rss == entry.findtext("{*}content")


@pytest.mark.parametrize(
    "content",
    [
        "</div></div><p>out</p>",
        "<p>unclosed <b>",
        "<!-- </div> -->a",
        "<form><input></form><iframe src='x'></iframe>b",
        '<p><a href="javascript:alert(1)">c</a></p>',
        "]]>d",
    ],
)
def test_no_content_leaves_the_element_that_wraps_it(content: str) -> None:
    feed = replace(FEED, items=(FeedItem(card=PLAIN, content=content),))
    [item] = json.loads(made("feed.json", feed))["items"]
    fragment = html5lib.parseFragment(
        item["content_html"], treebuilder="etree", namespaceHTMLElements=False
    )
    assert [child.tag for child in fragment] == ["div"]
    assert not re.search("iframe|form|javascript|<!--", item["content_html"])
    parsed("feed.xml", feed)


def test_an_article_without_body_has_its_summary_alone() -> None:
    feed = replace(FEED, items=(FeedItem(card=SOURCE, content=" \n"),))
    item = next(etree.fromstring(made("feed.xml", feed)).iter("item"))
    names = [etree.QName(each).localname for each in item]
    assert names.count("description") == 1
    assert "encoded" not in names
    assert json.loads(made("feed.json", feed))["items"][0]["content_html"] == ""


@given(title=st.text(), summary=st.text(), author=st.text(), content=st.text())
def test_any_text_comes_back_as_it_was(
    title: str, summary: str, author: str, content: str
) -> None:
    card = replace(SOURCE, title=title, summary=summary, authors=(author,))
    item = FeedItem(card=card, content=f"<p>x{content}</p>")
    feed = replace(FEED, items=(item,))
    legible = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    found = next(etree.fromstring(made("feed.xml", feed)).iter("item"))
    assert (found.findtext("title") or "") == legible.sub("", title)
    creator = found.findtext("{http://purl.org/dc/elements/1.1/}creator")
    assert creator == legible.sub("", author)
    entry = etree.fromstring(made("atom.xml", feed)).find("{*}entry")
    assert entry is not None
    assert (entry.findtext("{*}summary") or "") == legible.sub("", summary)
    [in_json] = json.loads(made("feed.json", feed))["items"]
    assert in_json.get("title", "") == legible.sub("", title)
    in_xml = entry.findtext("{*}content")
    assert in_xml == in_json["content_html"]


@given(st.text(alphabet="<>/&;! \"'=-]abipdvt\u00a0\x00\ud800"))
def test_any_markup_makes_a_feed_that_can_be_read(content: str) -> None:
    feed = replace(FEED, items=(FeedItem(card=PLAIN, content=content),))
    for name in ("feed.xml", "atom.xml"):
        etree.fromstring(made(name, feed))
    json.loads(made("feed.json", feed))


@given(st.lists(st.sampled_from(["]]>", "]", "<![CDATA[", "&", "x"])).map("".join))
def test_no_markup_ends_the_section_that_holds_it(html: str) -> None:
    assert (etree.fromstring(markup("description", html)).text or "") == html


@given(st.text(alphabet="<>/&;! \"'=-]abipdvt\u00a0nbsp"))
def test_cleaning_twice_is_cleaning_once(html: str) -> None:
    assert for_feed(for_feed(html)) == for_feed(html)


def test_a_fragment_leads_to_the_page_and_prose_about_one_stays() -> None:
    html = for_feed(
        '<p><a href="#fn-1" id="r" title="a > b">1</a> <a title="x" href="#y">y</a>'
        ' <code>&lt;a href="#z"&gt;</code> <a href="https://b.example/#w">w</a></p>'
    )
    anchored = anchor(html, "https://a.example/x/")
    assert anchored.count('href="https://a.example/x/#') == 2
    assert 'href="#z"' in anchored
    assert 'href="https://b.example/#w"' in anchored
