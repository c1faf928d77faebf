"""Whatever tool wrote a catalog, it comes back as `msgcat --no-wrap` writes it."""

import re
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from pipeline.catalogs import parse, serialize
from pipeline.model.catalogs import Catalog
from pipeline.model.locales import parse_gettext
from tests.catalogs.peers import complaints, rewritten

CASES = Path(__file__).parents[1] / "cases" / "catalogs"
TOOLS = sorted(path.stem for path in CASES.glob("*.po"))
ORDER = [
    b"Project-Id-Version",
    b"Report-Msgid-Bugs-To",
    b"POT-Creation-Date",
    b"PO-Revision-Date",
    b"Last-Translator",
    b"Language-Team",
    b"Language",
    b"MIME-Version",
    b"Content-Type",
    b"Content-Transfer-Encoding",
    b"Plural-Forms",
]
Needs = Callable[[str], str]


def read(content: bytes) -> Catalog:
    checked = parse(content, locale=parse_gettext("fr"))
    assert checked.value is not None, checked.diagnostics
    return checked.value


def in_order(content: bytes) -> bytes:
    """Put the header into gettext's order, as we do and msgcat does not."""
    head, blank, rest = content.partition(b"\n\n")
    lines = head.split(b"\n")
    first = lines.index(b'msgstr ""') + 1
    fields = sorted(lines[first:], key=_place)
    return b"\n".join((*lines[:first], *fields)) + blank + rest


def _place(field: bytes) -> int:
    name = field[1 : field.index(b":")]
    return ORDER.index(name) if name in ORDER else len(ORDER)


@pytest.mark.parametrize("tool", TOOLS)
def test_a_catalog_of_any_tool_comes_back_as_msgcat_writes_it(
    tool: str, tmp_path: Path, needs: Needs
) -> None:
    content = (CASES / f"{tool}.po").read_bytes()
    assert not complaints(content, tmp_path, needs)
    ours = serialize(read(content))
    theirs = rewritten(content, tmp_path, needs)
    assert ours == in_order(theirs)
    assert not complaints(ours, tmp_path, needs)


@pytest.mark.parametrize("tool", TOOLS)
def test_it_comes_back_the_same_a_second_time(tool: str) -> None:
    once = serialize(read((CASES / f"{tool}.po").read_bytes()))
    assert serialize(read(once)) == once


# msgcat would leave each CR of a comment in it.
@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_line_ends_make_no_difference(tool: str, end: bytes) -> None:
    content = (CASES / f"{tool}.po").read_bytes()
    assert read(content.replace(b"\n", end)) == read(content)


@pytest.mark.parametrize("width", [20, 76, 77, 79, 80, 120])
@pytest.mark.parametrize("tool", sorted({*TOOLS} - {"vim"}))
def test_where_a_tool_wraps_makes_no_difference(
    tool: str, width: int, tmp_path: Path, needs: Needs
) -> None:
    content = rewritten((CASES / f"{tool}.po").read_bytes(), tmp_path, needs)
    wrapped = rewritten(content, tmp_path, needs, f"--width={width}")
    assert serialize(read(wrapped)) == serialize(read(content))


@pytest.mark.parametrize("tool", TOOLS)
def test_polib_reads_in_it_what_we_read(tool: str) -> None:
    catalog = read((CASES / f"{tool}.po").read_bytes())
    theirs = polib.pofile(serialize(catalog).decode())
    assert [
        (each.msgctxt or "", each.msgid, each.msgstr or each.msgstr_plural.get(0, ""))
        for each in theirs
    ] == [
        (each.context, each.source, each.text)
        for each in (*catalog.translations, *catalog.obsolete)
    ]


def test_every_kind_of_line_is_in_the_corpus() -> None:
    text = b"\n".join(path.read_bytes() for path in CASES.glob("*.po"))
    marks = [b"# ", b"#.", b"#:", b"#, fuzzy", b"#| ", b"#~ ", b"#~| ", b"msgctxt"]
    marks += [b"msgid_plural", b"msgstr[2]", b'"', b"#,fuzzy", b"#~ #,", b"range:"]
    assert [mark for mark in marks if not re.search(re.escape(mark), text)] == []
