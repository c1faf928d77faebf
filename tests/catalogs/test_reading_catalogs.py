"""Our reader takes what gettext takes, and refuses what gettext refuses."""

from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from pipeline.catalogs import parse
from pipeline.model.catalogs import Catalog, Previous, Translation
from pipeline.model.diagnostics import Severity
from tests.catalogs.peers import HEADER, complaints

Needs = Callable[[str], str]

READ = {
    "one line": 'msgid "a" msgstr "b" # c\n',
    "no space": 'msgid"a"msgstr"b"msgid"c"msgstr"d"\n',
    "indented": '  msgid "a"\n\tmsgstr "b"\n',
    "blank line inside": 'msgid "a"\n\nmsgstr "b"\n',
    "wrapped": 'msgid ""\n"a"\n"b"\nmsgstr "c" "d"\n',
    "no final newline": 'msgid "a"\nmsgstr "b"',
    "escapes": 'msgid "a\\t\\"\\\\\\n"\nmsgstr "\\101\\x41\\303\\251\\n"\n',
    "dangling comment": 'msgid "a"\nmsgstr "b"\n\n# end\n',
    "obsolete": '#~ msgid "a"\n#~ "b"\n#~ msgstr "c"\n#~\n'
    '#~ msgid "d"\n#~ msgstr "e"\n',
    "obsolete, previous": '#, fuzzy\n#~| msgid "a"\n#~ msgid "b"\n#~ msgstr "c"\n',
    "obsolete, comments": '#~ # c\n#~ #, fuzzy\n#~ #| msgid "p"\n#~ msgid "k"\n'
    '#~ msgstr "l"\n',
    "obsolete, context": '#~ msgctxt "t"\n#~ msgid "k"\n#~ msgstr "l"\n',
    "previous": '#, fuzzy\n#| msgctxt "c"\n#| msgid ""\n#| "old"\nmsgid "a"\n'
    'msgstr "b"\n',
    "plural": 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n',
    "empty plural": 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] ""\n',
    "comments": '#\n# c\n#. e\n#: f:1\n#, c-format\n#=x\nmsgid "a"\nmsgstr "b"\n',
    "nothing": "",
    "flags cut at spaces": '#, fuzzy c-format,\tno-wrap\nmsgid "a"\nmsgstr "b"\n',
    "spaces in an index": 'msgid "a"\nmsgid_plural "b"\nmsgstr [0] "c"\n'
    'msgstr[ 1\n] "d"\n',
    "obsolete, lone mark": '#~\n# c\n#~\nmsgid "a"\n#~\nmsgstr "b"\n',
    "a comment that goes on": '# c \\\n# d\nmsgid "a"\nmsgstr "b"\n',
    "a text that goes on": 'msgid "a\\\nb" \\\n\nmsgstr "c"\n',
    "a return inside": 'msgid "a\rb"\r\nmsgstr "c"\r\r\n# d\re\r\n',
    "line ends": 'msgid "\\na\\n"\nmsgstr "\\nb\\n"\n\n#, fuzzy\nmsgid "c\\n"\n'
    'msgstr "d"\n\nmsgid "e\\n"\nmsgstr ""\n\n#~ msgid "f\\n"\n#~ msgstr "g"\n',
    "obsolete twice": '#~ #~ # c\n#~ \v#. d\n#~ #~\n#~ msgid "a"\n#~ msgstr "b"\n',
    "a backslash and a return": '# c:\\d\\\r\nmsgid "a"\r\nmsgstr "b"\r\n',
    "separators": 'msgid "a\u2028b\x85c\x1cd"\nmsgstr "e\u2029f"\n',
}

