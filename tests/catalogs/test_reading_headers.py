"""What the header of a catalog says of it, and what is read without one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from babel import Locale

from pipeline.catalogs import parse, serialize
from pipeline.model.catalogs import Catalog
from pipeline.model.diagnostics import Severity
from tests.catalogs.peers import HEADER, complaints

FRENCH = Locale("fr")
Needs = Callable[[str], str]


def read(text: str) -> Catalog:
    checked = parse(text)
    assert checked.value is not None, checked.diagnostics
    return checked.value


def test_a_byte_order_mark_is_a_warning() -> None:
    checked = parse(b"\xef\xbb\xbf" + HEADER.encode())
    assert checked.value == parse(HEADER).value
    assert [each.code for each in checked.diagnostics] == ["po-byte-order-mark"]


def test_another_charset_is_read_with_a_warning() -> None:
    text = HEADER.replace("UTF-8", "ISO-8859-1") + 'msgid "é"\nmsgstr "è"\n'
    checked = parse(text.encode("latin-1"))
    assert checked.value is not None
    assert checked.value.translations[0].text == "è"
    assert checked.value.header("Content-Type") == "text/plain; charset=UTF-8"
    assert [each.code for each in checked.diagnostics] == ["po-charset"]


@pytest.mark.parametrize(
    ("charset", "line"), [("UTF-8", 7), ("KLINGON", 1), ("CHARSET", 7), ("ASCII", 7)]
)
def test_bytes_that_no_charset_explains_are_refused(charset: str, line: int) -> None:
    text = HEADER.replace("UTF-8", charset) + 'msgid "é"\nmsgstr ""\n'
    checked = parse(text.encode("latin-1"))
    assert checked.value is None
    assert [(each.code, each.line) for each in checked.diagnostics] == [
        ("po-charset", line)
    ]


def test_letters_in_a_file_that_says_it_is_ascii_are_refused_as_by_gettext(
    tmp_path: Path, needs: Needs
) -> None:
    text = HEADER.replace("UTF-8", "ASCII") + 'msgid "a"\nmsgstr "{}"\n'
    for word, is_read in (("e", True), ("é", False)):
        content = text.format(word).encode()
        assert bool(complaints(content, tmp_path, needs)) is not is_read
        assert (parse(content).value is not None) is is_read


def test_a_rule_for_plurals_counts_in_whatever_field_it_stands(
    tmp_path: Path, needs: Needs
) -> None:
    text = HEADER.replace('"Plural', '"X-Note: plural=n/0\\n"\n"Plural')
    content = f'{text}msgid "a"\nmsgstr "b"\n'.encode()
    assert complaints(content, tmp_path, needs)
    (finding,) = parse(content).diagnostics
    assert finding.code == "po-plural"


def test_a_line_of_the_header_that_names_no_field_is_kept() -> None:
    text = HEADER.replace('"Language', '"# a note\\n"\n"Language').replace(
        "UTF-8\\n", "ISO-8859-1\\nanother\\n"
    )
    written = serialize(read(text)).decode()
    assert '"# a note\\n"\n' in written
    assert '"Content-Type: text/plain; charset=UTF-8\\n"\n"another\\n"\n' in written
    assert serialize(read(written)).decode() == written


def test_a_header_that_a_tool_took_for_obsolete_is_the_header(
    tmp_path: Path, needs: Needs
) -> None:
    text = "".join(f"#~ {line}\n" for line in HEADER.strip().split("\n"))
    written = serialize(read(f'{text}\nmsgid "a"\nmsgstr "b"\n'))
    assert written.decode() == f'{HEADER}msgid "a"\nmsgstr "b"\n'
    assert not complaints(written, tmp_path, needs)


def test_a_missing_header_is_a_warning_and_its_locales_are_the_callers() -> None:
    checked = parse('msgid "a"\nmsgstr "b"\n', locale=FRENCH)
    assert checked.value is not None
    assert (checked.value.locale, checked.value.source_locale) == (FRENCH, Locale("en"))
    assert [each.code for each in checked.diagnostics] == ["po-no-header"]


def test_a_language_that_nobody_names_is_refused() -> None:
    (finding,) = parse('msgid "a"\nmsgstr "b"\n').diagnostics
    assert (finding.code, finding.severity) == ("po-language", Severity.ERROR)


def test_the_header_names_both_languages() -> None:
    text = HEADER.replace("fr\\n", 'fr_CA\\n"\n"X-Source-Language: en-GB\\n')
    catalog = parse(text).value
    assert catalog is not None
    assert str(catalog.locale) == "fr_CA"
    assert str(catalog.source_locale) == "en_GB"


def test_a_date_of_iso_8601_is_only_text() -> None:
    text = HEADER.replace(
        '"Lang', '"POT-Creation-Date: 2026-11-23T09:00:00Z\\n"\n"Lang'
    )
    catalog = parse(text).value
    assert catalog is not None
    assert catalog.header("POT-Creation-Date") == "2026-11-23T09:00:00Z"
