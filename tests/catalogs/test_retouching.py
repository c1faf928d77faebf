"""Edits of texts change the lines of those texts, and not another byte."""

import pytest
from hypothesis import given, strategies as st

from pipeline.catalogs import Retouch, parse, retouch, serialize
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.diagnostics import Replacement, edited
from pipeline.model.locales import parse_tag

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
WRAPPED = (
    f"{HEAD}#  kept  \n#: a.md\n"
    'msgctxt "title"\n'
    'msgid "One  two"\n'
    'msgstr ""\n'
    '"Un\\t deux  "\n'
    '  " trois"   \n'
    "\n\n#, fuzzy\n"
    'msgid "x"\nmsgstr "Un\\t deux   trois"\n'
)
LINE = 7
TEXT = "Un\t deux   trois"


def changed(content: str | bytes, *edits: Replacement, text: str = TEXT) -> str:
    raw = content.encode() if isinstance(content, str) else content
    return retouch(raw, [Retouch(line=LINE, text=text, edits=edits)]).decode()


def test_an_edit_keeps_the_way_in_which_a_text_is_written() -> None:
    after = changed(WRAPPED, Replacement(8, 11, " "))
    assert after == WRAPPED.replace('deux  "', 'deux "', 1).replace(
        '" trois"', '"trois"'
    )


def test_what_is_put_in_is_escaped() -> None:
    after = changed(WRAPPED, Replacement(0, 2, '"\\"\n'), Replacement(16, 16, "!"))
    assert '"\\"\\\\\\"\\n\\t deux  "\n  " trois!"   \n' in after


def test_line_ends_stay_as_they_are() -> None:
    crlf = WRAPPED.replace("\n", "\r\n")
    assert changed(crlf, Replacement(0, 2, "Deux")) == crlf.replace("Un", "Deux", 1)


def test_a_byte_order_mark_stays() -> None:
    marked = f"\ufeff{WRAPPED}"
    assert changed(marked, Replacement(0, 2, "Le")) == marked.replace("Un", "Le", 1)


def test_every_plural_form_with_the_text_is_edited() -> None:
    forms = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x  y"\nmsgstr[1] "z"\n'
    plural = f"{HEAD}{forms}"
    edit = Retouch(line=4, text="x  y", edits=(Replacement(1, 3, " "),))
    after = retouch(plural.encode(), [edit]).decode()
    assert after == plural.replace("x  y", "x y")


@pytest.mark.parametrize(
    "content",
    [
        WRAPPED.replace("\\t", "\\011"),
        WRAPPED.replace("deux", "trois"),
        HEAD,
        WRAPPED.replace("\n", "\r"),
        WRAPPED.encode().replace(b"kept", b"\xe9"),
    ],
    ids=["numbers", "another text", "no such line", "lone CR", "not UTF-8"],
)
def test_what_is_not_as_it_was_said_to_be_stays(content: str | bytes) -> None:
    raw = content.encode() if isinstance(content, str) else content
    edit = Retouch(line=LINE, text=TEXT, edits=(Replacement(0, 2, "Le"),))
    assert retouch(raw, [edit]) == raw


LETTERS = st.text(st.sampled_from('ab "\\\n\té\u202f😀'), min_size=1, max_size=12)


@given(texts=st.lists(LETTERS, min_size=1, max_size=4), data=st.data())
def test_the_file_then_holds_the_edited_texts_and_nothing_else_differs(
    texts: list[str], data: st.DataObject
) -> None:
    entries = [
        Translation(source=f"m{number}", text=f"{text}.")
        for number, text in enumerate(texts)
        if not text.startswith("\n")
    ]
    locale = parse_tag("fr")
    made = Catalog(locale=locale, source_locale=locale, translations=tuple(entries))
    content = serialize(made)
    read = parse(content, locale=locale).value
    assert read is not None
    asked, meant = [], []
    for entry in read.translations:
        start = data.draw(st.integers(0, len(entry.text) - 1))
        end = data.draw(st.integers(start, len(entry.text) - 1))
        edits = (Replacement(start, end, data.draw(LETTERS).replace("\n", "")),)
        asked.append(Retouch(line=entry.line, text=entry.text, edits=edits))
        meant.append(edited(entry.text, edits))
    after = parse(retouch(content, asked), locale=locale).value
    if after is not None:  # a line end at the start, which gettext refuses
        assert [each.text for each in after.translations] == meant
        assert [each.line for each in after.translations][:1] == [
            each.line for each in read.translations
        ][:1]