REFUSED = {
    "no msgstr": 'msgid "a"\n',
    "no msgid": 'msgctxt "a"\nmsgstr "b"\n',
    "two msgid": 'msgid "a"\nmsgid "b"\nmsgstr "c"\n',
    "unterminated": 'msgid "a"\nmsgstr "b\n',
    "truncated": 'msgid "a"\nmsgstr "b',
    "broken line": 'msgid "a\nb"\nmsgstr "c"\n',
    "bad escape": 'msgid "a"\nmsgstr "\\q"\n',
    "escape, no number": 'msgid "a"\nmsgstr "\\xzz"\n',
    "bare quotation mark": 'msgid "a"\nmsgstr "b"c"d"\n',
    "stray text": 'foo\nmsgid "a"\nmsgstr "b"\n',
    "comment inside": 'msgid "a"\n# c\nmsgstr "b"\n',
    "duplicate": 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
    "duplicate of a live one": 'msgid "a"\nmsgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n',
    "obsolete duplicate": '#~ msgid "a"\n#~ msgstr "b"\n#~ msgid "a"\n#~ msgstr "c"\n',
    "half obsolete": '#~ msgid "a"\nmsgstr "b"\n',
    "previous, half obsolete": '#| msgid "p"\n#~ msgid "a"\n#~ msgstr "b"\n',
    "obsolete previous": '#~| msgid "p"\nmsgid "a"\nmsgstr "b"\n',
    "broken previous": '#| "x"\nmsgid "a"\nmsgstr "b"\n',
    "previous, no msgid": '#| msgctxt "x"\nmsgid "a"\nmsgstr "b"\n',
    "comment after previous": '#| msgid "x"\n#. c\nmsgid "a"\nmsgstr "b"\n',
    "plural without index": 'msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n',
    "index without plural": 'msgid "a"\nmsgstr[0] "c"\n',
    "first index 1": 'msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n',
    "index left out": 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"\n',
    "too few forms": 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n',
    "line end left out": 'msgid "a\\n"\nmsgstr "b"\n',
    "line end added": 'msgid "a"\nmsgstr ""\n"\\n"\n"b"\n',
    "line end in a plural": 'msgid "a\\n"\nmsgid_plural "b"\nmsgstr[0] "c\\n"\n'
    'msgstr[1] "d\\n"\n',
    "escape cut in two": 'msgid "a\\x"\n"41"\nmsgstr "b"\n',
    "comment that eats the msgid": '# c \\\nmsgid "a"\nmsgstr "b"\n',
    "domain": 'domain "x"\nmsgid "a"\nmsgstr "b"\n',
    "conflict": '<<<<<<< ours\nmsgid "a"\nmsgstr "b"\n=======\nmsgid "a"\n'
    'msgstr "c"\n>>>>>>> theirs\n',
}


def read(text: str) -> Catalog:
    checked = parse(HEADER + text)
    assert checked.value is not None, checked.diagnostics
    return checked.value


@pytest.mark.parametrize("name", READ)
def test_what_gettext_reads_is_read(name: str, tmp_path: Path, needs: Needs) -> None:
    content = (HEADER + READ[name]).encode()
    assert not complaints(content, tmp_path, needs)
    checked = parse(content, "case.po")
    assert checked.value is not None, checked.diagnostics
    assert not checked.diagnostics


@pytest.mark.parametrize("name", REFUSED)
def test_what_gettext_refuses_is_refused(
    name: str, tmp_path: Path, needs: Needs
) -> None:
    content = (HEADER + REFUSED[name]).encode()
    assert complaints(content, tmp_path, needs)
    checked = parse(content, "case.po")
    assert checked.value is None
    first = checked.diagnostics[0]
    assert first.severity is Severity.ERROR
    assert first.path == "case.po"
    assert first.line > HEADER.count("\n")
    assert first.message.endswith(".")


