"""Filling: an edition's texts in the holes of the skeleton, each language said."""

import pytest
from hypothesis import given, strategies as st

from pipeline.rendering.filling import plain_text
from pipeline.rendering.localizing import localize
from pipeline.syntax.addresses import is_safe_url
from tests.manuscripts import EN, OPEN, article, edition, elements, ids, tree, whole

BODY = """\
## Über

Ein *Wort* und [ein Link](a.md "Ein Tipp").[^1]

- Punkt

| Kopf |
|------|
| Zelle |

![Bild](b.png "Unterschrift")

[^1]: Note.
"""


@given(st.sets(st.integers(1, 12)))
def test_each_block_in_another_language_says_so(translated: set[int]) -> None:
    read = article(BODY)
    texts = {m.text: "words" for n, m in enumerate(read.messages) if n in translated}
    localized = localize(read, EN, None, OPEN)
    html = edition(read, texts)
    marked = [
        each for each in elements(html) if "untranslated" in str(each.get("class"))
    ]
    assert all(each.get("lang") == "de" for each in marked)
    in_attributes = {"Bild", "Ein Tipp", "Titel"}
    fallbacks = [
        m for m in read.messages if m.text not in texts and m.text not in in_attributes
    ]
    assert len(marked) == len(fallbacks)
    assert len(localized.messages) == len(read.messages)


def test_a_picture_that_is_not_translated_says_its_language() -> None:
    html = edition(article("![Bild](b.png)"), {})
    (image,) = [each for each in elements(html) if each.tag == "img"]
    assert (image.get("alt"), image.get("lang")) == ("Bild", "de")


def test_an_outdated_class_joins_those_that_are_there() -> None:
    html = edition(article('<p class="a" lang="fr">Mot</p>', ".html"), {})
    assert html == '<p class="untranslated a" lang="fr">Mot</p>'


def test_text_behind_a_picture_marks_no_picture() -> None:
    html = edition(article("<div><hr>Worte</div>", ".html"), {})
    assert html == '<div><hr><span lang="de" class="untranslated">Worte</span></div>'


def test_a_note_called_twice_has_one_way_back() -> None:
    read = article("Eins[^1] zwei[^1].\n\nDrei[^1].\n\n[^1]: Note.")
    for html in (whole(read), edition(read, {"Drei[^1].": "Three[^1][^1]."})):
        assert ids(html) == ["fnref-1", "fn-1"]


def test_the_first_call_that_is_left_has_the_way_back() -> None:
    read = article("Eins[^1].\n\nZwei[^1].\n\n[^1]: Note.")
    html = edition(read, {"Eins[^1].": "One."})
    assert ids(html) == ["fnref-1", "fn-1"]


def test_plain_text_has_no_markup() -> None:
    read = article("Ein *Wort*<br>und `Code` ![Bild](b.png).[^1]\n\n[^1]: Note.")
    shown = localize(read, read.locale, None, OPEN).messages[1]
    assert plain_text(shown, read.messages[1]) == "Ein Wort und Code Bild."


def test_an_entity_writes_nothing_that_a_character_may_not() -> None:
    read = article("Ein [Link](a.md) hier.")
    source = read.messages[1].text
    html = edition(read, {source: "&#xFDD0;x&#xFDD1; [a][1] &#x202E;b"})
    assert html == '<p>x <a href="a.md">a</a> b</p>\n'
    assert tree(html) is not None


@pytest.mark.parametrize(
    ("url", "is_safe"),
    [
        ("a/b.md#c", True),
        ("//host/a", True),
        ("?a=b:c", True),
        ("#a:b", True),
        ("HTTPS://a", True),
        ("mailto:a@b", True),
        ("tel:+33", True),
        ("javascript:x", False),
        ("JaVa\tScRiPt:x", False),
        ("\x01java\u00a0script:x", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
    ],
)
def test_a_url_only_leads_somewhere(url: str, *, is_safe: bool) -> None:
    assert is_safe_url(url) is is_safe
