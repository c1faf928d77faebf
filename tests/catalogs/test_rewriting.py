"""An entry that is written anew leaves every other byte of its file alone."""

import difflib
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from pipeline.catalogs import parse, rewrite
from pipeline.model.catalogs import Catalog, Translation, is_same

FIELDS = {
    "PO-Revision-Date": "2026-11-24 10:00+0100",
    "Last-Translator": "Zoé Brun <zoe@gazette.example>",
}
WRAPPED = """\
# A catalog that another editor has wrapped.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Last-Translator: \\n"
"PO-Revision-Date: 2020-01-01 00:00+0000\\n"
"Language: fr\\n"

#, fuzzy
#. paragraph
# Said by the author.
#: articles/a.md
#| msgid "Before."
msgid ""
"A long sentence "
"on two lines."
msgstr ""
"Une longue phrase "
"sur deux lignes."


msgctxt "title"
msgid "A title"
msgstr   ""

#~ msgid "Before."
#~ msgstr "Avant."
"""
LONG, TITLE = ("", "A long sentence on two lines."), ("title", "A title")


def read(content: bytes) -> Catalog:
    catalog = parse(content).value
    assert catalog is not None
    return catalog


def entry(content: bytes, key: tuple[str, str]) -> Translation:
    return next(each for each in read(content).translations if each.key == key)


def changed_lines(before: bytes, after: bytes) -> list[str]:
    one, other = before.decode().split("\n"), after.decode().split("\n")
    return sorted(each for each in difflib.ndiff(one, other) if each[0] in "+-")


def test_a_text_and_the_header_are_all_that_changes() -> None:
    before = WRAPPED.encode()
    after = rewrite(before, replace(entry(before, TITLE), text="Un « titre »"), FIELDS)
    assert changed_lines(before, after) == [
        '+ "Last-Translator: Zoé Brun <zoe@gazette.example>\\n"',
        '+ "PO-Revision-Date: 2026-11-24 10:00+0100\\n"',
        '+ msgstr   "Un « titre »"',
        '- "Last-Translator: \\n"',
        '- "PO-Revision-Date: 2020-01-01 00:00+0000\\n"',
        '- msgstr   ""',
    ]


def test_an_approval_takes_the_lines_above_and_leaves_the_wrapped_texts() -> None:
    before = WRAPPED.encode()
    approved = replace(entry(before, LONG), is_fuzzy=False, previous=None)
    after = rewrite(before, approved, {})
    assert entry(after, LONG) == replace(approved, line=entry(after, LONG).line)
    assert b"fuzzy" not in after
    assert b"\n# Said by the author.\n#. paragraph\n#: articles/a.md\nmsgid" in after
    assert b'msgid ""\n"A long sentence "\n"on two lines."\nmsgstr' in after


def test_lines_that_end_in_two_characters_go_on_doing_so() -> None:
    before = WRAPPED.replace("\n", "\r\n").encode()
    after = rewrite(before, replace(entry(before, TITLE), text="Titre"), FIELDS)
    assert after.count(b"\r\n") == after.count(b"\n") == before.count(b"\n")


def test_a_field_that_is_missing_is_added() -> None:
    before = WRAPPED.replace('"Last-Translator: \\n"\n', "").encode()
    after = rewrite(before, replace(entry(before, TITLE), text="Titre"), FIELDS)
    assert dict(read(after).headers)["Last-Translator"] == FIELDS["Last-Translator"]


@pytest.mark.parametrize(
    "content", [b"\xff", b'msgid "a"\nmsgstr "b', b'msgid "b"\nmsgstr "c"\n', b""]
)
def test_a_file_without_the_entry_is_returned_as_it_is(content: bytes) -> None:
    assert rewrite(content, Translation(source="a", text="x"), FIELDS) == content


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\\"\t'),
    max_size=30,
)


@given(text=TEXTS, comment=TEXTS, is_fuzzy=st.booleans())
def test_what_is_read_back_is_the_catalog_that_was_meant(
    text: str, comment: str, *, is_fuzzy: bool
) -> None:
    before = read(WRAPPED.encode())
    comments = (comment,) if comment and not comment.startswith((" ", ".")) else ()
    made = replace(
        entry(WRAPPED.encode(), TITLE),
        text=text,
        is_fuzzy=is_fuzzy and bool(text),
        comments=tuple(each for each in comments if each[0].isalpha()),
    )
    after = read(rewrite(WRAPPED.encode(), made, {}))
    entries = tuple(made if e.key == TITLE else e for e in before.translations)
    assert is_same(after, replace(before, translations=entries))


def test_gettext_accepts_what_was_written(
    needs: Callable[[str], str], tmp_path: Path
) -> None:
    content = WRAPPED.encode()
    for key, text in ((TITLE, 'A "quoted"\\title'), (LONG, "Une phrase.")):
        content = rewrite(content, replace(entry(content, key), text=text), FIELDS)
    (tmp_path / "a.po").write_bytes(content)
    command = [needs("msgfmt"), "-c", "-o", "/dev/null", str(tmp_path / "a.po")]
    subprocess.run(command, check=True, capture_output=True)


PLURAL = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: fr\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

#, fuzzy
msgid "{num} note"
msgid_plural "{num} notes"
msgstr[0] "{num} note"
msgstr[1]   ""
"{num} "
"notes"

msgid "After"
msgstr "Après"
"""


def test_a_plural_form_changes_alone() -> None:
    before = PLURAL.encode()
    known = entry(before, ("", "{num} note"))
    made = replace(known, texts=("{num} note", "{num} remarques"), is_fuzzy=False)
    after = rewrite(before, made, {})
    assert changed_lines(before, after) == [
        '+ msgstr[1]   "{num} remarques"',
        '- "notes"',
        '- "{num} "',
        "- #, fuzzy",
        '- msgstr[1]   ""',
    ]
    assert entry(after, made.key).texts == made.texts
