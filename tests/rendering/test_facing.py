"""Two editions of one body face each other, passage by passage."""

import pytest
from markupsafe import Markup

from pipeline.rendering.facing import face
from pipeline.rendering.views import PairView


def pairs(translation: str, original: str) -> list[tuple[str, str]]:
    found = face(translation, original)
    return [(str(each.translation), str(each.original)) for each in found]


def test_each_block_stands_beside_its_own() -> None:
    ours = "<h2>Un</h2>\n<p>Deux <em>mots</em>.</p>\n<hr>\n<pre><code>x</code></pre>\n"
    theirs = "<h2>One</h2>\n<p>Two words.</p>\n<hr>\n<pre><code>x</code></pre>\n"
    assert pairs(ours, theirs) == [
        ("<h2>Un</h2>", "<h2>One</h2>"),
        ("<p>Deux <em>mots</em>.</p>", "<p>Two words.</p>"),
        ("", ""),
        ("", ""),
    ]


@pytest.mark.parametrize(
    "block",
    [
        "<hr>",
        "<pre><code>x</code></pre>",
        '<p translate="no" lang="fr">Tel quel.</p>',
        '<div class="aside" translate="no"><p>Tel quel.</p></div>',
    ],
)
def test_what_is_the_same_in_every_language_stands_once(block: str) -> None:
    (found,) = face(block, block)
    assert (found.shared, found.translation, found.original) == (block, "", "")


def test_a_text_that_only_happens_to_be_the_same_stands_twice() -> None:
    assert pairs("<p>Rails</p>", "<p>Rails</p>") == [("<p>Rails</p>", "<p>Rails</p>")]


def test_blocks_within_a_block_stay_together() -> None:
    quotation = "<blockquote>\n<p>{}</p>\n<p>—</p>\n</blockquote>"
    table = '<div class="table"><table><tr><td>{}</td></tr></table></div>'
    for block in (quotation, table):
        found = pairs(block.format("a") + "\n", block.format("b") + "\n")
        assert found == [(block.format("a"), block.format("b"))]


def test_a_list_is_aligned_item_by_item() -> None:
    items = "<ul>\n<li>{}<ul><li>x</li></ul></li>\n<li>{}</li>\n</ul>"
    assert pairs(items.format("a", "b"), items.format("A", "B")) == [
        (
            "<ul><li>a<ul><li>x</li></ul></li></ul>",
            "<ul><li>A<ul><li>x</li></ul></li></ul>",
        ),
        ("<ul><li>b</li></ul>", "<ul><li>B</li></ul>"),
    ]


def test_an_ordered_list_goes_on_counting() -> None:
    items = '<ol start="7"><li>a</li><li>b</li></ol>'
    ours = [ours for ours, _ in pairs(items, items)]
    assert ours == [
        '<ol start="7"><li>a</li></ol>',
        '<ol start="8"><li>b</li></ol>',
    ]


def test_a_list_numbered_by_hand_stays_whole() -> None:
    for items in (
        "<ol reversed><li>a</li><li>b</li></ol>",
        '<ol><li value="3">a</li><li>b</li></ol>',
    ):
        assert pairs(items, items) == [(items, items)]


def test_only_the_translation_keeps_its_anchors() -> None:
    block = '<h2 id="market">A &lt;b id=&quot;x&quot;&gt;</h2>'
    found = pairs(block, block)
    assert found == [(block, block.replace(' id="market"', ""))]


def test_a_picture_stands_once_and_its_captions_face_each_other() -> None:
    figure = '<figure><img src="a.png" alt="{}"><figcaption>{}</figcaption></figure>'
    caption = Markup("<figure><figcaption>{}</figcaption></figure>")
    (found,) = face(figure.format("un", "deux"), figure.format("one", "two"))
    assert found == PairView(
        translation=caption.format("deux"),
        original=caption.format("two"),
        shared=Markup('<img src="a.png" alt="un">'),
    )


def test_a_picture_without_a_caption_has_nothing_beside_it() -> None:
    figure = '<figure><img src="a.png" alt=""></figure>'
    (found,) = face(figure, figure)
    assert (found.translation, found.original) == ("", "")
    assert found.shared


def test_loose_text_goes_with_the_block_after_it() -> None:
    assert pairs("Un <b>b</b>\n<p>deux</p>trois", "1\n<p>2</p>3") == [
        ("Un <b>b</b>\n<p>deux</p>", "1\n<p>2</p>"),
        ("trois", "3"),
    ]


def test_bodies_of_two_skeletons_face_each_other_whole() -> None:
    assert pairs("<p>a</p><p>b</p>", "<p>A</p>") == [("<p>a</p><p>b</p>", "<p>A</p>")]


def test_no_break_spaces_at_the_edge_are_kept() -> None:
    assert pairs("\u00a0a\u202f", "b") == [("\u00a0a\u202f", "b")]