@pytest.mark.parametrize(
    ("name", "code", "line"),
    [
        ("no msgstr", "po-syntax", 1),
        ("truncated", "po-syntax", 2),
        ("bad escape", "po-syntax", 1),
        ("stray text", "po-syntax", 1),
        ("duplicate", "po-duplicate", 4),
        ("duplicate of a live one", "po-duplicate", 4),
        ("too few forms", "po-plural", 1),
        ("line end left out", "po-line-ends", 1),
        ("comment that eats the msgid", "po-syntax", 3),
        ("conflict", "po-conflict-markers", 1),
    ],
)
def test_a_fault_is_found_on_its_line(name: str, code: str, line: int) -> None:
    (first, *_) = parse(HEADER + REFUSED[name]).diagnostics
    assert (first.code, first.line - HEADER.count("\n")) == (code, line)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_the_line_ends_of_other_systems_change_nothing(end: str) -> None:
    text = HEADER + READ["comments"] + READ["wrapped"].replace('"a"', '"c"')
    assert parse(text.replace("\n", end)).value == parse(text).value


def test_every_kind_of_comment_goes_to_its_place() -> None:
    text = (
        "#  two spaces\n#\n# note\n#. ours\n"
        "#: a.md \u2068b c.md\u2069 \u2068d e.md\u2069:12 f.md: 3\n"
        "#, fuzzy, no-wrap\n#, md-text\n#= sticky\n"
        '#| msgctxt "k"\n#| msgid "old"\nmsgid "a"\nmsgstr "b"\n'
    )
    assert read(text).translations == (
        Translation(
            source="a",
            text="b",
            is_fuzzy=True,
            previous=Previous(source="old", context="k"),
            comments=(" two spaces", "", "note"),
            extracted=("ours",),
            references=("a.md", "b c.md", "d e.md:12", "f.md:3"),
            flags=("no-wrap", "md-text"),
            sticky=("#= sticky",),
            line=HEADER.count("\n") + 11,
        ),
    )


def test_an_entry_that_is_fuzzy_and_empty_is_untranslated() -> None:
    (entry,) = read('#, fuzzy\nmsgid "a"\nmsgstr ""\n').translations
    assert not entry.is_fuzzy


def test_an_empty_context_is_none() -> None:
    (entry,) = read('msgctxt ""\nmsgid "a"\nmsgstr "b"\n').translations
    assert entry.key == ("", "a")


def test_a_nul_ends_a_text_as_in_c() -> None:
    (entry,) = read('msgid "a"\nmsgstr "b\\0c"\n').translations
    assert entry.text == "b"


POLIB_FAILS = {
    "one line",
    "no space",
    "wrapped",
    "escapes",
    "comments",
    "obsolete",
    "obsolete, comments",
    "obsolete, lone mark",
    "separators",
    "obsolete twice",
    "a backslash and a return",
    "flags cut at spaces",
    "spaces in an index",
    "a comment that goes on",
    "a text that goes on",
    "a return inside",
    "line ends",
}


@pytest.mark.parametrize("name", sorted(set(READ) - POLIB_FAILS))
def test_our_reader_equals_polib_wherever_polib_reads(name: str) -> None:
    ours = read(READ[name])
    theirs = polib.pofile(HEADER + READ[name])
    assert [as_polib(each) for each in ours.translations] == [
        from_polib(each) for each in theirs if not each.obsolete
    ]
    assert [as_polib(each)[:3] for each in ours.obsolete] == [
        from_polib(each)[:3] for each in theirs.obsolete_entries()
    ]


def as_polib(entry: Translation) -> tuple[object, ...]:
    return (
        entry.context or None,
        entry.source,
        entry.text if not entry.texts else dict(enumerate(entry.texts)),
        entry.is_fuzzy,
        entry.previous and entry.previous.source,
        "\n".join(entry.comments),
        "\n".join(entry.extracted),
    )


def from_polib(entry: polib.POEntry) -> tuple[object, ...]:
    return (
        entry.msgctxt,
        entry.msgid,
        entry.msgstr_plural or entry.msgstr,
        entry.fuzzy,
        entry.previous_msgid,
        entry.tcomment,
        entry.comment,
    )
