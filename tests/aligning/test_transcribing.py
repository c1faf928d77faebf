"""Links, footnotes and tags of a translation, under the names of the source."""

import pytest

from pipeline.aligning.transcribing import Transcript, transcribe
from pipeline.model.articles import Message
from pipeline.syntax import parse
from tests.manuscripts import article

_NOTES = "\n\n[^a]: A.\n\n[^b]: B.\n\n[^1]: Eins.\n\n[^2]: Zwei.\n"


def _message(body: str, lang: str) -> Message:
    return article(body + _NOTES, lang=lang).messages[1]


def _said(source: str, target: str) -> Transcript:
    ours, theirs = _message(source, "fr"), _message(target, "en")
    return transcribe(((parse(theirs.text, theirs), theirs),), ours)


@pytest.mark.parametrize(
    ("source", "target", "text"),
    [
        ("[a](x.md) et [b](y.md)", "[b](y.md), [a](x.md)", "[b][2], [a][1]"),
        ("[a](http://x.fr/a)", "[a](https://www.x.fr/a/)", "[a][1]"),
        ("[a](https://x.fr/fr/a)", "[a](https://x.fr/en/a)", "[a][1]"),
        ("[a](https://fr.w.org/A)", "[b](https://en.w.org/B)", "[b][1]"),
        ("[a](marche.fr.md)", "[a](marche.en.md)", "[a][1]"),
        ("Un[^a] deux[^b]", "One[^1] two[^2]", "One[^a] two[^b]"),
        ("Un[^a] deux[^b]", "Two[^b] one[^a]", "Two[^b] one[^a]"),
        ('<abbr title="x">A</abbr>', '<abbr title="y">B</abbr>', "<abbr>B</abbr>"),
        ("mot", 'a <span lang="de">Wort</span>', 'a <span lang="de">Wort</span>'),
        ("**a** `b`", "`b` *c*", "`b` *c*"),
    ],
)
def test_marks_have_the_names_of_the_source(
    source: str, target: str, text: str
) -> None:
    assert _said(source, target) == Transcript(text=text)


@pytest.mark.parametrize(
    ("source", "target", "text", "loss"),
    [
        ("a", "see [b](https://b.fr/)", "see b", "the source does not have the link"),
        (
            "[a](https://x.fr/fr/a)",
            "[a](https://x.fr/fr/a) or [b](https://x.fr/en/a)",
            "[a][1] or b",
            "the source does not have the link",
        ),
        ("[a](x.md)", "b", "b", "the translation does not have the link [1]"),
        ("a[^a]", "b", "b", "the translation does not have footnote [^a]"),
        ("a", 'b <kbd class="x">c</kbd>', "b c", "the source does not have the tag"),
    ],
)
def test_what_can_not_be_carried_is_said(
    source: str, target: str, text: str, loss: str
) -> None:
    said = _said(source, target)
    assert said.text == text
    assert said.losses[0].startswith(loss)
